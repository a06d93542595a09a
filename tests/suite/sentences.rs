//! What is printed reads as somebody would say it: whole sentences, the right speaker, no ids for families.

use sendplan::{Plan, Sendplan};

use crate::run::{example, made, only, pdf_lines, root};

fn read(text: String) -> Plan {
    Sendplan::new().unwrap().read("plan.yaml", text).unwrap()
}

fn opened(path: std::path::PathBuf) -> Plan {
    Sendplan::new().unwrap().open(path).unwrap()
}

/// The text of one document of a plan, in one line.
fn printed(plan: &Plan, document: &str) -> String {
    let outcome = made(plan, &only([document]));
    let file = outcome.files.first().unwrap_or_else(|| panic!("{:#?}", outcome.findings));
    pdf_lines(file.bytes()).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn kofi() -> Plan {
    opened(root().join("samples/larkfield/kofi-2026-autumn.yaml"))
}

#[test]
fn a_family_reads_no_ids_codes_or_versions() {
    for document in ["plan-parent", "review-parent", "history-parent"] {
        let text = printed(&kofi(), document);
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        for id in ["N1", "T1", "T3", "P1", "P4", "SP1", "SpLD", "NSA", "KMR", "Version"] {
            assert!(!words.contains(&id), "{document} prints `{id}`: {text}");
        }
        assert!(!text.contains("born"), "{document} tells parents their child's birthday");
    }
    let staff = printed(&kofi(), "plan-teacher");
    for word in ["N1", "T1", "P1", "Born 3 February 2019", "Version 1"] {
        assert!(staff.contains(word), "the teacher's copy lacks `{word}`");
    }
}

#[test]
fn what_adults_write_for_the_child_is_not_printed_as_said_by_the_child() {
    for (document, words) in [
        ("plan-teacher", "Kofi’s own copy says : I will read words with ai, ea, oa and ow."),
        (
            "review-teacher",
            "Kofi’s own copy says : I got 34 right out of 40. I will keep my words in my head.",
        ),
    ] {
        let text = printed(&kofi(), document);
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn a_quotation_says_who_said_it_to_whom_when_and_how() {
    let plan = printed(&kofi(), "plan-teacher");
    let said = "Kofi said this to Mr Joel Pike on 8 September 2026 (talking, with picture cards).";
    assert!(plan.contains(said), "{plan}");
    let family = "The family said this to Mrs Grace Lindqvist on 10 September 2026 (telephone call \
                  with both parents).";
    assert!(plan.contains(family), "{plan}");
    assert!(printed(&kofi(), "plan-parent").contains(&family.replace("The family", "You")));
}

/// Whatever is left out, a sentence is whole: no brackets or signs of what is missing.
#[test]
fn a_quotation_is_a_sentence_however_little_is_known() {
    let voice = ["how: Talking while we drew a comic strip", "by: Mr Brown", "date: 2026-09-08"];
    for known in 0..8 {
        let mut plan = example();
        for (index, field) in voice.iter().enumerate() {
            assert!(plan.contains(field), "the example has no `{field}`");
            if known & (1 << index) == 0 {
                let line = format!("    {field}\n");
                plan = plan.replacen(&line, "", 1);
            }
        }
        let text = printed(&read(plan), "plan-teacher");
        let start = text.find("Sam said this").unwrap_or_else(|| panic!("{text}"));
        let sentence: String = text[start..].chars().take_while(|c| *c != '.').collect();
        for (index, words) in
            ["(talking while we drew a comic strip)", " to Mr Brown", " on 8 September 2026"]
                .into_iter()
                .enumerate()
        {
            let expected = known & (1 << index) != 0;
            assert_eq!(sentence.contains(words), expected, "{known}: {sentence}");
        }
        assert!(!sentence.contains(['[', ']', '{', '}']), "{sentence}");
        assert!(!sentence.contains("()") && !sentence.ends_with(' '), "{sentence}");
    }
}

#[test]
fn no_adult_document_prints_chains_of_dots_or_broken_sentences() {
    let sam = read(example());
    let documents = [
        (kofi(), &["plan-teacher", "plan-parent", "review-teacher", "review-parent"][..]),
        (kofi(), &["history-teacher", "history-parent"]),
        (sam, &["invitation", "views-parent", "review-form", "plan-parent"]),
    ];
    for (plan, document) in
        documents.iter().flat_map(|(plan, all)| all.iter().map(move |document| (plan, *document)))
    {
        let text = printed(plan, document);
        // Each page has two dots in its foot, and the first has up to four in its head.
        let dots = text.matches(" · ").count();
        assert!(
            dots <= 2 * text.matches("--- page").count() + 4,
            "{document}: {dots} dots\n{text}"
        );
        for fault in [" ,", " .", "..", " ;", "( ", " )", "{", "}", " · ·"] {
            // A link is read as a line of its own, and what follows it as the next.
            let is_link = |word: &str| {
                word.contains('@') || word.len() > 3 && word.chars().all(|c| c.is_ascii_digit())
            };
            let broken = text
                .match_indices(fault)
                .any(|(at, _)| !text[..at].rsplit(' ').next().is_some_and(is_link));
            assert!(!broken, "{document} prints `{fault}`: {text}");
        }
    }
}

#[test]
fn days_on_which_people_meet_have_their_weekday() {
    let text = printed(&kofi(), "plan-parent");
    for day in [
        "Monday 7 December 2026 3.30 pm, 3 Kestrel",
        "Wednesday 16 September 2026",
        "Monday 22 March 2027",
    ] {
        assert!(text.contains(day), "{day}: {text}");
    }
    assert!(printed(&kofi(), "review-parent").contains("Next review Monday 22 March 2027"));
}

#[test]
fn a_childs_goal_fits_the_words_before_it() {
    let text = printed(&kofi(), "plan-child");
    assert!(text.contains("I know I did it when I get 32 words right out of 40."), "{text}");
    let iris = opened(root().join("samples/larkfield/iris-2026-autumn.yaml"));
    let text = printed(&iris, "plan-child");
    assert!(text.contains("My goal: 8 times out of 10."), "{text}");
}

#[test]
fn every_adult_in_the_room_is_told_what_to_read_first_and_all_adjustments() {
    let folder = crate::run::Folder::new();
    let samples = root().join("samples/larkfield");
    let ran = folder.run(&format!(
        "render {} --document in-every-lesson --class 2-swift -o out",
        samples.display()
    ));
    // The class is named as the plans name it; this one is not.
    assert_ne!(ran.code, 0, "{}", ran.stdout);
    let ran =
        folder.run(&format!("render {} --document in-every-lesson -o out", samples.display()));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let name = folder.names("out").into_iter().find(|name| name.starts_with("2-Swift")).unwrap();
    let text = pdf_lines(&folder.read(&format!("out/{name}")));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Read first: Individual Healthcare Plan (epilepsy)",
        "PE is adapted; she never only watches",
        "She may leave class 3 minutes early, by choice",
        "Watch for • Falling in the corridor",
        "Please avoid Doing up zips or carrying her kit before she asks",
        "How to help, in Iris’s words: “Give me time, and help only when I ask.",
        "Mrs Ruth Bell: Two-handed programme of the occupational therapist, 10 minutes, five times a week",
    ] {
        assert!(text.contains(words), "`{words}` is missing: {text}");
    }
    // What she does not like is no order to an adult.
    assert!(!text.contains("Tricky zips"), "{text}");
}
