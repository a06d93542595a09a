//! A plan over its school's settings -> one tree.

use super::{Entry, Kind, Node};

/// Merges `over` over `beneath`: groups are merged key by key, anything else in `over` replaces what is beneath.
///
/// Every node has its own place, so a finding names the file that the value
/// really came from.
#[must_use]
pub fn merge(over: Node, beneath: Node) -> Node {
    let Node { place, kind } = over;
    let kind = match (kind, beneath.kind) {
        (Kind::Map(entries), Kind::Map(defaults)) => Kind::Map(merge_entries(entries, defaults)),
        // A key with nothing after it is not given, so the school's own value is used.
        (Kind::Null, kind) => return Node { place: beneath.place, kind },
        // Nor is a list of dashes with nothing after them.
        (Kind::List(items), kind) if !items.is_empty() && items.iter().all(is_nothing) => {
            return Node { place: beneath.place, kind };
        }
        (kind, _) => kind,
    };
    Node { place, kind }
}

const fn is_nothing(node: &Node) -> bool {
    matches!(node.kind, Kind::Null)
}

fn merge_entries(entries: Vec<Entry>, mut defaults: Vec<Entry>) -> Vec<Entry> {
    let mut merged: Vec<Entry> = entries
        .into_iter()
        .map(|entry| {
            let found = defaults.iter().position(|other| other.key.value == entry.key.value);
            match found {
                Some(index) => {
                    let default = defaults.remove(index);
                    Entry { key: entry.key, value: merge(entry.value, default.value) }
                }
                None => entry,
            }
        })
        .collect();
    merged.append(&mut defaults);
    merged
}
