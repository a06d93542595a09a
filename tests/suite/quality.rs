//! The rules on quality in use: levels, waivers, what comes from other cycles and other plans, the report.

use serde_json::Value;

use crate::run::{Folder, Ran, example, example_with, pdf_text, squeezed};

/// The ids of the findings of a run.
fn rules(ran: &Ran) -> Vec<String> {
    let json: Value = serde_json::from_str(&ran.stdout).unwrap();
    let list = json["findings"].as_array().unwrap().iter();
    list.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

fn found(folder: &Folder, line: &str) -> Vec<String> {
    rules(&folder.run(&format!("check {line} --format json")))
}

/// The example with a vague target.
fn vague() -> String {
    example_with(
        "By 7 December 2026 Sam will write the first sentence of a task within 3 minutes of the start, by himself, in 8 of 10 writing lessons, so that he has time to finish.",
        "Improve his writing.",
    )
}

#[test]
fn the_caret_stands_under_the_very_words() {
    let folder = Folder::new();
    let text = "Works with others. Sam suffers\n        from worry when the page is empty, and starts 9 minutes late.";
    folder.write(
        "plan.yaml",
        vague().replace(
            "Starts writing tasks 9 minutes after the class on average, because he is afraid of getting them wrong; needs a first line to start from and a plan in pictures.",
            text,
        ),
    );
    let ran = folder.run("check plan.yaml --verbose");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    insta::assert_snapshot!(ran.stderr);
}

#[test]
fn a_school_sets_levels() {
    let folder = Folder::new();
    folder.write("plan.yaml", vague());
    assert_eq!(found(&folder, "plan.yaml"), ["vague-target"]);
    assert_eq!(folder.run("check plan.yaml").code, 0);
    assert_eq!(folder.run("check plan.yaml --deny warnings").code, 1);
    folder.write("sendplan.yaml", "rules: {vague-target: error}\n");
    let ran = folder.run("check plan.yaml");
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("level: vague-target is an error (sendplan.yaml:1)"),
        "{}",
        ran.stderr
    );
    assert_eq!(folder.run("render plan.yaml").code, 1);
    assert!(folder.names("out").is_empty());
    folder.write("sendplan.yaml", "rules: {vague-target: note}\n");
    assert_eq!(folder.run("check plan.yaml --deny warnings").code, 0);
    folder.write("sendplan.yaml", "rules: {vague-target: \"off\"}\n");
    assert!(found(&folder, "plan.yaml").is_empty());
    folder.write("sendplan.yaml", "rules: {vague-target: off}\n");
    assert!(found(&folder, "plan.yaml").is_empty(), "off without quotation marks");
}

#[test]
fn a_draft_is_judged_and_printed_as_one() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", "rules: {vague-target: error}\n");
    folder.write("plan.yaml", vague().replace("status: agreed", "status: draft"));
    let ran = folder.run("render plan.yaml --document plan-teacher");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("warning[vague-target]"), "{}", ran.stderr);
    let pdf = folder.read(&format!("out/{}", folder.names("out")[0]));
    assert!(pdf_text(&pdf).contains(&squeezed("Draft, not yet agreed")));
    folder.write("agreed.yaml", vague().replace("ST-1", "ST-2"));
    assert_eq!(folder.run("render agreed.yaml").code, 1);
    assert_eq!(folder.run("render agreed.yaml --draft").code, 0);
}

/// The vague plan with a waiver.
fn waived(waiver: &str) -> Folder {
    let folder = Folder::new();
    folder.write("plan.yaml", format!("{}\nwaivers:\n  - {waiver}\n", vague()));
    folder
}

#[test]
fn a_plan_waives_a_finding_with_a_reason() {
    let waiver =
        "{rule: vague-target, reason: Agreed with the parents., date: 2026-09-14, by: Ms Hill}";
    let folder = waived(waiver);
    let ran = folder.run("check plan.yaml --deny warnings");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("waived: vague-target at `targets[1].text` in plan.yaml, 14 September 2026, Ms Hill: Agreed with the parents."),
        "{}",
        ran.stderr
    );
    let json: Value =
        serde_json::from_str(&folder.run("check plan.yaml --format json").stdout).unwrap();
    assert_eq!(json["waived"][0]["reason"], "Agreed with the parents.");
    assert_eq!(json["waived"][0]["finding"]["rule"], "vague-target");
    let sarif: Value =
        serde_json::from_str(&folder.run("check plan.yaml --format sarif").stdout).unwrap();
    let suppression = &sarif["runs"][0]["results"][0]["suppressions"][0];
    assert_eq!(suppression["justification"], "Agreed with the parents.");
    // What staff decided about findings is no business of the page.
    folder.run("render plan.yaml -q");
    for name in folder.names("out") {
        let text = pdf_text(&folder.read(&format!("out/{name}")));
        assert!(!text.contains(&squeezed("Agreed with the parents.")), "{name}");
    }
}

#[test]
fn waivers_that_waive_nothing_or_are_misspelt_are_findings() {
    for (waiver, expected) in [
        (
            "{rule: vague-target, at: \"targets[2]\", reason: x y, date: 2026-09-14}",
            vec!["vague-target", "unused-waiver"],
        ),
        (
            "{rule: vague-need, reason: x y, date: 2026-09-14}",
            vec!["vague-target", "unused-waiver"],
        ),
        (
            "{rule: vauge-target, reason: x y, date: 2026-09-14}",
            vec!["vague-target", "unknown-rule"],
        ),
        (
            "{rule: unknown-key, reason: x y, date: 2026-09-14}",
            vec!["vague-target", "unknown-rule"],
        ),
        (
            "{rule: vague-target, date: 2026-09-14}",
            vec!["vague-target", "unused-waiver", "missing"],
        ),
    ] {
        let mut all = found(&waived(waiver), "plan.yaml");
        let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
        all.sort();
        expected.sort();
        assert_eq!(all, expected, "{waiver}");
    }
    let folder = Folder::new();
    folder.write("plan.yaml", example()).write("sendplan.yaml", "rules: {vague-targt: error}\n");
    let ran = folder.run("check plan.yaml");
    assert!(ran.stderr.contains("did you mean `vague-target`?"), "{}", ran.stderr);
}

#[test]
fn limits_are_the_schools() {
    let folder = Folder::new();
    folder.write(
        "plan.yaml",
        example().replace(
            "value: 1\n      text: 1 of 10 lessons; 9 minutes on average",
            "value: 2\n      text: 2 of 10 lessons",
        ),
    );
    assert!(found(&folder, "plan.yaml").is_empty());
    folder.write("sendplan.yaml", "rule_limits: {leap: 3}\n");
    assert_eq!(found(&folder, "plan.yaml"), ["great-leap"]);
}

#[test]
fn a_review_that_is_due_is_said_by_the_day_that_is_given() {
    let folder = Folder::new();
    folder.write("plan.yaml", example());
    assert!(found(&folder, "plan.yaml --today 2026-12-07").is_empty());
    assert_eq!(found(&folder, "plan.yaml --today 2026-12-20"), ["late-review"]);
    assert_eq!(found(&folder, "plan.yaml --today 2027-04-01"), ["parked-pupil"]);
    folder.write("plan.yaml", example_with("status: agreed", "status: closed"));
    assert!(found(&folder, "plan.yaml --today 2027-04-01").is_empty());
    folder.write("sendplan.yaml", "holidays: [{start: 2026-12-01, end: 2027-01-03}]\n");
    folder.write("plan.yaml", example());
    let ran = folder.run("check plan.yaml --today 2026-10-01");
    assert!(ran.stderr.contains("the school is closed on 7 December 2026"), "{}", ran.stderr);
}

/// A cycle of the example: its number, the plan before, and the result of its first target if it was reviewed.
fn cycle(number: usize, previous: Option<usize>, result: Option<&str>) -> String {
    let (start, review) = match number {
        1 => ("2026-01-05", "2026-03-23"),
        2 => ("2026-04-13", "2026-07-06"),
        _ => ("2026-09-14", "2026-12-07"),
    };
    let mut plan = example()
        .replace("2026-09-14", start)
        .replace("2026-12-07", review)
        .replace("date: 2026-09-", &format!("date: {}-", &start[..7]))
        .replace("senco_advice: 2026-09-09", &format!("senco_advice: {start}"))
        .replace("number: 1", &format!("number: {number}"))
        .replace("When the page is empty", &format!("In cycle {number}, when the page is empty"));
    if let Some(previous) = previous {
        plan = plan
            .replace("  term: autumn", &format!("  term: autumn\n  previous: c{previous}.yaml"));
    }
    if let Some(result) = result {
        let reviewed = |id: &str| {
            format!(
                "    - {{target: {id}, result: {result}, value: 1, date: {review}, evidence: Tally, why_not: other, decision: close}}\n"
            )
        };
        let rows: String =
            (1..=3).map(|row| format!("    - {{row: P{row}, delivered: 11}}\n")).collect();
        plan.push_str(&format!(
            "\nreview:\n  held_on: {review}\n  pupil_present: whole-meeting\n  targets:\n{}{}{}  provision:\n{rows}  pupil_view: {{quote: I like my first line., how: Talk}}\n  parent_views: [{{parent: mum, quote: He writes at home now., how: Meeting}}]\n  staff_view: He starts by himself.\n  decision: continue\n  decision_reason: It helps.\n  next: {{outcomes: [He writes], review_date: 2027-03-22}}\n",
            reviewed("T1"),
            reviewed("T2"),
            reviewed("T3"),
        ));
    }
    plan
}

#[test]
fn targets_handed_on_unchanged_are_found_over_the_cycles() {
    let folder = Folder::new();
    folder.write("c1.yaml", cycle(1, None, Some("not_yet")));
    folder.write("c2.yaml", cycle(2, Some(1), Some("not_yet")));
    folder.write("c3.yaml", cycle(3, Some(2), None));
    let all = found(&folder, "c3.yaml");
    assert_eq!(all.iter().filter(|rule| *rule == "stale-target").count(), 3, "{all:?}");
    assert!(all.contains(&"parked-pupil".to_owned()), "{all:?}");
    // Another goal, or another programme, is a change.
    let goal =
        cycle(3, Some(2), None).replace("value: 8\n      out_of: 10", "value: 9\n      out_of: 10");
    folder.write("c3.yaml", goal);
    let all = found(&folder, "c3.yaml");
    assert_eq!(all.iter().filter(|rule| *rule == "stale-target").count(), 2, "{all:?}");
    folder.write(
        "c3.yaml",
        cycle(3, Some(2), None).replace("programme: Worry talk", "programme: Drawing and talking"),
    );
    let all = found(&folder, "c3.yaml");
    // The other programme serves T3 alone: T1 and T2 are still as they were.
    assert_eq!(all.iter().filter(|rule| *rule == "stale-target").count(), 2, "{all:?}");
    assert!(!all.contains(&"parked-pupil".to_owned()), "{all:?}");
    // Nor is anybody parked who reached a target on the way.
    folder.write("c2.yaml", cycle(2, Some(1), Some("met")));
    folder.write("c3.yaml", cycle(3, Some(2), None));
    assert!(!found(&folder, "c3.yaml").contains(&"parked-pupil".to_owned()));
}

#[test]
fn the_childs_words_of_the_last_plan_are_asked_for_again() {
    let folder = Folder::new();
    folder.write("c1.yaml", cycle(1, None, Some("met")).replace("In cycle 1", "Again"));
    folder.write("c2.yaml", cycle(2, Some(1), None).replace("In cycle 2", "Again"));
    assert!(found(&folder, "c2.yaml").contains(&"child-not-heard".to_owned()));
}

#[test]
fn leaders_are_asked_to_consider_and_nothing_is_decided() {
    let folder = Folder::new();
    let agency = "  agencies:\n    - {name: Dr Example, role: educational psychologist, date: 2026-06-01, advice: Small steps}\n  long_term_outcome";
    let with = |text: String| text.replace("  long_term_outcome", agency);
    folder.write("c1.yaml", with(cycle(1, None, Some("not_yet"))));
    folder.write("c2.yaml", with(cycle(2, Some(1), Some("not_yet"))));
    folder.write("c3.yaml", with(cycle(3, Some(2), None)));
    let ran = folder.run("check c3.yaml");
    assert!(
        ran.stderr.contains(
            "note[ehc-prompt]: no target was reached in 2 reviewed cycles; leaders should consider"
        ),
        "{}",
        ran.stderr
    );
    assert!(!ran.stderr.to_lowercase().contains("eligible"));
    folder.write("c3.yaml", with(cycle(3, Some(2), None)) + "\nehc_notes: {discussed: yes}\n");
    assert!(!folder.run("check c3.yaml").stderr.contains("ehc-prompt"));
}

#[test]
fn plans_are_held_against_each_other() {
    let folder = Folder::new();
    let other = example()
        .replace("Sam", "Mia")
        .replace("ST-1", "ST-2")
        .replace("He reads the finished text to a partner", "She reads the finished text to Sam");
    folder.write("a.yaml", example()).write("b.yaml", other);
    let ran = folder.run("check a.yaml b.yaml --format short");
    assert!(
        ran.stdout.contains("b.yaml:")
            && ran.stdout.contains("[copied-text]: the same text is in `a.yaml`"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("[other-pupil]: “Sam” is another pupil in the class"),
        "{}",
        ran.stdout
    );
    assert!(
        !ran.stdout.lines().any(|line| line.starts_with("a.yaml") && line.contains("copied-text"))
    );
    // Alone, a plan cannot be compared; two cycles of one pupil are no copies.
    assert!(!folder.run("check b.yaml --format short").stdout.contains("copied-text"));
    folder.write("c.yaml", example_with("version: 1", "version: 2"));
    assert!(!folder.run("check a.yaml c.yaml --format short").stdout.contains("copied-text"));
    // Levels and waivers hold for these rules too.
    let waiver = "\nwaivers:\n  - {rule: copied-text, reason: They are twins and write together., date: 2026-09-14}\n";
    let text = String::from_utf8(folder.read("b.yaml")).unwrap();
    folder.write("b.yaml", text + waiver);
    let ran = folder.run("check a.yaml b.yaml");
    assert!(
        !ran.stderr.contains("warning[copied-text]") && ran.stderr.contains("waived: copied-text"),
        "{}",
        ran.stderr
    );
    assert!(!folder.run("check b.yaml").stderr.contains("unused-waiver"));
}

#[test]
fn what_stays_in_the_staff_room_may_be_written_there() {
    let folder = Folder::new();
    let health = "  health: See his healthcare plan\n";
    let plan = |text: &str| example_with("  works:\n", &format!("  health: {text}\n  works:\n"));
    folder.write("plan.yaml", example_with("  works:\n", &format!("{health}  works:\n")));
    assert!(found(&folder, "plan.yaml").is_empty());
    for text in [
        "Takes Ritalin at lunchtime",
        "Social worker visits weekly",
        "Lives at 12 Orchard Road with his aunt",
        "Now at SW1A 2AA",
    ] {
        folder.write("plan.yaml", plan(text));
        assert_eq!(found(&folder, "plan.yaml"), ["private-words"], "{text}");
    }
    folder.write(
        "plan.yaml",
        example() + "\nehc_notes: {discussed: yes, notes: A social worker was at the meeting.}\n",
    );
    assert!(found(&folder, "plan.yaml").is_empty());
}

#[test]
fn abbreviations_are_explained_once_or_in_the_glossary() {
    let folder = Folder::new();
    let plan = |text: &str| {
        example_with(
            "supervised_by: the educational psychologist, termly",
            &format!("supervised_by: {text}"),
        )
    };
    for (text, expected) in [
        ("the EP, termly", vec!["unexplained-acronym"]),
        ("SALT advice, termly", vec!["unexplained-acronym"]),
        ("the educational psychologist (EP), termly", vec![]),
        ("the BBC and the NHS, termly", vec![]),
    ] {
        folder.write("plan.yaml", plan(text));
        assert_eq!(found(&folder, "plan.yaml"), expected, "{text}");
    }
    folder.write("plan.yaml", plan("SALT advice, termly"));
    folder.write("sendplan.yaml", "glossary: {SALT: speech and language therapy}\n");
    assert!(found(&folder, "plan.yaml").is_empty());
}

#[test]
fn the_childs_pages_follow_the_childs_reading() {
    let folder = Folder::new();
    let plan = |key: &str, text: &str| {
        example_with("I will write my first sentence in 3 minutes.", text)
            .replace("    key_stage: two", &format!("    key_stage: two\n{key}"))
    };
    let ten = "I will write my first long sentence with my pencil today.";
    for (key, text, expected) in [
        ("", ten, vec![]),
        ("    reading_age: 6\n", ten, vec![]),
        (
            "    reading_age: 6\n",
            "I will write my first long sentence with my new pencil before we all go home today.",
            vec!["long-sentence"],
        ),
        ("", "I will write a spectacular sentence.", vec!["hard-word"]),
        ("    reading_age: 11\n", "I will write a spectacular sentence.", vec![]),
        ("", "I will get 80% in maths.", vec!["forbidden-for-child"]),
        ("", "I will manage my dyslexia.", vec!["forbidden-for-child"]),
        ("", "I will do my detention.", vec!["forbidden-for-child"]),
    ] {
        folder.write("plan.yaml", plan(key, text));
        let mut all = found(&folder, "plan.yaml");
        all.dedup();
        assert_eq!(all, expected, "{key} {text}");
    }
    folder.write("sendplan.yaml", "easy_words: [spectacular]\n");
    folder.write("plan.yaml", plan("", "I will write a spectacular sentence."));
    assert!(found(&folder, "plan.yaml").is_empty());
    // The child's own words are never judged.
    folder.write("plan.yaml", example_with("If I have the first line I can go.", "My intervention is extraordinarily complicated and I always independently articulate my vocabulary in it."));
    assert!(found(&folder, "plan.yaml").is_empty());
}

#[test]
fn support_without_an_end_is_seen_in_figures_and_in_words() {
    let folder = Folder::new();
    let row = |change: &str| {
        example_with(
            "    minutes: 15\n    times_per_week: 1\n    weeks: 11\n    evidence_base: Naming",
            &format!("{change}    weeks: 11\n    evidence_base: Naming"),
        )
        .replacen("    fade_plan: Every other week after half-term.\n", "", 1)
    };
    folder.write("plan.yaml", row("    minutes: 90\n    times_per_week: 5\n"));
    let all = found(&folder, "plan.yaml");
    // The child still reads of Mondays.
    let other = |rule: &String| rule != "one-adult" && rule != "often-differs";
    assert!(!all.iter().any(other) && all.len() >= 2, "{all:?}");
    let words = example_with(
        "    group_size: 1\n    minutes: 15\n    times_per_week: 1\n    weeks: 11\n",
        "    frequency: 15 hours per week of 1:1 support from a trained teaching assistant\n",
    )
    .replacen("    fade_plan: Every other week after half-term.\n", "", 1);
    folder.write("plan.yaml", words.clone());
    let ran = folder.run("check plan.yaml --format short");
    assert!(ran.stdout.contains("900 minutes a week one to one"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("vague-provision"), "{}", ran.stdout);
    let safe = words.replace(
        "    frequency: 15 hours",
        "    safety_reason: Epilepsy; see the healthcare plan.\n    frequency: 15 hours",
    );
    folder.write("plan.yaml", safe);
    assert!(
        folder
            .run("check plan.yaml --format short")
            .stdout
            .contains("note[one-adult]: 900 minutes")
    );
}

#[test]
fn a_quality_report_names_settings_with_a_wrong_name_and_a_dry_run_leaves_journals_to_the_next() {
    let folder = Folder::new();
    folder.write("plans/a.yaml", example()).write("plans/sendplan.yml", "rules: {}\n");
    folder.write("out/register.journal", "");
    let line = "render plans --document quality-report --today 2026-12-20";
    let ran = folder.run(&format!("{line} --dry-run"));
    assert!(ran.stderr.contains("warning[misnamed-settings]"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("register.journal"), "{}", ran.stderr);
    let ran = folder.run(line);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("warning[misnamed-settings]"), "{}", ran.stderr);
    assert!(ran.stderr.contains("register.journal"), "{}", ran.stderr);
}

#[test]
fn a_folder_that_is_called_like_settings_is_named() {
    let folder = Folder::new();
    folder.write("plan.yaml", example()).write("staff.yaml/notes.txt", "");
    let ran = folder.run("check .");
    assert!(ran.stderr.contains("`staff.yaml` is a folder"), "{}", ran.stderr);
}

#[test]
fn the_report_tells_a_senco_what_to_mend() {
    let folder = Folder::new();
    folder.write("sendplan.yaml", "rules: {few-meetings: \"off\"}\n");
    folder.write("a.yaml", vague()).write("b.yaml", "pupil: {knwon_as: Mia}\n");
    folder.write(
        "c.yaml",
        example().replace("ST-1", "ST-3").replace("known_as: Sam", "known_as: Jo"),
    );
    let ran = folder.run("render . --document quality-report --today 2026-12-20");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.names("out"), ["quality-report_2026-12-20_senco.pdf"]);
    let text = pdf_text(&folder.read("out/quality-report_2026-12-20_senco.pdf"));
    for told in ["vague-target", "b.yaml", "unknown-key", "1 week overdue", "few-meetings", "Off"] {
        assert!(text.contains(&squeezed(told)), "{told}");
    }
    let again = folder.run("render . --document quality-report --today 2026-12-20 --changed");
    assert_eq!(again.stdout, "", "nothing has changed");
    assert_eq!(folder.run("render . --document quality-report --pack").code, 2);
}

#[test]
fn the_complete_samples_hold_nothing_that_a_senco_would_call_wrong_and_no_sample_has_an_error() {
    let folder = Folder::new();
    let samples = crate::run::root().join("samples/larkfield");
    for name in ["kofi", "zeynep", "iris", "leo-b", "leo-w", "nadia", "ruby"] {
        let file = samples.join(format!("{name}-2026-autumn.yaml"));
        let all = found(&folder, &file.display().to_string());
        assert!(all.is_empty(), "{name}: {all:?}");
    }
    folder.write("example.yaml", example());
    assert!(found(&folder, "example.yaml").is_empty());
    // The shortest plan and the earlier cycles have notes and warnings.
    let ran = folder.run(&format!("check {} --format short", samples.display()));
    assert_eq!(ran.code, 0, "{}", ran.stdout);
}
