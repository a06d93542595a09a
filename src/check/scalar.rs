//! One YAML value -> one typed value.

use std::sync::Arc;

use super::faults::{
    BAD_DATE, BAD_IMAGE, NOT_A_CHOICE, NUMBER_OUT_OF_RANGE, TEXT_TOO_LONG, WRONG_TYPE,
};
use super::pictures::{self, Pictures};
use super::{advice, contrast, dates, text};
use crate::finding::{Finding, listed, nearest};
use crate::input::{Kind, Node, read_picture};
use crate::record::{Colour, Measured, MeasuredKind, Value};
use crate::template::{Choice, Field, FieldKind, Role, Scale, Template};

/// The value of a field that is neither a list nor a group, or what is wrong with it.
pub(super) fn value(
    field: &Field,
    node: &Node,
    path: &str,
    pictures: &Pictures<'_>,
    template: &Template,
) -> Found<Value> {
    let role = field.role;
    match &field.kind {
        FieldKind::Text { limit } => line(node, path, *limit).map(Value::Text),
        FieldKind::Prose { limit } => prose(node, path, *limit).map(Value::Prose),
        FieldKind::Integer { range } => integer(node, path, *range, role).map(Value::Integer),
        FieldKind::Number { range } => number(node, path, *range, role).map(Value::Number),
        FieldKind::Measured { range, scales } => {
            let beside = || advice::beside(template, path);
            measured(node, path, *range, scales, beside).map(Value::Measured)
        }
        FieldKind::Boolean => boolean(node, path).map(Value::Boolean),
        FieldKind::Date { .. } => date(node, path),
        FieldKind::Choice { choices } => choice(node, path, choices),
        FieldKind::Reference { .. } => line(node, path, 60).map(Value::Reference),
        FieldKind::Image => image(node, path),
        FieldKind::Picture => pictures.value(typed(node, path)?, node, path),
        FieldKind::Colour => colour(node, path),
        FieldKind::List { .. } | FieldKind::Group { .. } | FieldKind::Map { .. } => {
            Err(wrong(node, path, "one value", "write it after the colon, on the same line"))
        }
    }
}

type Found<T> = Result<T, Finding>;

/// A finding on the type of a value.
fn wrong(node: &Node, path: &str, wanted: &str, hint: &str) -> Finding {
    Finding::new(&WRONG_TYPE, format!("`{path}` should be {wanted}; found {}", node.found()))
        .at(&node.place, format!("this is {}", node.found()))
        .hint(hint)
}

/// The text as typed: a number keeps its zeros, true and false their letters.
fn typed<'a>(node: &'a Node, path: &str) -> Found<&'a str> {
    match &node.kind {
        Kind::Text(text) => Ok(text),
        Kind::Number { typed, .. } => Ok(typed),
        Kind::Boolean(_) => Ok(node.place.text()),
        Kind::Map(_) => Err(wrong(
            node,
            path,
            "text",
            "put a text with a colon and a space in it in quotation marks",
        )),
        Kind::List(_) | Kind::Null => {
            Err(wrong(node, path, "one text", "write it after the colon, on the same line"))
        }
    }
}

fn line(node: &Node, path: &str, limit: usize) -> Found<String> {
    let text = text::line(typed(node, path)?, node, path)?;
    within(&text, limit, node, path)?;
    Ok(text)
}

fn prose(node: &Node, path: &str, limit: usize) -> Found<Vec<String>> {
    let paragraphs = text::paragraphs(typed(node, path)?, node, path)?;
    within(&paragraphs.join("\n"), limit, node, path)?;
    Ok(paragraphs)
}

fn within(text: &str, limit: usize, node: &Node, path: &str) -> Found<()> {
    let length = text.chars().count();
    if length <= limit {
        return Ok(());
    }
    Err(Finding::new(
        &TEXT_TOO_LONG,
        format!("`{path}` has {length} characters; there is room for {limit}"),
    )
    .at(&node.place, "")
    .hint("say the most important thing in fewer words"))
}

#[expect(clippy::cast_precision_loss, reason = "the ranges of manifests are small")]
fn integer(node: &Node, path: &str, range: (f64, f64), role: Option<Role>) -> Found<i64> {
    let parsed = match &node.kind {
        Kind::Number { typed, .. } => typed.parse::<i64>().ok(),
        _ => None,
    };
    let hint = || advice::figures(node.as_text().unwrap_or_default(), role, true);
    let number = parsed.ok_or_else(|| wrong(node, path, "a whole number", &hint()))?;
    in_range(number as f64, range, node, path)?;
    Ok(number)
}

fn number(node: &Node, path: &str, range: (f64, f64), role: Option<Role>) -> Found<f64> {
    let Kind::Number { value, .. } = node.kind else {
        let hint = advice::figures(node.as_text().unwrap_or_default(), role, false);
        return Err(wrong(node, path, "a number", &hint));
    };
    if !value.is_finite() {
        return Err(wrong(node, path, "a number", "write digits"));
    }
    in_range(value, range, node, path)?;
    Ok(value)
}

/// A value as schools measure it, or the exact way to write what was typed.
fn measured(
    node: &Node,
    path: &str,
    range: (f64, f64),
    scales: &[Scale],
    beside: impl FnOnce() -> String,
) -> Found<Measured> {
    let value = match &node.kind {
        Kind::Number { value, typed } if value.is_finite() => Measured::number(*value, typed),
        Kind::Text(text) => Measured::read(text, scales).ok_or_else(|| {
            Finding::new(
                &WRONG_TYPE,
                format!(
                    "`{path}` should be a single value; `{}` cannot be compared with another",
                    shown(text.trim())
                ),
            )
            .at(&node.place, "")
            .hint(advice::measured(text, &beside(), scales))
        })?,
        _ => {
            let hint = "write one value after the colon, such as `11`, `6y 10m`, `3/10` or `80%`";
            return Err(wrong(node, path, "a value", hint));
        }
    };
    if value.kind() != MeasuredKind::Word {
        in_range(value.years(), range, node, path)?;
    }
    Ok(value)
}

fn in_range(value: f64, (least, most): (f64, f64), node: &Node, path: &str) -> Found<()> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    let limits = match (least.is_finite(), most.is_finite()) {
        (true, true) => format!("from {least} to {most}"),
        (true, false) => format!("at least {least}"),
        _ => format!("at most {most}"),
    };
    Err(Finding::new(&NUMBER_OUT_OF_RANGE, format!("`{path}` should be {limits}; found {value}"))
        .at(&node.place, ""))
}

fn boolean(node: &Node, path: &str) -> Found<bool> {
    let word = node.as_text().unwrap_or_default().to_lowercase();
    match (&node.kind, word.as_str()) {
        (Kind::Boolean(value), _) => Ok(*value),
        (_, "yes" | "true") => Ok(true),
        (_, "no" | "false") => Ok(false),
        _ => Err(wrong(node, path, "`yes` or `no`", "write `yes` or `no`")),
    }
}

fn date(node: &Node, path: &str) -> Found<Value> {
    let typed = typed(node, path)?;
    dates::parse(typed.trim()).map(Value::Date).map_err(|hint| {
        Finding::new(&BAD_DATE, format!("`{path}` is a date; `{}` is not one", shown(typed)))
            .at(&node.place, "")
            .hint(hint)
    })
}

fn choice(node: &Node, path: &str, choices: &[Choice]) -> Found<Value> {
    let typed = typed(node, path)?.trim();
    if let Some(choice) = choices.iter().find(|choice| choice.id == typed) {
        let Choice { id, label, meaning } = choice.clone();
        return Ok(Value::Choice { id, label, meaning });
    }
    let ids = || choices.iter().map(|choice| choice.id.as_str());
    // The printed word is understood as well as the plan's own.
    let by_label = choices.iter().find(|choice| choice.label.eq_ignore_ascii_case(typed));
    let near = by_label.map(|choice| choice.id.as_str()).or_else(|| nearest(typed, ids()));
    let hint = near.map_or_else(
        || format!("choose one of {}", listed(ids())),
        |near| format!("did you mean `{near}`? There are {}", listed(ids())),
    );
    Err(Finding::new(&NOT_A_CHOICE, format!("`{path}` cannot be `{}`", shown(typed)))
        .at(&node.place, "not one of the choices")
        .hint(hint))
}

fn image(node: &Node, path: &str) -> Found<Value> {
    let typed = typed(node, path)?.trim();
    let read = read_picture(&pictures::beside(node, typed));
    read.map(|picture| Value::Image(Arc::new(picture))).map_err(|error| {
        let fault = pictures::fault(error);
        Finding::new(&BAD_IMAGE, format!("`{path}` names the image `{}`: {fault}", shown(typed)))
            .at(&node.place, "")
            .hint(pictures::cure(error))
    })
}

fn colour(node: &Node, path: &str) -> Found<Value> {
    let typed = typed(node, path)?.trim();
    let Some(colour) = Colour::parse(typed) else {
        let hint = "write it as web pages do, between quotation marks: `\"#1f3a68\"`";
        return Err(wrong(node, path, "a colour", hint));
    };
    match contrast::low(colour, Colour::WHITE, "white", &node.place, path) {
        Some(finding) => Err(finding),
        None => Ok(Value::Colour(colour)),
    }
}

/// What was typed, short enough for a message.
fn shown(typed: &str) -> String {
    let mut shown: String = typed.chars().take(40).collect();
    if shown.len() < typed.len() {
        shown.push('…');
    }
    shown
}
