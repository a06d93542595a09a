//! Characters that nobody sees and YAML does not take.

use super::Slip;
use super::line::Line;
use crate::source::{Edit, Place, SourceFile, Span};
use std::sync::Arc;

/// The slips of a file, one a line, and its text without them, every other character at its place.
pub(super) fn find(file: &Arc<SourceFile>) -> (Vec<Slip>, String) {
    let text = file.text();
    let mut slips = Vec::new();
    if !text.chars().any(is_refused) {
        return (slips, text.to_owned());
    }
    for line in Line::all(text) {
        let mut found = line.text.char_indices().filter(|(_, c)| is_refused(*c)).peekable();
        let Some((at, first)) = found.peek().copied() else { continue };
        let edit = |(at, c): (usize, char)| {
            Edit::new(line.start + at, line.start + at + c.len_utf8(), " ")
        };
        let edits: Vec<Edit> = found.map(edit).collect();
        let start = line.start + at;
        let place = Place::new(Arc::clone(file), Span::new(start, start + first.len_utf8()));
        let (what, hint) = said(first);
        slips.push(Slip::sure(&place, what, hint, edits));
    }
    let clean = text.chars().flat_map(|c| {
        let room = if is_refused(c) { c.len_utf8() } else { 0 };
        std::iter::repeat_n(' ', room).chain((room == 0).then_some(c))
    });
    (slips, clean.collect())
}

/// Whether YAML refuses a character wherever it is.
fn is_refused(c: char) -> bool {
    let allowed = matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    (c.is_control() && !allowed) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// What it is called, and what to do.
fn said(c: char) -> (String, &'static str) {
    match c {
        '\u{b}' => (
            "a line break from Word (a vertical tab) is in this text".into(),
            "delete it here, and type a space",
        ),
        '\u{c}' => {
            ("a page break (form feed) is in this text".into(), "delete it here, and type a space")
        }
        _ => (
            format!("the invisible character U+{:04X} is in this text", u32::from(c)),
            "delete it here, and type a space if one is missing; it often comes with pasted text",
        ),
    }
}
