//! Who can read a text for a child: the passages it was learned from, and what `sendplan wording passage` says.

use std::collections::BTreeSet;
use std::fs;

use sendplan::internal::ease::{Grade, graded};
use serde_json::Value;

use crate::run::{Folder, root};

fn grade(text: &str) -> Grade {
    graded(text, &BTreeSet::new()).grade
}

/// The words of a text that make it hard.
fn signs(text: &str) -> Vec<&str> {
    let graded = graded(text, &BTreeSet::new());
    graded.hindering().map(|sign| &text[sign.range.clone()]).collect()
}

#[test]
fn passages_are_graded_as_they_were_learned() {
    let (mut right, mut all) = (0, 0);
    for file in ["learn", "voices"] {
        let text = fs::read_to_string(root().join(format!("tests/passages/{file}.tsv"))).unwrap();
        for line in text.lines() {
            let (given, passage) = line.split_once('\t').unwrap();
            all += 1;
            right += usize::from(Grade::named(given) == Some(grade(passage)));
        }
    }
    assert!(all >= 300 && right * 100 >= all * 97, "{right} of {all}");
}

#[test]
fn passages_that_nothing_was_learned_from_are_graded_as_the_docs_say() {
    let text = fs::read_to_string(root().join("tests/passages/kept/passages.tsv")).unwrap();
    let graded = text.lines().map(|line| line.split_once('\t').unwrap());
    let right = graded.filter(|(given, text)| Grade::named(given) == Some(grade(text))).count();
    assert!(right >= 114 && text.lines().count() == 120, "{right} of 120");
}

#[test]
fn the_grade_of_a_text_is_the_same_on_every_machine() {
    let texts = [
        "I can run and jump.",
        "I can sit near my friend when we read, and I can tell my teacher if it is too loud.",
        "My helper gives me one instruction at a time, because I forget the rest while I am working.",
        "My engagement is contingent on rapport.",
        "I brood, and it festers.",
        "I wear my heart on my sleeve.",
        "It is to be respected by all of the adults who are involved in my care.",
    ];
    let grades: String = texts
        .iter()
        .map(|text| format!("{:4} {text} {:?}\n", grade(text).name(), signs(text)))
        .collect();
    insta::assert_snapshot!(grades);
}

#[test]
fn sayings_are_found_in_their_forms_and_only_as_sayings() {
    assert_eq!(signs("He hits the roof."), ["hits the roof"]);
    assert_eq!(signs("I wear my heart on my sleeve."), ["wear my heart on my sleeve"]);
    for text in ["I put my hat on my bear.", "I take my bear with me.", "I hit the ball."] {
        assert_eq!(signs(text), <[&str; 0]>::default(), "{text}");
    }
}

#[test]
fn british_spellings_names_and_words_of_the_school_are_not_rare() {
    for text in [
        "My favourite colour is grey, and Mum has a cosy jumper.",
        "Mrs Szczepańska and Oluwaseun help me.",
        "Rosie’s dad is my neighbour.",
    ] {
        assert_eq!(grade(text), Grade::Six, "{text}");
        assert_eq!(signs(text), <[&str; 0]>::default(), "{text}");
    }
    let own = BTreeSet::from(["allotment".to_owned()]);
    assert!(graded("I dig in the allotment.", &own).signs.is_empty());
    assert!(!graded("I dig in the allotment.", &BTreeSet::new()).signs.is_empty());
}

#[test]
fn odd_texts_are_graded_without_harm() {
    let long = "a, ".repeat(20_000);
    for text in [
        "",
        " ",
        ".",
        "…",
        "🦕",
        "8/10/",
        "’’’",
        "-",
        "a-",
        "%",
        "\n\n",
        "ß’ß",
        "(,)",
        long.as_str(),
    ] {
        _ = graded(text, &BTreeSet::new());
    }
    assert_eq!(grade(" … "), Grade::Six);
}

#[test]
fn the_command_grades_passages() {
    let folder = Folder::new();
    let ran = folder.run_with(
        "wording passage",
        b"I can run and jump.\n\nWhen plans change I hit the roof. Consistency is key.\n",
    );
    assert_eq!(ran.code, 1);
    insta::assert_snapshot!(ran.stdout);
    let ran = folder.run_with("wording passage --format json", b"I brood.\n");
    let object: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(object["grade"], "hard");
    assert_eq!(object["reasons"][0]["words"], "brood");
    assert_eq!(folder.run_with("wording passage", b"I can run and jump.\n").code, 0);
}
