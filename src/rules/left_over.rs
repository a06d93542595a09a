//! `left-over`: a text that is still the template's example.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::record::{Item, Slots, Value};
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::template::{Field, Role};

quality! {
    /// A text is still the template's example.
    ///
    /// ## What it looks for
    ///
    /// A text, or all the texts of a list, that is the same as the template's example for this field; in a list, one
    /// text of four or more words is enough. Capitals, spaces, full stops, quotation marks and the child's name make no
    /// difference. Examples that many plans share, such as English or Mother, are fine, and so are numbers, dates,
    /// choices and short names.
    ///
    /// ## Why
    ///
    /// It describes a child who does not exist. So it is an error even in a draft, and only a waiver lifts it.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// about:
    ///   how_to_help: [Show me the text the day before]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// about:
    ///   how_to_help: [Tell me quietly when it is my turn]
    /// ```
    "left-over", Error, waivable, look
}

/// The fewest words by which a single item of a list is an example that was left.
const LONG: usize = 4;

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let names: BTreeSet<String> = subject
        .plan
        .pupil
        .names()
        .iter()
        .flat_map(|name| name.split_whitespace())
        .map(str::to_lowercase)
        .collect();
    let example: BTreeSet<String> = example_name(subject.plan.slots).into_iter().collect();
    subject.plan.slots.visit(&mut |slot, item| {
        if !slot.field().common && !slot.field().example_texts().is_empty() {
            left(slot.field(), item, (&names, &example), found);
        }
    });
}

/// The name of the child in the template's examples.
fn example_name(slots: &Slots) -> Option<String> {
    slots.iter().find_map(|slot| {
        if slot.role() == Some(Role::PupilName) {
            return slot.field().example.as_ref().map(|name| name.to_lowercase());
        }
        match &slot.item.as_ref()?.value {
            Value::Group(slots) => example_name(slots),
            _ => None,
        }
    })
}

/// Finds what is left of a field's example; `names` are those of the pupil, and of the child in the examples.
fn left(
    field: &Field,
    item: &Item,
    (names, example): (&BTreeSet<String>, &BTreeSet<String>),
    found: &mut Vec<Finding>,
) {
    let examples: Vec<String> =
        field.example_texts().iter().map(|text| bare(text, example)).collect();
    let is_example = |text: &str| examples.contains(&bare(text, names));
    let mut report = |item: &Item, text: &str| {
        let message = format!("“{text}” is the template's example and not about this child");
        found.push(
            RULE.at(item, message).hint("write what is true of this child, or leave it empty"),
        );
    };
    match &item.value {
        Value::Text(_) | Value::Prose(_) => {
            let text = item.value.plain();
            if is_example(&text) {
                report(item, &text);
            }
        }
        Value::List(items) => {
            let texts: Vec<(&Item, String)> =
                items.iter().filter_map(|item| Some((item, own_text(item)?))).collect();
            let all = !texts.is_empty()
                && texts.len() == examples.len()
                && texts.iter().all(|(_, text)| is_example(text));
            for (item, text) in texts {
                let long = text.split_whitespace().count() >= LONG;
                if (all || long) && is_example(&text) {
                    report(item, &text);
                }
            }
        }
        _ => {}
    }
}

/// The text of an item of a list: its own, or that of the first of its fields.
fn own_text(item: &Item) -> Option<String> {
    match &item.value {
        Value::Text(text) => Some(text.clone()),
        Value::Prose(_) => Some(item.value.plain()),
        Value::Group(slots) => slots.iter().find_map(|slot| match &slot.item.as_ref()?.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }),
        _ => None,
    }
}

/// A text as it is compared: its letters and figures alone, without a child's names.
fn bare(text: &str, names: &BTreeSet<String>) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let all: Vec<&str> = words.collect();
    // A name alone is compared as it is.
    let named = all.iter().all(|word| names.contains(*word));
    all.iter().filter(|word| named || !names.contains(**word)).copied().collect()
}
