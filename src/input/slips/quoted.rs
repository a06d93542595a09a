//! Values between quotation marks: one that is never closed, text behind the closing one, a backslash.

use super::line::Line;
use super::quote::quoted;
use super::walk::{Value, Walk, to_signed};
use super::{Meaning, Slip, in_quotes, short};
use crate::source::Edit;

/// The end of a quoted text.
struct Close {
    /// Where its mark is in the file.
    at: usize,
    /// Backslashes on the way that stand before no sign that needs one.
    backslashes: Vec<usize>,
}

impl<'t> Walk<'t> {
    /// A value between quotation marks.
    pub(super) fn quoted(&mut self, value: Value<'t>) -> usize {
        let last = self.bound(value);
        let end = self.lines[last].start + self.lines[last].text.len();
        let mark = value.text.chars().next().unwrap_or('"');
        let Some(close) = close(self.text, value.start, end, mark) else {
            self.unclosed(value, mark);
            return value.line + 1;
        };
        self.backslashes(&close.backslashes);
        let on = self.lines.partition_point(|line| line.start <= close.at) - 1;
        let line_end = self.lines[on].end();
        let rest = self.text[close.at + 1..line_end.max(close.at + 1)].trim_start();
        if !rest.is_empty() && !rest.starts_with('#') {
            let place = self.place(value.start, value.start + value.text.len());
            let text = &self.text[value.start..line_end];
            let hint = format!("put all of it in quotation marks: {}", in_quotes(&short(text)));
            let message = "the text goes on after its closing quotation mark";
            self.push(Slip::sure(&place, message, hint, quoted(value.start, text)));
        }
        on + 1
    }

    /// Backslashes that mean nothing between double quotation marks.
    pub(super) fn backslashes(&mut self, found: &[usize]) {
        let Some(first) = found.first() else { return };
        let place = self.place(*first, first + 1);
        let edits = found.iter().map(|at| Edit::insert(*at, "\\")).collect();
        let message = "a backslash is in a text between double quotation marks";
        let hint = "write it twice, `\\\\`, or put the text in single quotation marks";
        self.push(Slip::sure(&place, message, hint, edits));
    }

    fn unclosed(&mut self, value: Value<'t>, mark: char) {
        let place = self.place(value.start, value.start + value.text.len());
        let end = value.start + value.text.len();
        // A single one may be an apostrophe, as in 'Twas.
        let (edits, meaning) = if mark == '\'' {
            (quoted(value.start, value.text), Meaning::Guess)
        } else {
            (vec![Edit::insert(end, mark.to_string())], Meaning::One)
        };
        let message = "a quotation mark is opened here and never closed";
        let mut hint = String::from("put the same mark at the end of the text");
        if mark == '\'' {
            let whole = in_quotes(&short(value.text));
            hint = format!("{hint}; if it is an apostrophe, write {whole}");
        }
        self.push(Slip::new(&place, message.into(), hint, edits, meaning));
    }

    /// The last line that may still be part of a value: those below are no further in than its key.
    pub(super) fn bound(&self, value: Value<'_>) -> usize {
        let rest = self.lines[value.line + 1..].iter();
        let inner = rest
            .take_while(|line| line.body().is_empty() || to_signed(line.indent()) > value.parent);
        let count = inner.count();
        let lines = &self.lines[value.line + 1..value.line + 1 + count];
        let silent = lines.iter().rev().take_while(|line: &&Line<'_>| line.body().is_empty());
        value.line + count - silent.count()
    }
}

/// Where a quoted text that starts at `start` ends, before `end`.
fn close(text: &str, start: usize, end: usize, mark: char) -> Option<Close> {
    let mut backslashes = Vec::new();
    let inner = text.get(start + 1..end)?;
    let mut chars = inner.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let at = start + 1 + at;
        if c == '\\' && mark == '"' {
            let known =
                chars.next().is_some_and(|(_, c)| "0abtnvfre \"/\\N_LPxuU\t\n\r".contains(c));
            if !known {
                backslashes.push(at);
            }
        } else if c == mark {
            if mark == '\'' && chars.peek().is_some_and(|(_, c)| *c == '\'') {
                chars.next();
                continue;
            }
            return Some(Close { at, backslashes });
        }
    }
    None
}

/// Where the quoted text that starts at `start` ends, if it does before `end`.
pub(super) fn closed(text: &str, start: usize, end: usize, mark: char) -> Option<usize> {
    close(text, start, end, mark).map(|close| close.at)
}
