//! A manifest over that of the template it extends -> one manifest, and what was taken away or retitled.

use super::headings::{self, Heading};
use super::layer::{AFTER, BEFORE, Layer, REMOVE};
use super::more_choices;
use super::reader::Faults;
use super::rules::TEMPLATE_FAULT;
use super::said::SAID;
use super::source::EXTENDS;
use crate::finding::{Finding, listed, nearest};
use crate::input::{Entry, Kind, Node};
use crate::source::Place;

/// The key that puts sections or fields in order.
const ORDER: &str = "order";

/// The key of the lists of choices.
const CHOICES: &str = "choices";

/// A list whose items are laid over those beneath one by one.
struct List {
    key: &'static str,
    /// The key that an item has to have if it is new.
    needed: &'static str,
    /// Such a key with a value.
    such_as: &'static str,
    /// What the paths of its items begin with.
    within: &'static str,
}

const LISTS: [List; 3] = [
    List { key: "sections", needed: "type", such_as: "type: group", within: "" },
    List { key: "fields", needed: "type", such_as: "type: text", within: "" },
    List {
        key: "documents",
        needed: "layout",
        such_as: "layout: plan-teacher.typ.j2",
        within: "documents/",
    },
];

/// A manifest that was laid over another.
pub(super) struct LaidOver {
    pub(super) root: Node,
    /// The sections and fields that it took away.
    pub(super) removed: Vec<Removal>,
    /// What labels say now because something has another title.
    pub(super) headings: Vec<Heading>,
    /// The labels in other languages that no longer match the manifest.
    pub(super) reworded: Vec<String>,
}

/// A section or field that was taken away.
pub(super) struct Removal {
    /// The path of the group that had it; empty for a section.
    pub(super) group: String,
    /// What the templates beneath say of it.
    pub(super) node: Node,
    /// Where it was taken away.
    pub(super) place: Place,
}

/// Lays a manifest over that of the templates `beneath`, the nearest first, noting changes to what is not there.
///
/// A key that is there takes the place of the one beneath; one with nothing after it takes it away. The items of `sections`,
/// `fields` and `documents` are found by their ids: one that is there is laid over the one beneath, `remove: yes` takes it
/// away, any other is added at the end, or `after` or `before` the item that it names. `order` puts sections, or the
/// fields of a group, in another order.
pub(super) fn laid_over(over: Node, root: Node, beneath: &[Layer], faults: &Faults) -> LaidOver {
    let mut merging = Merging {
        beneath,
        faults,
        removed: Vec::new(),
        headings: Vec::new(),
        reworded: Vec::new(),
    };
    let mut root = merging.map(over, root, "");
    if let Kind::Map(entries) = &mut root.kind {
        entries.retain(|entry| entry.key.value != EXTENDS);
    }
    LaidOver {
        root,
        removed: merging.removed,
        headings: merging.headings,
        reworded: merging.reworded,
    }
}

struct Merging<'a> {
    /// The templates beneath, the nearest first.
    beneath: &'a [Layer],
    faults: &'a Faults,
    removed: Vec<Removal>,
    headings: Vec<Heading>,
    reworded: Vec<String>,
}

impl Merging<'_> {
    /// One group of keys over another; `path` is that of the section, field or document that it is about.
    fn map(&mut self, over: Node, beneath: Node, path: &str) -> Node {
        let Node { place, kind } = over;
        let (Kind::Map(mut entries), Kind::Map(mut merged)) = (kind.clone(), beneath.kind) else {
            return Node { place, kind };
        };
        let order = taken(&mut entries, ORDER);
        for entry in entries {
            let key = entry.key.value.as_str();
            let Some(at) = merged.iter().position(|other| other.key.value == key) else {
                if !matches!(entry.value.kind, Kind::Null) {
                    merged.push(entry);
                }
                continue;
            };
            if matches!(entry.value.kind, Kind::Null) {
                merged.remove(at);
                continue;
            }
            if key == "type" && entry.value.as_text() != merged[at].value.as_text() {
                self.other_type(&entry.value, path);
            }
            if path == CHOICES && matches!(entry.value.kind, Kind::Map(_)) {
                let beneath = std::mem::replace(&mut merged[at].value, entry.value.clone());
                merged[at].value = more_choices::changed(key, &entry.value, beneath, self.faults);
                continue;
            }
            let list = LISTS.iter().find(|list| list.key == key);
            let is_named = [CHOICES, "scales"].contains(&key) && path.is_empty();
            if list.is_none() && !is_named {
                merged[at] = entry;
                continue;
            }
            let beneath = std::mem::replace(&mut merged[at].value, entry.value.clone());
            merged[at].value = match list {
                Some(list) => self.list(entry.value, beneath, list, path),
                None => self.map(entry.value, beneath, key),
            };
        }
        if let Some(order) = order {
            self.put_in_order(&mut merged, &order);
        }
        Node { place, kind: Kind::Map(merged) }
    }

    /// One list over another, item by item; `group` is the path of what it is in.
    fn list(&mut self, over: Node, beneath: Node, list: &List, group: &str) -> Node {
        let Node { place, kind } = over;
        let (Kind::List(items), Kind::List(mut merged)) = (kind.clone(), beneath.kind) else {
            return Node { place, kind };
        };
        let mut known: Vec<String> = Vec::new();
        for mut item in items {
            let Some(id) = item.get("id").and_then(Node::as_text).map(str::to_owned) else {
                self.faults.note(&item, "`id` is missing".into());
                continue;
            };
            if known.contains(&id) {
                self.faults.note(&item, format!("`{id}` is in this list twice"));
                continue;
            }
            known.push(id.clone());
            let path = match group {
                "" => format!("{}{id}", list.within),
                group => format!("{group}.{id}"),
            };
            let Kind::Map(entries) = &mut item.kind else { continue };
            let is_removed = taken(entries, REMOVE).is_some_and(|node| self.says_yes(&node));
            let (after, before) = (taken(entries, AFTER), taken(entries, BEFORE));
            if let (Some(_), Some(before)) = (&after, &before) {
                self.faults.note(
                    before,
                    format!("`{id}` can only be moved by one of `{AFTER}` and `{BEFORE}`"),
                );
            }
            let at = match place_of(&merged, &id) {
                Some(at) if is_removed => {
                    let node = merged.remove(at);
                    if list.within.is_empty() {
                        let place = item.place.clone();
                        self.removed.push(Removal { group: group.to_owned(), node, place });
                    }
                    continue;
                }
                Some(at) => {
                    let beneath = merged.remove(at);
                    self.headings.extend(headings::of(&item, &beneath));
                    let said = SAID.iter().filter(|(key, _)| item.get(key).is_some());
                    match list.within {
                        "" => self.reworded.extend(said.map(|(_, group)| format!("{group}{path}"))),
                        _ if item.get("title").is_some() => {
                            self.reworded.push(format!("documents.{id}"));
                        }
                        _ => {}
                    }
                    merged.insert(at, self.map(item, beneath, &path));
                    at
                }
                None if is_removed || item.get(list.needed).is_none() => {
                    self.not_there(&item, &path, &merged, list);
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

    /// Whether a key says `yes`; it has nothing else to say.
    fn says_yes(&self, node: &Node) -> bool {
        let says_yes = node.as_text() == Some("yes") || matches!(node.kind, Kind::Boolean(true));
        if !says_yes {
            self.faults
                .note(node, format!("`{REMOVE}` can only be `yes`; leave it out to keep it"));
        }
        says_yes
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
            self.faults
                .note(order, format!("`{ORDER}` is a list of the ids of sections or fields"));
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

    /// Notes a change to what the templates beneath do not have.
    fn not_there(&self, item: &Node, path: &str, merged: &[Node], list: &List) {
        let (_, id) = path.rsplit_once(['.', '/']).unwrap_or(("", path));
        let new = format!("what is new needs a `{}`, such as `{}`", list.needed, list.such_as);
        // The nearest that writes something of it has taken it away, or it would be there.
        let taker = self.beneath.iter().find(|layer| layer.parts().contains(path));
        let (message, hint) = match (taker, nearest(id, merged.iter().map(id_of))) {
            (Some(layer), _) => {
                let message = format!("`{}` takes `{id}` away", layer.id());
                (message, format!("leave it out here, or add it again: {new}"))
            }
            (None, near) => {
                let parent = self.beneath.first().map_or("", Layer::id);
                let hint = near
                    .map_or(new.clone(), |near| format!("did you mean `{near}`? Otherwise {new}"));
                (format!("`{parent}` has no `{id}` here"), hint)
            }
        };
        let place = item.get("id").map_or(&item.place, |id| &id.place);
        self.faults.push(Finding::new(&TEMPLATE_FAULT, message).at(place, "").hint(hint));
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

    /// Notes that a field is to be of another type, for which no layout is made.
    fn other_type(&self, node: &Node, path: &str) {
        let message =
            format!("`{path}` cannot have another `type`: the layouts are made for the one it has");
        let fault = Finding::new(&TEMPLATE_FAULT, message).at(&node.place, "");
        let hint = format!("take it away with `{REMOVE}: yes`, and add a field with another id");
        self.faults.push(fault.hint(hint));
    }
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
