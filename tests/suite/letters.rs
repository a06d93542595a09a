//! What goes home before a review: the invitation, the sheets and the form; and that nothing in them is wrong or hurts.

use std::fs;

use sendplan::internal::templates::{Field, FieldKind, Required, Role};
use sendplan::{RenderOptions, Sendplan};

use crate::run::{
    Folder, built_in, example, made, on, only, page_count, pdf_pages, pdf_text, root, squeezed,
};

const LETTERS: &str =
    "--document invitation --document views-child --document views-parent --document review-form";

/// The samples, in a folder of their own.
fn class() -> Folder {
    let folder = Folder::new();
    let samples = root().join("samples/larkfield");
    for entry in walkdir::WalkDir::new(&samples) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(&samples).unwrap().to_string_lossy().into_owned();
            folder.write(&format!("plans/{name}"), fs::read(entry.path()).unwrap());
        }
    }
    folder
}

/// The same with parents who read a language without labels, so that their letters are in English.
fn class_in_english() -> Folder {
    let folder = class();
    let name = "plans/zeynep-2026-autumn.yaml";
    let plan = String::from_utf8(folder.read(name)).unwrap();
    folder.write(name, plan.replace("language: Turkish", "language: Kurdish"));
    folder
}

/// The text of the one file that a run of these words gives.
fn text_of(folder: &Folder, line: &str) -> String {
    let ran = folder.run(line);
    let name = ran.stdout.lines().next().unwrap_or_else(|| panic!("{line}: {}", ran.stderr));
    pdf_text(&folder.read(&format!("out/{name}")))
}

#[test]
fn letters_are_made_only_for_reviews_that_lie_ahead() {
    let folder = class();
    let ran = folder.run("render plans --all --document invitation --today 2026-12-01");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    // One of each plan, and two of Iris's and Ruby's: what is written down of a review on 7 December lies ahead on the first.
    assert_eq!(ran.stdout.lines().count(), 10, "{}", ran.stdout);
    assert!(
        ran.stderr.contains(
            "3 plans were left out: their review has taken place or its date has passed\n"
        ),
        "{}",
        ran.stderr
    );
    let ran = folder.run("render plans --document invitation --today 2026-12-20 -o late");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("7 plans were left out"), "{}", ran.stderr);
    // Only Ruby's review, in January, still lies ahead.
    let late = folder.names("late");
    let letters = late.iter().filter(|name| name.contains("_invitation_"));
    assert!(letters.clone().all(|name| name.starts_with("RA-1_")), "{late:?}");
    assert_eq!(letters.count(), 2, "{late:?}");
    let ran = folder.run("render plans --document invitation --today 2026-12-20 --verbose");
    assert!(
        ran.stderr
            .contains("adam-2026-autumn.yaml: the date of its review, 7 December 2026, has passed")
            && ran.stderr.contains("kofi-2026-autumn.yaml: its review has taken place"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_named_plan_that_gives_no_letter_is_told_so_plainly() {
    let folder = class();
    let ran =
        folder.run("render plans/kofi-2026-autumn.yaml --document invitation --today 2026-12-20");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("was left out: its review has taken place, and letters are only made for reviews still to come"),
        "{}",
        ran.stderr
    );
    let ran = folder
        .run("render plans/kofi-2026-autumn.yaml --document invitation --document plan-parent --today 2026-12-20");
    assert_eq!((ran.code, ran.stdout.lines().count()), (0, 1), "{}", ran.stderr);
    assert!(ran.stderr.contains("was left out: its review has taken place"), "{}", ran.stderr);
    // The day of the review itself is not past.
    let ran = folder
        .run("render plans/adam-2026-autumn.yaml --document invitation --today 2026-12-07 -q");
    assert_eq!((ran.code, ran.stdout.lines().count()), (0, 1), "{}", ran.stderr);
}

#[test]
fn the_day_of_a_letter_judges_no_plan() {
    let folder = class();
    folder.write("plans/sendplan.yaml", {
        let settings = String::from_utf8(folder.read("plans/sendplan.yaml")).unwrap();
        format!("{settings}\nrules: {{late-review: error}}\n")
    });
    let ran = folder
        .run("render plans/adam-2026-autumn.yaml --document plan-child --today 2027-06-01 -q");
    assert_eq!(ran.code, 0, "an overdue plan can still be printed: {}", ran.stderr);
}

#[test]
fn a_folder_leaves_out_plans_of_closed_cycles() {
    let folder = class();
    let ran = folder.run("render plans --document plan-parent --dry-run");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(ran.stdout.lines().count(), 10, "{}", ran.stdout);
    assert!(
        ran.stderr.contains("3 plans of closed cycles left out; add `--all` to make them"),
        "{}",
        ran.stderr
    );
    let ran = folder.run("render plans --document plan-parent --dry-run --verbose");
    assert!(ran.stderr.contains("kofi-2026-spring.yaml"), "{}", ran.stderr);
    let ran = folder.run("render plans --document plan-parent --dry-run --all");
    assert_eq!(ran.stdout.lines().count(), 14, "{}", ran.stdout);
    let named =
        folder.run("render plans/earlier/kofi-2026-spring.yaml --document plan-parent --dry-run");
    assert_eq!(named.stdout.lines().count(), 1, "{}", named.stderr);
    let ran = folder.run("render plans/earlier --document plan-parent --dry-run");
    assert_eq!((ran.code, ran.stdout.lines().count()), (0, 0), "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stderr.contains("3 plans of closed cycles left out"), "{}", ran.stderr);
}

#[test]
fn two_children_of_one_name_lose_no_plan() {
    let folder = Folder::new();
    let plan = example().replacen("  id: ST-1\n", "", 1);
    let closed = plan
        .replacen("status: agreed", "status: closed", 1)
        .replacen("start: 2026-09-14", "start: 2026-04-20", 1)
        .replacen("term: autumn", "term: summer", 1)
        .replacen("date_of_birth: ", "date_of_birth: 2017-03-01 # ", 1)
        .replacen("class: ", "class: other ", 1);
    folder.write("plans/one.yaml", &plan).write("plans/two.yaml", closed);
    let ran = folder.run("render plans --document plan-child --dry-run --all");
    assert_eq!(ran.stdout.lines().count(), 2, "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn shards_leave_out_the_same_plans_as_the_whole() {
    let folder = class();
    let whole = folder.run("render plans --document plan-parent --dry-run -q").stdout;
    let mut parts: Vec<String> = (1..=3)
        .flat_map(|number| {
            let ran = folder.run(&format!(
                "render plans --document plan-parent --dry-run -q --shard {number}/3"
            ));
            ran.stdout.lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    parts.sort();
    assert_eq!(parts, whole.lines().collect::<Vec<_>>());
}

#[test]
fn the_invitation_says_when_where_and_whose_number_and_nothing_that_hurts() {
    let folder = class_in_english();
    let zeynep = text_of(&folder, "render plans/zeynep-2026-autumn.yaml --document invitation -q");
    for words in [
        "DearElifYıldızandSerkanYıldız,",
        "Monday7December2026at3.30pmin1Robin",
        "ATurkishinterpreterwilljoinusbytelephone.",
        "ringtheschoolofficeon02079460120",
        "MsFaridaNoor,theSENCO",
        "Replyslip",
        "PleasereturnthisslipTOMrDanielOkorobyMonday30November2026".replace("TO", "to").as_str(),
        "Headteacher:MrAdrianCole",
        "1LarkfieldLane",
    ] {
        assert!(zeynep.contains(words), "no {words} in {zeynep}");
    }
    for words in
        ["I/wewouldlikeaninterpreter", "brother", "14September", "19May2021", "she/her", "born"]
    {
        assert!(!zeynep.contains(words), "{words} in {zeynep}");
    }
    let kofi = text_of(&folder, "render plans/kofi-2026-autumn.yaml --document invitation -q");
    assert!(!kofi.contains("3February2019") && !kofi.contains("he/him"), "{kofi}");
    assert!(!kofi.contains("Aninterpretercanjoinus"), "nobody asked for one: {kofi}");
}

#[test]
fn staff_keep_their_note_on_interpreting_and_no_parent_reads_it() {
    let sendplan = Sendplan::new().unwrap();
    let path = root().join("samples/larkfield/zeynep-2026-autumn.yaml");
    let outcome = made(&sendplan.open(&path).unwrap(), &RenderOptions::new());
    for file in &outcome.files {
        let told = pdf_text(file.bytes()).contains("mustnotinterpret");
        assert_eq!(
            told,
            file.name().contains("_plan_") && file.name().contains("teacher"),
            "{}",
            file.name()
        );
    }
}

#[test]
fn a_language_without_a_booking_offers_an_interpreter() {
    let folder = class_in_english();
    let plan = String::from_utf8(folder.read("plans/zeynep-2026-autumn.yaml")).unwrap();
    let plan = plan.replacen(
        "  review_interpreter: A Turkish interpreter will join us by telephone.\n",
        "",
        1,
    );
    folder.write("plans/zeynep-2026-autumn.yaml", plan);
    let text = text_of(&folder, "render plans/zeynep-2026-autumn.yaml --document invitation -q");
    assert!(text.contains("Aninterpretercanjoinus."), "{text}");
}

#[test]
fn the_invitation_fits_its_sides_in_every_print() {
    let folder = class_in_english();
    for name in ["adam", "iris", "kofi", "zeynep"] {
        for (print, most) in [("standard", 1), ("clear", 1), ("large", 2)] {
            let ran = folder.run(&format!(
                "render plans/{name}-2026-autumn.yaml --document invitation --print {print} -q -o {print}"
            ));
            for file in ran.stdout.lines() {
                let sides = page_count(&folder.read(&format!("{print}/{file}")));
                assert!(sides <= most, "{file} in {print}: {sides} sides");
            }
        }
    }
}

/// A Turkish household's template: the built-in one with a few labels in Turkish.
fn with_turkish(folder: &Folder) {
    assert_eq!(folder.run("template export -o ours -q").code, 0);
    let labels = "months: [Ocak, Şubat, Mart, Nisan, Mayıs, Haziran, Temmuz, Ağustos, Eylül, Ekim, Kasım, Aralık]\n\
        weekdays: [Pazartesi, Salı, Çarşamba, Perşembe, Cuma, Cumartesi, Pazar]\n\
        dates: {weekday: \"{day} {month} {year} {weekday}\"}\n\
        choices:\n  language: {tr: Türkçe}\n  term: {autumn: Sonbahar}\n\
        invitation:\n  title: Toplantıya davet\n  dear: \"Sayın {names},\"\nwords:\n  and: \" ve \"\n";
    folder.write("ours/labels/tr.yaml", labels);
}

#[test]
fn a_letter_is_in_its_readers_language_as_soon_as_there_are_labels() {
    let folder = class();
    with_turkish(&folder);
    let ran = folder.run("template check ours");
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let line =
        "render plans/zeynep-2026-autumn.yaml --document invitation --template-folder ours -q";
    let ran = folder.run(line);
    let bytes = folder.read(&format!("out/{}", ran.stdout.trim()));
    let text = pdf_text(&bytes);
    for words in
        ["Toplantıyadavet", "SayınElifYıldızveSerkanYıldız", "7Aralık2026Pazartesi", "Sonbahar2026"]
    {
        assert!(text.contains(words), "no {words} in {text}");
    }
    assert!(text.contains("Replyslip"), "what has no translation stays English: {text}");
    let raw = String::from_utf8_lossy(&bytes);
    assert!(raw.contains("/Lang(tr") || raw.contains("/Lang (tr"), "the PDF's language is not set");
    // The parents' plan has both languages; another family's letter stays as it is.
    let plan = folder.run(&format!("{} --format typst", line.replace("invitation", "plan-parent")));
    let source = String::from_utf8(folder.read(&format!("out/{}", plan.stdout.trim()))).unwrap();
    assert!(source.contains("lang: \"tr\"") && source.contains("both-languages("), "{source}");
    let kofi = text_of(&folder, &line.replace("zeynep", "kofi"));
    assert!(kofi.contains("Invitationtothereviewmeeting"), "{kofi}");
}

#[test]
fn a_parents_language_is_recognised_however_it_is_written() {
    let folder = Folder::new();
    with_turkish(&folder);
    let sendplan = Sendplan::builder().template_folder(folder.path("ours")).build().unwrap();
    let template = &*built_in(&sendplan);
    for wish in [
        "Turkish",
        "turkish",
        "Türkçe",
        "tr",
        "Turkish; reads a little English",
        "Turkish (some English)",
        "speaks Kurdish, reads Turkish",
        "Turkish and Kurdish",
        "Speaks English but reads Turkish",
        "Speaks English and reads Turkish",
        "Doesn't read English; speaks Turkish",
        "Can’t read English; speaks Turkish",
        "No English; Turkish",
        "Learning English, speaks Turkish",
    ] {
        assert_eq!(template.language_for(wish), Some("tr"), "{wish}");
    }
    for wish in [
        "English",
        "Greek",
        "",
        "English and Turkish",
        "Turkish at home; reads English",
        "Finds reading hard, so please phone",
        "Does not read English",
    ] {
        assert_eq!(template.language_for(wish), None, "{wish}");
    }
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    for (wish, language) in [
        ("Speaks little English, mainly Somali", "so"),
        ("Af-Soomaali", "so"),
        ("so", "so"),
        ("اردو۔", "ur"),
        ("বাংলা।", "bn"),
        ("ਪੰਜਾਬੀ", "pa"),
        ("Türkçe; biraz İngilizce", "tr"),
    ] {
        assert_eq!(template.language_for(wish), Some(language), "{wish}");
    }
}

#[test]
fn labels_of_a_language_that_do_not_fit_are_faults() {
    for (labels, said) in [
        ("invitation: {titel: Davet}", "there is no label `invitation.titel`"),
        ("invitation: {dear: \"Sayın {name},\"}", "which no layout gives it"),
        ("months: [Ocak]", "twelve names"),
    ] {
        let folder = Folder::new();
        folder.run("template export -o ours -q");
        folder.write("ours/labels/tr.yaml", labels);
        let ran = folder.run("template check ours");
        assert_eq!(ran.code, 1, "{labels}");
        assert!(
            format!("{}{}", ran.stdout, ran.stderr).contains(said),
            "{}{}",
            ran.stdout,
            ran.stderr
        );
    }
    let folder = Folder::new();
    folder.run("template export -o ours -q");
    folder.write("ours/labels/turkish-words.yaml", "months: []");
    let ran = folder.run("template check ours");
    assert!(
        format!("{}{}", ran.stdout, ran.stderr).contains("is not named after a language"),
        "{}",
        ran.stderr
    );
}

/// The fields of a review that a person has to, or had better, fill in.
fn asked(fields: &[Field], above: &str, always: bool, into: &mut Vec<String>) {
    for field in fields {
        let path =
            if above.is_empty() { field.id.clone() } else { format!("{above}.{}", field.id) };
        let wanted =
            field.required != Required::Optional || field.required_when.is_some() || always;
        let item = match &field.kind {
            FieldKind::List { item, .. } => &item.kind,
            kind => kind,
        };
        match item {
            FieldKind::Reference { .. } => {}
            FieldKind::Group { fields, any_of, .. } => {
                // Of a group with one of several needed, each is asked for.
                let any = |field: &Field| any_of.contains(&field.id);
                let (some, rest): (Vec<Field>, Vec<Field>) = fields.iter().cloned().partition(any);
                asked(&some, &path, true, into);
                // The words for the child are texts of the child's own page, and every one is asked for.
                asked(&rest, &path, field.id == "child", into);
            }
            _ if wanted => into.push(path),
            _ => {}
        }
    }
}

#[test]
fn the_form_asks_for_every_field_that_the_check_later_misses() {
    let sendplan = on("2026-10-01");
    let template = &*built_in(&sendplan);
    let (_, review) = template.by_role(Role::Review).unwrap();
    let mut fields = Vec::new();
    asked(review.children(), "", false, &mut fields);
    assert!(fields.len() > 25, "{fields:?}");
    let layout = template.files().text("review-form.typ.j2").unwrap();
    let path = root().join("samples/larkfield/kofi-2026-autumn.yaml");
    let options = only(["review-form"]);
    let outcome = made(&sendplan.open(path).unwrap(), &options);
    let text = pdf_text(outcome.files[0].bytes());
    for field in fields {
        let key = format!("form.{field}");
        assert!(layout.contains(&format!("label(\"{key}")), "the form has no place for `{field}`");
        let words = template.labels().get(&key).unwrap_or_else(|| panic!("no label {key}"));
        let first = words.split('{').next().unwrap();
        assert!(text.contains(&squeezed(first)), "`{words}` is not on the form");
    }
    for words in
        ["Trip,event", "Goesonwithchanges", "Whatwillbedone", "Bywhen", "AmaMensah(mother)said"]
    {
        assert!(text.contains(words), "no {words} on the form");
    }
}

#[test]
fn every_child_is_asked_what_to_learn_next() {
    let folder = class();
    for name in ["adam", "iris", "kofi", "zeynep"] {
        for print in ["", "--print clear", "--print large", "--child-sheet a3"] {
            let line = format!(
                "render plans/{name}-2026-autumn.yaml --document views-child -q {print} --force"
            );
            let ran = folder.run(&line);
            assert_eq!(ran.code, 0, "{line}: {}", ran.stderr);
            let bytes = folder.read(&format!("out/{}", ran.stdout.trim()));
            let text = pdf_text(&bytes);
            assert!(text.contains("WhatIwanttolearnnext"), "{line}: {text}");
            assert!(text.contains("Whathelpsmemost") && page_count(&bytes) <= 2, "{line}");
        }
    }
    for file in fs::read_dir(root().join("tests/stress")).unwrap() {
        let file = file.unwrap().path();
        let folder = Folder::new();
        folder.write("sendplan.yaml", example()).write("plan.yaml", fs::read(&file).unwrap());
        let ran = folder.run("render plan.yaml --document views-child -q");
        assert_eq!(ran.code, 0, "{}: {}", file.display(), ran.stderr);
        let text = pdf_text(&folder.read(&format!("out/{}", ran.stdout.trim())));
        assert!(text.contains("WhatIwanttolearnnext"), "{}", file.display());
    }
}

#[test]
fn no_heading_stands_alone_at_the_foot_of_a_page() {
    let folder = class();
    let headings = [
        "What happened with each target",
        "Support given",
        "The help that was given",
        "Before and after",
        "What each of us said",
        "What we decided together",
        "The targets",
        "Overall",
        "My targets",
        "Signatures",
        "Reply slip",
    ];
    for name in ["adam", "iris", "kofi", "zeynep"] {
        for print in ["standard", "clear", "large"] {
            let line = format!(
                "render plans/{name}-2026-autumn.yaml {LETTERS} -q --print {print} -o {print}"
            );
            let ran = folder.run(&line);
            assert_eq!(ran.code, 0, "{line}: {}", ran.stderr);
            for file in ran.stdout.lines() {
                for page in pdf_pages(&folder.read(&format!("{print}/{file}"))) {
                    // The last lines of a page's text are its foot.
                    let foot = page.iter().rposition(|line| headings.contains(&line.as_str()));
                    let left = foot.map_or(9, |at| page.len() - at - 1);
                    assert!(
                        left >= 3,
                        "{file} in {print}: a heading is alone: {:?}",
                        &page[page.len().saturating_sub(6)..]
                    );
                }
            }
        }
    }
}

#[test]
fn the_parents_sheet_asks_about_each_target_in_the_childs_words() {
    let folder = class();
    let text = text_of(&folder, "render plans/kofi-2026-autumn.yaml --document views-parent -q");
    for words in [
        "Iwillreadwordswithai,ea,oaandow.",
        "Haveyouseenanyofthisathome?",
        "Whatisgoingwell?",
        "Isanythingworryingyou?",
        "PleasereturnthissheettoMrsGraceLindqvistbyMonday30November2026",
    ] {
        assert!(text.contains(words), "no {words} in {text}");
    }
    assert!(!text.contains("By7December2026Kofiwillreadaloud"), "{text}");
}

#[test]
fn families_read_why_sessions_were_missed_in_words_and_staff_read_more() {
    let sendplan = Sendplan::new().unwrap();
    let path = root().join("samples/larkfield/kofi-2026-autumn.yaml");
    let outcome = made(&sendplan.open(path).unwrap(), &RenderOptions::new());
    let text = |document: &str| {
        let file = outcome.files.iter().find(|file| file.document() == document).unwrap();
        pdf_text(file.bytes())
    };
    let (parent, teacher) = (text("review-parent"), text("review-teacher"));
    let families =
        squeezed("Some sessions were missed: a trip or a school event; the child was away.");
    assert!(parent.contains(&families) && teacher.contains(&families), "{parent}");
    assert!(teacher.contains("registrationranlate") && !parent.contains("registrationranlate"));
}

#[test]
fn marks_are_curly_on_the_page_and_straight_in_the_plan() {
    let sendplan = Sendplan::new().unwrap();
    let plan =
        example().replacen("quote: ", "quote: \"\\\"That's it\\\", 5'6\\\" and the '90s\" # ", 1);
    let outcome = made(&sendplan.read("plan.yaml", plan).unwrap(), &RenderOptions::new());
    let text = pdf_text(outcome.files[0].bytes());
    assert!(text.contains("“That’sit”,5'6\"andthe’90s"), "{text}");
}

#[test]
fn a_promise_of_a_translation_is_found_until_somebody_has_made_it() {
    let folder = class();
    let plan = String::from_utf8(folder.read("plans/zeynep-2026-autumn.yaml")).unwrap();
    let check = "check plans/zeynep-2026-autumn.yaml";
    let found = |plan: &str| {
        folder.write("plans/zeynep-2026-autumn.yaml", plan);
        folder.run(check).stderr.contains("promised-translation")
    };
    assert!(!found(&plan), "the sample promises only what is there");
    let old = plan.lines().find(|line| line.starts_with("  other_formats:")).unwrap();
    let promising = plan.replacen(
        old,
        "  other_formats: Turkish and English side by side, translated by Mrs Aksoy",
        1,
    );
    assert!(found(&promising));
    let made = promising.replacen(
        "    - to: Zeynep\n",
        "    - {to: Parents, date: 2026-09-18, language: tr}\n    - to: Zeynep\n",
        1,
    );
    assert!(!found(&made));
}

#[test]
fn the_quality_report_quotes_nothing_that_only_the_child_may_read() {
    let folder = Folder::new();
    // A school's own template in which a field is for the child alone.
    assert_eq!(folder.run("template export -o ours -q").code, 0);
    let manifest = String::from_utf8(folder.read("ours/template.yaml")).unwrap();
    let (shared, alone) = (
        "limit: 90, role: child-text, audiences: [teacher, child]",
        "limit: 90, role: child-text, audiences: [child]",
    );
    assert!(manifest.contains(shared));
    folder.write("ours/template.yaml", manifest.replacen(shared, alone, 1));
    let secret = "Zorqual approximates multiplicative quandaries";
    let plan = example();
    let old = plan.lines().rfind(|line| line.starts_with("    child: ")).unwrap();
    let plan =
        plan.replacen(old, &format!("    child: {secret} with provision for his EHCP targets"), 1);
    folder.write("plans/plan.yaml", plan);
    let found = folder.run("check plans/plan.yaml --verbose --template-folder ours").stderr;
    assert!(found.contains("EHCP") || found.contains("approximates"), "{found}");
    let ran = folder
        .run("render plans --document quality-report --today 2026-10-01 --template-folder ours -q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = pdf_text(&folder.read(&format!("out/{}", ran.stdout.trim())));
    for word in ["Zorqual", "approximates", "quandaries", "multiplicative"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
    assert!(text.contains("Provision3,child"), "the part is named: {text}");
}
