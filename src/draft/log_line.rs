//! A line of a log -> the text of its file with that line, and every other byte as it was.

use std::sync::Arc;

use crate::input::{self, Entry, Kind, Node};
use crate::source::{Edit, Edited, SourceFile, Span};

/// Where a line goes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Into {
    /// After all others.
    End,
    /// In the place of the entry at this number in the list, from 0.
    PlaceOf(usize),
}

/// A text with one more line in the list under a key, or with one in the place of another; the list may be the whole text.
/// `None` if it cannot be added without a change to what is around it.
pub(crate) fn with_line(text: &str, key: &str, line: &str, into: Into) -> Option<String> {
    let root = parsed(text);
    let list = root.as_ref().and_then(|root| list_in(root, key));
    let items = list.map(items).unwrap_or_default();
    let new = match into {
        Into::PlaceOf(index) => in_place_of(text, items.get(index)?, line)?,
        Into::End => at_end(text, root.as_ref(), list, key, line)?,
    };
    // What comes out is read again: a list with another shape than expected is left alone.
    let again = parsed(&new)?;
    let count = items.len() + usize::from(matches!(into, Into::End));
    let is_whole =
        items_of(&again, key) == Some(count) && others(&again) == others_before(root.as_ref(), key);
    is_whole.then_some(new)
}

/// The entries of the list under a key of a text, or of a text that is the list.
pub(crate) fn items_in<'n>(root: &'n Node, key: &str) -> &'n [Node] {
    list_in(root, key).map(items).unwrap_or_default()
}

fn parsed(text: &str) -> Option<Node> {
    input::parse(&Arc::new(SourceFile::new("log", text))).ok()
}

fn list_in<'n>(root: &'n Node, key: &str) -> Option<&'n Node> {
    if matches!(root.kind, Kind::List(_)) { Some(root) } else { root.get(key) }
}

fn items(list: &Node) -> &[Node] {
    match &list.kind {
        Kind::List(items) => items,
        _ => &[],
    }
}

fn items_of(root: &Node, key: &str) -> Option<usize> {
    Some(items(list_in(root, key)?).len())
}

/// How many keys a text has at its top.
fn others(root: &Node) -> usize {
    root.entries().len()
}

/// How many it should have once the list is there.
fn others_before(root: Option<&Node>, key: &str) -> usize {
    match root {
        Some(root) if matches!(root.kind, Kind::List(_)) => 0,
        Some(root) => root.entries().len() + usize::from(root.get(key).is_none()),
        None => 1,
    }
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn at_end(
    text: &str,
    root: Option<&Node>,
    list: Option<&Node>,
    key: &str,
    line: &str,
) -> Option<String> {
    let end = line_end(text);
    let Some(list) = list else { return Some(with_list(text, key, line)) };
    if let Some(last) = items(list).last() {
        if let Some(close) = end_of_flow(text, list.place.span().start()) {
            let at = close - 1;
            let before = text.get(..at)?.trim_end();
            let comma = if before.ends_with(',') { " " } else { ", " };
            return Some(edited(text, Edit::new(before.len(), at, format!("{comma}{line}"))));
        }
        let indent = dash_indent(text, last)?;
        let at = end_of_line(text, end_of(text, last));
        return Some(edited(text, Edit::insert(at, format!("{end}{indent}- {line}"))));
    }
    let start = list.place.span().start();
    if let Some(close) = end_of_flow(text, start) {
        return Some(edited(text, Edit::new(start, close, format!("[{line}]"))));
    }
    // Only the key is there.
    let entry = root?.entries().iter().find(|entry| entry.key.value == key)?;
    let at = end_of_line(text, entry.key.place.span().end());
    Some(edited(text, Edit::insert(at, format!("{end}  - {line}"))))
}

/// A text with the list added at its end.
fn with_list(text: &str, key: &str, line: &str) -> String {
    let end = line_end(text);
    let mut text = text.to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push_str(end);
    }
    let gap =
        if text.trim().is_empty() || text.trim_start().starts_with('#') && !text.contains(": ") {
            ""
        } else {
            end
        };
    format!("{text}{gap}{key}:{end}  - {line}{end}")
}

fn in_place_of(text: &str, item: &Node, line: &str) -> Option<String> {
    let start = item.place.span().start();
    let old = Span::new(start, end_of(text, item));
    let written = text.get(old.range())?;
    // A note between its lines would be lost.
    let has_note =
        written.lines().any(|line| line.trim_start().starts_with('#') || line.contains(" #"));
    (!has_note).then(|| edited(text, Edit::new(old.start(), old.end(), line)))
}

fn edited(text: &str, edit: Edit) -> String {
    Edited::new(text, &[edit]).text().to_owned()
}

/// Where an item ends. What a parser gives as its span goes on to the next key, notes and all.
fn end_of(text: &str, item: &Node) -> usize {
    let span = item.place.span();
    if let Some(end) = end_of_flow(text, span.start()) {
        return end;
    }
    let within = match &item.kind {
        Kind::Map(entries) => {
            let last = |entry: &Entry| end_of(text, &entry.value).max(entry.key.place.span().end());
            entries.iter().map(last).max()
        }
        Kind::List(items) => items.iter().map(|item| end_of(text, item)).max(),
        _ => None,
    };
    within.unwrap_or_else(|| span.start() + item.place.text().trim_end().len())
}

/// The end of what is between the brackets or braces that begin here; `None` if none begin here.
fn end_of_flow(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..).filter(|rest| rest.starts_with(['{', '[']))?;
    let (mut depth, mut quote, mut before) = (0_usize, None, ' ');
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (Some('"'), '"') if before == '\\' => {}
            (Some(mark), c) if c == mark => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if "{[,: ".contains(before) => quote = Some(c),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(start + at + c.len_utf8());
                }
            }
            _ => {}
        }
        before = c;
    }
    None
}

fn end_of_line(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    at + line.trim_end_matches('\r').len()
}

/// What is before the dash of an item on its line.
fn dash_indent(text: &str, item: &Node) -> Option<String> {
    let before = text.get(..item.place.span().start())?;
    let line = before.rsplit('\n').next()?;
    let (indent, rest) = line.split_at(line.find('-')?);
    (indent.trim().is_empty() && rest[1..].trim().is_empty()).then(|| indent.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Into, with_line};

    #[test]
    fn a_line_is_added_and_all_else_stays() {
        for (before, after) in [
            ("", "log:\n  - {week: 3}\n"),
            ("# Phonics\n", "# Phonics\nlog:\n  - {week: 3}\n"),
            ("log:\n", "log:\n  - {week: 3}\n"),
            ("log: []\n", "log: [{week: 3}]\n"),
            ("- {week: 1}\n", "- {week: 1}\n- {week: 3}\n"),
            (
                "log:\n- week: 1\n  given: 2 # all\n# end\n",
                "log:\n- week: 1\n  given: 2 # all\n- {week: 3}\n# end\n",
            ),
            (
                "log: [{week: 1}, {week: 2}] # so far\n",
                "log: [{week: 1}, {week: 2}, {week: 3}] # so far\n",
            ),
            ("log:\r\n  - {week: 1}\r\n", "log:\r\n  - {week: 1}\r\n  - {week: 3}\r\n"),
            ("log:\n  - {week: 1}", "log:\n  - {week: 1}\n  - {week: 3}"),
            ("log:\n  - {week: 1}\nother: 1\n", "log:\n  - {week: 1}\n  - {week: 3}\nother: 1\n"),
        ] {
            assert_eq!(with_line(before, "log", "{week: 3}", Into::End).as_deref(), Some(after));
        }
        let replaced = with_line(
            "log:\n  - {week: 1} # one\n  - week: 2\n    given: 1\n",
            "log",
            "{week: 2}",
            Into::PlaceOf(1),
        );
        assert_eq!(replaced.as_deref(), Some("log:\n  - {week: 1} # one\n  - {week: 2}\n"));
    }
}
