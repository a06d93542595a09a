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
    let examples = field.example_texts();
    let is_example =
        |text: &str| examples.iter().any(|one| letters(one, example).eq(letters(text, names)));
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
fn letters<'t>(text: &'t str, names: &'t BTreeSet<String>) -> impl Iterator<Item = char> + 't {
    let words = move || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let small = |word: &'t str| word.chars().flat_map(char::to_lowercase);
    let is_name = move |word: &'t str| names.iter().any(|name| small(word).eq(name.chars()));
    // A name alone is compared as it is.
    let named = words().all(is_name);
    words().filter(move |word| named || !is_name(word)).flat_map(small)
}
