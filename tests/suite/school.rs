//! What a school writes once: its staff, its programmes and its groups, and what the plans take over from them.

use crate::run::{Folder, Ran, example, root};

/// The adults of a small school.
const STAFF: &str = "\
- {id: pike, name: Mr Joel Pike, role: teaching assistant, days: [monday, tuesday, thursday, friday], hours: 25, training: [{what: phonics, date: 2026-01-15}]}
- {id: duarte, name: Miss Ana Duarte, role: HLTA, rate: 23.77}
";

/// What it offers.
const PROGRAMMES: &str = "\
programmes:
  - id: phonics
    name: Systematic phonics catch-up
    what: Words with letter tiles, then a short book with the same sounds
    evidence_base: Phonics in small groups, in fixed steps, has good evidence
    monitored: {how: Thirty words in two minutes, every: week}
    resources: Word cards of set 2
";

/// Its groups.
const GROUPS: &str = "\
groups:
  - id: phonics-y3
    programme: phonics
    delivered_by: pike
    cover_by: duarte
    days: [monday, tuesday, thursday, friday]
    time: 9.10
    where: library corner
    setting: out-of-class
    minutes: 20
    weeks: 11
    group_size: 3
    start: 2026-09-14
    end: 2027-07-16
";

/// A plan of which the first row names something of the school's, in the place of all that the row says in the example.
fn plan_with(row: &str) -> String {
    let plan = example();
    let (before, rest) = plan.split_once("  - id: P1\n").unwrap();
    let (_, after) = rest.split_once("  - id: P2\n").unwrap();
    format!(
        "{before}  - id: P1\n    targets: [T1, T2]\n    supervised_by: the reading lead, half-termly\n{row}  - id: P2\n{after}"
    )
}

/// A row that names a group and nothing else.
const IN_GROUP: &str = "    group: phonics-y3\n";

/// A school with its three files, its settings and one plan.
fn school() -> Folder {
    let folder = Folder::new();
    folder
        .write("school/sendplan.yaml", "paper: white\n")
        .write("school/staff.yaml", STAFF)
        .write("school/programmes.yaml", PROGRAMMES)
        .write("school/groups.yaml", GROUPS)
        .write("school/3-maple/sam.yaml", plan_with(IN_GROUP));
    folder
}

/// What the teacher's copy of the plan says, as the source that a layout makes.
fn teachers(folder: &Folder) -> String {
    source(folder, "plan-teacher")
}

fn source(folder: &Folder, document: &str) -> String {
    let ran = folder.run(&format!(
        "render school/3-maple/sam.yaml -o out --document {document} --format typst"
    ));
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let names = folder.names("out");
    let name = names.iter().find(|name| name.ends_with(".typ")).unwrap();
    let text = String::from_utf8(folder.read(&format!("out/{name}"))).unwrap();
    std::fs::remove_dir_all(folder.path("out")).unwrap();
    text
}

fn said(ran: &Ran) -> String {
    format!("{}{}", ran.stdout, ran.stderr)
}

#[test]
fn a_row_says_which_group_it_is_and_takes_over_the_rest() {
    let folder = school();
    let ran = folder.run("check school");
    assert_eq!(ran.code, 0, "{}", said(&ran));
    let page = teachers(&folder);
    for words in [
        "Systematic phonics catch-up",
        "Words with letter tiles, then a short book",
        "Mr Joel Pike (teaching assistant)",
        "Miss Ana Duarte",
        "ystematic phonics catch-up, 15 January 2026",
        "Monday, Tuesday, Thursday and Friday, 9.10 am, library corner",
        "thirty words in two minutes",
        "word cards of set 2",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    // The group begins before the plan and ends after it.
    assert!(!page.contains("16 Jul 2027"), "{page}");
}

#[test]
fn one_change_to_a_group_changes_every_plan_in_it() {
    let folder = school();
    folder.write(
        "school/groups.yaml",
        GROUPS
            .replace("delivered_by: pike", "delivered_by: duarte")
            .replace("cover_by: duarte", "cover_by: pike")
            .replace("minutes: 20", "minutes: 25"),
    );
    let page = teachers(&folder);
    assert!(page.contains("Miss Ana Duarte (HLTA)"), "{page}");
    assert!(page.contains("25 min × 4 a week"), "{page}");
}

#[test]
fn what_a_row_says_itself_wins() {
    let folder = school();
    let row = format!(
        "{IN_GROUP}    days: [Monday, Thursday]\n    minutes: 15\n    what: Word cards with a partner\n"
    );
    folder.write("school/3-maple/sam.yaml", plan_with(&row));
    let page = teachers(&folder);
    assert!(page.contains("Word cards with a partner"), "{page}");
    assert!(!page.contains("Words with letter tiles"), "{page}");
    assert!(page.contains("Monday and Thursday, 9.10 am, library corner"), "{page}");
    assert!(page.contains("15 min × 2 a week"), "{page}");
}

#[test]
fn a_programme_without_a_group_gives_its_name_and_the_rest_is_the_rows() {
    let folder = school();
    let row = "    programme: Phonics\n    delivered_by: pike\n    setting: in-class\n    group_size: 1\n    minutes: 10\n    times_per_week: 2\n    weeks: 11\n";
    folder.write("school/3-maple/sam.yaml", plan_with(row));
    let page = teachers(&folder);
    assert!(page.contains("Systematic phonics catch-up"), "{page}");
    assert!(page.contains("Mr Joel Pike (teaching assistant)"), "{page}");
    // A name of the row's own is no id.
    folder.write("school/3-maple/sam.yaml", plan_with(&row.replace("programme: Phonics", "programme: Story planning group\n    what: Planning a story in boxes\n    monitored: {how: Minutes to the first word, every: week}")));
    assert!(teachers(&folder).contains("Story planning group"));
}

#[test]
fn a_group_that_is_gone_is_said_once_at_the_row_with_the_one_that_is_meant() {
    let folder = school();
    folder.write("school/3-maple/sam.yaml", plan_with("    group: phonics-y33\n"));
    let ran = folder.run("check school");
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("`provision[1].group` names `phonics-y33`, which is not in `groups`"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("did you mean `phonics-y3`?"), "{}", ran.stderr);
    assert!(ran.stderr.contains("group: phonics-y33"), "{}", ran.stderr);
    // What the group would have said is no lack of the plan's.
    assert!(!ran.stderr.contains("is missing"), "{}", ran.stderr);
    folder.write("school/3-maple/sam.yaml", plan_with("    group: lego\n"));
    let ran = folder.run("check school");
    assert!(ran.stderr.contains("`groups` has `phonics-y3`"), "{}", ran.stderr);
    folder.write("school/3-maple/sam.yaml", plan_with("    programme: phonisc\n"));
    let ran = folder.run("check school");
    assert!(ran.stderr.contains("did you mean `phonics`?"), "{}", ran.stderr);
}

#[test]
fn a_finding_names_the_file_that_the_value_came_from() {
    let folder = school();
    folder.write("school/groups.yaml", GROUPS.replace("minutes: 20", "minutes: 900"));
    let ran = folder.run("check school/3-maple/sam.yaml");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("school/groups.yaml:10"), "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("found 900").count(), 1, "{}", ran.stderr);
}

#[test]
fn the_lists_may_be_in_the_settings_and_not_in_two_places() {
    let folder = school();
    folder.write("school/sendplan.yaml", format!("paper: white\n{GROUPS}"));
    let ran = folder.run("check school");
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("both `school/sendplan.yaml` and `school/groups.yaml` say `groups`"),
        "{}",
        ran.stderr
    );
    std::fs::remove_file(folder.path("school/groups.yaml")).unwrap();
    let ran = folder.run("check school");
    assert_eq!(ran.code, 0, "{}", said(&ran));
    folder.write("school/staff.yml", STAFF);
    for line in ["check school", "check school/3-maple/sam.yaml"] {
        let ran = folder.run(line);
        assert_eq!(ran.code, 1);
        assert!(
            ran.stderr.contains("both `school/staff.yaml` and `school/staff.yml` say `staff`"),
            "{}",
            ran.stderr
        );
    }
}

#[test]
fn the_files_are_no_plans_and_are_checked_without_settings_and_logs_are_left_alone() {
    let folder = school();
    std::fs::remove_file(folder.path("school/sendplan.yaml")).unwrap();
    folder.write("school/log/phonics-y3.yaml", "- {week: 3, given: 4}\n");
    let ran = folder.run("check school");
    assert_eq!(ran.code, 0, "{}", said(&ran));
    assert!(
        !said(&ran).contains("not a plan") && !said(&ran).contains("phonics-y3.yaml"),
        "{}",
        said(&ran)
    );
    folder.write("school/programmes.yaml", PROGRAMMES.replace("resources:", "resuorces:"));
    let ran = folder.run("check school");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("school/programmes.yaml:7"), "{}", ran.stderr);
    assert!(ran.stderr.contains("did you mean `resources`?"), "{}", ran.stderr);
}

#[test]
fn what_is_no_list_of_the_section_says_what_to_write() {
    let folder = school();
    folder.write("school/staff.yaml", "pike: {name: Mr Joel Pike}\n");
    let ran = folder.run("check school");
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("this file is for `staff` alone; it also has `pike`"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("write `staff:` at the left edge"), "{}", ran.stderr);
    folder.write("school/staff.yaml", STAFF).write("school/Groups (1).yaml", GROUPS);
    let ran = folder.run("check school");
    assert!(ran.stderr.contains("`Groups (1).yaml` is not read"), "{}", ran.stderr);
}

#[test]
fn ids_may_have_capitals_and_spaces_and_one_that_fits_is_found() {
    let folder = school();
    folder
        .write(
            "school/groups.yaml",
            GROUPS
                .replace("id: phonics-y3", "id: Phonics Y3")
                .replace("delivered_by: pike", "delivered_by: Pike"),
        )
        .write("school/3-maple/sam.yaml", plan_with(IN_GROUP));
    let page = teachers(&folder);
    assert!(page.contains("Mr Joel Pike (teaching assistant)"), "{page}");
}

#[test]
fn a_group_with_no_programme_leaves_it_to_the_row() {
    let folder = school();
    folder.write("school/groups.yaml", GROUPS.replace("    programme: phonics\n", ""));
    let ran = folder.run("check school");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("the field `programme` is missing"), "{}", ran.stderr);
    folder.write(
        "school/3-maple/sam.yaml",
        plan_with("    group: phonics-y3\n    programme: phonics\n"),
    );
    let ran = folder.run("check school");
    assert_eq!(ran.code, 0, "{}", said(&ran));
}

#[test]
fn a_group_in_a_group_is_a_field_that_there_is_not() {
    let folder = school();
    folder.write("school/groups.yaml", "- {id: a, group: b}\n- {id: b, group: a}\n");
    let ran = folder.run("check school");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("has no field `group`"), "{}", ran.stderr);
}

#[test]
fn thousands_of_groups_are_read_and_a_wrong_name_does_not_list_them_all() {
    let folder = school();
    let many: String = (0..5000)
        .map(|n| format!("- {{id: g{n}, programme: phonics, delivered_by: pike}}\n"))
        .collect();
    folder
        .write("school/groups.yaml", many)
        .write("school/3-maple/sam.yaml", plan_with("    group: reading with a friend\n"));
    let ran = folder.run("check school");
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("`provision[1].group` names `reading with a friend`"),
        "{}",
        &ran.stderr[..2000.min(ran.stderr.len())]
    );
    assert!(ran.stderr.len() < 6000, "{}", ran.stderr.len());
}

#[test]
fn a_new_plan_and_the_next_one_name_the_group_and_not_what_it_says() {
    let folder = school();
    let ran = folder.run("new school/3-maple/new.yaml");
    assert_eq!(ran.code, 0, "{}", said(&ran));
    let new = String::from_utf8(folder.read("school/3-maple/new.yaml")).unwrap();
    assert!(new.contains("\n    group: \n") || new.contains("\n    group:\n"), "{new}");
    let ran = folder.run("review school/3-maple/sam.yaml");
    assert_eq!(ran.code, 0, "{}", said(&ran));
    assert!(ran.stdout.contains("row: P1"), "{}", ran.stdout);
    let sample =
        |name: &str| std::fs::read_to_string(root().join("samples/larkfield").join(name)).unwrap();
    let plan = sample("earlier/kofi-2026-summer.yaml");
    let (before, rest) = plan.split_once("\nprovision:\n").unwrap();
    let row = rest.find("    programme:").unwrap();
    folder
        .write("l/sendplan.yaml", sample("sendplan.yaml"))
        .write("l/staff.yaml", STAFF)
        .write("l/programmes.yaml", PROGRAMMES)
        .write("l/groups.yaml", GROUPS)
        .write("l/kofi-2026-spring.yaml", sample("earlier/kofi-2026-spring.yaml"))
        .write(
            "l/kofi.yaml",
            format!(
                "{before}\nprovision:\n{}    group: phonics-y3\n{}",
                &rest[..row],
                &rest[row..]
            ),
        );
    let ran = folder.run("next l/kofi.yaml");
    assert_eq!(ran.code, 0, "{}", said(&ran));
    assert!(ran.stdout.contains("group: phonics-y3"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("library corner"), "{}", ran.stdout);
}

/// What `check` says of a school with these groups and staff besides those it has.
fn found(staff: &str, groups: &str) -> String {
    let folder = school();
    folder
        .write("school/staff.yaml", format!("{STAFF}{staff}"))
        .write("school/groups.yaml", format!("{GROUPS}{groups}"));
    said(&folder.run("check school"))
}

#[test]
fn an_adult_is_not_in_two_places_at_once() {
    let lego = "  - {id: lego, programme: LEGO, delivered_by: pike, days: [friday], time: 9.25am, minutes: 30}\n";
    let text = found("", lego);
    assert!(
        text.contains("Mr Joel Pike is in two places on Friday at 9.25: `lego` and `phonics-y3`"),
        "{text}"
    );
    assert!(
        text.contains("[two-places]")
            && text.contains("change the day or the time of one of the two"),
        "{text}"
    );
    for apart in [
        lego.replace("9.25am", "9.30"),
        lego.replace("9.25am", "1.25"),
        lego.replace("friday", "wednesday"),
        lego.replace("pike", "duarte"),
        lego.replace("minutes: 30", "minutes: 30, start: 2027-08-01"),
    ] {
        let text = found("", &apart);
        assert!(!text.contains("two-places"), "{apart}{text}");
    }
}

#[test]
fn rows_that_are_in_no_group_are_compared_from_plan_to_plan() {
    let folder = school();
    let row = "    programme: Reading aloud\n    what: Reading a page twice\n    delivered_by: pike\n    setting: out-of-class\n    days: [monday]\n    time: 11.00\n    minutes: 15\n    weeks: 11\n    group_size: SIZE\n    monitored: {how: Words a minute, every: week}\n";
    let other = |plan: String| {
        plan.replace("id: ST-1", "id: AT-1")
            .replace("known_as: Sam", "known_as: Amy")
            .replace("first_name: Sam", "first_name: Amy")
            .replace("pronouns: he/him", "pronouns: she/her")
    };
    let alone = row.replace("SIZE", "1");
    folder
        .write("school/3-maple/sam.yaml", plan_with(&alone))
        .write("school/3-maple/amy.yaml", other(plan_with(&alone)));
    let text = said(&folder.run("check school"));
    assert!(text.contains("Mr Joel Pike is in two places on Monday at 11.00"), "{text}");
    // The same group, written out in both plans.
    let together = row.replace("SIZE", "2");
    folder
        .write("school/3-maple/sam.yaml", plan_with(&together))
        .write("school/3-maple/amy.yaml", other(plan_with(&together)));
    let text = said(&folder.run("check school"));
    assert!(!text.contains("two-places"), "{text}");
}

#[test]
fn nobody_gives_more_hours_than_there_are_or_comes_on_a_day_off() {
    let long = "  - {id: reading, programme: Reading, delivered_by: pike, days: [monday, tuesday, thursday, friday], time: 10.00, minutes: 330}\n  - {id: maths, programme: Maths, delivered_by: pike, days: [monday, tuesday, thursday], time: 15.45, minutes: 60}\n";
    let text = found("", long);
    assert!(
        text.contains("Mr Joel Pike gives 26 h 20 min of support a week and works 25 h"),
        "{text}"
    );
    let text = found("", &long.replace("pike", "duarte"));
    assert!(
        text.contains("Miss Ana Duarte gives 6 h 50 min of support on Monday")
            || !text.contains("over-hours"),
        "{text}"
    );
    let text = found(
        "",
        "  - {id: lego, programme: LEGO, delivered_by: pike, days: [wednesday], time: 9.00, minutes: 30}\n",
    );
    assert!(text.contains("Mr Joel Pike does not work on Wednesday, when `lego` meets"), "{text}");
    assert!(text.contains("`monday`, `tuesday`, `thursday` and `friday`"), "{text}");
}

#[test]
fn cover_is_another_adult_and_nobody_is_in_the_list_twice() {
    let text =
        found("", "  - {id: lego, programme: LEGO, delivered_by: duarte, cover_by: duarte}\n");
    assert!(
        text.contains("Miss Ana Duarte gives this help and is also down as the cover"),
        "{text}"
    );
    let text = found("- {id: pike2, name: Mr Joel Pike}\n", "");
    assert!(text.contains("two people in the list of staff are called Mr Joel Pike"), "{text}");
    let text = found("- {id: pike, name: Mr Tom Pike}\n", "");
    assert!(text.contains("two items in `staff` are called `pike`"), "{text}");
}

#[test]
fn a_rate_is_what_an_hour_costs() {
    let text = found("- {id: low, name: Ms Low, rate: -3}\n", "");
    assert!(text.contains("`staff[3].rate`") && text.contains("school/staff.yaml:3"), "{text}");
    let text = found("- {id: year, name: Ms Year, rate: 240}\n", "");
    assert!(text.contains("`staff[3].rate` is £240.00 an hour"), "{text}");
    let folder = school();
    folder.write("school/sendplan.yaml", "costs: {rates: {HLTA: 2150}}\n");
    let text = said(&folder.run("check school"));
    assert!(text.contains("`costs.rates.HLTA`"), "{text}");
}

#[test]
fn times_are_read_as_people_write_them_and_no_clock_has_a_25_00() {
    let folder = school();
    for (typed, printed) in [
        ("9.10", "9.10 am"),
        ("\"9:10\"", "9.10 am"),
        ("9:10", "9.10 am"),
        ("9am", "9.00 am"),
        ("13:30", "1.30 pm"),
        ("1.30", "1.30 pm"),
        ("after lunch", "after lunch"),
    ] {
        folder.write("school/groups.yaml", GROUPS.replace("time: 9.10", &format!("time: {typed}")));
        let page = teachers(&folder);
        assert!(page.contains(&format!("Friday, {printed}, library corner")), "{typed}: {page}");
    }
    folder.write("school/groups.yaml", GROUPS.replace("time: 9.10", "time: 25:00"));
    let ran = folder.run("check school");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("which is no time of the day"), "{}", ran.stderr);
}

/// The costs section of a school, with a rate that nobody else has.
const COSTS: &str =
    "costs: {rates: {teaching assistants: 18.31, HLTA: 21.53, class teacher: 37.19}}\n";

/// A school with rates, whose plan has none of its own.
fn with_costs(costs: &str, row: &str) -> Folder {
    let folder = school();
    let plan = plan_with(row);
    let (before, rest) = plan.split_once("\ncosts:\n").unwrap();
    let (_, after) = rest.split_once('\n').unwrap();
    folder
        .write("school/sendplan.yaml", format!("paper: white\n{costs}"))
        .write("school/3-maple/sam.yaml", format!("{before}\n{after}"));
    folder
}

#[test]
fn a_row_costs_the_minutes_of_its_share_at_the_rate_of_the_role() {
    // 20 minutes four times a week for three children: 26 minutes and 40 seconds each.
    for (costs, role, cost) in [
        (COSTS, "teaching assistant", "8.14"),
        (COSTS, "TAs", "8.14"),
        (COSTS, "HLTA", "9.57"),
        (COSTS, "higher-level teaching assistant", "9.57"),
        (COSTS, "class teacher and teaching assistant", "24.67"),
        ("costs: {teaching_assistant_hour: 18}\n", "Teaching assistants", "8.00"),
    ] {
        let folder = with_costs(costs, &format!("{IN_GROUP}    role: {role}\n"));
        let page = teachers(&folder);
        assert!(page.contains(&format!("£{cost} a week")), "{role}: {cost}: {page}");
    }
    let folder = with_costs(
        "costs: {teaching_assistant_hour: 18}\n",
        &format!("{IN_GROUP}    role: HLTA\n"),
    );
    let page = teachers(&folder);
    assert!(page.contains("Not costed") && page.contains("1 of 3 not costed"), "{page}");
    let folder = with_costs(COSTS, &format!("{IN_GROUP}    cost_per_week: 3.21\n"));
    assert!(teachers(&folder).contains("£3.21 a week"));
}

#[test]
fn the_sums_are_by_week_term_and_year_and_the_minutes_in_and_out_of_class() {
    let folder = with_costs("costs: {teaching_assistant_hour: 18, weeks_a_year: 40}\n", IN_GROUP);
    let page = teachers(&folder);
    // 8.00 for the group and 4.50 for a quarter of an hour alone.
    assert!(page.contains("£12.50 a week, £137.50 this term, £500.00 a year"), "{page}");
    assert!(
        page.contains("95 minutes out of class, 30 minutes in class, 15 minutes of it one to one"),
        "{page}"
    );
    assert!(!page.contains("6,000"), "{page}");
    let folder = with_costs("costs: {teaching_assistant_hour: 18, show_6000: yes}\n", IN_GROUP);
    let page = teachers(&folder);
    assert!(
        page.contains("£475.00 a year")
            && page.contains("£6,000 a year")
            && page.contains("For information"),
        "{page}"
    );
    let folder = with_costs("", IN_GROUP);
    assert!(teachers(&folder).contains("Not costed"));
}

#[test]
fn no_rate_is_in_any_copy_of_a_plan() {
    let costs = "costs: {teaching_assistant_hour: 18.31, rates: {HLTA: 21.53}, weeks_a_year: 39}\n";
    let folder = with_costs(costs, IN_GROUP);
    folder.write("school/staff.yaml", STAFF.replace("hours: 25", "hours: 23.75, rate: 19.87"));
    let ran = folder.run("render school -o out --format typst --document plan-teacher --document plan-senco --document plan-parent --document plan-child --document summary-child --document in-every-lesson --document class-list");
    assert_eq!(ran.code, 0, "{}", said(&ran));
    let names = folder.names("out");
    assert!(names.len() >= 5, "{names:?}");
    for name in names.iter().filter(|name| name.ends_with(".typ")) {
        let text = String::from_utf8(folder.read(&format!("out/{name}"))).unwrap();
        for secret in ["18.31", "21.53", "19.87", "23.77", "23.75", "phonics-y3", "pike"] {
            assert!(!text.contains(secret), "{name} has {secret}");
        }
        if name.contains("parent") || name.contains("child") {
            assert!(!text.contains('£') && !text.contains("ot costed"), "{name}");
        }
    }
}
