//! The documents for leaders that list pupils: provision maps, the timetable of support staff, training needs, reviews due, a
//! pupil on one side; and their workbooks and calendar.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use lopdf::Document;

use crate::run::{Folder, Ran, example_with, page_count, pdf_lines, root, squeezed, too_full};
use crate::tags::elements;

/// A school with two pupils in one group, and a list of staff.
fn school() -> Folder {
    let folder = Folder::new();
    folder.write(
        "school/sendplan.yaml",
        "staff:
  - {id: brown, name: Mr Brown, role: teaching assistant, rate: 18, days: [monday, wednesday], hours: 12}
  - {id: black, name: Mrs Black, role: teaching assistant, training: [{what: What the break card means, date: 2026-09-20}]}
groups:
  - {id: story, programme: Story planning group, delivered_by: brown, cover_by: Mr White, days: [monday, tuesday],
     time: \"9.00\", where: Library, setting: out-of-class, group_size: 3, minutes: 20, weeks: 11}
  - {id: spare, programme: Reading buddies, delivered_by: brown, days: [monday], time: \"9.10\", minutes: 15}
",
    );
    let row = "    programme: Story planning group\n";
    let plan = |name: &str, id: &str, class: &str| {
        example_with(row, "    group: story\n")
            .replace("    delivered_by: Mr Brown\n    role: teaching assistant\n", "")
            .replace("    when_and_where: Library, 9.00\n", "")
            .replace("    setting: out-of-class\n    group_size: 3\n    minutes: 20\n    times_per_week: 2\n", "")
            .replace("Sam", name)
            .replace("ST-1", id)
            .replace("3 Maple", class)
            .replace("who: Lunchtime staff", "who: Mrs Black")
            .replace("need: What the break card means, and what to say when it is shown", "need: What the break card means")
    };
    folder.write("school/sam.yaml", plan("Sam", "ST-1", "3 Maple"));
    folder.write("school/ali.yaml", plan("Ali", "ST-2", "4 Oak"));
    folder
}

fn render(folder: &Folder, options: &str) -> Ran {
    let ran = folder.run(&format!("render school {options} -o out"));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran
}

/// The one file of a folder whose name begins so.
fn file(folder: &Folder, start: &str) -> Vec<u8> {
    let names = folder.names("out");
    let found: Vec<&String> = names.iter().filter(|name| name.starts_with(start)).collect();
    assert_eq!(found.len(), 1, "{names:?}");
    folder.read(&format!("out/{}", found[0]))
}

fn words(bytes: &[u8]) -> String {
    pdf_lines(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn kinds(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).unwrap();
    elements(&document).into_iter().map(|element| element.kind).collect()
}

/// The rows of the first sheet.
fn rows(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let name = workbook.sheet_names()[0].clone();
    let range = workbook.worksheet_range(&name).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn a_provision_map_for_each_class_has_its_pupils_and_their_sums() {
    let folder = school();
    render(&folder, "--document provision-map");
    assert_eq!(folder.names("out").len(), 2, "{:?}", folder.names("out"));
    let map = file(&folder, "provision-map_3-Maple");
    let text = words(&map);
    for said in [
        "Provision map: 3 Maple",
        "1 with a plan",
        "Story planning group",
        "Mr Brown",
        "20 min × 2 a week × 11 weeks",
        "Sam, a week: 30 in class, 55 out of class, 15 one to one",
    ] {
        assert!(squeezed(&text).contains(&squeezed(said)), "`{said}` is missing: {text}");
    }
    assert!(!text.contains("Ali"), "{text}");
    let kinds = kinds(&map);
    assert!(kinds.iter().any(|kind| kind == "Table") && kinds.iter().any(|kind| kind == "H2"));
}

#[test]
fn the_map_of_the_school_counts_a_group_once() {
    let folder = school();
    render(&folder, "--document school-provision-map");
    let text = words(&file(&folder, "school-provision-map"));
    for said in
        ["2 with a plan", "Story planning group", "3 Maple, 4 Oak", "Planning and saying a text"]
    {
        assert!(text.contains(said), "`{said}` is missing: {text}");
    }
    render(&folder, "--document school-provision-map --format xlsx");
    let names = folder.names("out");
    let name = names.iter().find(|name| name.ends_with(".xlsx")).unwrap();
    let bytes = folder.read(&format!("out/{name}"));
    let rows = rows(&bytes);
    let column = |head: &str| {
        let at = |cell: &Data| *cell == head;
        rows[0].iter().position(at).unwrap_or_else(|| panic!("no {head}: {:?}", rows[0]))
    };
    let story = rows.iter().find(|row| row[0] == "Story planning group").unwrap();
    assert_eq!(story[column("Pupils")], Data::Float(2.0));
    // Two pupils of one group of three: 20 minutes twice a week, once.
    assert_eq!(story[column("Hours a week")], Data::Float(0.7));
    // The same bytes for the same plans.
    folder.run("render school --document school-provision-map --format xlsx -o again");
    assert_eq!(bytes, folder.read(&format!("again/{name}")));
}

#[test]
fn what_begins_as_a_formula_does_is_text_in_a_workbook() {
    let folder = Folder::new();
    let plan = example_with("programme: Worry talk", "programme: =HYPERLINK(\"http://x\")")
        .replace("delivered_by: Mrs Black", "delivered_by: \"@Black\"")
        .replace("cover_by: Mr White", "cover_by: \"+White\"");
    folder.write("school/sam.yaml", plan);
    render(&folder, "--document provision-map --format xlsx");
    let bytes = file(&folder, "provision-map");
    let mut workbook: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes.as_slice())).unwrap();
    let name = workbook.sheet_names()[0].clone();
    assert_eq!(workbook.worksheet_formula(&name).unwrap().used_cells().count(), 0);
    let texts: Vec<String> = rows(&bytes).concat().iter().map(ToString::to_string).collect();
    for text in ["=HYPERLINK(\"http://x\")", "@Black", "+White"] {
        assert!(texts.iter().any(|cell| cell == text), "{text}: {texts:?}");
    }
}

#[test]
fn the_timetable_marks_what_clashes() {
    let folder = school();
    render(&folder, "--document staff-timetable");
    let text = words(&file(&folder, "staff-timetable"));
    for said in [
        "Mr Brown",
        "9.00–9.20",
        "Story planning group Ali, Sam; Library Clash: two things at one time",
        "no pupil with a plan",
        // Mr Brown works on Monday and Wednesday.
        "Does not work on this day",
        "Day or time not written",
    ] {
        assert!(squeezed(&text).contains(&squeezed(said)), "`{said}` is missing: {text}");
    }
}

#[test]
fn training_is_gathered_and_settled_by_the_list_of_staff() {
    let folder = school();
    render(&folder, "--document training-needs");
    let text = words(&file(&folder, "training-needs"));
    assert!(squeezed(&text).contains(&squeezed("Plans that name a need 2 of 2")), "{text}");
    let done = text.split("Done on").nth(1).unwrap_or_default();
    assert!(done.contains("What the break card means") && done.contains("20 Sep 2026"), "{text}");
    assert!(done.contains("Ali, Sam"), "{text}");
}

#[test]
fn reviews_are_listed_by_when_they_are_due() {
    let folder = school();
    let late = example_with("ST-1", "ST-3").replace("Sam", "Eve").replace(
        "review_date: 2026-12-07",
        "review_date: 2026-10-12\n  review_time: 3.30 pm\n  review_place: \"Hall; upstairs, left\"",
    );
    folder.write("school/eve.yaml", late);
    folder.run("render school --document reviews-due --draft --today 2026-11-10 -o out");
    let text = words(&file(&folder, "reviews-due"));
    for said in ["Overdue 1 of 3", "Due within six weeks 2 of 3", "4 weeks", "By class"] {
        assert!(squeezed(&text).contains(&squeezed(said)), "`{said}` is missing: {text}");
    }
}

#[test]
fn the_calendar_names_no_pupil() {
    let folder = school();
    let calendar = |today: &str, out: &str| {
        let ran = folder.run(&format!(
            "render school --document reviews-due --format ics --today {today} -o {out}"
        ));
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let name = folder.names(out).remove(0);
        assert!(name.ends_with(".ics"), "{name}");
        String::from_utf8(folder.read(&format!("{out}/{name}"))).unwrap()
    };
    let first = calendar("2026-11-10", "one");
    assert!(first.contains("SUMMARY:SEND review: ST-1\r\n"), "{first}");
    assert!(first.contains("DTSTART;VALUE=DATE:20261207\r\n"), "{first}");
    assert!(!first.contains("Sam") && !first.contains("Taylor"), "{first}");
    let uid = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    assert_eq!(uid(&first).len(), 2);
    assert_eq!(uid(&first), uid(&calendar("2026-11-11", "two")));
    // What is over is in no calendar.
    assert!(uid(&calendar("2026-12-24", "three")).is_empty());
}

#[test]
fn what_is_no_table_has_no_workbook() {
    let folder = school();
    for line in [
        "render school --format xlsx -o out",
        "render school --document plan-teacher --format ics -o out",
        "render school --document staff-timetable --format ics -o out",
    ] {
        let ran = folder.run(line);
        assert_eq!(ran.code, 2, "{line}: {}{}", ran.stdout, ran.stderr);
        assert!(folder.names("out").is_empty(), "{line}: {:?}", folder.names("out"));
    }
}

#[test]
fn a_pupil_is_on_one_side_however_much_the_plans_say() {
    let folder = Folder::new();
    let samples = root().join("samples/larkfield");
    for print in ["standard", "clear", "large"] {
        let ran = folder.run(&format!(
            "render {} --document pupil-on-a-side --print {print} -o {print}",
            samples.display()
        ));
        assert_eq!(ran.code, 0, "{print}: {}", ran.stderr);
        for name in folder.names(print) {
            assert_eq!(page_count(&folder.read(&format!("{print}/{name}"))), 1, "{print}/{name}");
        }
    }
    let name = "KMR-1_on-a-side_2026-autumn_v1_leadership.pdf";
    let text = words(&folder.read(&format!("standard/{name}")));
    let mut from = 0;
    for said in [
        "Needs",
        "In every lesson",
        "Autumn 2026 (plan 3)",
        "41 of 44 sessions given",
        "Summer 2026 (plan 2)",
        "27 of 30 sessions given",
        "What changed after the review on 7 December 2026",
        "“My graph went up.",
        "The family said this",
    ] {
        let at = text[from..].find(said);
        from += at.unwrap_or_else(|| panic!("`{said}` is missing or out of order: {text}"));
    }
    // Nobody's address or telephone number is for leaders.
    assert!(!text.contains("020 7946"), "{text}");
    folder.write("full/sendplan.yaml", example_with("ST-1", "ST-9"));
    folder.write("full/sam.yaml", too_full());
    let ran = folder.run("render full --document pupil-on-a-side -o full-out");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let name = folder.names("full-out").remove(0);
    assert_eq!(page_count(&folder.read(&format!("full-out/{name}"))), 1);
}

#[test]
fn a_sample_of_pupils_is_chosen_by_their_ids() {
    let folder = Folder::new();
    let samples = root().join("samples/larkfield");
    let render = |pupils: &str| {
        folder.run(&format!(
            "render {} --document pupil-on-a-side --pupils {pupils} -o out",
            samples.display()
        ))
    };
    let ran = render("KMR-1,iob-1");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let names = folder.names("out");
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names[0].starts_with("IOB-1") && names[1].starts_with("KMR-1"), "{names:?}");
    let ran = render("KMR-11,ZZZ");
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("`KMR-11` and `ZZZ`; did you mean `KMR-1`?"), "{}", ran.stderr);
    let ran = folder
        .run(&format!("render {} --document class-list --pupils KMR-1 -o out", samples.display()));
    assert_eq!(ran.code, 2, "{}", ran.stderr);
}

#[test]
fn a_history_says_what_an_ehc_plan_brings_and_asks_without_an_answer() {
    let folder = Folder::new();
    let kofi = root().join("samples/larkfield/kofi-2026-autumn.yaml");
    let ran = folder.run(&format!(
        "render {} --document history-teacher --document history-parent -o out",
        kofi.display()
    ));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for name in folder.names("out") {
        let text = squeezed(&words(&folder.read(&format!("out/{name}"))));
        for said in [
            "legal duty to secure the special educational help",
            "Parents can ask for a particular school",
            "no diagnosis, no certain number of hours",
            "How a request works",
        ] {
            assert!(text.contains(&squeezed(said)), "{name}: `{said}` is missing: {text}");
        }
        // The questions are for a talk that staff prepare.
        for said in [
            "Are there needs that SEN support has not met?",
            "the law sets no number of plans, minutes or pounds",
        ] {
            assert_eq!(text.contains(&squeezed(said)), name.contains("teacher"), "{said}: {text}");
        }
        // What it costs is for staff alone.
        assert_eq!(text.contains("itcosts£"), name.contains("teacher"), "{name}: {text}");
        for verdict in ["eligible", "threshold", "£6,000"] {
            assert!(!text.contains(verdict), "{name}: {verdict}");
        }
    }
}

#[test]
fn help_today_is_in_the_order_of_the_week() {
    let folder = Folder::new();
    let plan = example_with(
        "    when_and_where: Library, 9.00\n",
        "    days: [thursday]\n    time: \"1.15\"\n    where: Library\n",
    )
    .replace(
        "    group_size: 1\n    minutes: 15\n",
        "    days: [monday]\n    time: \"2.30\"\n    group_size: 1\n    minutes: 15\n",
    );
    folder.write("school/sam.yaml", plan);
    render(&folder, "--document in-every-lesson");
    let text = words(&file(&folder, "3-Maple"));
    let at = |said: &str| text.find(said).unwrap_or_else(|| panic!("{said}: {text}"));
    assert!(at("Support this week") < at("Mrs Black: Worry talk"), "{text}");
    assert!(at("Mrs Black: Worry talk") < at("Mr Brown: Story planning group"), "{text}");
}
