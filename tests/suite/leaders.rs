//! Documents for a school's leaders: made together from one folder, with and without a register of pupils, and what they say of
//! folders in which little can be counted.

use std::fmt::Write as _;

use lopdf::Document;

use crate::run::{Folder, example, page_count, pdf_pages, squeezed};

/// A school of so many pupils: the example for each, in six classes of three years.
pub(crate) fn school(pupils: usize) -> Folder {
    let folder = Folder::new();
    folder.write("school/sendplan.yaml", example());
    for index in 0..pupils {
        folder.write(&format!("school/plan-{index:02}.yaml"), plan(index, ""));
    }
    folder
}

/// A plan laid over the example.
pub(crate) fn plan(index: usize, more: &str) -> String {
    let (year, class) = (3 + index % 3, ["Maple", "Oak"][index / 3 % 2]);
    let birth = ["2018-10-05", "2018-02-05", "2018-06-05"][index % 3];
    format!(
        "pupil:\n  known_as: Pupil{index}\n  last_name: Test\n  id: T-{index}\n  date_of_birth: {birth}\n  \
         year_group: year-{year}\n  class: {year} {class}\n{more}"
    )
}

/// A register of these pupils and of others without a plan.
fn register(pupils: usize, prefix: &str) -> String {
    let mut table = String::from(
        "id,first name,last name,class,year group,sex,SEN status,pupil premium,EAL,looked after\n",
    );
    for index in 0..pupils + 60 {
        let (year, class) = (3 + index % 3, ["Maple", "Oak"][index / 3 % 2]);
        let status = if index < pupils + 2 { "K" } else { "N" };
        let (sex, premium) = (["F", "M"][index % 2], ["Y", "N"][usize::from(index % 4 > 0)]);
        writeln!(
            table,
            "{prefix}-{index},Pupil{index},Test,{year} {class},Year {year},{sex},{status},{premium},N,N"
        )
        .unwrap();
    }
    table
}

/// The text of a document without white space.
fn text(folder: &Folder, name: &str) -> String {
    squeezed(&pdf_pages(&folder.read(&format!("out/{name}"))).concat().concat())
}

fn contains(text: &str, words: &[&str]) {
    let mut from = 0;
    for said in words {
        let found = text[from..].find(&squeezed(said));
        let at = found.unwrap_or_else(|| panic!("no `{said}` after {from} in {text}"));
        from += at;
    }
}

const REPORT: &str = "monitoring-report_2026-12-20_leaders.pdf";

#[test]
fn a_list_of_pupils_that_came_out_empty_makes_nothing() {
    let folder = school(3);
    for ids in ["", ",", " , "] {
        let words = ["render", "school", "--document", "pupil-on-a-side", "--pupils", ids];
        let ran = folder.run_words(&words, b"");
        assert!(ran.code != 0 && ran.stderr.contains("`--pupils` names nobody"), "{}", ran.stderr);
        assert!(!folder.path("out").exists());
    }
}

#[test]
fn all_documents_for_leaders_are_made_in_one_run() {
    let folder = school(24);
    folder.write("school/register-of-pupils.csv", register(24, "T"));
    let ran = folder.run("render school --audience leadership --today 2026-12-20");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for name in
        [REPORT, "governors_2026-12-20_leaders.pdf", "inclusion-figures_2026-12-20_public.pdf"]
    {
        assert!(folder.names("out").contains(&name.to_owned()), "{:?}", folder.names("out"));
    }
    let named = "render school --document governors,monitoring-report --today 2026-12-20 -o two";
    assert_eq!(folder.run(named).code, 0);
    assert_eq!(folder.names("two").len(), 2, "{:?}", folder.names("two"));
    // The same plans and the same day give the same files.
    let again = folder.run("render school --audience leadership --today 2026-12-20 --changed");
    assert!(again.stdout.is_empty(), "{}", again.stdout);
}

#[test]
fn the_monitoring_report_says_in_order_what_leaders_ask() {
    let folder = school(24);
    folder.write("school/register-of-pupils.csv", register(24, "T"));
    let ran = folder.run("render school --document monitoring-report --today 2026-12-20");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let report = text(&folder, REPORT);
    contains(
        &report,
        &[
            "Monitoring report",
            "Autumn 2026",
            "Pupils with a plan",
            "24",
            "Group sizes come from the school’s register",
            "Decisions to take",
            "Quality of the plans",
            "Delivered against planned",
            "Progress",
            "How groups compare",
            "By key stage",
            "By class",
            "By term of birth",
            "By sex",
            "Girls",
            "By pupil premium",
            "Too little progress for too long?",
            "Training",
            "Hours and money",
            "Annex for the SENCO",
            "on the register, no support plan here",
            "Pupil24 Test",
        ],
    );
    assert!(page_count(&folder.read(&format!("out/{REPORT}"))) <= 7);
    // Names are in the annex alone.
    let (before, _) = report.split_once(&squeezed("Annex for the SENCO")).unwrap();
    assert!(!before.contains("Pupil1"), "{before}");
}

#[test]
fn sides_for_governors_and_for_the_strategy_are_one_side_without_a_name() {
    let folder = school(24);
    folder.write("school/register-of-pupils.csv", register(24, "T"));
    let ran = folder.run("render school --audience leadership --today 2026-12-20");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for name in ["governors_2026-12-20_leaders.pdf", "inclusion-figures_2026-12-20_public.pdf"] {
        assert_eq!(page_count(&folder.read(&format!("out/{name}"))), 1, "{name}");
        let side = text(&folder, name);
        contains(
            &side,
            &["Pupils on roll", "84", "SEN support", "26", "By area of need", "Not known"],
        );
        assert!(!side.contains("Pupil1"), "{side}");
        assert!(Document::load_mem(&folder.read(&format!("out/{name}"))).is_ok());
    }
    let public = text(&folder, "inclusion-figures_2026-12-20_public.pdf");
    assert!(public.contains(&squeezed("(under 10, or")), "{public}");
}

#[test]
fn without_a_register_the_report_says_what_it_does_not_know() {
    let folder = school(8);
    let ran = folder.run("render school --audience leadership --today 2026-12-20");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let report = text(&folder, REPORT);
    contains(&report, &["No register given: sex, pupil premium", "How groups compare", "By class"]);
    assert!(!report.contains(&squeezed("By sex")), "{report}");
}

#[test]
fn a_register_of_another_school_is_not_used_and_the_report_says_so() {
    let folder = school(8);
    folder.write("school/register-of-pupils.csv", register(8, "X").replace("Pupil", "Other"));
    let ran = folder.run("render school --document monitoring-report --today 2026-12-20");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    contains(&text(&folder, REPORT), &["The register beside the plans is of other pupils: 8"]);
}

#[test]
fn drafts_and_files_that_cannot_be_read_are_counted_as_what_they_are() {
    let folder = Folder::new();
    folder.write("school/sendplan.yaml", "school: {name: Test School}\n");
    for index in 0..3 {
        folder.write(&format!("school/plan-{index}.yaml"), plan(index, "cycle: {status: draft}\n"));
    }
    let ran = folder.run("render school --document monitoring-report --today 2026-12-20");
    contains(
        &text(&folder, REPORT),
        &["All plans are still being written", "No target has been reviewed"],
    );
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let folder = Folder::new();
    folder.write("school/a.yaml", "pupil: [\n").write("school/b.yaml", "\u{1}\u{2}");
    let ran = folder.run("render school --audience leadership --today 2026-12-20");
    assert!(ran.code <= 1, "{}", ran.stderr);
    let report = text(&folder, REPORT);
    contains(
        &report,
        &["All plans are still being written, or have errors", "Files that cannot be read"],
    );
}

#[test]
fn closed_plans_and_those_that_plans_name_as_before_are_earlier_terms() {
    let folder = school(6);
    for index in 0..6 {
        let before =
            "cycle: {term: summer, start: 2026-04-20, review_date: 2026-07-13, status: closed}\n";
        folder.write(&format!("archive/plan-{index:02}.yaml"), plan(index, before));
        let names = format!("cycle: {{previous: ../archive/plan-{index:02}.yaml}}\nreview:\n");
        folder.write(&format!("school/plan-{index:02}.yaml"), plan(index, &names));
    }
    folder.write("archive/sendplan.yaml", example());
    let ran = folder.run("render school --document monitoring-report --today 2026-10-01");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let report = text(&folder, "monitoring-report_2026-10-01_leaders.pdf");
    contains(&report, &["Pupils with a plan", "6", "Progress: targets reviewed, Summer 2026"]);
}

#[test]
fn documents_for_leaders_are_made_by_themselves() {
    let folder = school(3);
    for (line, says) in [
        ("--audience leadership --audience teacher", "in a run of its own"),
        ("--document governors --class 3-Maple", "leave out"),
        ("--document governors,plan-teacher", "made separately"),
        ("--document governors --audience teacher", "no document is both"),
    ] {
        let ran = folder.run(&format!("render school {line} --today 2026-12-20"));
        assert_eq!(ran.code, 2, "{line}: {}", ran.stderr);
        assert!(ran.stderr.contains(says), "{line}: {}", ran.stderr);
    }
    assert!(folder.names("out").is_empty());
}
