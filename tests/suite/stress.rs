//! Plans that are hard to lay out: long names, one target and six, twelve rows of provision, empty lists.

use std::fs;

use sendplan::print::PrintSize;
use sendplan::{DocumentFile, RenderOptions, Sendplan};

use crate::run::{self, Folder, example, pdf_pages, root, squeezed};

/// The stress plans, each laid over the example.
fn fixtures() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root().join("tests/stress"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().replace(".yaml", ""))
        .collect();
    names.sort();
    assert!(names.len() >= 5);
    names
}

/// Renders one of them.
pub(crate) fn made(fixture: &str, options: &RenderOptions) -> Vec<DocumentFile> {
    let folder = Folder::new();
    let plan = fs::read(root().join("tests/stress").join(format!("{fixture}.yaml"))).unwrap();
    folder.write("sendplan.yaml", example()).write("plan.yaml", plan);
    let plan = Sendplan::new().unwrap().open(folder.path("plan.yaml")).unwrap();
    let outcome = run::made(&plan, options);
    assert!(!outcome.files.is_empty(), "{fixture}: {:#?}", outcome.findings);
    outcome.files
}

/// The adults' copies in this size of print, the parents' in full and in short.
fn sized(size: PrintSize) -> RenderOptions {
    run::only(["plan-teacher", "plan-parent", "plan-parent-short"]).print_size(size)
}

/// The lines of each page without its foot, which stands at its end in the file.
fn bodies(file: &DocumentFile) -> Vec<Vec<String>> {
    let foot = |line: &String| {
        line.contains("Confidential")
            || line.contains("Cycle 1") && line.contains("Autumn 2026")
            || line.starts_with("Page ")
            || line.contains("’s plan ·")
            || line.chars().all(|c| c.is_ascii_digit())
            || line.contains(" copy · ")
            || line == "Teacher copy"
            || line == "Parent copy"
    };
    pdf_pages(file.bytes())
        .into_iter()
        .map(|lines| {
            let mut lines = lines;
            while lines.last().is_some_and(foot) {
                lines.pop();
            }
            lines
        })
        .collect()
}

#[test]
fn no_page_is_blank_and_no_heading_stands_last() {
    let labels =
        fs::read_to_string(root().join("templates/send-support-plan/labels/en-GB.yaml")).unwrap();
    let headings = [
        "What we know",
        "Needs",
        "In every lesson, from every adult",
        "What we found out",
        "Targets",
        "Provision",
        "Staff development",
        "Family",
        "Our agreement",
        "Signatures",
        "What I am working on",
        "What helps me",
        "Who helps me",
        "I find this tricky",
        "What the family said",
    ];
    for heading in headings {
        assert!(labels.contains(&format!(": {heading}\n")), "{heading} is no label");
    }
    for fixture in fixtures() {
        let options = [
            ("usual", RenderOptions::new()),
            ("clear", sized(PrintSize::Clear)),
            ("large", sized(PrintSize::Large)),
        ];
        for (size, options) in options {
            for file in made(&fixture, &options) {
                for (number, lines) in bodies(&file).iter().enumerate() {
                    let last = lines.last().map(String::as_str).unwrap_or_default();
                    let at = format!("{fixture}, {size:?}, {}, page {}", file.name(), number + 1);
                    assert!(!lines.is_empty(), "{at} is blank");
                    assert!(!headings.contains(&last), "{at} ends with `{last}`");
                }
            }
        }
    }
}

#[test]
fn no_target_card_is_split() {
    for size in [PrintSize::Standard, PrintSize::Clear] {
        for file in made("six-targets", &sized(size)) {
            let pages: Vec<String> =
                bodies(&file).iter().map(|lines| squeezed(&lines.join(""))).collect();
            for number in 1..=6 {
                let page = |word: String| pages.iter().position(|page| page.contains(&word));
                let first = page(format!("(first-{number})"));
                let last = page(format!("(last-{number})"));
                assert!(first.is_some() && first == last, "{size:?}, {}: T{number}", file.name());
            }
        }
    }
}

#[test]
fn nothing_is_lost_where_a_card_is_taller_than_a_page() {
    for file in made("six-targets", &sized(PrintSize::Large)) {
        let text = squeezed(&bodies(&file).concat().join(""));
        for number in 1..=6 {
            assert!(text.contains(&format!("(last-{number})")), "{}: T{number}", file.name());
        }
    }
}

#[test]
fn the_head_of_a_table_repeats_and_every_row_is_there() {
    let file = made("twelve-provisions", &RenderOptions::new())
        .into_iter()
        .find(|file| file.document() == "plan-parent")
        .unwrap();
    let mut pages = 0;
    for lines in bodies(&file) {
        let text = squeezed(&lines.join(""));
        let rows: Vec<usize> = (1..=12)
            .filter(|n| text.contains(&format!("Sentencebuilding,part{n}Saying")))
            .collect();
        if !rows.is_empty() {
            pages += 1;
            assert!(text.contains("WhatWhoWhen"), "no head above {rows:?}: {text}");
        }
    }
    assert!(pages >= 2, "{pages}");
    let whole = squeezed(&bodies(&file).concat().concat());
    for row in 1..=12 {
        assert!(whole.contains(&format!("(end-{row})")), "the end of P{row} is not there");
    }
}

#[test]
fn empty_lists_leave_no_label_behind() {
    for file in made("empty-lists", &RenderOptions::new()) {
        let text = bodies(&file).concat().join("\n");
        for label in [
            "Dislikes",
            "Anxious about",
            "Progress over time",
            "Diagnoses",
            "Seat and room",
            "Staff development",
            "Parents will",
            "I am good at",
            "I find this tricky",
            "What helps me",
        ] {
            assert!(!text.contains(label), "{}: {label}", file.name());
        }
    }
}

#[test]
fn long_names_stay_whole_in_every_copy() {
    for file in made("long-names", &RenderOptions::new()) {
        let text = squeezed(&bodies(&file).concat().join(""));
        assert!(text.contains("Anne-MarieO’Brien-Featherstonehaugh-Xi"), "{}", file.name());
    }
}
