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
    // On the same day it is the same report, corrected; and what nobody printed before is printed.
    let other = "render school --document monitoring-report --today 2026-12-20 -o fresh";
    assert_eq!(folder.run(other).code, 0);
    let fresh = folder.read("fresh/monitoring-report_2026-12-20_leaders.pdf");
    let fresh = squeezed(&pdf_pages(&fresh).concat().concat());
    assert!(fresh.contains(&squeezed("Year 3 7")), "{fresh}");
}

fn own(parts: (&str, &str)) -> (String, String) {
    (parts.0.to_owned(), parts.1.to_owned())
}
