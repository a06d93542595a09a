//! Values that YAML takes and that nobody meant: words lost, lines joined, marks of the wrong kind.

mod joined;
mod lost;
mod marks;
mod misplaced;
pub(super) mod rules;

use super::lenient::Notes;
use crate::input::{Kind, Node};
use crate::source::Place;

pub(super) use lost::{at_hash, of_no_value};
pub(super) use marks::zero;
pub(super) use misplaced::Misplaced;

/// Whether a text is between curly quotation marks.
pub(super) fn is_curly(text: &str) -> bool {
    marks::inside(text).is_some()
}

/// What a person slipped on in a text of the plan; most texts are looked at in no time.
pub(super) fn text(node: &Node, path: &str, notes: &mut Notes) {
    let Kind::Text(text) = &node.kind else { return };
    let source = node.place.text();
    if source.starts_with(['"', '\'', '|', '>', '*']) {
        return;
    }
    lost::behind(node, text, path, notes);
    lost::before(node, path, notes);
    marks::curly(node, text, path, notes);
    if source.contains('\n') {
        joined::lines(node, path, notes);
    }
}

/// The text from a place to the end of its last line.
fn behind(place: &Place) -> &str {
    let text = place.file().text().get(place.span().end()..).unwrap_or("");
    text.split(['\n', '\r']).next().unwrap_or("")
}

/// The text of its first line before a place.
fn before(place: &Place) -> &str {
    let text = place.file().text().get(..place.span().start()).unwrap_or("");
    text.rsplit('\n').next().unwrap_or("")
}
