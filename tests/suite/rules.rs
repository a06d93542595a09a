//! The explanations of findings: complete, and true of their own examples.

use sendplan::Sendplan;
use sendplan::finding::Rule;
use sendplan::internal::input;
use sendplan::internal::judge::{Kind, judge};
use serde_json::Value;
use std::sync::Arc;

use crate::carets::is_mark;
use crate::run::{Folder, example};

/// The fenced examples of an explanation, by what follows the fence, without the marks below the words that are found.
fn fences(explanation: &str, kind: &str) -> Vec<String> {
    let start = format!("```{kind}\n");
    let fences = explanation.split(&start).skip(1);
    let fences = fences.map(|rest| rest.split("```").next().unwrap());
    let unmarked = |fence: &str| {
        fence.split_inclusive('\n').filter(|line| !is_mark(line.trim_end())).collect()
    };
    fences.map(unmarked).collect()
}

/// Checks an example laid over the template's complete plan.
fn found(example_yaml: &str) -> Vec<&'static str> {
    let folder = Folder::new();
    folder.write("sendplan.yaml", example()).write("plan.yaml", example_yaml);
    checked(&folder)
}

/// Checks the template's complete plan with single fields changed.
fn found_edited(edits: &str) -> Vec<&'static str> {
    let folder = Folder::new();
    folder.write("plan.yaml", edited(edits).to_string());
    checked(&folder)
}

/// The template's complete plan with single fields changed: each line is a path, a colon and a value, which may be the path
/// of another field to copy.
pub(crate) fn edited(edits: &str) -> Value {
    let mut plan: Value = serde_saphyr::from_str(&example()).unwrap();
    for line in edits.lines().filter(|line| !line.trim().is_empty()) {
        let (path, value) = line.split_once(':').unwrap();
        let value = match value.trim() {
            other if other.starts_with("targets[") => field(&mut plan, other).unwrap().clone(),
            typed => serde_saphyr::from_str(typed).unwrap_or(Value::Null),
        };
        *field(&mut plan, path.trim()).unwrap_or_else(|| panic!("there is no {path}")) = value;
    }
    plan
}

/// Checks files that are in one folder, each the template's complete plan with a piece laid over it. `# checked on DAY` sets
/// the day, a line such as `# sam.yaml` starts a file, and what comes after `# in all` is in each of them.
fn found_in_files(files: &str) -> Vec<String> {
    let mut today = "2026-10-01";
    let mut pieces: Vec<(&str, String)> = Vec::new();
    for line in files.lines() {
        if let Some(day) = line.strip_prefix("# checked on ") {
            today = day;
        } else if let Some(name) = line.strip_prefix("# ") {
            pieces.push((name, String::new()));
        } else {
            let (_, piece) = pieces.last_mut().expect("a file has a name before its first line");
            piece.push_str(line);
            piece.push('\n');
        }
    }
    let folder = Folder::new();
    let mut complete: Value = serde_saphyr::from_str(&example()).unwrap();
    for (name, piece) in pieces {
        let piece: Value = serde_saphyr::from_str(&piece).unwrap();
        if name == "in all" {
            lay(&mut complete, piece);
            continue;
        }
        let mut plan = complete.clone();
        lay(&mut plan, piece);
        folder.write(name, plan.to_string());
    }
    let ran = folder.run(&format!("check . --format json --today {today}"));
    let found: Value = serde_json::from_str(&ran.stdout).expect(&ran.stderr);
    let found = found["findings"].as_array().unwrap().iter();
    found.map(|one| one["rule"].as_str().unwrap().to_owned()).collect()
}

/// Lays a piece over a plan: groups are joined, anything else takes the place of what was there.
fn lay(plan: &mut Value, piece: Value) {
    match (plan, piece) {
        (Value::Object(plan), Value::Object(piece)) => {
            for (key, value) in piece {
                lay(plan.entry(key).or_insert(Value::Null), value);
            }
        }
        (plan, piece) => *plan = piece,
    }
}

/// The place at a path such as `targets[1].text`; a list grows by one where the path asks for it.
pub(crate) fn field<'v>(plan: &'v mut Value, path: &str) -> Option<&'v mut Value> {
    let mut here = plan;
    for part in path.split('.') {
        let (key, index) = match part.strip_suffix(']').and_then(|part| part.split_once('[')) {
            Some((key, index)) => (key, Some(index.parse::<usize>().ok()?)),
            None => (part, None),
        };
        if key.is_empty() || key.contains(' ') {
            return None;
        }
        here = here.as_object_mut()?.entry(key).or_insert(Value::Null);
        if let Some(index) = index {
            let list = here.as_array_mut()?;
            if index == list.len() + 1 {
                list.push(Value::Null);
            }
            here = list.get_mut(index.checked_sub(1)?)?;
        }
    }
    Some(here)
}

/// Every rule there is.
fn all_rules() -> Vec<&'static Rule> {
    Sendplan::rules().collect()
}

/// The rules that a folder's plan raises.
fn checked(folder: &Folder) -> Vec<&'static str> {
    let sendplan = Sendplan::new().unwrap();
    let plan = sendplan.open(folder.path("plan.yaml")).unwrap();
    plan.findings().iter().map(|finding| finding.rule().id()).collect()
}

/// The fences that hold sentences, one a line.
const SENTENCES: [(&str, Kind); 3] =
    [("need", Kind::Need), ("target", Kind::Target), ("provision", Kind::Provision)];

#[test]
fn ids_are_unique_sorted_and_in_kebab_case() {
    let ids: Vec<&str> = all_rules().iter().map(|rule| rule.id()).collect();
    assert!(ids.is_sorted() && ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
    assert!(ids.len() >= 18);
}

#[test]
fn every_explanation_says_what_and_why() {
    for rule in all_rules() {
        let text = rule.explanation();
        for heading in ["## What it looks for", "## Why"] {
            assert!(text.contains(heading), "{} lacks {heading}", rule.id());
        }
        assert!(rule.summary().ends_with('.'), "{}", rule.id());
    }
}

#[test]
fn failing_examples_raise_exactly_their_rule() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for rule in all_rules() {
        for fence in fences(&rule.explanation(), "yaml,fail") {
            let found = found(&fence);
            if found.is_empty() || found.iter().any(|id| *id != rule.id()) {
                wrong.push(format!("{}: {found:?}\n{fence}", rule.id()));
            }
            count += 1;
        }
        for fence in fences(&rule.explanation(), "edit,fail") {
            let found = found_edited(&fence);
            if !found.contains(&rule.id()) {
                wrong.push(format!("{}: {found:?}\n{fence}", rule.id()));
            }
            // What else it raises is there for a reason of its own.
            count += 1;
        }
        for fence in fences(&rule.explanation(), "files,fail") {
            let found = found_in_files(&fence);
            if !found.iter().any(|id| id == rule.id()) {
                wrong.push(format!("{}: {found:?}\n{fence}", rule.id()));
            }
            count += 1;
        }
        for (kind, judged) in SENTENCES {
            for fence in fences(&rule.explanation(), &format!("{kind},fail")) {
                for sentence in fence.lines() {
                    if judge(judged, sentence).vague.is_none() {
                        wrong.push(format!("{}: {sentence}", rule.id()));
                    }
                    count += 1;
                }
            }
        }
        for sentence in fences(&rule.explanation(), "skills,fail").join("").lines() {
            let found = found_edited(&format!("targets[1].text: {sentence}"));
            if !found.contains(&"two-skills") {
                wrong.push(format!("two-skills: {sentence}"));
            }
        }
    }
    assert!(count >= 60, "{count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn passing_examples_raise_nothing() {
    let mut wrong = Vec::new();
    for rule in all_rules() {
        for fence in fences(&rule.explanation(), "yaml,pass") {
            let found = found(&fence);
            if !found.is_empty() {
                wrong.push(format!("{}: {found:?}\n{fence}", rule.id()));
            }
        }
        for fence in fences(&rule.explanation(), "edit,pass") {
            let found = found_edited(&fence);
            if !found.is_empty() {
                wrong.push(format!("{}: {found:?}\n{fence}", rule.id()));
            }
        }
        // Pieces of several plans lack much besides.
        for fence in fences(&rule.explanation(), "files,pass") {
            let found = found_in_files(&fence);
            if found.iter().any(|id| id == rule.id()) {
                wrong.push(format!("{}: {found:?}\n{fence}", rule.id()));
            }
        }
        for (kind, judged) in SENTENCES {
            for sentence in fences(&rule.explanation(), &format!("{kind},pass")).join("").lines() {
                if judge(judged, sentence).vague.is_some() {
                    wrong.push(format!("{}: {sentence}", rule.id()));
                }
            }
        }
        for sentence in fences(&rule.explanation(), "skills,pass").join("").lines() {
            let found = found_edited(&format!("targets[1].text: {sentence}"));
            if found.contains(&"two-skills") {
                wrong.push(format!("two-skills: {sentence}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_on_quality_is_a_file_with_an_example_of_each_side() {
    let folder = crate::run::root().join("src/rules");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| std::fs::read_to_string(path).unwrap().contains("\nquality! {\n"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().replace('_', "-"))
        .collect();
    files.sort();
    // What only a waiver lifts may be found elsewhere, as what one home's copy says of the other is.
    let rules: Vec<&str> = all_rules()
        .into_iter()
        .filter(|rule| rule.is_adjustable() || files.iter().any(|file| file == rule.id()))
        .map(|rule| rule.id())
        .collect();
    assert_eq!(files, rules);
    assert!(all_rules().iter().all(|rule| rule.is_waivable() || !rules.contains(&rule.id())));
    let mut lacking = Vec::new();
    for rule in all_rules().into_iter().filter(|rule| rules.contains(&rule.id())) {
        let text = rule.explanation();
        for part in ["## Example\n", "## Instead\n", ",fail\n", ",pass\n"] {
            if !text.contains(part) {
                lacking.push(format!("{}: {}", rule.id(), part.trim()));
            }
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

#[test]
fn a_value_keeps_the_file_it_came_from() {
    let over = Arc::new(input::source("plan.yaml", b"pupil:\n  known_as: Sam\n".to_vec()).unwrap());
    let beneath = Arc::new(
        input::source("sendplan.yaml", b"pupil:\n  class: 3\nschool: {}\n".to_vec()).unwrap(),
    );
    let merged = input::merge(input::parse(&over).unwrap(), input::parse(&beneath).unwrap());
    let pupil = merged.get("pupil").unwrap();
    assert_eq!(pupil.get("known_as").unwrap().place.file().name(), "plan.yaml");
    assert_eq!(pupil.get("class").unwrap().place.file().name(), "sendplan.yaml");
}

#[test]
fn the_page_of_rules_is_what_explain_prints() {
    let printed = Folder::new().run("explain --all").stdout;
    let path = crate::run::root().join("docs/rules.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        sendplan::internal::output::write(&path, printed.as_bytes()).unwrap();
    }
    let page = std::fs::read_to_string(path).unwrap();
    assert!(page == printed, "run this test with UPDATE_DOCS=1, and read docs/rules.md");
    for rule in all_rules() {
        assert!(page.contains(&format!("\n### {} (", rule.id())), "{}", rule.id());
    }
}
