//! Between the first day of a plan and its review: what was given, and what changed.

use crate::run::{Folder, example, example_with, pdf_text, squeezed};

/// The example with a log: its cycle goes from Monday 14 September to Monday 7 December 2026, and P1 is given twice a week.
fn with_log(log: &str) -> String {
    format!("{}\ndo:\n{log}", example())
}

/// What `check` says of a plan.
fn check(plan: &str) -> String {
    let folder = Folder::new();
    folder.write("sam.yaml", plan);
    let ran = folder.run("check sam.yaml --today 2026-11-26");
    format!("{}{}", ran.stdout, ran.stderr)
}

/// The words of one document of a plan, without spaces.
fn printed(plan: &str, document: &str) -> String {
    let folder = Folder::new();
    folder.write("sam.yaml", plan);
    let ran = folder.run(&format!("render sam.yaml --document {document} --today 2026-11-26"));
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    folder.names("out").iter().map(|name| pdf_text(&folder.read(&format!("out/{name}")))).collect()
}

/// The sentence as `printed` gives it.
fn words(text: &str) -> String {
    squeezed(text)
}

#[test]
fn the_log_is_added_up_on_the_staffs_pages_and_on_nobody_elses() {
    let plan = with_log(
        "  - {week: 1, row: P1, given: 2}\n  - {week: 2, row: P1, given: 1, missed_because: [no-cover], note: The hall was taken}\n  \
         - {date: 2026-09-29, row: P1, given: yes}\n  - {date: 2026-10-01, row: P1, given: no, missed_because: [pupil-away]}\n",
    );
    let teacher = printed(&plan, "plan-teacher");
    assert!(teacher.contains(&words("4 of 6 given by 1 Oct 2026")), "{teacher}");
    assert!(teacher.contains(&words("no cover was found and the child was away")), "{teacher}");
    assert!(teacher.contains(&words("the hall was taken")), "{teacher}");
    assert!(printed(&plan, "class-list").contains(&words("4 of 6 given by 1 Oct 2026")));
    assert!(printed(&plan, "review-form").contains(&words("4 of 6 given by 1 Oct 2026")));
    assert!(printed(&plan, "history-teacher").contains(&words("4 of 6 given by 1 Oct 2026")));
    for document in ["plan-parent", "plan-parent-short", "plan-child", "history-parent"] {
        let page = printed(&plan, document);
        for secret in ["given by 1 Oct", "hall was taken", "no cover was found"] {
            assert!(!page.contains(&words(secret)), "{document}: {secret}");
        }
    }
}

#[test]
fn a_copy_stays_the_same_until_the_log_changes() {
    let folder = Folder::new();
    folder.write("sam.yaml", with_log("  - {week: 1, row: P1, given: 2}\n"));
    folder.run("render sam.yaml --today 2026-10-01");
    let ran = folder.run("render sam.yaml --changed --today 2026-11-26");
    assert!(!ran.stdout.contains(".pdf"), "{}", ran.stdout);
    folder.write("sam.yaml", with_log("  - {week: 1, row: P1, given: 1}\n"));
    let ran = folder.run("render sam.yaml --changed --today 2026-11-26");
    assert!(
        ran.stdout.contains("teacher.pdf") && !ran.stdout.contains("parent.pdf"),
        "{}",
        ran.stdout
    );
}

#[test]
fn the_review_is_filled_in_from_the_log() {
    let folder = Folder::new();
    folder.write(
        "sam.yaml",
        with_log("  - {week: 1, row: P1, given: 2}\n  - {week: 2, row: P1, given: no, missed_because: [trip-or-event]}\n"),
    );
    let ran = folder.run("review sam.yaml");
    let row = ran.stdout.split("- row: P1").nth(1).unwrap();
    assert!(row.contains("delivered: 2\n"), "{row}");
    assert!(row.contains("missed_because: [trip-or-event]"), "{row}");
    assert!(
        ran.stdout.contains("By the log, 2 of 4 were given by 25 September 2026"),
        "{}",
        ran.stdout
    );
}

#[test]
fn what_cannot_be_so_in_a_log_is_said_with_its_place() {
    for (log, rule, message) in [
        ("{week: 1, row: P1, given: 5}", "above-planned", "P1 is planned 2 times a week"),
        ("{date: 2025-10-05, row: P1, given: 1}", "logged-outside", "is before the plan starts"),
        (
            "{date: 2026-12-10, row: P1, given: 1}",
            "logged-outside",
            "is after the review on 7 December 2026",
        ),
        (
            "{date: 2026-12-02, row: P1, given: 1}",
            "still-to-come",
            "2 December 2026 is in the future",
        ),
        ("{date: 2026-09-20, row: P1, given: 1}", "logged-in-holidays", "is a Sunday"),
        ("{week: 0, row: P1, given: 1}", "number-out-of-range", "from 1 to"),
        ("{week: 40, row: P1, given: 1}", "logged-outside", "no week 40"),
        ("{week: 2, row: P9, given: 1}", "unknown-id", "P9"),
        ("{week: 2, row: P1, given: most}", "wrong-type", "given"),
        ("{row: P1, given: 1}", "missing", "`date`"),
        ("{week: 1, row: P1, given: 1, missed_because: [ill]}", "not-a-choice", "ill"),
        (
            "{week: 3, date: 2026-10-12, row: P1, given: 2}",
            "logged-outside",
            "is in week 5, not in week 3",
        ),
    ] {
        let said = check(&with_log(&format!("  - {log}\n")));
        assert!(said.contains(&format!("[{rule}]")) && said.contains(message), "{log}: {said}");
        assert!(said.contains("sam.yaml:"), "{log}: {said}");
    }
    let twice = check(&with_log(
        "  - {week: 1, row: P1, given: 1}\n  - {date: 2026-09-15, row: P1, given: yes}\n",
    ));
    assert!(twice.contains("[logged-twice]"), "{twice}");
    let holidays = format!(
        "holidays: [{{start: 2026-10-26, end: 2026-10-30}}]\n{}",
        with_log("  - {date: 2026-10-28, row: P1, given: 1}\n")
    );
    assert!(check(&holidays).contains("is in the school's holidays"));
}

#[test]
fn weeks_of_holiday_are_not_counted() {
    let log = "  - {week: 7, row: P1, given: 2}\n";
    let holidays = "holidays: [{start: 2026-10-26, end: 2026-10-30}]\n";
    let teacher = printed(&format!("{holidays}{}", with_log(log)), "plan-teacher");
    // The seventh teaching week begins on 2 November.
    assert!(teacher.contains(&words("2 of 14 given by 6 Nov 2026")), "{teacher}");
    assert!(printed(&with_log(log), "plan-teacher").contains(&words("given by 30 Oct 2026")));
}

#[test]
fn support_that_falls_behind_is_said_before_the_review() {
    let said =
        check(&with_log("  - {week: 1, row: P1, given: 1}\n  - {week: 2, row: P1, given: 2}\n"));
    assert!(
        said.contains("3 of the 4 sessions planned by 25 September 2026 were given (75%)"),
        "{said}"
    );
    let gap =
        check(&with_log("  - {week: 1, row: P1, given: 2}\n  - {week: 3, row: P1, given: 2}\n"));
    assert!(gap.contains("nothing is written down for week 2"), "{gap}");
    assert!(!check(&with_log("  - {week: 1, row: P1, given: 2}\n")).contains("so-far"));
}

/// The example after a change on 2 November: Mrs Duarte gives P1 once a week from then on.
fn changed() -> String {
    let plan = example();
    let start = plan.find("  - id: P1").unwrap();
    let end = plan.find("  - id: P2").unwrap();
    let row = &plan[start..end];
    let old = row.replacen("    weeks: 11\n", "    weeks: 11\n    until: 2026-10-30\n", 1);
    let new = row
        .replacen("id: P1", "id: P4", 1)
        .replacen("    times_per_week: 2\n", "    times_per_week: 1\n", 1)
        .replacen("    weeks: 11\n", "    weeks: 5\n    from: 2026-11-02\n", 1)
        .replace("Mr Tom Brown", "Mrs Ana Duarte")
        .replace("Mr Brown", "Mrs Duarte");
    let plan =
        plan.replacen(row, &format!("{old}{new}"), 1).replacen("  version: 1", "  version: 2", 1);
    format!(
        "{plan}\nchanges:\n  - date: 2026-11-02\n    what: Story planning is now once a week, with Mrs Duarte\n    \
         why: He plans alone by now\n    agreed_with: Sam and his mother\n"
    )
}

#[test]
fn what_changed_is_on_page_one_and_in_the_history() {
    let plan = changed();
    for document in
        ["plan-teacher", "plan-parent", "plan-parent-short", "history-teacher", "history-parent"]
    {
        let page = printed(&plan, document);
        for part in [
            "hanged on 2 November 2026",
            "Story planning is now once a week, with Mrs Duarte.",
            "Why: he plans alone by now.",
            "Agreed with Sam and his mother.",
        ] {
            assert!(page.contains(&words(part)), "{document} has no “{part}”: {page}");
        }
    }
    assert!(!printed(&plan, "plan-child").contains(&words("2 November")));
    let quiet = check(&example_with("  version: 1", "  version: 2"));
    assert!(quiet.contains("[silent-change]"), "{quiet}");
}

#[test]
fn sessions_are_planned_for_each_stretch_by_itself() {
    let folder = Folder::new();
    folder.write("sam.yaml", changed());
    let draft = folder.run("review sam.yaml").stdout;
    let planned = |row: &str| {
        let at = draft.find(&format!("# {row}")).unwrap();
        draft[at..]
            .lines()
            .find(|line| line.contains("sessions were planned"))
            .unwrap()
            .trim()
            .to_owned()
    };
    // Seven weeks of two, then five weeks of one.
    assert_eq!(planned("P1"), "# 14 sessions were planned.");
    assert_eq!(planned("P4"), "# 5 sessions were planned.");
}

#[test]
fn a_change_that_was_forgotten_elsewhere_is_found() {
    let said = check(&changed());
    assert!(said.contains("[helper-differs]"), "{said}");
    assert!(said.contains("the child still reads of P1, which ended on 30 October 2026"), "{said}");
    // The new row is covered by the very adult who gives it now, whatever the name is written like.
    for cover in ["Mrs Duarte", "Mrs Ana Duarte", "Ana Duarte"] {
        let plan = changed();
        let (before, after) = plan.split_at(plan.find("id: P4").unwrap());
        let after = after.replacen("cover_by: Mr White", &format!("cover_by: {cover}"), 1);
        assert!(check(&format!("{before}{after}")).contains("[same-cover]"), "{cover}");
    }
    let plan = changed();
    let (before, after) = plan.split_at(plan.find("id: P4").unwrap());
    let after = after.replacen("trained_in: Talk", "trained_in: Mr Brown, talk", 1);
    let said = check(&format!("{before}{after}"));
    assert!(
        said.contains("this is the training of Brown, but P4 is given by Mrs Duarte"),
        "{said}"
    );
}

#[test]
fn the_old_words_for_the_days_of_a_row_are_still_read() {
    let plan = example_with(
        "    weeks: 11\n",
        "    weeks: 5\n    start: 2026-09-14\n    end: 2026-10-16\n",
    );
    let said = check(&plan);
    assert!(said.contains("[renamed-key]") && !said.contains("[unknown-key]"), "{said}");
    let folder = Folder::new();
    folder.write("sam.yaml", &plan);
    folder.run("check sam.yaml --fix");
    let fixed = String::from_utf8(folder.read("sam.yaml")).unwrap();
    assert!(fixed.contains("    from: 2026-09-14\n    until: 2026-10-16\n"), "{fixed}");
}

/// A school with a group of two children in it, who have a plan each.
fn school() -> Folder {
    let folder = Folder::new();
    folder.write(
        "sendplan.yaml",
        "holidays: [{start: 2026-10-26, end: 2026-10-30}]\ngroups:\n  - id: stories\n    name: Stories, Year 4\n    programme: Story planning\n    \
         delivered_by: Mr Brown\n    cover_by: Mr White\n    days: [tuesday, thursday]\n    time: \"9.10\"\n    where: the library\n    \
         group_size: 3\n    minutes: 20\n    start: 2026-09-14\n",
    );
    let plan = example_with("  - id: P1\n", "  - id: P1\n    group: stories\n").replacen(
        "    when_and_where: Library, 9.00\n",
        "",
        1,
    );
    folder.write("plans/sam.yaml", &plan);
    let other = plan
        .replacen("id: ST-1", "id: AB-9", 1)
        .replace("Sam ", "Ada ")
        .replace("Sam\n", "Ada\n")
        .replace("Sam’s", "Ada’s");
    folder.write("plans/ada.yaml", other);
    folder
}

/// The words of all staff's documents of a plan of the school.
fn teacher_of(folder: &Folder, plan: &str) -> String {
    let ran = folder.run(&format!(
        "render plans/{plan}.yaml --document plan-teacher -o {plan} --draft --today 2026-11-26"
    ));
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    folder
        .names(plan)
        .iter()
        .map(|name| pdf_text(&folder.read(&format!("{plan}/{name}"))))
        .collect()
}

#[test]
fn the_log_of_a_group_counts_for_each_of_its_plans() {
    let folder = school();
    folder.write(
        "log/stories.yaml",
        "# Stories\nlog:\n  - {week: 1, given: 2}\n  - {week: 2, given: 2, away: [AB-9]}\n  - {week: 3, given: 2, away: {AB-9: 1}, note: Ada was sick}\n",
    );
    assert!(
        teacher_of(&folder, "sam").contains(&words("6 of 6 given by 2 Oct 2026")),
        "{}",
        teacher_of(&folder, "sam")
    );
    let ada = teacher_of(&folder, "ada");
    assert!(ada.contains(&words("3 of 6 given by 2 Oct 2026")), "{ada}");
    assert!(ada.contains(&words("Missed because the child was away")), "{ada}");
}

#[test]
fn nothing_of_who_was_away_is_in_a_record_or_on_a_copy() {
    let folder = school();
    folder.write(
        "log/stories.yaml",
        "- {week: 1, given: 2, away: [AB-9, ZZ-77], note: Quentin had a seizure}\n- {week: 2, given: yes, away: {ZZ-77: 1}}\n",
    );
    for plan in ["sam", "ada"] {
        let ran = folder.run(&format!(
            "render plans/{plan}.yaml --format typst -o {plan} --draft --today 2026-10-01 --document plan-teacher --document plan-senco \
             --document plan-parent --document plan-child --document review-form --document history-teacher --document class-list"
        ));
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        for name in folder.names(plan) {
            let text = String::from_utf8(folder.read(&format!("{plan}/{name}"))).unwrap();
            for secret in ["ZZ-77", "Quentin", "seizure"] {
                assert!(!text.contains(secret), "{name}: {secret}");
            }
            assert!(plan == "ada" || !text.contains("AB-9"), "{name}");
        }
        let plan = sendplan::Sendplan::new()
            .unwrap()
            .open_draft(folder.path(&format!("plans/{plan}.yaml")))
            .unwrap();
        let record = sendplan::internal::record(&plan).unwrap();
        let said = format!("{:?}", said(record.sections()));
        assert!(!said.contains("ZZ-77") && !said.contains("Quentin"), "{said}");
    }
}

/// Every value of a record, in words.
fn said(slots: &sendplan::internal::record::Slots) -> Vec<String> {
    use sendplan::internal::record::Value;
    fn add(value: &Value, all: &mut Vec<String>) {
        match value {
            Value::Group(slots) => all.extend(said(slots)),
            Value::List(items) => items.iter().for_each(|item| add(&item.value, all)),
            other => all.push(other.plain()),
        }
    }
    let mut all = Vec::new();
    slots.iter().filter_map(|slot| slot.item.as_ref()).for_each(|item| add(&item.value, &mut all));
    all
}

#[test]
fn what_is_wrong_with_logs_of_groups_is_said_once_with_its_place() {
    let check = |files: &[(&str, &str)]| {
        let folder = school();
        for (name, text) in files {
            folder.write(name, text);
        }
        let ran = folder.run("check . --draft --today 2026-11-26");
        format!("{}{}", ran.stdout, ran.stderr)
    };
    let two = check(&[
        ("log/stories.yaml", "- {week: 1, given: 2}\n"),
        ("log/Stories.yml", "- {week: 2, given: 2}\n"),
    ]);
    assert!(two.contains("[two-logs]") && two.contains("Stories.yml"), "{two}");
    let gone = check(&[("log/storys.yaml", "- {week: 1, given: 2}\n")]);
    assert!(gone.contains("[log-of-no-group]") && gone.contains("stories"), "{gone}");
    for (line, rule, message) in [
        ("{week: 1, given: 3}", "above-planned", "stories is planned 2 times a week"),
        ("{week: 0, given: 1}", "number-out-of-range", "`log[1].week`"),
        ("{week: 55, given: 1}", "logged-outside", "stories has no week 55"),
        ("{date: 2026-10-27, given: yes}", "logged-in-holidays", "in the school's holidays"),
        ("{date: 2027-01-12, given: yes}", "logged-outside", "is in the future"),
        ("{week: 1, gave: 1}", "unknown-key", "has no field `gave`"),
        ("{week: 1, given: 2, away: 2026-01}", "above", ""),
    ] {
        let said = check(&[("log/stories.yaml", &format!("- {line}\n"))]);
        if message.is_empty() {
            continue;
        }
        assert!(said.contains(&format!("[{rule}]")) && said.contains(message), "{line}: {said}");
        assert_eq!(said.matches(message).count(), 1, "{line}: {said}");
        assert!(said.contains("log/stories.yaml:1:"), "{line}: {said}");
    }
    let twice =
        check(&[("log/stories.yaml", "- {week: 2, given: 1}\n- {date: 2026-09-24, given: yes}\n")]);
    assert!(twice.contains("[logged-twice]"), "{twice}");
}

#[test]
fn log_writes_one_line_and_says_what_it_comes_to() {
    let folder = school();
    let ran = folder.run("log stories --week 1 --given 2 --today 2026-11-26");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("Stories, Year 4: 2 of 2 given so far"), "{}", ran.stderr);
    let read = || String::from_utf8(folder.read("log/stories.yaml")).unwrap();
    assert_eq!(read(), "log:\n  - {week: 1, date: 2026-09-14, given: 2}\n");
    folder.write("log/stories.yaml", format!("# Mr Brown's\n{}# more to come\n", read()));
    folder.run(
        "log stories --week 2 --given 1 --missed-because no-cover --away AB-9 --today 2026-11-26",
    );
    let after = "# Mr Brown's\nlog:\n  - {week: 1, date: 2026-09-14, given: 2}\n  \
         - {week: 2, date: 2026-09-21, given: 1, missed_because: [no-cover], away: [AB-9]}\n# more to come\n";
    assert_eq!(read(), after);
    let again = folder.run("log stories --week 2 --given 2 --today 2026-11-26");
    assert!(again.code != 0 && again.stderr.contains("--replace"), "{}", again.stderr);
    assert_eq!(read(), after);
    let replaced = folder.run("log stories --week 2 --given 2 --replace --today 2026-11-26");
    assert!(replaced.stderr.contains("4 of 4 given so far"), "{}", replaced.stderr);
    assert_eq!(read().matches("week: 2").count(), 1);
    assert!(read().starts_with("# Mr Brown's\n") && read().ends_with("# more to come\n"));
    for (line, hint) in [
        ("log storis --week 3 --given 2", "did you mean `stories`?"),
        ("log stories --week 3 --given 2 --missed-because no-cove", "did you mean `no-cover`?"),
        ("log stories --given 2", "--week 3"),
        ("log stories --week 3 --given some", "not a number of sessions"),
        ("log stories --week 60 --given 2", "there is no week 60"),
        ("log stories --date 2026-12-24 --given 2", "in the future"),
        ("log plans/sam.yaml --row P7 --week 3 --given 1", "there is no row `P7`"),
    ] {
        let ran = folder.run(&format!("{line} --today 2026-11-26"));
        assert!(ran.code != 0 && ran.stderr.contains(hint), "{line}: {}", ran.stderr);
    }
}

#[test]
fn lines_that_are_written_at_the_same_time_are_all_there() {
    let folder = school();
    std::thread::scope(|scope| {
        for week in 1..=8 {
            let line = format!("log stories --week {week} --given 1 --today 2026-11-26");
            let folder = &folder;
            scope.spawn(move || {
                let ran = folder.run(&line);
                assert_eq!(ran.code, 0, "{}", ran.stderr);
            });
        }
    });
    let log = String::from_utf8(folder.read("log/stories.yaml")).unwrap();
    for week in 1..=8 {
        assert!(log.contains(&format!("{{week: {week}, ")), "{log}");
    }
    assert_eq!(folder.names("log"), ["stories.yaml"]);
    assert!(!folder.path(".sendplan-log.lock").exists());
}

#[test]
fn a_log_that_is_read_only_stays_as_it_is() {
    let folder = school();
    folder.write("log/stories.yaml", "log:\n  - {week: 1, given: 2}\n");
    let path = folder.path("log/stories.yaml");
    let mut rights = std::fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    let ran = folder.run("log stories --week 2 --given 2 --today 2026-11-26");
    assert!(ran.code != 0 && ran.stderr.contains("the file is read-only"), "{}", ran.stderr);
    assert_eq!(folder.read("log/stories.yaml"), b"log:\n  - {week: 1, given: 2}\n");
}

#[test]
fn a_week_that_only_the_plans_can_count_is_said_to_be_one() {
    let folder = school();
    let settings = String::from_utf8(folder.read("sendplan.yaml")).unwrap();
    folder.write("sendplan.yaml", settings.replace("    start: 2026-09-14\n", ""));
    let ran = folder.run("log stories --week 2 --given 2 --today 2026-11-26");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let said = "each plan counts week 2 from its own first day (`--date` says which week it was)";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    let ran = folder.run("log stories --week 3 --date 2026-09-28 --given 2 --today 2026-11-26");
    assert!(ran.code == 0 && !ran.stderr.contains("counts week"), "{}", ran.stderr);
}

#[test]
fn nothing_is_written_for_one_of_two_groups_with_the_same_id() {
    let folder = school();
    let settings = String::from_utf8(folder.read("sendplan.yaml")).unwrap();
    let second = "  - {id: stories, programme: Story telling, delivered_by: Ms Grey}\n";
    folder.write("sendplan.yaml", format!("{settings}{second}"));
    let ran = folder.run("log stories --week 2 --given 2 --today 2026-11-26");
    assert!(
        ran.code != 0 && ran.stderr.contains("two groups have the id `stories`"),
        "{}",
        ran.stderr
    );
    assert!(!folder.path("log").exists());
}

#[test]
fn log_writes_into_a_plan_and_leaves_every_other_byte() {
    let folder = Folder::new();
    let plan = format!("{}# the end\n", example().replace('\n', "\r\n"));
    folder.write("sam.yaml", &plan);
    let ran = folder
        .run("log sam.yaml --row p1 --week 3 --given 1 --note hall:_taken --today 2026-11-26");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("1 of 6 given so far"), "{}", ran.stderr);
    let read = || String::from_utf8(folder.read("sam.yaml")).unwrap();
    assert!(read().starts_with(&plan), "the plan has changed");
    assert!(
        read()[plan.len()..]
            .contains("do:\r\n  - {week: 3, row: P1, given: 1, note: \"hall:_taken\"}"),
        "{}",
        &read()[plan.len()..]
    );
    folder.run("log sam.yaml --row P1 --week 4 --given yes --today 2026-11-26");
    assert!(read().starts_with(&plan) && read().matches("row: P1, given").count() == 2);
}

#[test]
fn a_tick_sheet_is_one_side_for_each_group_and_half_term() {
    let folder = school();
    let ran = folder.run("render . --document tick-sheet --draft --today 2026-09-14");
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let names = folder.names("out");
    let own: Vec<&String> = names.iter().filter(|name| name.contains("stories")).collect();
    assert_eq!(own.len(), 2, "{names:?}");
    let first = folder.read(&format!("out/{}", own[0]));
    assert_eq!(crate::run::page_count(&first), 1);
    let text = pdf_text(&first);
    for part in [
        "Stories, Year 4",
        "Sam",
        "Ada",
        "Mr Brown",
        "Mr White",
        "9.10, 20 minutes",
        "the library",
        "A: away",
        "Week 6",
    ] {
        assert!(text.contains(&words(part)), "no “{part}”: {text}");
    }
    assert!(!text.contains("Week7"), "the half-term has six weeks: {text}");
    assert!(pdf_text(&folder.read(&format!("out/{}", own[1]))).contains("Week7"));
}
