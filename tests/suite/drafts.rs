//! What `new`, `review`, `next`, `template show` and `schema` say in other languages than English.

use std::collections::BTreeSet;
use std::fs;

use sendplan::Sendplan;

use crate::cycle::{KOFI, class, read};
use crate::run::{Folder, built_in, example, root};

/// Words that are common in English notes, and are not Welsh.
const ENGLISH: [&str; 19] = [
    "the", "and", "of", "for", "with", "what", "how", "which", "when", "this", "that", "needed",
    "who", "write", "about", "where", "anything", "name", "other",
];

/// The notes of a text, without what is code in them.
fn notes(text: &str) -> Vec<String> {
    let notes = text.lines().filter_map(|line| line.trim_start().strip_prefix("# "));
    let joined = notes.collect::<Vec<_>>().join("\n");
    joined.split('`').step_by(2).flat_map(str::lines).map(str::to_owned).collect()
}

/// Those with English words, but for texts of the plan itself.
fn english(text: &str) -> Vec<String> {
    let is_english = |note: &String| {
        let small = note.to_lowercase();
        let mut words = small.split(|c: char| !c.is_alphabetic() && c != '-');
        words.any(|word| ENGLISH.contains(&word))
    };
    // Fields are named after “hefyd”, over as many lines as it takes.
    let names = |note: &String| {
        let words: Vec<&str> = note.split(", ").collect();
        note.starts_with("hefyd: ") || words.len() > 2 && words.iter().all(|one| !one.contains(' '))
    };
    notes(text).into_iter().filter(is_english).filter(|note| !names(note)).collect()
}

/// A school that writes Welsh, with the example's plan.
fn welsh_school(more: &str) -> Folder {
    let folder = Folder::new();
    folder.write("sendplan.yaml", format!("language: cy\n{more}"));
    folder.write("plan.yaml", example());
    folder
}

#[test]
fn a_new_plan_of_a_welsh_school_has_its_notes_in_welsh() {
    let folder = welsh_school("");
    assert_eq!(folder.run("new kofi.yaml -q").code, 0);
    let text = String::from_utf8(folder.read("kofi.yaml")).unwrap();
    assert!(
        text.contains(
            "# Yr enw mae’r plentyn yn ei ddefnyddio (angenrheidiol), er enghraifft: Sam"
        )
    );
    assert_eq!(english(&text), Vec::<String>::new());
    // What is typed is as it always is.
    for line in ["  known_as: \n", "  status: draft\n", "    need: N1\n"] {
        assert!(text.contains(line), "{line}");
    }
    let check = folder.run("check kofi.yaml --draft");
    assert_eq!(check.code, 0, "{}", check.stderr);
    insta::assert_snapshot!("new_in_welsh", text);
}

#[test]
fn so_have_its_reviews_and_the_plans_after_them() {
    let folder = class();
    folder.write("sendplan.yaml", format!("{}\nlanguage: cy\n", read(&folder, "sendplan.yaml")));
    let review = folder.run("review adam-2026-autumn.yaml");
    assert_eq!(review.code, 0, "{}", review.stderr);
    insta::assert_snapshot!("review_in_welsh", review.stdout);
    let next = folder.run(&format!("next {KOFI} -o next.yaml -q"));
    assert_eq!(next.code, 0, "{}", next.stderr);
    let text = String::from_utf8(folder.read("next.yaml")).unwrap();
    insta::assert_snapshot!("next_in_welsh", text);
    assert!(text.contains("date: Rhag 2026") && !text.contains("Dec 2026"), "{text}");
    // What is still to be done is found whatever language says it.
    let check = folder.run("check next.yaml --draft");
    assert_eq!(check.code, 0, "{}", check.stderr);
    assert!(check.stderr.contains("delete `TO DO: yn wir o hyd?`"), "{}", check.stderr);
}

#[test]
fn a_language_of_families_is_none_for_staff() {
    let folder = Folder::new();
    for language in ["pl", "fr"] {
        folder.write("sendplan.yaml", format!("language: {language}\n"));
        let new = folder.run("new");
        assert!(new.stdout.contains("# The name the child goes by (needed)"), "{language}");
    }
}

#[test]
fn the_schema_and_the_fields_of_a_template_are_in_the_language_of_the_school() {
    let folder = welsh_school("");
    let schema = folder.run("schema").stdout;
    assert!(schema.contains("\"description\": \"Y dyddiad geni\""), "{schema}");
    assert!(schema.contains("\"title\": \"Cynllun Cymorth SEND\""));
    let shown = folder.run("template show").stdout;
    assert!(shown.starts_with("Cynllun Cymorth SEND (send-support-plan)"), "{shown}");
    assert!(
        shown.contains("date_of_birth (date; teacher, leadership, senco): Y dyddiad geni"),
        "{shown}"
    );
    // Whoever extends the template changes what it says itself.
    assert!(
        folder.run("template show --labels").stdout.contains("notes.next.closed: {id} is closed.")
    );
    let idp = folder.run("new --template welsh-idp").stdout;
    assert!(idp.starts_with("# Cynllun Datblygu Unigol."), "{idp}");
    assert_eq!(english(&idp), Vec::<String>::new());
}

#[test]
fn what_a_template_says_otherwise_is_not_said_by_its_translation() {
    let folder = welsh_school("template: west-hill-plan\n");
    let manifest = "id: west-hill-plan\ntitle: West Hill plan\nextends: send-support-plan\n\
        words: {target: goal}\nsections:\n  - id: pupil\n    fields:\n\
        \x20     - {id: known_as, help: What everybody calls the child}\n\
        \x20     - {id: class, remove: yes}\n\
        \x20     - {id: house, type: text, help: The house}\n";
    folder.write("templates/west-hill-plan/template.yaml", manifest);
    folder.write(
        "templates/west-hill-plan/labels/cy.yaml",
        "manifest:\n  help: {pupil.house: Y tŷ}\nnotes: {needed: \" (rhaid)\"}\n",
    );
    let new = folder.run("new").stdout;
    for said in [
        "# West Hill plan.",
        "# What everybody calls the child (rhaid), er enghraifft: Sam",
        "# Y dyddiad geni, er enghraifft: 2018-11-05",
        "# hefyd: first_name, last_name, upn, picture, send_support_since, house",
    ] {
        assert!(new.contains(said), "no “{said}” in {new}");
    }
    assert!(!new.contains("class:"), "{new}");
    let shown = folder.run("template show").stdout;
    assert!(shown.contains("house (text; teacher, parent, leadership, senco): Y tŷ"), "{shown}");
    // In English the notes have the words of the template.
    let folder = class();
    let manifest = "id: west-hill-plan\nextends: send-support-plan\nwords: {target: goal}\n";
    folder.write("templates/west-hill-plan/template.yaml", manifest);
    let next = folder.run(&format!("next {KOFI} --template west-hill-plan"));
    assert!(next.stdout.contains("TO DO: write the goal again"), "{}{}", next.stdout, next.stderr);
}

#[test]
fn a_template_may_be_in_welsh_itself_and_be_asked_for_english() {
    let folder = welsh_school("");
    let manifest =
        "id: ein-cynllun\ntitle: Ein cynllun\nlanguage: cy\nextends: send-support-plan\n";
    folder.write("templates/ein-cynllun/template.yaml", manifest);
    folder.write("sendplan.yaml", "template: ein-cynllun\n");
    let welsh = folder.run("new").stdout;
    assert!(welsh.starts_with("# Ein cynllun.") && welsh.contains("# Y dyddiad geni"), "{welsh}");
    assert_eq!(english(&welsh), Vec::<String>::new());
    folder.write("sendplan.yaml", "template: ein-cynllun\nlanguage: en\n");
    let new = folder.run("new").stdout;
    assert!(new.contains("# The date of birth") && !new.contains("Y dyddiad"), "{new}");
    let check = folder.run("template check templates/ein-cynllun");
    assert_eq!(check.stderr, "`templates/ein-cynllun` has no errors\n");
}

#[test]
fn a_word_about_no_field_is_a_slip() {
    let folder = welsh_school("template: west-hill-plan\n");
    folder.write(
        "templates/west-hill-plan/template.yaml",
        "id: west-hill-plan\nextends: send-support-plan\n",
    );
    for (file, text, code) in [
        ("cy", "manifest:\n  help:\n    pupil.knwon_as: Enw\n", 0),
        ("en-GB", "manifest:\n  help:\n    pupil.knwon_as: Name\n", 0),
        ("cy", "notes:\n  next: {closd: Wedi cau}\n", 1),
        ("cy", "notes:\n  next: {still: Yn wir?}\n", 1),
        ("en-GB", "notes:\n  next: {still: Still so?}\n", 1),
        ("cy", "notes:\n  next: {closed: \"Mae {row} wedi’i gau\"}\n", 1),
    ] {
        folder.write(&format!("templates/west-hill-plan/labels/{file}.yaml"), text);
        let check = folder.run("template check templates/west-hill-plan");
        assert_eq!(check.code, code, "{text}");
        insta::assert_snapshot!(check.stderr);
        fs::remove_file(folder.path(&format!("templates/west-hill-plan/labels/{file}.yaml")))
            .unwrap();
    }
}

#[test]
fn every_sentence_that_is_written_is_a_label_in_each_language() {
    let sendplan = Sendplan::new().unwrap();
    let template = built_in(&sendplan);
    let of = |labels: &sendplan::internal::templates::Labels| -> BTreeSet<String> {
        labels.keys().filter_map(|key| key.strip_prefix("notes.")).map(str::to_owned).collect()
    };
    let keys = of(template.labels());
    assert!(keys.len() > 30);
    let mut code = String::new();
    for file in fs::read_dir(root().join("src/draft")).unwrap() {
        code += &fs::read_to_string(file.unwrap().path()).unwrap();
    }
    code += &fs::read_to_string(root().join("src/check/todo.rs")).unwrap().replace("notes.", "");
    for key in &keys {
        assert!(code.contains(&format!("\"{key}\"")), "nothing writes `{key}`");
    }
    let is_key = |text: &&str| ["new.", "review.", "next."].iter().any(|of| text.starts_with(of));
    for key in code.split('"').filter(is_key) {
        assert!(keys.contains(key), "there is no label for `{key}`");
    }
    // Welsh has all that there is to say of the fields too.
    let welsh = template.labels_in("cy").unwrap();
    assert_eq!(welsh.missing().collect::<Vec<_>>(), Vec::<&str>::new());
    let idp = sendplan.template("welsh-idp").unwrap();
    assert!(idp.labels().contains("notes.next.closed"));
}

/// A text that nearly fills its field, with a figure.
fn long(limit: usize) -> String {
    let text = "Play the flash game on 4 evenings a week and stop while he is happy, ".repeat(9);
    format!("{}END", &text[..limit - 3])
}

#[test]
fn nothing_that_a_plan_says_is_lost_or_becomes_something_else_in_the_next() {
    let folder = class();
    let plan = read(&folder, KOFI);
    let limit = 240;
    let first = "  parents_will:\n    - ";
    let plan = plan.replacen(first, &format!("{first}\"{}\"\n    - ", long(limit)), 1);
    let words = ["SA: x", "TA #2", "- a", "#1", "{x", "'q"];
    let words: String = words.iter().map(|word| format!("  {word:?}: speech\n")).collect();
    for id in ["T: 2", "T #2", "a, b", "- T"] {
        let quoted = format!("\"{id}\"");
        let plan = plan.replace("[T2", &format!("[{quoted}")).replace("T2]", &format!("{quoted}]"));
        let plan = plan.replace(": T2\n", &format!(": {quoted}\n"));
        let plan = plan.replace(" T2,", &format!(" {quoted},"));
        folder.write(KOFI, format!("{plan}\nglossary:\n{words}"));
        let next = folder.run(&format!("next {KOFI} -o next.yaml -q"));
        assert_eq!(next.code, 0, "{id}: {}", next.stderr);
        let check = folder.run("check next.yaml --draft");
        assert_eq!(check.code, 0, "{id}: {}", check.stderr);
        let next = read(&folder, "next.yaml");
        assert!(next.contains(&long(limit)), "{next}");
        assert!(next.contains("    # TO DO: still true?"), "{next}");
        for word in ["SA: x", "TA #2", "- a", "#1", "{x", "'q"] {
            assert!(next.contains(&format!("  {word:?}: speech")), "{word}: {next}");
        }
        let open = plan.split("\nreview:").next().unwrap();
        folder.write("open.yaml", open);
        let review = folder.run("review open.yaml -o reviewed.yaml -q");
        let review = if review.code == 0 {
            read(&folder, "reviewed.yaml")
        } else {
            let printed = folder.run("review open.yaml");
            assert_eq!(printed.code, 0, "{id}: {}", printed.stderr);
            format!("{open}\n{}", printed.stdout)
        };
        folder.write("reviewed.yaml", review);
        let check = folder.run("check reviewed.yaml --draft");
        assert!(!check.stderr.contains("error"), "{id}: {}", check.stderr);
        fs::remove_file(folder.path("next.yaml")).unwrap();
        fs::remove_file(folder.path("reviewed.yaml")).unwrap();
    }
}

#[test]
fn a_sentence_too_long_for_its_field_is_the_mark_alone() {
    let folder = class();
    let long = format!("{{mark}} {}", "please look at this again with the family ".repeat(14));
    folder.write("templates/d/template.yaml", "id: d\nextends: send-support-plan\n");
    let labels = format!(
        "notes:\n  next:\n    row_less: \"{long}\"\n    again: \"{long}\"\n    instead: \"{long}\"\n"
    );
    folder.write("templates/d/labels/en-GB.yaml", labels);
    let next = folder.run(&format!("next {KOFI} --template d -o next.yaml -q"));
    assert_eq!(next.code, 0, "{}", next.stderr);
    let check = folder.run("check next.yaml --draft --template d");
    assert_eq!(check.code, 0, "{}", check.stderr);
}

#[test]
fn a_school_may_call_its_language_as_it_does_itself() {
    for language in ["Cymraeg", "cymraeg", "Welsh", "cy-GB"] {
        let folder = Folder::new();
        folder.write("sendplan.yaml", format!("language: {language}\n"));
        assert!(folder.run("new new.yaml -q").code == 0);
        assert!(read(&folder, "new.yaml").contains("# Y dyddiad geni"), "{language}");
        let check = folder.run("check new.yaml --draft");
        assert_eq!(check.code, 0, "{language}: {}", check.stderr);
    }
}

/// A template that extends no other: the built-in one under another id.
fn exported(folder: &Folder) {
    let template = Sendplan::new().unwrap().template("send-support-plan").unwrap();
    fs::create_dir_all(folder.path("templates")).unwrap();
    template.export(folder.path("templates/own")).unwrap();
    let manifest = read(folder, "templates/own/template.yaml");
    let own = manifest.replacen("id: send-support-plan", "id: own", 1);
    folder.write("templates/own/template.yaml", own);
}

#[test]
fn notes_in_other_words_are_judged_by_what_they_are_given_in_any_template() {
    let folder = Folder::new();
    exported(&folder);
    let labels = read(&folder, "templates/own/labels/en-GB.yaml");
    let with = |notes: &str| {
        folder.write("templates/own/labels/en-GB.yaml", format!("{labels}\n{notes}\n"));
        folder.run("template check templates/own")
    };
    // The built-in Welsh note with a name is no slip of the school's.
    let check = with("notes: {next: {how: The next plan.}}");
    assert_eq!(check.code, 0, "{}", check.stderr);
    for (notes, said) in [
        ("notes: {next: {closed: \"{row} is closed\"}}", "`{row}`, for which there is no value"),
        ("notes: {next: {again: write again}}", "has to begin with `{mark}`"),
        ("notes: {nosuch: x}", "there is no label `notes.nosuch`"),
        ("notes: hello", "`notes` is a group of labels, not one"),
        ("notes: {next: hello}", "`notes.next` is a group of labels, not one"),
        ("notes: {needed: {a: b}}", "`notes.needed` is one label, not a group"),
    ] {
        let check = with(notes);
        assert_eq!(check.code, 1, "{notes}: {}", check.stderr);
        assert!(check.stderr.contains(said), "{notes}: {}", check.stderr);
    }
}

#[test]
fn keys_may_be_written_in_one_or_in_groups() {
    for labels in [
        "notes.new.write: \"{mark} X\"\nmanifest.help.pupil.known_as: Enw’r plentyn\n",
        "notes: {new.write: \"{mark} X\"}\nmanifest: {help: {pupil: {known_as: Enw’r plentyn}}}\n",
    ] {
        let folder = welsh_school("template: w\n");
        folder.write("templates/w/template.yaml", "id: w\nextends: send-support-plan\n");
        folder.write("templates/w/labels/cy.yaml", labels);
        let new = folder.run("new").stdout;
        assert!(new.contains("# Enw’r plentyn (angenrheidiol)"), "{labels}: {new}");
        assert!(new.contains("# Ar gyfer pwy mae’r cynllun\npupil:"), "{labels}: {new}");
        let shown = folder.run("template show --labels").stdout;
        assert!(shown.contains("notes.new.write: {mark} write this"), "{shown}");
    }
}

#[test]
fn the_language_of_a_template_between_two_is_that_of_the_one_above() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", "template: two\n");
    let gym = "id: gym\ntitle: Cynllun\nlanguage: cy\nextends: send-support-plan\n";
    folder.write("templates/gym/template.yaml", gym);
    folder.write("templates/two/template.yaml", "id: two\nextends: gym\n");
    let new = folder.run("new");
    assert!(new.stdout.contains("# Y dyddiad geni"), "{}{}", new.stdout, new.stderr);
    // One that brings Welsh to a template without it has the notes in Welsh too.
    let folder = welsh_school("template: kid\n");
    exported(&folder);
    fs::remove_dir_all(folder.path("templates/own/labels")).unwrap();
    let english = fs::read(root().join("templates/send-support-plan/labels/en-GB.yaml")).unwrap();
    folder.write("templates/own/labels/en-GB.yaml", english);
    folder.write("templates/kid/template.yaml", "id: kid\nextends: own\n");
    folder.write("templates/kid/labels/cy.yaml", "manifest: {help: {pupil.known_as: Enw}}\n");
    let new = folder.run("new");
    assert!(new.stdout.contains("# Enw (angenrheidiol), er enghraifft: Sam"), "{}", new.stderr);
}
