//! Labels whose keys are written in one, as in `notes.next.closed`, -> the same in groups; what is said of sections and fields
//! has their paths for keys.

use crate::input::{self, Entry, Kind, Node};
use crate::source::Spanned;

/// The group of the sentences in plans, whose keys may be written in one too.
const NOTES: &str = "notes";

/// The group of what is said of sections and fields, and those within it whose keys are paths.
const MANIFEST: &str = "manifest";
const BY_PATH: [&str; 3] = ["titles", "help", "examples"];

/// The labels of a file with every key in its group.
pub(super) fn grouped(tree: Node) -> Node {
    let mut tree = nested(tree);
    let Kind::Map(groups) = &mut tree.kind else { return tree };
    for Entry { key, value } in groups {
        match key.value.as_str() {
            NOTES => *value = nested(value.clone()),
            MANIFEST => {
                *value = nested(value.clone());
                let Kind::Map(said) = &mut value.kind else { continue };
                for group in said.iter_mut().filter(|one| BY_PATH.contains(&one.key.value.as_str()))
                {
                    group.value = flat(group.value.clone());
                }
            }
            _ => {}
        }
    }
    tree
}

/// A group in which what has dots in its key is in groups of its own.
fn nested(group: Node) -> Node {
    let Node { place, kind } = group;
    let entries = match kind {
        Kind::Map(entries) if entries.iter().any(|entry| entry.key.value.contains('.')) => entries,
        kind => return Node { place, kind },
    };
    let mut whole = Node { place, kind: Kind::Map(Vec::new()) };
    for Entry { key, value } in entries {
        let parts: Vec<&str> = key.value.split('.').collect();
        let within = |value: Node, part: &str| Node {
            place: key.place.clone(),
            kind: Kind::Map(vec![Entry {
                key: Spanned::new(part.to_owned(), key.place.clone()),
                value,
            }]),
        };
        let node = parts.into_iter().rev().fold(value, within);
        whole = input::merge(whole, node);
    }
    whole
}

/// A group whose keys are paths, whichever way they were written.
fn flat(group: Node) -> Node {
    let mut entries = Vec::new();
    flatten(&group, "", &mut entries);
    match group.kind {
        Kind::Map(_) => Node { kind: Kind::Map(entries), ..group },
        _ => group,
    }
}

fn flatten(group: &Node, above: &str, entries: &mut Vec<Entry>) {
    for Entry { key, value } in group.entries() {
        let path =
            if above.is_empty() { key.value.clone() } else { format!("{above}.{}", key.value) };
        match value.kind {
            Kind::Map(_) => flatten(value, &path, entries),
            _ => entries
                .push(Entry { key: Spanned::new(path, key.place.clone()), value: value.clone() }),
        }
    }
}
