//! Curly quotation marks where straight ones open a value.

use super::rules::CURLY_QUOTES;
use crate::check::lenient::{Notes, is_written_out};
use crate::finding::Finding;
use crate::input::{Node, in_quotes, within_curly};
use crate::source::Fix;

/// Notes a text between curly quotation marks: they would be printed.
pub(super) fn curly(node: &Node, text: &str, path: &str, notes: &mut Notes) {
    let Some(inner) = within_curly(text) else { return };
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
