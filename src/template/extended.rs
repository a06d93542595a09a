//! A manifest over that of the template it extends -> one manifest.

use super::reader::Faults;
use super::rules::TEMPLATE_FAULT;
use crate::finding::{Finding, listed, nearest};
use crate::input::{Entry, Kind, Node};

/// The key that names the template beneath.
pub(super) const EXTENDS: &str = "extends";

/// The keys whose lists are laid over each other item by item, each with what an item that is new has to have.
const LISTS: [(&str, &str); 3] =
    [("sections", "type"), ("fields", "type"), ("documents", "layout")];

/// The keys that say what becomes of an item, and are no part of it.
const REMOVE: &str = "remove";
const AFTER: &str = "after";
const BEFORE: &str = "before";
const ORDER: &str = "order";

/// Lays a manifest over that of the template `parent`, noting changes to what is not there.
///
/// A key that is there takes the place of the one beneath; one with nothing after it takes it away. The items of `sections`,
/// `fields` and `documents` are found by their ids: one that is there is laid over the one beneath, `remove: yes` takes it
/// away, any other is added at the end, or `after` or `before` the item that it names. `order` puts sections, or the
/// fields of a group, in another order.
pub(super) fn laid_over(over: Node, beneath: Node, parent: &str, faults: &Faults) -> Node {
    let merging = Merging { parent, faults };
    let mut merged = merging.map(over, beneath);
    if let Kind::Map(entries) = &mut merged.kind {
        entries.retain(|entry| entry.key.value != EXTENDS);
    }
    merged
}

struct Merging<'a> {
    parent: &'a str,
    faults: &'a Faults,
}

impl Merging<'_> {
    /// One group of keys over another.
    fn map(&self, over: Node, beneath: Node) -> Node {
        let Node { place, kind } = over;
        let (Kind::Map(mut entries), Kind::Map(mut merged)) = (kind.clone(), beneath.kind) else {
            return Node { place, kind };
        };
        let order = taken(&mut entries, ORDER);
        for entry in entries {
            let key = entry.key.value.as_str();
            let at = merged.iter().position(|other| other.key.value == key);
            let Some(at) = at else {
                merged.push(entry);
                continue;
            };
            if matches!(entry.value.kind, Kind::Null) {
                merged.remove(at);
                continue;
            }
            let beneath = std::mem::replace(&mut merged[at].value, entry.value.clone());
            let list = LISTS.iter().find(|(name, _)| *name == key);
            let value = match (list, key) {
                (Some((_, needed)), _) => self.list(entry.value, beneath, needed),
                (None, "choices" | "scales") => self.map(entry.value, beneath),
                _ => entry.value,
            };
            merged[at] = Entry { key: entry.key, value };
        }
        if let Some(order) = order {
            self.put_in_order(&mut merged, &order);
        }
        Node { place, kind: Kind::Map(merged) }
    }

    /// One list over another, item by item.
    fn list(&self, over: Node, beneath: Node, needed: &str) -> Node {
        let Node { place, kind } = over;
        let (Kind::List(items), Kind::List(mut merged)) = (kind.clone(), beneath.kind) else {
            return Node { place, kind };
        };
        for mut item in items {
            let Some(id) = item.get("id").and_then(Node::as_text).map(str::to_owned) else {
                self.faults.note(&item, "`id` is missing".into());
                continue;
            };
            let Kind::Map(entries) = &mut item.kind else { continue };
            let is_removed = taken(entries, REMOVE);
            let (after, before) = (taken(entries, AFTER), taken(entries, BEFORE));
            let at = place_of(&merged, &id);
            if let Some(node) = &is_removed
                && node.as_text() != Some("yes")
                && !matches!(node.kind, Kind::Boolean(true))
            {
                self.faults.note(node, "`remove` is `yes`, or not there".into());
            }
            let at = match at {
                Some(at) if is_removed.is_some() => {
                    merged.remove(at);
                    continue;
                }
                Some(at) => {
                    let beneath = merged.remove(at);
                    merged.insert(at, self.map(item, beneath));
                    at
                }
                None if is_removed.is_some() || item.get(needed).is_none() => {
                    self.not_there(&item, &id, &merged, needed);
                    continue;
                }
                None => {
                    merged.push(item);
                    merged.len() - 1
                }
            };
            self.moved(&mut merged, at, after.as_ref(), before.as_ref());
        }
        Node { place, kind: Kind::List(merged) }
    }

    /// Moves an item beside the one that it names.
    fn moved(
        &self,
        merged: &mut Vec<Node>,
        at: usize,
        after: Option<&Node>,
        before: Option<&Node>,
    ) {
        let Some((beside, step)) = after.map(|node| (node, 1)).or(before.map(|node| (node, 0)))
        else {
            return;
        };
        let item = merged.remove(at);
        let named = beside.as_text().unwrap_or_default();
        match place_of(merged, named) {
            Some(other) => merged.insert(other + step, item),
            None => {
                self.unknown(beside, named, merged);
                merged.insert(at, item);
            }
        }
    }

    /// Puts the sections, or the fields of a group, in the order of these ids; what is not named follows as it was.
    fn put_in_order(&self, merged: &mut [Entry], order: &Node) {
        let list = merged
            .iter_mut()
            .find(|entry| ["sections", "fields"].contains(&entry.key.value.as_str()));
        let (Some(Entry { value: Node { kind: Kind::List(items), .. }, .. }), Kind::List(ids)) =
            (list, &order.kind)
        else {
            self.faults.note(order, "`order` is a list of the ids of sections or fields".into());
            return;
        };
        for id in ids {
            let named = id.as_text().unwrap_or_default();
            if place_of(items, named).is_none() {
                self.unknown(id, named, items);
            }
        }
        let wanted = |item: &Node| {
            let id = id_of(item);
            ids.iter().position(|one| one.as_text() == Some(id)).unwrap_or(usize::MAX)
        };
        items.sort_by_key(wanted);
    }

    /// Notes a change to what the template beneath does not have.
    fn not_there(&self, item: &Node, id: &str, merged: &[Node], needed: &str) {
        let message = format!("`{}` has no `{id}` here", self.parent);
        let fault = Finding::new(&TEMPLATE_FAULT, message).at(&item.place, "");
        let new = format!("what is new needs a `{needed}`");
        self.faults.push(match nearest(id, merged.iter().map(id_of)) {
            Some(near) => fault.hint(format!("did you mean `{near}`? {}", sentence(&new))),
            None => fault.hint(new),
        });
    }

    /// Notes a name of an item that is not there.
    fn unknown(&self, node: &Node, named: &str, merged: &[Node]) {
        let fault = Finding::new(&TEMPLATE_FAULT, format!("there is no `{named}` here"));
        let fault = fault.at(&node.place, "");
        self.faults.push(match nearest(named, merged.iter().map(id_of)) {
            Some(near) => fault.hint(format!("did you mean `{near}`?")),
            None => fault.hint(format!("there are {}", listed(merged.iter().map(id_of)))),
        });
    }
}

/// A hint as a sentence after another.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Takes a key out of a group.
fn taken(entries: &mut Vec<Entry>, key: &str) -> Option<Node> {
    let at = entries.iter().position(|entry| entry.key.value == key)?;
    Some(entries.remove(at).value)
}

fn place_of(items: &[Node], id: &str) -> Option<usize> {
    items.iter().position(|item| id_of(item) == id)
}

fn id_of(item: &Node) -> &str {
    item.get("id").and_then(Node::as_text).unwrap_or_default()
}
