//! Whatever is printed is about the right child: fresh plans, settings of several folders, names, gaps, two of one name.

use sendplan::{Level, Sendplan};

use crate::run::{Folder, built_in, example, example_with};

/// The findings of a rule in a plan: level, field and message.
fn found(plan: &str, rule: &str) -> Vec<String> {
    let sendplan = Sendplan::new().unwrap();
    let plan = sendplan.read("plan.yaml", plan).unwrap();
    let of_rule = plan.findings().iter().filter(|finding| finding.rule().id() == rule);
    of_rule
        .map(|finding| {
            let level = if finding.level() == Level::Error { "error" } else { "warning" };
            let place = finding.primary().map(|label| label.place().text().to_owned());
            format!("{level} {}: {}", finding.field_path().unwrap_or(""), place.unwrap_or_default())
        })
        .collect()
}

/// The example with another sentence as its third target.
fn target(text: &str) -> String {
    let old = "By 7 December 2026 Sam will show his break card before he leaves the room, by himself, in 9 of 10 breaks, so that an adult knows where he is and he comes back ready to work.";
    example_with(old, text)
}

/// The same pupil's plan in another class and term.
fn sam(class: &str, last: &str, id: &str, term: &str) -> String {
    let (start, review) = match term {
        "spring" => ("2027-01-11", "2027-03-22"),
        _ => ("2026-09-14", "2026-12-07"),
    };
    let mut plan = example_with("class: 3 Maple", &format!("class: {class}"))
        .replacen("  first_name: Sam\n  last_name: Taylor\n", "", 1)
        .replacen("  date_of_birth: 2018-11-05\n", "", 1)
        .replacen("term: autumn", &format!("term: {term}"), 1)
        .replacen("start: 2026-09-14", &format!("start: {start}"), 1)
        .replacen("review_date: 2026-12-07", &format!("review_date: {review}"), 1);
    let last = if last.is_empty() { String::new() } else { format!("  last_name: {last}\n") };
    let id = if id.is_empty() { String::new() } else { format!("  id: {id}\n") };
    plan = plan.replacen("  id: ST-1\n", &format!("{last}{id}"), 1);
    plan
}

#[test]
fn a_fresh_plan_holds_nothing_of_any_child() {
    let folder = Folder::new();
    let ran = folder.run("new plan.yaml");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = String::from_utf8(folder.read("plan.yaml")).unwrap();
    let filled: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .map(|line| line.trim().trim_start_matches("- "))
        .filter(|line| line.split_once(": ").is_some_and(|(_, value)| !value.trim().is_empty()))
        .collect();
    let ready = [
        "template: send-support-plan",
        "number: 1",
        "status: draft",
        "version: 1",
        "id: N1",
        "id: T1",
        "need: N1",
        "id: P1",
        "targets: [T1]",
    ];
    assert_eq!(filled, ready);
    let sections = text.lines().filter_map(|line| line.strip_suffix(':'));
    let sections: Vec<&str> = sections.filter(|line| !line.starts_with([' ', '#'])).collect();
    assert_eq!((sections.first(), sections.last()), (Some(&"pupil"), Some(&"school")));
    assert!(text.contains("  pronouns: \n") && text.contains("\n  id: \n"), "they are asked for");
    assert!(text.lines().count() < 400, "{}", text.lines().count());
    assert_eq!(folder.run("check plan.yaml --draft").code, 0);
    assert_eq!(folder.run("check plan.yaml").code, 1);
    let ran = folder.run("render plan.yaml --draft -o out");
    assert_eq!((ran.code, folder.names("out").len()), (0, 4), "{}", ran.stderr);
}

#[test]
fn a_fresh_plan_leaves_to_the_school_what_the_school_says() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", "school: {name: Larkfield}\nroles: {senco: Ms Noor}\n").write(
        "3-kestrel/sendplan.yaml",
        "pupil: {class: 3 Kestrel}\nroles: {class_teacher: Mrs Grey}\n",
    );
    assert_eq!(folder.run("new 3-kestrel/maya.yaml").code, 0);
    let text = String::from_utf8(folder.read("3-kestrel/maya.yaml")).unwrap();
    for line in ["school:", "  senco: ", "  class_teacher: ", "  class: "] {
        assert!(!text.lines().any(|one| one == line), "{line}");
    }
    assert!(text.contains("  known_as: \n") && text.contains("  senco_advice: \n"), "{text}");
    let told: String = text.replace("\n# ", " ");
    assert!(
        told.contains("it comes from `sendplan.yaml` and `../sendplan.yaml`: school, pupil.class, roles.class_teacher, roles.senco"),
        "{text}"
    );
}

#[test]
fn settings_of_several_folders_are_laid_over_each_other() {
    let folder = Folder::new();
    let plan = example();
    let (_, rest) = plan.split_once("\ncosts:").unwrap();
    let rest = rest.replacen("  class: 3 Maple\n", "", 1).replacen("  senco: Ms Hill\n", "", 1);
    folder
        .write("sendplan.yaml", "school: {name: Larkfield, phone: 020 7946 0120}\nroles: {senco: Ms Noor}\nprint: huge\n")
        .write("in/3-maple/sendplan.yaml", "pupil: {class: 3 Maple}\nschool: {name: Larkfield Infants}\n")
        .write("in/3-maple/sam.yaml", format!("costs:{rest}"));
    let ran = folder.run("check in/3-maple/sam.yaml");
    assert!(ran.stderr.contains(" --> sendplan.yaml:3:"), "the file it came from: {}", ran.stderr);
    assert!(!ran.stderr.contains("`school` is missing"), "{}", ran.stderr);
    folder.write(
        "sendplan.yaml",
        "school: {name: Larkfield, phone: 020 7946 0120}\nroles: {senco: Ms Noor}\n",
    );
    let ran = folder.run("render in/3-maple/sam.yaml --document plan-parent --format typst -o out");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let page = String::from_utf8(folder.read("out/ST-1_plan_2026-autumn_v1_parent.typ")).unwrap();
    assert!(page.contains("Larkfield Infants") && page.contains("Ms Noor"), "the nearest first");
    assert!(page.contains("3 Maple"));
    let ran = folder.run("check in/3-maple/sendplan.yaml");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
}

#[test]
fn an_example_that_was_left_is_an_error_that_only_a_waiver_lifts() {
    let sendplan = Sendplan::new().unwrap();
    let template = &*built_in(&sendplan);
    let field = template.field("assess.long_term_outcome").unwrap();
    let text = field.example_texts().first().unwrap().replace("Sam", "Maya");
    let left = example_with("known_as: Sam", "known_as: Maya").replacen(
        "By July 2028 Sam starts and finishes a piece of writing in any lesson by himself, and says so when he needs a break.",
        &text.to_uppercase(),
        1,
    );
    assert_eq!(found(&left, "left-over").len(), 1, "the name alone was changed");
    let folder = Folder::new();
    let waiver = |rest: &str| {
        format!(
            "{left}\nwaivers:\n  - rule: left-over\n    at: assess.long_term_outcome\n    reason: It is true of her, too.\n{rest}"
        )
    };
    folder.write("plan.yaml", format!("{left}\nrules: {{left-over: off}}\n"));
    let ran = folder.run("check plan.yaml --draft");
    assert!(ran.stderr.contains("the level of `left-over` is fixed"), "{}", ran.stderr);
    assert!(ran.stderr.contains("error[left-over]"), "no draft lifts it: {}", ran.stderr);
    folder.write("plan.yaml", waiver(""));
    assert!(folder.run("check plan.yaml --draft").stderr.contains("error[left-over]"), "no date");
    folder.write("plan.yaml", waiver("    date: 2026-09-14\n"));
    assert!(!folder.run("check plan.yaml").stderr.contains("error[left-over]"));
    assert!(found(&example(), "left-over").is_empty());
}

#[test]
fn a_name_of_nobody_in_the_plan_is_an_error() {
    for (text, name) in [
        ("By 7 December 2026 Oscar will show a card in 9 of 10 breaks.", "Oscar"),
        (
            "By 7 December 2026 Sam will show a card in 9 of 10 breaks, so that Tumelo can join in.",
            "Tumelo",
        ),
        ("By 7 December 2026 Sam will show the card to Aisha in 9 of 10 breaks.", "Aisha"),
        ("By 7 December 2026 Grace Bell will show a card in 9 of 10 breaks.", "Grace"),
    ] {
        assert_eq!(
            found(&target(text), "wrong-name"),
            [format!("error targets[3].text: {name}")],
            "{text}"
        );
    }
    for text in [
        "By 7 December 2026 Sam will show his card to Mrs Black in 9 of 10 breaks.",
        "By 7 December 2026 Samuel will show his card in 9 of 10 breaks.",
        "By 7 December 2026 Sam will retell Jack and the Beanstalk in 9 of 10 breaks.",
        "Said in September: by 7 December 2026 Sam will show his card in 9 of 10 breaks.",
    ] {
        let plan = target(text).replacen("  first_name: Sam\n", "  first_name: Samuel\n", 1);
        assert_eq!(found(&plan, "wrong-name"), Vec::<String>::new(), "{text}");
    }
    let friend = target("By 7 December 2026 Sam will show his card to Leo in 9 of 10 breaks.");
    assert_eq!(found(&friend, "wrong-name").len(), 1);
    let friend =
        friend.replacen("Playing with my friends after lunch", "Playing with Leo after lunch", 1);
    assert_eq!(found(&friend, "wrong-name").len(), 0, "he is named under `about`");
    let parent = target("By 7 December 2026 Sam will show his card to Emma in 9 of 10 breaks.");
    let parent = parent.replacen("name: Alex Taylor", "name: Emma Taylor", 1);
    assert_eq!(found(&parent, "wrong-name").len(), 0, "she is listed under `family`");
    let child = example_with("I show my card.", "I show Mia my card.");
    assert_eq!(found(&child, "wrong-name"), ["error targets[3].child_part[1]: Mia"]);
    let far = example_with("By July 2028 Sam starts", "By July 2028 Zofia starts");
    assert_eq!(found(&far, "wrong-name"), ["error assess.long_term_outcome: Zofia"]);
}

#[test]
fn pronouns_of_another_child_are_an_error_at_the_very_word() {
    let old = "pronouns: he/him";
    for (pronouns, text, word) in [
        (
            "she/her",
            "By 7 December 2026 Sam will go together with a card that is his, in 9 of 10 breaks.",
            "his",
        ),
        ("they/them", "By 7 December 2026 Sam will show her card in 9 of 10 breaks.", "her"),
        (
            "he/him/his",
            "By 7 December 2026 Sam will show a card by herself in 9 of 10 breaks.",
            "herself",
        ),
        ("She / They", "By 7 December 2026 Sam will show his card in 9 of 10 breaks.", "his"),
    ] {
        let plan = target(text).replacen(old, &format!("pronouns: {pronouns}"), 1);
        let here: Vec<String> = found(&plan, "wrong-pronoun")
            .into_iter()
            .filter(|one| one.contains("targets[3].text"))
            .collect();
        assert_eq!(here, [format!("error targets[3].text: {word}")], "{text}");
    }
    for text in [
        "By 7 December 2026 Sam will show Mrs Black the card before she asks, in 9 of 10 breaks.",
        "By 7 December 2026 Sam will tell a partner what she said, in 9 of 10 breaks.",
    ] {
        assert_eq!(found(&target(text), "wrong-pronoun"), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_a_bank_of_targets_left_open_is_found_in_every_field() {
    for (old, new, level) in [
        ("cover_by: Mr White", "cover_by: \"?\"", "warning"),
        ("phone: 020 7946 0181", "phone: n/a", "warning"),
        ("name: Alex Taylor", "name: \"[name]\"", "error"),
        ("class_teacher: Mrs Green", "class_teacher: Mrs XXX", "error"),
        ("how: Tally on the card", "how: tbc", "warning"),
        ("So that", "So that", ""),
    ] {
        if level.is_empty() {
            continue;
        }
        let all = found(&example_with(old, new), "placeholder");
        assert!(all.len() == 1 && all[0].starts_with(level), "{new}: {all:?}");
    }
    let plan = target("By 7 December 2026 the pupil will show a card in 9 of 10 breaks.");
    assert_eq!(found(&plan, "placeholder"), ["warning targets[3].text: the pupil"]);
    assert!(found(&example(), "placeholder").is_empty());
}

#[test]
fn two_children_of_one_name_are_two_children() {
    let folder = Folder::new();
    folder
        .write("in/a.yaml", sam("1 Robin", "", "", "autumn"))
        .write("in/b.yaml", sam("3 Kestrel", "", "", "spring"));
    let ran = folder.run("render in --document class-list -o out");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.names("out").len(), 2, "{:?}", folder.names("out"));
    folder.write("in/b.yaml", sam("1 Robin", "", "", "spring"));
    let ran = folder.run("render in --document class-list --format typst -o one");
    assert!(ran.stderr.contains("[unclear-pupil]"), "{}", ran.stderr);
    let page = String::from_utf8(folder.read(&format!("one/{}", folder.names("one")[0]))).unwrap();
    assert!(page.contains("Sam (1)") && page.contains("Sam (2)"), "neither is lost");
    assert!(folder.run("check in").stderr.contains("one child or two?"));
}

#[test]
fn class_documents_tell_two_of_one_name_apart() {
    let folder = Folder::new();
    folder
        .write("in/a.yaml", sam("1 Robin", "Baker", "S-1", "autumn"))
        .write("in/b.yaml", sam("1 Robin", "Best", "S-2", "autumn"))
        .write("in/c.yaml", sam("1  Robin", "Cole", "S-3", "spring"));
    let ran = folder
        .run("render in --document class-list --document in-every-lesson --format typst -o out");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!ran.stderr.contains("unclear-pupil"), "{}", ran.stderr);
    assert_eq!(folder.names("out").len(), 2, "one class");
    for name in folder.names("out") {
        let page = String::from_utf8(folder.read(&format!("out/{name}"))).unwrap();
        for listed in ["Sam Baker", "Sam Best", "Sam C."] {
            assert!(page.contains(listed), "{name}: {listed}");
        }
    }
    let ran = folder.run("render in --pack --separators --audience child --format typst -o pack");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let page =
        String::from_utf8(folder.read(&format!("pack/{}", folder.names("pack")[0]))).unwrap();
    assert!(page.contains("#separator(\"Sam Baker\""));
    let ran =
        folder.run("render in --document quality-report --today 2026-12-20 --format typst -o q");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let page = String::from_utf8(folder.read(&format!("q/{}", folder.names("q")[0]))).unwrap();
    assert!(page.contains("Sam Baker") && page.contains("Sam C."), "the quality report too");
}

/// What distinguishes a child from another of the class is for staff: it would say that there is another.
#[test]
fn no_copy_for_a_family_changes_because_of_another_pupil() {
    let folder = Folder::new();
    folder.write("in/a.yaml", sam("1 Robin", "Baker", "S-1", "autumn"));
    assert_eq!(folder.run("render in --audience child --audience parent -o alone -q").code, 0);
    folder.write("in/b.yaml", sam("1 Robin", "Best", "S-2", "autumn"));
    assert_eq!(folder.run("render in --audience child --audience parent -o both -q").code, 0);
    for name in folder.names("alone").iter().filter(|name| name.ends_with(".pdf")) {
        let (alone, both) = (format!("alone/{name}"), format!("both/{name}"));
        assert_eq!(folder.read(&alone), folder.read(&both), "{name}");
    }
}

#[test]
fn a_child_who_moves_up_a_class_keeps_the_history() {
    let folder = Folder::new();
    let next = |last: &str| {
        sam("4 Heron", last, "", "spring").replacen(
            "  number: 1\n",
            "  number: 2\n  previous: a.yaml\n",
            1,
        )
    };
    folder
        .write("in/a.yaml", sam("3 Kestrel", "Taylor", "", "autumn"))
        .write("in/b.yaml", next("Taylor"));
    let ran = folder.run("check in/b.yaml");
    assert!(!ran.stderr.contains("previous-plan"), "{}", ran.stderr);
    let ran = folder.run("render in --document class-list -o out");
    assert_eq!(folder.names("out").len(), 1, "{}", ran.stderr);
    folder.write("in/a.yaml", sam("3 Kestrel", "", "", "autumn")).write("in/b.yaml", next(""));
    let ran = folder.run("check in/b.yaml");
    assert!(
        ran.stderr.contains("warning[previous-plan]") && ran.stderr.contains("by name alone"),
        "{}",
        ran.stderr
    );
    let ran = folder.run("render in/b.yaml --document history-teacher -o history");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    folder
        .write("in/a.yaml", sam("3 Kestrel", "Khan", "", "autumn"))
        .write("in/b.yaml", next("Taylor"));
    let ran = folder.run("check in/b.yaml");
    assert!(ran.stderr.contains("error[previous-plan]"), "two children: {}", ran.stderr);
}

#[test]
fn names_are_compared_in_one_form() {
    let folder = Folder::new();
    let named = |name: &str, rest: &str| {
        sam("3 Kestrel", "", "", if rest.is_empty() { "autumn" } else { "spring" })
            .replacen("known_as: Sam", &format!("known_as: \"{name}\""), 1)
            .replacen(
                "  number: 1\n",
                &format!("  number: 2\n{rest}"),
                usize::from(!rest.is_empty()),
            )
            .replace("Sam", "Zoë")
    };
    folder
        .write("in/a.yaml", named("Zoe\u{308} ", ""))
        .write("in/b.yaml", named(" Zo\u{eb}", "  previous: a.yaml\n"));
    let ran = folder.run("check in/b.yaml");
    assert!(!ran.stderr.contains("previous-plan"), "{}", ran.stderr);
}
