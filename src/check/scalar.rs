//! One YAML value -> one typed value.

use std::sync::Arc;

use super::faults::{
    BAD_DATE, BAD_IMAGE, NOT_A_CHOICE, NUMBER_OUT_OF_RANGE, TEXT_TOO_LONG, WRONG_TYPE,
};
use super::lenient::date::{self as dates, Day};
use super::lenient::figures::{self, Figure};
use super::lenient::{self, Notes};
use super::pictures::{self, Pictures};
use super::{advice, contrast, slips, text, times};
use crate::finding::{Finding, listed, nearest};
use crate::input::{Kind, Node, in_quotes, read_picture, within_curly};
use crate::record::{Colour, Measured, MeasuredKind, Value};
use crate::template::{Choice, Field, FieldKind, Role, Scale, Template};

/// The value of a field that is neither a list nor a group, or what is wrong with it.
pub(super) fn value(
    field: &Field,
    node: &Node,
    path: &str,
    pictures: &Pictures<'_>,
    template: &Template,
    notes: &mut Notes,
) -> Found<Value> {
    let role = field.role;
    match &field.kind {
        FieldKind::Text { limit } => {
            slips::text(node, path, notes);
            let text = line(node, path, *limit)?;
            match role {
                Some(Role::RowTime) => times::value(node, path, text),
                _ => Ok(Value::Text(text)),
            }
        }
        FieldKind::Prose { limit } => {
            slips::text(node, path, notes);
            prose(node, path, *limit).map(Value::Prose)
        }
        FieldKind::Integer { range } => integer(node, path, *range, role, notes),
        FieldKind::Number { range } => number(node, path, *range, role, notes).map(Value::Number),
        FieldKind::Measured { range, scales } => {
            let beside = || advice::beside(template, path);
            measured(node, path, *range, scales, beside).map(Value::Measured)
        }
        FieldKind::Sessions { range } => sessions(node, path, *range, role, notes),
        FieldKind::Boolean => boolean(node, path, notes).map(Value::Boolean),
        FieldKind::Date { .. } => date(node, path, notes),
        FieldKind::Choice { choices } => choice(node, path, choices, role, notes),
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
        Kind::Map(entries) => Err(match slips::sentence(entries) {
            Some(place) => Finding::new(
                &WRONG_TYPE,
                format!("`{path}` is text; its colon makes a group of fields of it"),
            )
            .at(&place, "")
            .hint(format!("write {}", in_quotes(place.text()))),
            None => wrong(
                node,
                path,
                "text",
                "put a text with a colon and a space in it in quotation marks",
            ),
        }),
        Kind::List(_) if slips::starts_with_dash(node) => Err(wrong(
            node,
            path,
            "one text",
            "a text that starts with a dash and a space goes in quotation marks",
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

fn integer(
    node: &Node,
    path: &str,
    range: (f64, f64),
    role: Option<Role>,
    notes: &mut Notes,
) -> Found<Value> {
    let usual = match &node.kind {
        Kind::Number { typed, .. } => typed.parse::<i64>().ok(),
        _ => None,
    };
    let meant = || node.as_text().and_then(|typed| figures::read(typed, role));
    let (least, most) =
        match usual.map(|number| (number, number)).or_else(|| meant().and_then(whole)) {
            Some(found) => found,
            None => {
                let hint = advice::figures(node.as_text().unwrap_or_default(), role, true);
                return Err(wrong(node, path, "a whole number", &hint));
            }
        };
    for number in [least, most] {
        in_range(to_number(number), range, node, path)?;
    }
    if least < most {
        return Ok(Value::Range { least, most });
    }
    if usual.is_none() {
        notes.usual(node, &least.to_string());
    }
    Ok(Value::Integer(least))
}

/// A figure as a whole number, or as two of a range.
fn whole(figure: Figure) -> Option<(i64, i64)> {
    #[expect(clippy::cast_possible_truncation, reason = "held to its range")]
    let one = |number: f64| (number.fract() == 0.0 && number.abs() < 1e9).then_some(number as i64);
    match figure {
        Figure::One(number) => Some((one(number)?, one(number)?)),
        Figure::Range(least, most) => Some((one(least)?, one(most)?)),
        Figure::Dose { .. } => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "what a plan counts is small")]
const fn to_number(count: i64) -> f64 {
    count as f64
}

fn number(
    node: &Node,
    path: &str,
    range: (f64, f64),
    role: Option<Role>,
    notes: &mut Notes,
) -> Found<f64> {
    let typed = node.as_text().unwrap_or_default();
    let value = match node.kind {
        Kind::Number { value, .. } => Some(value),
        _ => match figures::read(typed, role) {
            Some(Figure::One(number)) => Some(number),
            Some(Figure::Dose { times, .. }) if role == Some(Role::TimesPerWeek) => Some(times),
            Some(Figure::Dose { minutes, .. }) if role == Some(Role::Minutes) => Some(minutes),
            _ => None,
        },
    };
    let Some(value) = value else {
        return Err(wrong(node, path, "a number", &advice::figures(typed, role, false)));
    };
    if !value.is_finite() {
        return Err(wrong(node, path, "a number", "write digits"));
    }
    in_range(value, range, node, path)?;
    if !matches!(node.kind, Kind::Number { .. }) {
        notes.usual(node, &value.to_string());
    }
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
    let message = format!("`{path}` should be {limits}; found {value}");
    Err(Finding::new(&NUMBER_OUT_OF_RANGE, message).at(&node.place, ""))
}

fn boolean(node: &Node, path: &str, notes: &mut Notes) -> Found<bool> {
    let word = lenient::folded(node.as_text().unwrap_or_default());
    let value = match (&node.kind, word.as_str()) {
        (Kind::Boolean(value), _) => return Ok(*value),
        (_, "yes" | "true" | "y") => true,
        (_, "no" | "false" | "n") => false,
        _ => return Err(wrong(node, path, "`yes` or `no`", "write `yes` or `no`")),
    };
    if !["yes", "no"].contains(&node.place.text()) {
        notes.usual(node, if value { "yes" } else { "no" });
    }
    Ok(value)
}

/// How many sessions were given: a whole number, or yes or no.
fn sessions(
    node: &Node,
    path: &str,
    range: (f64, f64),
    role: Option<Role>,
    notes: &mut Notes,
) -> Found<Value> {
    if let Ok(answer) = boolean(node, path, notes) {
        return Ok(Value::Boolean(answer));
    }
    match integer(node, path, range, role, notes)? {
        number @ Value::Integer(_) => Ok(number),
        _ => {
            let hint = "write how many were given, such as `4`, or `yes` or `no`";
            Err(wrong(node, path, "one number of sessions", hint))
        }
    }
}

fn date(node: &Node, path: &str, notes: &mut Notes) -> Found<Value> {
    let typed = typed(node, path)?;
    match dates::read(typed.trim()) {
        Day::Is(day) => Ok(Value::Date(day)),
        Day::Otherwise(day) => {
            notes.usual(node, &day.to_string());
            Ok(Value::Date(day))
        }
        Day::Unclear(hint) => {
            let message = format!("`{path}` is a date; `{}` is not one", shown(typed));
            Err(Finding::new(&BAD_DATE, message).at(&node.place, "").hint(hint))
        }
    }
}

fn choice(
    node: &Node,
    path: &str,
    choices: &[Choice],
    role: Option<Role>,
    notes: &mut Notes,
) -> Found<Value> {
    let typed = typed(node, path)?.trim();
    let value = |choice: &Choice| {
        let Choice { id, label, meaning } = choice.clone();
        Value::Choice { id, label, meaning }
    };
    if let Some(choice) = choices.iter().find(|choice| choice.id == typed) {
        return Ok(value(choice));
    }
    if let Some(choice) = lenient::choice::read(typed, choices, role) {
        notes.usual(node, &choice.id);
        return Ok(value(choice));
    }
    let ids = || choices.iter().map(|choice| choice.id.as_str());
    let too_old = role == Some(Role::YearGroup) && lenient::choice::secondary_year(typed).is_some();
    let hint = match nearest(typed, ids()) {
        _ if too_old => format!("a primary school has {}", listed(ids())),
        Some(near) => format!("did you mean `{near}`? There are {}", listed(ids())),
        None => format!("choose one of {}", listed(ids())),
    };
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
        let hint = if within_curly(typed).is_some() {
            "its quotation marks are curly; write straight ones: `\"#1f3a68\"`"
        } else {
            "write it as web pages do, between quotation marks: `\"#1f3a68\"`"
        };
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
