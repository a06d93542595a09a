//! Curly quotation marks where straight ones open a value, and numbers that lose a nought.

use super::rules::{CURLY_QUOTES, LOST_ZERO};
use crate::check::lenient::{Notes, is_written_out};
use crate::finding::Finding;
use crate::input::{Node, in_quotes};
use crate::source::Fix;

/// Marks that open and close a text on paper, and are letters to YAML.
const PAIRS: [(char, char); 5] = [('“', '”'), ('„', '“'), ('”', '”'), ('‘', '’'), ('«', '»')];

/// Notes a text between curly quotation marks: they would be printed.
pub(super) fn curly(node: &Node, text: &str, path: &str, notes: &mut Notes) {
    let Some(inner) = inside(text) else { return };
    let straight = in_quotes(inner);
    let (open, _) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
    notes.findings.push(
        Finding::new(
            &CURLY_QUOTES,
            format!("the curly quotation marks of `{path}` would be printed"),
        )
        .at(&node.place, format!("`{open}` is no quotation mark to YAML"))
        .path(path)
        .hint("use straight ones, `\"`, or none"),
    );
    if is_written_out(node) {
        notes.fixes.push(Fix::rewrite(&node.place, straight));
    }
}

/// What is between curly quotation marks, if they are round the whole of a text.
pub(in crate::check) fn inside(text: &str) -> Option<&str> {
    let (open, close) = PAIRS.into_iter().find_map(|(open, close)| {
        (text.starts_with(open) && text.ends_with(close)).then_some((open, close))
    })?;
    let inner = text.strip_prefix(open)?.strip_suffix(close)?;
    // “Yes”, he said, “I do” begins and ends with quotations.
    let round_all = !inner.contains(open) && (close == '’' || !inner.contains(close));
    (round_all && !inner.trim().is_empty()).then_some(inner)
}

/// Notes a number that loses the nought at its end.
pub(in crate::check) fn zero(node: &Node, typed: &str, path: &str, notes: &mut Notes) {
    let Some((whole, "10")) = typed.split_once('.') else { return };
    let years = whole.parse::<u32>().is_ok_and(|years| (2..=18).contains(&years));
    if !years {
        return;
    }
    notes.findings.push(
        Finding::new(&LOST_ZERO, format!("`{typed}` is read as the number {whole}.1"))
            .at(&node.place, "")
            .path(path)
            .hint(format!("write `{whole}y 10m` for an age, or `{whole}.1` for the number")),
    );
}
