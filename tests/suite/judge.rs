//! The judge of needs, targets and provision: how often it is right, that its weights are what the sentences give, and what
//! `sendplan wording` says.

use std::fs;
use std::path::Path;

use sendplan::finding::Level;
use sendplan::internal::judge::{Kind, Vagueness, judge, judge_about, sum_of};
use serde_json::Value;

use crate::run::{Folder, root};

/// The kinds of which there are sentences for measuring only.
const MEASURED: [Kind; 3] = [Kind::Need, Kind::Target, Kind::Provision];

/// The sentences that nothing is learned from, of both sets.
fn apart(kind: Kind, label: &str) -> Vec<String> {
    let read =
        |path: String| fs::read_to_string(root().join("tests/sentences").join(path)).unwrap();
    let first = read(format!("apart/{}-{label}.txt", kind.name()));
    let first = first.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let second = read(format!("kept/{}.tsv", kind.name()));
    let second = second.lines().filter_map(|line| line.strip_prefix(label)?.strip_prefix('\t'));
    first.chain(second).map(Into::into).collect()
}

/// The files of sentences that a kind is learned from, the founding pages first.
fn taught(kind: Kind) -> Vec<(String, String)> {
    let folder = root().join("tests/sentences").join(kind.name());
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|end| end == "tsv")).collect();
    paths.sort_by_key(|path| (path.file_stem().unwrap() != "founding", path.clone()));
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn the_weights_were_learned_from_the_sentences_that_are_here() {
    for kind in Kind::ALL {
        let taught = taught(kind);
        let sum = sum_of(taught.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        assert_eq!(kind.taught_by(), Some(sum), "{}: run `cargo teach`", kind.name());
    }
}

#[test]
fn precision_and_recall_on_sentences_apart_are_no_lower_than_the_docs_say() {
    for kind in MEASURED {
        let levels = |label| -> Vec<Option<Level>> {
            let all = apart(kind, label);
            assert!(all.len() >= 225);
            all.iter().map(|text| judge(kind, text).vague.map(|vague| vague.level)).collect()
        };
        let (vague, precise) = (levels("vague"), levels("precise"));
        let count = |all: &[Option<Level>], least: &[Level]| {
            all.iter().flatten().filter(|level| least.contains(level)).count() as f64
        };
        let (sure, any) = ([Level::Warning], [Level::Warning, Level::Note]);
        let precision = count(&vague, &sure) / (count(&vague, &sure) + count(&precise, &sure));
        let recall = count(&vague, &any) / vague.len() as f64;
        assert!(precision >= 0.97, "{}: {precision}", kind.name());
        assert!(recall >= 0.93, "{}: {recall}", kind.name());
    }
}

#[test]
fn capitals_curly_quotes_and_american_spelling_make_no_difference() {
    for text in
        ["IMPROVE BEHAVIOUR", "improve behavior", "improove behavoir.", "Improve  behaviour!"]
    {
        assert!(judge(Kind::Target, text).vague.is_some(), "{text}");
    }
    let text = "Sam's friend says “your turn” in 4 of 5 games";
    let probability = |text: &str| judge(Kind::Target, text).probability;
    assert_eq!(probability(text), probability(&text.to_uppercase().replace('\'', "’")));
}

#[test]
fn who_the_child_is_makes_no_difference() {
    let sentences = [
        (Kind::Target, "Muhammad will write a sentence"),
        (Kind::Target, "Zara will join words with and"),
        (Kind::Need, "Adam does not speak in school"),
        (Kind::Need, "Blessing hits other children"),
        (Kind::Need, "Kofi loses his things"),
    ];
    for (kind, text) in sentences {
        let name = text.split(' ').next().unwrap();
        let judged = |called: &str, his: &str| {
            let text = text.replace(name, called).replace("his", his);
            let judged = judge_about(&[called.to_owned()], kind, &text);
            (judged.probability, judged.vague.map(|vague| vague.kind))
        };
        let he = judged("He", "his");
        for (called, his) in [
            ("She", "her"),
            ("They", "their"),
            ("Oluwadamilola", "her"),
            ("Ben", "his"),
            ("Siân", "their"),
            (name, "his"),
        ] {
            assert_eq!(judged(called, his), he, "{text}: {called}");
        }
    }
    let judged = |text: &str| judge(Kind::Need, text).probability;
    for name in ["Tom", "Ben", "Grace", "Bertie", "Muhammad", "Chloe", "MUHAMMAD"] {
        let text = format!("{name} hits other children");
        assert_eq!(judged("Aaliyah hits other children"), judged(&text), "{name}");
    }
    // A name at the start of a sentence may be a word.
    assert!(judge(Kind::Target, "Will read 20 of 30 words").vague.is_none());
}

/// A reason denies nothing that the sentence says.
#[test]
fn reasons_are_true_of_their_sentences() {
    for (kind, text, never) in [
        (Kind::Target, "Increase self esteem as measured by the Boxall Profile", Vagueness::Number),
        (Kind::Target, "Will be able to read CVC words", Vagueness::Adults),
        (Kind::Target, "Say please and thank you", Vagueness::Adults),
        (Kind::Provision, "Check in each morning with key adult", Vagueness::Open),
        (Kind::Provision, "Rapid Reading 4 x 20 mins with TA in group of 4", Vagueness::Number),
        (Kind::Need, "Emotional regulation", Vagueness::Topic),
    ] {
        let kinds = judge(kind, text).vague.map(|vague| vague.kind);
        assert_ne!(kinds, Some(never), "{text}");
    }
    let rescue = |kind, text| judge(kind, text).vague.map(|vague| vague.rescue).unwrap_or_default();
    let care = rescue(Kind::Provision, "2 adults for all transfers, hoist used");
    assert!(care.is_empty() || care.contains("trained"), "{care}");
    assert!(rescue(Kind::Need, "Struggles with behaviour").contains("writing is set"));
    assert!(rescue(Kind::Need, "Struggles with reading").contains("saw"));
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
        assert!(judge(Kind::Target, text).vague.is_some(), "{text}");
    }
}

#[test]
fn odd_texts_are_judged_without_harm() {
    let long = "a ".repeat(20_000);
    for text in
        ["", " ", ".", "…", "🦕", "8/10/", "’’’", "-", "1:", "a-", "%", "\n\n", long.as_str()]
    {
        for kind in Kind::ALL {
            _ = judge(kind, text);
        }
    }
    for text in ["", " … ", "!?"] {
        assert_eq!(judge(Kind::Need, text).vague, None, "{text}");
    }
}

#[test]
fn the_verdict_on_a_sentence_is_the_same_on_every_machine() {
    let mut verdicts = String::new();
    for kind in Kind::ALL {
        for text in [
            "Struggles with learning",
            "Reads 3 of 20 words; leaves the ends off plurals.",
            "Zoë’s TA reads with her – 2 × 10 min",
            "To be more confident with support where possible",
            "Übt täglich: größer als 8/10 £½",
        ] {
            let judged = judge(kind, text);
            let vague = judged.vague.as_ref();
            let said = vague.map_or("", |vague| vague.kind.name());
            verdicts += &format!("{} {:4} {said:7} {text}\n", kind.name(), judged.probability);
        }
    }
    insta::assert_snapshot!(verdicts);
}

#[test]
fn the_command_judges_sentences() {
    let folder = Folder::new();
    let ran =
        folder.run_with("wording target", b"improve behaviour\n\nRead 20 of 30 words aloud\n");
    assert_eq!(ran.code, 1);
    insta::assert_snapshot!(ran.stdout);
    assert_eq!(folder.run("wording provision").code, 2);
}

#[test]
fn as_json_there_is_one_object_a_sentence() {
    let folder = Folder::new();
    let ran = folder.run_with(
        "wording target --format json",
        "Kofi will be more confident in reading.\nread 20 of 30 words aloud\n".as_bytes(),
    );
    assert_eq!(ran.code, 1);
    let objects: Vec<Value> =
        ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [vague, precise] = objects.as_slice() else { panic!("{}", ran.stdout) };
    let keys: Vec<&str> = vague.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["text", "level", "vague", "kind", "words", "reason", "rescue"]);
    assert_eq!(vague["level"], "warning");
    assert_eq!(vague["vague"], true);
    assert_eq!(vague["kind"], "unseen");
    assert!(vague["words"].as_str().unwrap().contains("confident"));
    assert!(vague["rescue"].as_str().unwrap().contains("confident"));
    assert_eq!(precise["text"], "read 20 of 30 words aloud");
    assert_eq!((&precise["level"], &precise["vague"]), (&Value::Null, &Value::Bool(false)));
    let ran = folder.run_with("wording need --format json", b"reads 3 of 20 words");
    assert_eq!(ran.code, 0);
}

#[test]
fn verbose_shows_what_the_words_weigh() {
    let folder = Folder::new();
    let ran =
        folder.run_with("wording target --verbose", b"Kofi will be more confident in reading.");
    assert!(ran.stdout.contains("“confident” +"), "{}", ran.stdout);
}

#[test]
fn what_a_row_says_elsewhere_is_not_asked_of_its_sentence() {
    let folder = Folder::new();
    let ran = folder
        .run_with("wording provision", "Paired reading: he taps the table to go solo".as_bytes());
    assert!(ran.stdout.contains("fields of its own"), "{}", ran.stdout);
}
