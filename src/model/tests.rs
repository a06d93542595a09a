//! A plan of a template with its own words, read as a model.

use std::sync::Arc;

use super::{Means, SupportPlan};
use crate::input::{Kind, Node, parse};
use crate::record::{Item, Measured, Slot, Slots, Value};
use crate::source::SourceFile;
use crate::template::{Choice, Field, FieldKind, Outcome, Status, Template, TemplateFiles};

/// A template that calls everything otherwise than the built-in one.
const MANIFEST: &str = r"
id: other
title: Other
language: en
choices:
  stage: [{id: sketch, means: draft}, {id: signed, means: agreed}]
  ending: [{id: got-there, means: met}, {id: nearly, means: partly}, {id: far-beyond, means: exceeded}]
sections:
  - {id: state, type: choice, choices: stage, role: status}
  - {id: begins, type: date, role: cycle-start}
  - id: goals
    type: list
    role: target
    fields:
      - {id: code, type: text, role: item-id}
      - {id: words, type: prose, role: target-text}
      - id: from
        role: baseline
        fields: [{id: count, type: measured, role: number-value}]
      - id: to
        role: success
        fields:
          - {id: count, type: measured, role: number-value}
          - {id: what, type: text, role: unit}
  - id: help
    type: list
    role: provision-row
    fields:
      - {id: code, type: text, role: item-id}
      - {id: for, type: list, items: reference, to: goals, role: served-targets}
      - {id: adult, type: text, role: delivered-by}
      - {id: often, type: number, role: times-per-week}
      - {id: long, type: integer, role: weeks}
  - id: looking_back
    role: review
    fields:
      - id: endings
        type: list
        role: target-results
        fields:
          - {id: goal, type: reference, to: goals, role: reviewed-target}
          - {id: ending, type: choice, choices: ending, role: result}
      - id: given
        type: list
        role: delivery
        fields:
          - {id: help, type: reference, to: help, role: delivered-row}
          - {id: count, type: integer, role: delivered}
documents: []
";

const LABELS: &str = r"
months: [January, February, March, April, May, June, July, August, September, October, November, December]
weekdays: [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]
choices:
  stage: {sketch: Sketch, signed: Signed}
  who: {mother: Mother, carer: Carer}
  ending: {got-there: Got there, nearly: Nearly, far-beyond: Far beyond}
";

const PLAN: &str = r"
state: sketch
begins: 2026-09-14
goals:
  - {code: G1, words: Sam reads 32 words., from: {count: 11}, to: {count: 32, what: words}}
  - {code: G2, words: Sam counts on., from: {count: 3}, to: {count: 9}}
help:
  - {code: H1, for: [G1], adult: The class teacher, often: 4, long: 11}
  - {code: H2, for: [G2], adult: Mr Example, often: 1, long: 10}
looking_back:
  endings:
    - {goal: G1, ending: far-beyond}
    - {goal: G2, ending: nearly}
  given:
    - {help: H1, count: 33}
";

fn template(manifest: &str) -> Result<Template, Vec<crate::finding::Finding>> {
    let mut files = TemplateFiles::default();
    files.insert("template.yaml", manifest.as_bytes().to_vec());
    files.insert("labels/en.yaml", LABELS.as_bytes());
    Template::read("other", files)
}

/// The values of a group, as far as these tests need them.
fn group(fields: &Arc<[Field]>, node: &Node) -> Slots {
    let item = |field: &Field| {
        let node = node.get(&field.id)?;
        Some(item(&field.kind, node))
    };
    let slots = fields.iter().enumerate();
    Slots::new(slots.map(|(index, field)| Slot::new(fields, index, item(field))).collect())
}

fn item(kind: &FieldKind, node: &Node) -> Item {
    let text = || node.as_text().unwrap_or_default().to_owned();
    let value = match kind {
        FieldKind::Prose { .. } => Value::Prose(vec![text()]),
        FieldKind::Integer { .. } | FieldKind::Sessions { .. } => {
            Value::Integer(text().parse().unwrap_or_default())
        }
        FieldKind::Number { .. } => Value::Number(text().parse().unwrap_or_default()),
        FieldKind::Measured { .. } => {
            Value::Measured(Measured::number(text().parse().unwrap_or_default(), &text()))
        }
        FieldKind::Date { .. } => Value::Date(text().parse().unwrap_or_default()),
        FieldKind::Choice { choices } => {
            let chosen = choices.iter().find(|choice| choice.id == text());
            let Choice { id, label, meaning } =
                chosen.cloned().unwrap_or_else(|| choices[0].clone());
            Value::Choice { id, label, meaning }
        }
        FieldKind::Reference { .. } => Value::Reference(text()),
        FieldKind::List { item: inner, .. } => match &node.kind {
            Kind::List(nodes) => {
                Value::List(nodes.iter().map(|node| item(&inner.kind, node)).collect())
            }
            _ => Value::List(Vec::new()),
        },
        FieldKind::Group { fields, .. } => Value::Group(group(fields, node)),
        _ => Value::Text(text()),
    };
    Item { place: node.place.clone(), path: String::new(), value }
}

#[test]
fn a_template_with_words_of_its_own_gives_the_same_model() {
    let template = template(MANIFEST).unwrap_or_else(|faults| panic!("{faults:?}"));
    let file = Arc::new(SourceFile::new("plan.yaml", PLAN));
    let slots = group(template.sections(), &parse(&file).unwrap_or_else(|_| panic!("no YAML")));
    let plan = SupportPlan::of(&slots);
    assert!(plan.cycle.is(Status::Draft) && !plan.cycle.is(Status::Closed));
    assert_eq!(plan.cycle.year(), Some(2026));
    let [first, second] = &*plan.targets else { panic!("{:?}", plan.targets) };
    assert_eq!(
        (first.figures().baseline, first.figures().goal, first.unit()),
        (Some(11.0), Some(32.0), "words")
    );
    let rows: Vec<&str> = plan.rows_for(first).filter_map(|row| row.id.as_deref()).collect();
    assert_eq!(rows, ["H1"]);
    assert!(plan.result_of(first).is_some_and(super::TargetReview::is_met));
    let partly = plan.result_of(second).map(|result| result.outcome);
    assert!(partly.is_some_and(|outcome| outcome.means(Outcome::Partly)));
    assert_eq!(plan.row("H1").and_then(|row| plan.sessions(row)), Some(44.0));
    assert_eq!(plan.share_delivered(), Some(0.75));
    assert!(plan.row("H1").is_some_and(|row| plan.is_by_class_teacher(row)));
    assert!(!plan.row("H2").is_some_and(|row| plan.is_by_class_teacher(row)));
}

#[test]
fn every_value_has_its_place() {
    let template = template(MANIFEST).unwrap_or_else(|faults| panic!("{faults:?}"));
    let file = Arc::new(SourceFile::new("plan.yaml", PLAN));
    let slots = group(template.sections(), &parse(&file).unwrap_or_else(|_| panic!("no YAML")));
    let plan = SupportPlan::of(&slots);
    let place = |words: &str| plan.targets.iter().find(|one| one.text.as_deref() == Some(words));
    let text = place("Sam counts on.").and_then(|target| target.text.as_ref());
    assert_eq!(text.map(|text| text.place().text()), Some("Sam counts on."));
    assert_eq!(plan.cycle.start.map(|start| start.place().text()), Some("2026-09-14"));
}

#[test]
fn a_meaning_that_there_is_not_is_a_finding() {
    let faults = |manifest: &str| {
        let found = template(manifest).err().unwrap_or_default();
        let shown = found.iter().map(|fault| {
            format!("{} | {}", fault.message(), fault.hint_text().unwrap_or_default())
        });
        shown.collect::<Vec<_>>()
    };
    assert_eq!(
        faults(&MANIFEST.replace("means: partly", "means: partli")),
        ["the role `result` has no meaning `partli` | did you mean `partly`?"]
    );
    assert_eq!(
        faults(&MANIFEST.replace("means: partly", "means: draft")),
        [
            "the role `result` has no meaning `draft` | the meanings are `not-yet`, `partly`, `met` and `exceeded`"
        ]
    );
    let misplaced = faults(&MANIFEST.replace(", role: status}", "}"));
    assert_eq!(misplaced.len(), 1);
    assert!(
        misplaced[0].starts_with("no field with the choices `stage` has a role"),
        "{misplaced:?}"
    );
    let nameless = faults(&MANIFEST.replacen(
        "{id: code, type: text, role: item-id}",
        "{id: code, type: text}",
        1,
    ));
    assert_eq!(nameless.len(), 2, "{nameless:?}");
    let people = MANIFEST.replace("stage: [", "who: [mother, carer]\n  stage: [").replace(
        "  - {id: begins,",
        "  - {id: person, type: choice, choices: who, role: person-kind}\n  - {id: begins,",
    );
    let unsaid = faults(&people);
    assert_eq!(unsaid.len(), 2, "{unsaid:?}");
    assert!(unsaid[0].starts_with("`mother` has to say what it means"), "{unsaid:?}");
}
