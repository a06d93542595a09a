//! The explanations of findings: complete, and true of their own examples.

use sendplan::{Generator, PlanSource, Strictness, all_rules, input};
use std::sync::Arc;

use crate::run::{Folder, example};

/// The fenced examples of an explanation, by what follows the fence.
fn fences(explanation: &str, kind: &str) -> Vec<String> {
    let start = format!("```{kind}\n");
    explanation
        .split(&start)
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap().to_owned())
        .collect()
}

/// Checks an example laid over the template's complete plan.
fn found(example_yaml: &str) -> Vec<&'static str> {
    let folder = Folder::new();
    folder.write("sendplan.yaml", example()).write("plan.yaml", example_yaml);
    let generator = Generator::new().unwrap();
    let source = PlanSource::File(folder.path("plan.yaml"));
    let plan = generator.check(&source, Strictness::Full).unwrap();
    plan.diagnostics().iter().map(|finding| finding.rule().id()).collect()
}

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
    for rule in all_rules() {
        for fence in fences(&rule.explanation(), "yaml,fail") {
            let found = found(&fence);
            assert!(found.contains(&rule.id()), "{}: {found:?}\n{fence}", rule.id());
            assert!(found.iter().all(|id| *id == rule.id()), "{}: {found:?}\n{fence}", rule.id());
            count += 1;
        }
    }
    assert!(count >= 12);
}

#[test]
fn passing_examples_raise_nothing() {
    for rule in all_rules() {
        for fence in fences(&rule.explanation(), "yaml,pass") {
            let found = found(&fence);
            assert!(found.is_empty(), "{}: {found:?}\n{fence}", rule.id());
        }
    }
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
