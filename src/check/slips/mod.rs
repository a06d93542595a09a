//! Values that YAML takes and that nobody meant: words lost, lines joined, marks of the wrong kind.

mod joined;
mod lost;
mod marks;
mod misplaced;
pub(super) mod rules;

use std::sync::Arc;

use super::lenient::Notes;
use crate::input::{Entry, Kind, Node, in_quotes, is_key_word};
use crate::source::{Fix, Place, Span};

pub(super) use joined::list_hint;
pub(super) use lost::{of_no_item, of_no_value};
pub(super) use misplaced::Misplaced;

/// What a person slipped on in a text of the plan; most texts are looked at in no time.
pub(super) fn text(node: &Node, path: &str, notes: &mut Notes) {
    if let Kind::Map(entries) = &node.kind {
        let fix = |place: Place| Fix::rewrite(&place, in_quotes(place.text()));
        notes.fixes.extend(sentence(entries).map(fix));
        return;
    }
    let Kind::Text(text) = &node.kind else { return };
    let source = node.place.text();
    if source.starts_with(['"', '\'', '|', '>', '*']) {
        return;
    }
    // An id that was taken for a name is not a text that somebody typed here.
    if !source.contains('\n') && source.trim() != text.trim() {
        return;
    }
    lost::behind(node, text, path, notes);
    lost::before(node, path, notes);
    marks::curly(node, text, path, notes);
    if source.contains('\n') {
        joined::lines(node, path, notes);
    }
}

/// `He said: no`, which YAML takes for a group with the key `He said`: the place of the whole text.
pub(super) fn sentence(entries: &[Entry]) -> Option<Place> {
    let [Entry { key, value }] = entries else { return None };
    let is_plain = matches!(value.kind, Kind::Text(_) | Kind::Number { .. });
    let (start, end) = (key.place.span().start(), value.place.span().end());
    let place = Place::new(Arc::clone(key.place.file()), Span::new(start, end.max(start)));
    let is_sentence = is_plain && !is_key_word(&key.value);
    (is_sentence && !place.text().contains(['\n', '"', '\''])).then_some(place)
}

/// Whether a value starts with a dash on the line of its key, or of the dash of its item.
pub(super) fn starts_with_dash(node: &Node) -> bool {
    let text = node.place.file().text().get(node.place.span().start()..);
    text.is_some_and(|text| text.starts_with('-')) && !before(&node.place).trim().is_empty()
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
