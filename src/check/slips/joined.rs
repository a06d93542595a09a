//! Lines that YAML joins to the text above them, and that were meant to stand by themselves.

use std::sync::Arc;

use super::before;
use super::rules::JOINED_LINES;
use crate::check::lenient::Notes;
use crate::finding::Finding;
use crate::input::{Node, bullet, tight_key};
use crate::source::{Edit, Fix, Place, Span};

/// How a joined line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// With a dash and a space, or another sign of a list.
    Item(char),
    /// With a dash and no space.
    TightItem,
    /// With a key and no space behind its colon.
    Key,
}

/// Notes each line of a text that looks like an item or a key of its own.
pub(super) fn lines(node: &Node, path: &str, notes: &mut Notes) {
    let start = node.place.span().start();
    let mut at = 0;
    let mut found: Vec<(usize, &str, Begins)> = Vec::new();
    let mut others = 0;
    for (index, whole) in node.place.text().split_inclusive('\n').enumerate() {
        let body = whole.trim();
        let from = start + at + (whole.len() - whole.trim_start().len());
        at += whole.len();
        if index == 0 || body.is_empty() {
            continue;
        }
        match begins(body) {
            Some(how) => found.push((from, body, how)),
            None => others += 1,
        }
    }
    let Some((from, body, how)) = found.first().copied() else { return };
    let place = Place::new(Arc::clone(node.place.file()), Span::new(from, from + body.len()));
    let (message, hint) = match how {
        Begins::Item('-') => (
            format!("“{body}” is joined to the text above it, in `{path}`"),
            "its dash is too far in: put it below the dash above".to_owned(),
        ),
        Begins::Item(sign) => (
            format!("“{body}” is joined to the text above it, in `{path}`"),
            format!("a list item starts with `- `, not with `{sign}`, below the dash above"),
        ),
        Begins::TightItem => (
            format!("“{body}” is joined to the text above it, in `{path}`"),
            "put a space after its dash, and the dash below the one above".to_owned(),
        ),
        Begins::Key => (
            format!("“{body}” is joined to the text above it, in `{path}`"),
            "put a space after its colon, and the line below the key above".to_owned(),
        ),
    };
    notes.findings.push(Finding::new(&JOINED_LINES, message).at(&place, "").path(path).hint(hint));
    // An item of a list has a dash before it; all that is joined to it then is items.
    let margin = before(&node.place);
    let dash = margin.trim_end();
    let is_item = dash.ends_with('-') && dash.trim_start_matches([' ', '-']).is_empty();
    let all_items = others == 0 && found.iter().all(|(_, _, how)| *how != Begins::Key);
    if is_item && all_items {
        let text = node.place.file().text();
        let column = dash.len() - 1;
        let edits = found.iter().flat_map(|(from, body, how)| {
            let line = text[..*from].rfind('\n').map_or(0, |at| at + 1);
            let moved = Edit::new(line, *from, " ".repeat(column));
            let sign = body.chars().next().map_or(1, char::len_utf8);
            let dash = match how {
                Begins::Item('-') => None,
                Begins::TightItem => Some(Edit::insert(from + 1, " ")),
                _ => Some(Edit::new(*from, from + sign, "-")),
            };
            std::iter::once(moved).chain(dash)
        });
        notes.fixes.push(Fix { place: node.place.clone(), edits: edits.collect() });
    }
}

/// How a line begins, if that is not as a text goes on.
fn begins(body: &str) -> Option<Begins> {
    if let Some(rest) = body.strip_prefix('-') {
        if rest.starts_with([' ', '\t']) {
            return Some(Begins::Item('-'));
        }
        return rest.starts_with(char::is_uppercase).then_some(Begins::TightItem);
    }
    // A dash between words may begin a line of a text that goes on.
    match bullet(body) {
        Some('–' | '—' | '+') | None => tight_key(body).map(|_| Begins::Key),
        Some(sign) => Some(Begins::Item(sign)),
    }
}

/// How to write a list, by what is there instead.
pub(in crate::check) fn list_hint(node: &Node) -> String {
    let text = node.place.text();
    let tight = text.strip_prefix('-').is_some_and(|rest| !rest.starts_with([' ', '\n']));
    match bullet(text) {
        _ if tight => "a space is missing after the dash: each item starts with `- `".into(),
        Some(sign) => format!("each item starts with `- `, not with `{sign}`"),
        None => "each item is on a line of its own and starts with `- `".into(),
    }
}
