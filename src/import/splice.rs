//! Single values of a YAML file -> the file with those changed, and every other byte as it was.
//!
//! What is written is read again: if it does not say exactly what was meant, nothing is written.

use std::path::PathBuf;
use std::sync::Arc;

use crate::draft::text_scalar;
use crate::input::{self, Entry, Kind, Node};
use crate::source::{Edit, Edited, Place, SourceFile, Span, Spanned};

/// A file with some values changed.
#[derive(Debug)]
pub(super) struct Spliced {
    pub(super) path: PathBuf,
    /// The text as it was read; `None` if there was no file.
    pub(super) before: Option<String>,
    pub(super) after: String,
}

/// A value to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// The keys that lead to it.
    pub(super) keys: Vec<String>,
    pub(super) value: String,
}

/// The text with all changes made.
///
/// # Errors
///
/// The line that cannot be changed, in words.
pub(super) fn changed(
    file: &Arc<SourceFile>,
    root: &Node,
    changes: &[Change],
) -> Result<String, String> {
    let mut text = file.text().to_owned();
    let mut tree = root.clone();
    for change in changes {
        let wanted = with(&tree, &change.keys, &change.value);
        let current = Arc::new(SourceFile::new(file.name(), text.clone()));
        let line = || {
            let here = node_at(&tree, &change.keys);
            here.map_or(1, |node| file.line_column(node.place.span().start()).line)
        };
        let candidates = edits(&current, change);
        let next = candidates.into_iter().find_map(|edit| {
            let edited = Edited::new(&text, std::slice::from_ref(&edit));
            let next = Arc::new(SourceFile::new(file.name(), edited.text()));
            let read = input::parse(&next).ok()?;
            let is_kept = others_are_equal(&text, edited.text(), &edit);
            (is_kept && same(&read, &wanted)).then(|| edited.text().to_owned())
        });
        let Some(next) = next else {
            let path = change.keys.join(".");
            return Err(format!(
                "line {}: `{path}` cannot be changed without touching anything else; write it by hand",
                line()
            ));
        };
        text = next;
        tree = wanted;
    }
    Ok(text)
}

/// The edits that may make a change, the plainest first.
fn edits(file: &Arc<SourceFile>, change: &Change) -> Vec<Edit> {
    let Ok(root) = input::parse(file) else { return Vec::new() };
    let values = [text_scalar(&change.value), quoted(&change.value)];
    let Some((last, above)) = change.keys.split_last() else { return Vec::new() };
    let Some(parent) = node_at(&root, above) else { return Vec::new() };
    let entry = parent.entries().iter().find(|entry| entry.key.value == *last);
    match entry {
        Some(entry)
            if matches!(entry.value.kind, Kind::Null)
                && entry.value.place.text().trim().is_empty() =>
        {
            let Some(colon) = colon_after(file, entry.key.place.span().end()) else {
                return Vec::new();
            };
            values.map(|value| Edit::insert(colon + 1, format!(" {value}"))).into()
        }
        Some(entry) if !matches!(entry.value.kind, Kind::List(_) | Kind::Map(_)) => {
            let span = entry.value.place.span();
            values.map(|value| Edit::new(span.start(), span.end(), value)).into()
        }
        Some(_) => Vec::new(),
        None => {
            let key = text_scalar(last);
            let places = parent.entries().iter().rev();
            places
                .flat_map(|sibling| {
                    let lines = values.iter().map(|value| format!("{key}: {value}"));
                    lines.filter_map(|line| after(file, sibling, &line)).collect::<Vec<_>>()
                })
                .collect()
        }
    }
}

/// A line below a sibling's own line, with its indentation.
fn after(file: &SourceFile, sibling: &Entry, line: &str) -> Option<Edit> {
    let text = file.text();
    let start = sibling.key.place.span().start();
    let number = file.line_column(start).line;
    let indent = text.get(file.line_start(number)..start)?;
    if !indent.chars().all(|c| c == ' ') {
        return None;
    }
    let end = sibling.value.place.span().end().max(sibling.key.place.span().end());
    let last = file.line_column(end).line;
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let at = text.get(end..)?.find('\n').map(|at| end + at + 1);
    if last != number {
        return None;
    }
    Some(match at {
        Some(at) => Edit::insert(at, format!("{indent}{line}{line_end}")),
        None => Edit::insert(text.len(), format!("{line_end}{indent}{line}")),
    })
}

/// A value between quotation marks, for where a plain one would be read as something else.
fn quoted(value: &str) -> String {
    let plain = text_scalar(value);
    if plain.starts_with('"') {
        return plain;
    }
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The colon after a key.
fn colon_after(file: &SourceFile, end: usize) -> Option<usize> {
    let rest = file.text().get(end..)?;
    let at = rest.find(':')?;
    let between = &rest[..at];
    between.chars().all(|c| " \"'".contains(c)).then_some(end + at)
}

/// Whether all bytes outside an edit are the same in both texts.
fn others_are_equal(before: &str, after: &str, edit: &Edit) -> bool {
    let (start, end) = (edit.span.start(), edit.span.end());
    let tail = after.len().checked_sub(before.len() - end);
    before.get(..start) == after.get(..start)
        && tail.is_some_and(|tail| before.get(end..) == after.get(tail..))
}

fn node_at<'n>(root: &'n Node, keys: &[String]) -> Option<&'n Node> {
    keys.iter().try_fold(root, |node, key| node.get(key))
}

/// A tree with another text at a path.
fn with(root: &Node, keys: &[String], value: &str) -> Node {
    let mut tree = root.clone();
    set(&mut tree, keys, value);
    tree
}

fn set(node: &mut Node, keys: &[String], value: &str) {
    let Some((first, rest)) = keys.split_first() else {
        node.kind = Kind::Text(value.to_owned());
        return;
    };
    let Kind::Map(entries) = &mut node.kind else { return };
    if let Some(entry) = entries.iter_mut().find(|entry| entry.key.value == *first) {
        return set(&mut entry.value, rest, value);
    }
    let place = Place::new(Arc::clone(node.place.file()), Span::new(0, 0));
    let mut new = Node { place: place.clone(), kind: Kind::Null };
    set(&mut new, rest, value);
    entries.push(Entry { key: Spanned::new(first.clone(), place), value: new });
}

/// Whether two trees say the same, wherever it is written.
pub(super) fn same(one: &Node, other: &Node) -> bool {
    match (&one.kind, &other.kind) {
        (Kind::Null, Kind::Null) => true,
        (Kind::Boolean(one), Kind::Boolean(other)) => one == other,
        (Kind::List(one), Kind::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Kind::Map(one), Kind::Map(others)) => {
            let has = |entry: &Entry| {
                let mut found = others.iter().filter(|other| other.key.value == entry.key.value);
                found.next().is_some_and(|other| same(&entry.value, &other.value))
            };
            one.len() == others.len() && one.iter().all(has)
        }
        _ => matches!((one.as_text(), other.as_text()), (Some(one), Some(other)) if one == other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spliced(text: &str, path: &str, value: &str) -> Result<String, String> {
        let file = Arc::new(SourceFile::new("plan.yaml", text));
        let root = input::parse(&file).unwrap();
        let keys = path.split('.').map(str::to_owned).collect();
        changed(&file, &root, &[Change { keys, value: value.to_owned() }])
    }

    #[test]
    fn one_value_changes_and_comments_stay() {
        let text = "pupil: # who\r\n  class: '3 Kestrel'   # since May\r\n  known_as: Kofi\r\n";
        let done = spliced(text, "pupil.class", "4A").unwrap();
        assert_eq!(done, text.replace("'3 Kestrel'", "4A"));
    }

    #[test]
    fn an_empty_value_is_filled_and_a_missing_line_is_added() {
        assert_eq!(
            spliced("pupil:\n  class: # ?\n", "pupil.class", "4A").unwrap(),
            "pupil:\n  class: 4A # ?\n"
        );
        let done =
            spliced("pupil:\n  known_as: Kofi # x\n\ncycle:\n  weeks: 3\n", "pupil.class", "4")
                .unwrap();
        assert_eq!(done, "pupil:\n  known_as: Kofi # x\n  class: \"4\"\n\ncycle:\n  weeks: 3\n");
    }

    #[test]
    fn within_braces_a_value_gets_quotation_marks_where_it_needs_them() {
        let done =
            spliced("pupil: {known_as: Kofi, class: 3K}\n", "pupil.class", "4A, 4B").unwrap();
        assert_eq!(done, "pupil: {known_as: Kofi, class: \"4A, 4B\"}\n");
    }

    #[test]
    fn what_cannot_be_changed_alone_is_refused() {
        let shared = "pupil: &p\n  class: 3K\nother: *p\n";
        let file = Arc::new(SourceFile::new("plan.yaml", shared));
        if input::parse(&file).is_ok() {
            assert!(spliced(shared, "pupil.class", "4A").is_err());
        }
        assert!(spliced("pupil: {known_as: Kofi}\n", "pupil.class", "4A").is_err());
    }
}
