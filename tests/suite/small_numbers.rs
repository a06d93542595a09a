//! Small numbers as they are printed: what two prints of one term, side by side, give away. That nothing can be worked out from one
//! is tested over a thousand random schools beside the code that hides them, in `src/leaders/figures/tests`.

use crate::leaders::{plan, school};
use crate::run::{Folder, pdf_pages, squeezed};

/// The cells of a table that a heading is followed by, as one text.
fn report(folder: &Folder, day: &str) -> String {
    let name = format!("out/monitoring-report_{day}_leaders.pdf");
    squeezed(&pdf_pages(&folder.read(&name)).concat().concat())
}

#[test]
fn a_small_group_and_one_more_with_it_are_printed_as_c_and_the_symbols_are_explained() {
    // Six pupils in each of three years: no group of a class, three of each, may be printed.
    let folder = school(18);
    let ran = folder.run("render school --document monitoring-report --today 2026-12-20");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = report(&folder, "2026-12-20");
    let (_, fair) = text.split_once(&squeezed("How groups compare")).unwrap();
    let (_, by_class) = fair.split_once(&squeezed("By class")).unwrap();
    let (by_class, _) = by_class.split_once(&squeezed("By term of birth")).unwrap();
    assert!(by_class.starts_with(&squeezed("Too few to compare.")), "{by_class}");
    let (_, by_year) = fair.split_once(&squeezed("By year")).unwrap();
    assert!(by_year.contains(&squeezed("Year 3 6")), "{by_year}");
    assert!(
        by_year.contains(&squeezed("(under 5, or it would give such a number away)")),
        "{by_year}"
    );
    // Nobody's percentage is of fewer than ten.
    let (by_year, _) = by_year.split_once(&squeezed("c: left out so that")).unwrap();
    assert!(!by_year.contains('%'), "{by_year}");
}

#[test]
fn a_school_can_raise_the_numbers_and_lowering_them_is_a_finding_and_has_no_effect() {
    let folder = school(18);
    let with = |line: &str| {
        let plan = crate::run::example();
        folder.write("school/sendplan.yaml", format!("{plan}\nsmall_numbers: {line}\n"));
        folder.run("render school --document monitoring-report --today 2026-12-20");
        report(&folder, "2026-12-20")
    };
    assert!(with("{reports: 8}").contains(&squeezed("(under 8, or")));
    assert!(with("{reports: 2}").contains(&squeezed("(under 5, or")));
    let ran = folder.run("check school --today 2026-12-20");
    assert!(
        ran.stderr.contains("small-number") || ran.stdout.contains("small-number"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_later_report_of_the_term_hides_what_has_changed_by_a_few() {
    let folder = school(18);
    let line = "render school --document monitoring-report --today";
    assert_eq!(folder.run(&format!("{line} 2026-12-10")).code, 0);
    let (_, before) =
        report(&folder, "2026-12-10").split_once(&squeezed("How groups compare")).map(own).unwrap();
    assert!(before.contains(&squeezed("Year 3 6")), "{before}");
    // One pupil more in Year 3.
    folder.write("school/plan-18.yaml", plan(18, ""));
    assert_eq!(folder.run(&format!("{line} 2026-12-20")).code, 0);
    let (_, after) =
        report(&folder, "2026-12-20").split_once(&squeezed("How groups compare")).map(own).unwrap();
    assert!(!after.contains(&squeezed("Year 3 7")), "{after}");
    assert!(after.contains(&squeezed("Year 3 6")), "{after}");
    // On the same day it is the same report, corrected; and what nobody printed before is printed.
    let other = "render school --document monitoring-report --today 2026-12-20 -o fresh";
    assert_eq!(folder.run(other).code, 0);
    let fresh = folder.read("fresh/monitoring-report_2026-12-20_leaders.pdf");
    let fresh = squeezed(&pdf_pages(&fresh).concat().concat());
    assert!(fresh.contains(&squeezed("Year 3 7")), "{fresh}");
}

#[test]
fn the_sums_of_the_school_stay_too_until_more_than_a_few_have_changed() {
    let folder = school(18);
    let governors = |day: &str| {
        let ran = folder.run(&format!("render school --document governors --today {day}"));
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let pages = pdf_pages(&folder.read(&format!("out/governors_{day}_leaders.pdf")));
        squeezed(&pages.concat().concat())
    };
    // From the first figure to the last: what differs is the day, and the line that says so.
    let figures = |text: &str| text[text.find("PupilswithaSEND").unwrap()..].to_owned();
    let first = governors("2026-12-10");
    assert!(!first.contains("arethoseof"), "{first}");
    std::fs::remove_file(folder.path("school/plan-17.yaml")).unwrap();
    let second = governors("2026-12-14");
    assert!(second.contains("arethoseof10December2026"), "{second}");
    assert_eq!(figures(&first).replace("10December", "14December"), {
        let (_, after) = second.split_once("couldidentifysomebody.").unwrap();
        figures(&format!("{}{after}", &second[..second.find("Thenumbersofpupils").unwrap()]))
    });
    // Once as many have changed, they are counted anew.
    for index in 18..24 {
        folder.write(&format!("school/plan-{index:02}.yaml"), plan(index, ""));
    }
    let third = governors("2026-12-18");
    assert!(!third.contains("arethoseof") && figures(&third) != figures(&first), "{third}");
}

#[test]
fn what_was_printed_is_remembered_unreadably_and_nothing_is_made_without_it() {
    let folder = school(18);
    let render = "render school --document governors --today";
    assert_eq!(folder.run(&format!("{render} 2026-12-10")).code, 0);
    let memory = String::from_utf8(folder.read("out/register.figures")).unwrap();
    for word in ["Pupil1", "T-1\"", "T-11", "Test"] {
        assert!(!memory.contains(word), "{word}: {memory}");
    }
    folder.write("out/register.figures", "garbage");
    let ran = folder.run(&format!("{render} 2026-12-14"));
    assert_ne!(ran.code, 0);
    assert!(ran.stderr.contains("earlier reports printed"), "{}", ran.stderr);
    assert!(!folder.path("out/governors_2026-12-14_leaders.pdf").exists());
}

fn own(parts: (&str, &str)) -> (String, String) {
    (parts.0.to_owned(), parts.1.to_owned())
}
