//! The wording of needs, targets and provision, on sentences that the lists were tuned on and on others.

use std::fs;

use sendplan::internal::wording;

use crate::run::{Folder, root};

/// What judges a kind of sentence.
type Judge = fn(&str) -> bool;

const KINDS: [(&str, Judge); 3] = [
    ("need", |text| wording::need(text).is_some()),
    ("target", |text| wording::target(text).is_some()),
    ("provision", |text| wording::provision(text).is_some()),
];

fn sentences(set: &str, kind: &str, label: &str) -> Vec<String> {
    let path = root().join(format!("tests/sentences/{set}/{kind}-{label}.txt"));
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(Into::into).collect()
}

/// Precision and recall over a set, for each kind of sentence.
fn measured(set: &str) -> Vec<(&'static str, f64, f64)> {
    KINDS
        .iter()
        .map(|(kind, is_vague)| {
            let count = |label| {
                let all = sentences(set, kind, label);
                let found = all.iter().filter(|text| is_vague(text)).count();
                (found as f64, all.len() as f64)
            };
            let ((hits, vague), (alarms, precise)) = (count("vague"), count("precise"));
            assert!(vague >= 60.0 && precise >= 60.0, "{set}, {kind}: {vague} and {precise}");
            (*kind, hits / (hits + alarms), hits / vague)
        })
        .collect()
}

#[test]
fn precision_and_recall_are_what_the_docs_say() {
    for set in ["tuned", "apart"] {
        for (kind, precision, recall) in measured(set) {
            let aim = 0.95;
            assert!(precision >= aim && recall >= aim, "{set}, {kind}: {precision} {recall}");
        }
    }
}

#[test]
fn no_sentence_stands_in_both_sets() {
    for (kind, _) in KINDS {
        for label in ["vague", "precise"] {
            let tuned = sentences("tuned", kind, label);
            for sentence in sentences("apart", kind, label) {
                assert!(!tuned.contains(&sentence), "{sentence}");
            }
        }
    }
}

#[test]
fn capitals_curly_quotes_and_american_spelling_make_no_difference() {
    for text in
        ["IMPROVE BEHAVIOUR", "improve behavior", "improove behavoir.", "Improve  behaviour!"]
    {
        assert!(wording::target(text).is_some(), "{text}");
    }
    let rescued = "Mary will increase her use of hand raising from 70 % to 90 % of the time";
    for text in [rescued.to_owned(), rescued.to_uppercase(), rescued.replace("her", "Mary’s")] {
        assert!(wording::target(&text).is_none(), "{text}");
    }
}

#[test]
fn numbers_that_measure_nothing_rescue_nothing() {
    for text in [
        "improve reading in Year 4",
        "make progress in Key Stage 2",
        "be more confident by 2027",
        "develop social skills by the end of Year 3",
        "improve his behaviour by 12 December 2026",
        "improve understanding of 2-digit numbers",
    ] {
        assert!(wording::target(text).is_some(), "{text}");
    }
}

#[test]
fn odd_texts_are_judged_without_harm() {
    let long = "a ".repeat(20_000);
    for text in
        ["", " ", ".", "…", "🦕", "8/10/", "’’’", "-", "1:", "a-", "%", "\n\n", long.as_str()]
    {
        let _ = (wording::need(text), wording::target(text), wording::provision(text));
    }
}

#[test]
fn the_command_judges_sentences() {
    let folder = Folder::new();
    let ran =
        folder.run_with("wording target", b"improve behaviour\n\nRead 20 of 30 words aloud\n");
    assert_eq!(ran.code, 1);
    insta::assert_snapshot!(ran.stdout);
    let ran = folder.run_with("wording need --format json", "reads 3 of 20 words".as_bytes());
    assert_eq!(ran.code, 0);
    assert_eq!(ran.stdout, "{\"text\":\"reads 3 of 20 words\",\"vague\":false}\n");
    assert_eq!(folder.run("wording provision").code, 2);
}
