//! A layout's value -> a Typst literal, marked so that its place can be verified later.

use std::fmt::Write;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use minijinja::value::ValueKind;
use minijinja::{Error, ErrorKind, Output, Value as LayoutValue};

use super::beneath::{self, Piece};
use super::days::Day;
use super::figures::Figure;
use super::part::Part;
use crate::record::{Measured, MeasuredKind};

/// Comes before each literal until its place is noted; the check lets no text have it.
pub(super) const START: char = '\u{f8fe}';

/// Comes after each literal until its place is noted.
pub(super) const END: char = '\u{f8ff}';

/// The most characters of a word that stays on one line whatever its column: no English word and few
/// addresses are longer.
const LONG_WORD: usize = 40;

/// After how many characters a longer word may break.
const BREAK_EVERY: usize = 8;

/// How the texts of an edition are written.
#[derive(Debug, Clone)]
pub(super) struct Manner {
    /// Whether it is read from right to left.
    pub(super) from_right: bool,
    /// The language of what stands beneath its labels.
    pub(super) beneath: String,
}

impl Manner {
    /// Whether a text is kept together by Unicode's signs for it: among words from right to left, the full stop of an English
    /// sentence would stand at the wrong end. What has no space is left alone: it may be a word that a component compares.
    fn isolates(&self, text: &str) -> bool {
        let is_latin = |c: char| c.is_ascii_alphabetic();
        self.from_right && text.contains(' ') && text.contains(is_latin)
    }
}

/// Unicode's signs around a text of its own direction.
pub(super) const FIRST_STRONG: char = '\u{2068}';
pub(super) const POP: char = '\u{2069}';

/// Whether the fonts have a character.
pub(crate) type Covers<'a> = &'a dyn Fn(char) -> bool;

/// Writes a value as a literal: what minijinja calls for every `{{ }}`. What a macro wrote is made of such already.
pub(super) fn write(
    out: &mut Output<'_>,
    value: &LayoutValue,
    covers: &(impl Fn(char) -> bool + ?Sized),
    manner: &Manner,
) -> Result<(), Error> {
    let full = |_| Error::new(ErrorKind::WriteFailure, "the output cannot take more");
    if let Some(part) = value.downcast_object_ref::<Part>() {
        return out.write_str(&part.0).map_err(full);
    }
    if let Some([Piece::Both { own, beneath }]) = value.as_str().map(beneath::pieces).as_deref() {
        let literal = |words: &str| format!("{START}{}{END}", self::text(words, &|c| covers(c)));
        let (own, under) = (literal(own), literal(beneath));
        let language = literal(&manner.beneath);
        return write!(out, "both-languages({own}, {under}, {language})").map_err(full);
    }
    // Where several labels make one line, it is in the readers' language alone.
    if let Some(own) = value.as_str().map(beneath::own).filter(|text| manner.isolates(text)) {
        let literal = text(&format!("{FIRST_STRONG}{own}{POP}"), &|c| covers(c));
        return write!(out, "{START}{literal}{END}").map_err(full);
    }
    let mut literal = String::new();
    of_value(&mut literal, value, &|c| covers(c))?;
    write!(out, "{START}{literal}{END}").map_err(full)
}

fn of_value(out: &mut String, value: &LayoutValue, covers: Covers<'_>) -> Result<(), Error> {
    if let Some(day) = value.downcast_object_ref::<Day>() {
        out.push_str(&date(day.0));
        return Ok(());
    }
    if let Some(figure) = value.downcast_object_ref::<Figure>() {
        out.push_str(&measured(&figure.0, covers));
        return Ok(());
    }
    match value.kind() {
        ValueKind::None => out.push_str("none"),
        ValueKind::Bool => out.push_str(if value.is_true() { "true" } else { "false" }),
        ValueKind::Number => number(out, value)?,
        // Within a list, a group or a longer line there is room for one language alone.
        ValueKind::String => {
            out.push_str(&text(&beneath::own(value.as_str().unwrap_or_default()), covers));
        }
        ValueKind::Seq | ValueKind::Iterable => {
            out.push('(');
            for item in value.try_iter()? {
                of_value(out, &item, covers)?;
                out.push_str(", ");
            }
            out.push(')');
        }
        ValueKind::Map => {
            out.push_str("(:");
            // `(:)` is the empty dictionary; entries turn it into `(key: value)`.
            let mut first = true;
            for key in value.try_iter()? {
                if first {
                    out.pop();
                    first = false;
                }
                out.push_str(&text(key.as_str().unwrap_or_default(), covers));
                out.push_str(": ");
                of_value(out, &value.get_item(&key)?, covers)?;
                out.push_str(", ");
            }
            out.push(')');
        }
        ValueKind::Undefined => {
            return Err(Error::new(ErrorKind::UndefinedError, "this field does not exist"));
        }
        other => {
            let message = format!("a value of kind {other} cannot be printed");
            return Err(Error::new(ErrorKind::InvalidOperation, message));
        }
    }
    Ok(())
}

fn number(out: &mut String, value: &LayoutValue) -> Result<(), Error> {
    if value.is_integer() {
        out.push_str(&value.to_string());
        return Ok(());
    }
    let number = f64::try_from(value.clone())?;
    if !number.is_finite() {
        return Err(Error::new(ErrorKind::InvalidOperation, "this number is not finite"));
    }
    let _ = write!(out, "{number:?}");
    Ok(())
}

/// A value as a Typst dictionary: its kind, what it is drawn by, how it is said, and the scales that a word is of, each with
/// its place and the number of places.
fn measured(value: &Measured, covers: Covers<'_>) -> String {
    let kind = match value.kind() {
        MeasuredKind::Age => "age",
        MeasuredKind::Share => "share",
        MeasuredKind::Percent => "percent",
        MeasuredKind::Score => "score",
        MeasuredKind::Word => "word",
        MeasuredKind::Number => "number",
    };
    let of = value.out_of().map_or_else(|| "none".into(), |of| format!("{of:?}"));
    let steps: String = value
        .steps()
        .iter()
        .map(|step| format!("{}: ({}, {}), ", text(&step.scale, covers), step.at, step.of))
        .collect();
    format!(
        "(kind: \"{kind}\", value: {:?}, shown: {}, short: {}, of: {of}, steps: (:{steps}))",
        value.amount(),
        text(value.words(), covers),
        text(value.short(), covers),
    )
    .replace("(:\"", "(\"")
}

/// A day as a Typst `datetime`.
pub(super) fn date(day: NaiveDate) -> String {
    format!("datetime(year: {}, month: {}, day: {})", day.year(), day.month(), day.day())
}

/// Text as a Typst string. Whatever is not a plain letter, digit, sign or space is written as an escape.
pub(crate) fn text(text: &str, covers: Covers<'_>) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut run = 0;
    for c in text.chars() {
        run = if c.is_whitespace() { 0 } else { run + 1 };
        // A word that is wider than its column may break here; nothing is seen of it.
        if run > LONG_WORD && run % BREAK_EVERY == 1 {
            out.push_str("\\u{200b}");
        }
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // No font has them, and Typst needs them to know what belongs together.
            FIRST_STRONG | POP => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c if invisible(c) && !covers(c) => {}
            c if c != ' ' && !covers(c) => out.push('\u{fffd}'),
            c if c.is_control() || invisible(c) || is_private(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Characters that leave no mark: joiners, direction marks, variation selectors.
pub(super) const fn invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{34f}' | '\u{61c}')
}

const fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// The text of a literal, or of several with code between them: its escapes read.
pub(super) fn read(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        rest = after;
        if let Some((code, after)) =
            after.strip_prefix("u{").and_then(|after| after.split_once('}'))
        {
            out.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
            rest = after;
        } else if let Some(after) = after.strip_prefix('n') {
            out.push('\n');
            rest = after;
        } else if let Some(c) = after.chars().next() {
            out.push(c);
            rest = &after[c.len_utf8()..];
        }
    }
    out.push_str(rest);
    out
}

/// Takes the marks out and notes where each literal is.
pub(super) fn unmark(marked: &str) -> (String, Vec<Range<usize>>) {
    let mut text = String::with_capacity(marked.len());
    let mut literals = Vec::new();
    let mut start = 0;
    for c in marked.chars() {
        match c {
            START => start = text.len(),
            END => literals.push(start..text.len()),
            c => text.push(c),
        }
    }
    (text, literals)
}
