//! Who can read a text for a child: the passages it was learned from, and what `sendplan wording passage` says.

use std::collections::BTreeSet;
use std::fs;

use sendplan::internal::ease::{Grade, What, graded};
use serde_json::Value;

use crate::run::{Folder, root};

fn grade(text: &str) -> Grade {
    graded(text, &BTreeSet::new()).grade
}

/// The words of a text that make it hard.
fn signs(text: &str) -> Vec<&str> {
    let graded = graded(text, &BTreeSet::new());
    graded.reasons.into_iter().filter_map(|reason| Some(&text[reason.range?])).collect()
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
    assert!(all >= 300 && right * 100 >= all * 96, "{right} of {all}");
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
        assert!(grade(text) < Grade::Hard, "{text}");
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

/// Where a text says that something is done, and not by whom.
fn passives(text: &str) -> Vec<&str> {
    let signs = graded(text, &BTreeSet::new()).signs.into_iter();
    signs.filter(|sign| sign.what == What::Passive).map(|sign| &text[sign.range]).collect()
}

#[test]
fn whoever_is_named_behind_by_does_it() {
    for text in [
        "I am supported by Miss Lee.",
        "My work is marked by my teacher.",
        "My words are written on the board by one of the adults.",
        "I was born in Leeds.",
        "My dog is called Bob.",
        "I am worried, excited and tired.",
        "I am used to it.",
        "When I am done I can play.",
        "I am stuck and he is lost.",
    ] {
        assert_eq!(passives(text), <[&str; 0]>::default(), "{text}");
    }
    for (text, words) in [
        ("I am given help.", "am given"),
        ("Words are put on my table for me.", "are put"),
        ("I will be told.", "be told"),
        ("I was sent out of class.", "was sent"),
        ("It was decided that I stay.", "was decided"),
        ("My work is marked by Friday.", "is marked"),
        ("I am supported by a plan.", "am supported"),
        ("It is to be respected.", "is to be respected"),
    ] {
        assert_eq!(passives(text), [words], "{text}");
    }
}

#[test]
fn children_of_nine_know_their_everyday_words_and_no_abbreviations_of_adults() {
    let own = BTreeSet::new();
    let unknown = |text| -> Vec<&str> {
        let hard = [What::Unknown, What::Abstract];
        let signs = graded(text, &own).signs.into_iter().filter(|sign| hard.contains(&sign.what));
        signs.map(|sign| &text[sign.range]).collect()
    };
    for text in [
        "I was born in May.",
        "I shot a goal.",
        "I drew a daisy and its growth.",
        "I read for ten mins.",
        "Bears hibernate.",
        "I watch TV and like PE.",
        "I can STOP.",
        "My friend is TJ, and KOFI likes Henry VIII.",
    ] {
        assert_eq!(unknown(text), <[&str; 0]>::default(), "{text}");
    }
    assert_eq!(unknown("The EHCP says what the LA does."), ["EHCP", "LA"]);
    assert_eq!(unknown("We use the Zones of Regulation."), ["Regulation"]);
    assert_eq!(unknown("Mrs Clement and I see SALT."), ["SALT"]);
}

#[test]
fn usual_sayings_are_known() {
    for text in [
        "I lend a hand.",
        "Sam is a good egg.",
        "It rains cats and dogs.",
        "I get the hang of it.",
        "Time flies.",
        "I am on the ball.",
        "My mum is my rock.",
        "I am as cold as ice.",
        "I chill out.",
        "I lose my temper.",
        "Friends fill my bucket.",
        "Keep an eye on the clock.",
    ] {
        let signs = graded(text, &BTreeSet::new()).signs;
        assert!(signs.iter().any(|sign| sign.what == What::Saying), "{text}");
    }
    // What is meant as it is written.
    for text in ["I put my foot on the ball.", "I make a cup of tea.", "I hold my own pencil."] {
        let signs = graded(text, &BTreeSet::new()).signs;
        assert!(signs.iter().all(|sign| sign.what != What::Saying), "{text}");
    }
}

#[test]
fn whatever_is_not_for_the_youngest_says_why() {
    let mut grades = String::new();
    for text in [
        "Keep an eye on the clock.",
        "I will improve my behaviour.",
        "I wear a splint on my arm.",
        "He has made good progress this term and should be proud",
        "The EHCP sets out what the LA must do",
        "Put your coat on the peg.",
    ] {
        let graded = graded(text, &BTreeSet::new());
        let reasons: Vec<&str> = graded.reasons.iter().map(|one| one.says.as_str()).collect();
        grades += &format!("{:4} {text} {reasons:?}\n", graded.grade.name());
    }
    insta::assert_snapshot!(grades);
    for folder in ["learn.tsv", "voices.tsv", "kept/passages.tsv"] {
        let text = fs::read_to_string(root().join("tests/passages").join(folder)).unwrap();
        for (_, passage) in text.lines().filter_map(|line| line.split_once('\t')) {
            let graded = graded(passage, &BTreeSet::new());
            assert_eq!(graded.grade == Grade::Six, graded.reasons.is_empty(), "{passage}");
        }
    }
}

#[test]
fn a_very_long_sentence_is_hard_whatever_its_words() {
    let sentence = |words: usize| "I can run and ".repeat(words / 4) + "jump.";
    assert!(grade(&sentence(24)) >= Grade::Nine);
    assert_eq!(grade(&sentence(36)), Grade::Hard);
    assert_eq!(grade(&sentence(200_000)), Grade::Hard);
}
