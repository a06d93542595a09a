//! Nothing but the template, the record and the model knows what the built-in template calls its fields and choices.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::run::root;

/// The modules that may know what a template calls its fields and choices: they read it.
const READERS: [&str; 3] = ["template/", "record/", "model/"];

/// Words that are no id where they stand, each with the file and what it is there.
const OTHERS: [(&str, &str, &str); 21] = [
    ("check/advice.rs", "week", "the word that a text begins with"),
    ("wording/", "", "words of English, which know nothing of plans"),
    ("judge/", "", "words of English, and the kinds of sentences"),
    ("ease/", "", "words of English, and the names of what is counted in them"),
    ("finding/", "", "levels of findings by their names"),
    ("cli/check.rs", "", "levels of findings by their names"),
    ("cli/args.rs", "", "arguments of the command line"),
    ("output/register/entry.rs", "", "columns of the register"),
    ("privacy/phone.rs", "one", "a digit in words"),
    ("privacy/phone.rs", "two", "a digit in words"),
    ("privacy/postal.rs", "number", "the number of a house"),
    ("privacy/names.rs", "es", "the end of a word"),
    ("rules/unclear_age.rs", "age", "a unit that somebody typed"),
    ("rules/not_first_person.rs", "needs", "a verb"),
    ("rules/not_first_person.rs", "to", "a word before a verb"),
    ("rules/child_not_heard.rs", "child", "somebody whom a sentence is about"),
    ("rules/child_not_heard.rs", "pupil", "somebody whom a sentence is about"),
    ("rules/forbidden_for_child.rs", "diagnoses", "the name of a list of words"),
    ("rules/promised_translation.rs", "english", "the name of a language"),
    (
        "check/lenient/choice.rs",
        "",
        "words for a year, a term or a key stage, as people write them",
    ),
    (
        "render/capital.rs",
        "text",
        "an item of a list that is no more than a text, as layouts have it",
    ),
];

/// Every id of a field and of a choice of the built-in template.
fn ids() -> BTreeSet<String> {
    let manifest =
        fs::read_to_string(root().join("templates/send-support-plan/template.yaml")).unwrap();
    let (_, rest) = manifest.split_once("\nchoices:\n").unwrap();
    let (choices, rest) = rest.split_once("\n\n").unwrap();
    let (_, sections) = rest.split_once("\nsections:\n").unwrap();
    let (sections, _) = sections.split_once("\ndocuments:\n").unwrap();
    let is_id = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let mut found = BTreeSet::new();
    for part in sections.split("id: ").skip(1) {
        found.insert(part.chars().take_while(|c| is_id(*c)).collect());
    }
    for line in choices.lines() {
        let list = line.split_once(": [").map_or(line, |(_, list)| list);
        let words = list.split(|c: char| !is_id(c)).filter(|word| word.len() > 1);
        found.extend(words.filter(|word| !["id", "means"].contains(word)).map(str::to_owned));
    }
    found.remove("");
    found
}

/// The words between quotation marks that a line asks for a field by, or compares something with.
fn asked(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(open) = line[start..].find('"').map(|at| start + at) {
        let Some(close) = line[open + 1..].find('"').map(|at| open + 1 + at) else { break };
        let (before, word, after) =
            (line[..open].trim_end(), &line[open + 1..close], line[close + 1..].trim_start());
        let asks = [".item(", ".get(", ".at(", ".child(", ".field(", ".contains(&"];
        let compares = ["==", "!=", "== Some(", "!= Some(", "eq(", "starts_with("];
        let within = before.contains("matches!(") && !before.ends_with('{');
        let pattern = before.ends_with("Some(") && after.starts_with(')') && after.contains("=>");
        if asks.iter().chain(&compares).any(|end| before.ends_with(end))
            || within
            || pattern
            || after.starts_with("=>")
            || after.starts_with('|')
            || before.ends_with('|') && after.starts_with(')')
        {
            found.push(word.to_owned());
        }
        start = close + 1;
    }
    found
}

/// What a source asks for by an id, with the line.
fn named(file: &str, text: &str, ids: &BTreeSet<String>) -> Vec<String> {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//") && !line.contains("debug_struct("));
    let known = |word: &str| {
        OTHERS.iter().any(|(start, other, _)| {
            file.starts_with(start) && (other.is_empty() || *other == word)
        })
    };
    code.flat_map(|line| asked(line).into_iter().map(move |word| (line, word)))
        .filter(|(_, word)| {
            word.split('.').next().is_some_and(|first| ids.contains(first)) && !known(word)
        })
        .map(|(line, _)| format!("{file}: {}", line.trim()))
        .collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_module_above_the_model_names_a_field_or_a_choice_of_the_template() {
    let ids = ids();
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    assert!(["known_as", "exceeded", "carer"].iter().all(|id| ids.contains(*id)), "{ids:?}");
    assert!(files.len() > 100 && ids.len() > 200, "{} files, {} ids", files.len(), ids.len());
    let mut wrong = Vec::new();
    for path in files {
        let file =
            path.strip_prefix(root().join("src")).unwrap().to_string_lossy().replace('\\', "/");
        let is_test = file.ends_with("tests.rs") || file.contains("/tests/");
        if !is_test && !READERS.iter().any(|reader| file.starts_with(reader)) {
            wrong.extend(named(&file, &fs::read_to_string(&path).unwrap(), &ids));
        }
    }
    assert!(wrong.is_empty(), "ids of the built-in template:\n{}", wrong.join("\n"));
}

#[test]
fn the_search_finds_every_way_to_name_one() {
    let ids = ids();
    for line in [
        r#"let id = slots.item("id");"#,
        r#"root.get("targets")?"#,
        r#"sections.at("cycle.start")"#,
        r#"if text == "met" {"#,
        r#"    && decision != "exit""#,
        r#"matches!(word, "met" | "exceeded")"#,
        r#"    "not_yet" => {}"#,
        r#"    "met" | "exceeded" => true,"#,
        r#"    Some("replace") => writer.item(),"#,
    ] {
        assert!(!named("rules/some.rs", line, &ids).is_empty(), "not found: {line}");
    }
    let fine = r#"RULE.at(item, "this target is met").hint("write `met`");"#;
    assert!(named("rules/some.rs", fine, &ids).is_empty());
}
