//! The lists that others take over from, with their items by id.

use std::collections::{BTreeSet, HashMap};

use crate::finding::{nearest, similarity};
use crate::input::{Kind, Node};
use crate::model::plain;
use crate::template::{Field, Role, Template};

/// How similar a word is that was meant to be an id: two letters in seven may be others.
const NEAR: f64 = 0.7;

/// The lists by their paths.
pub(super) struct Lists<'n> {
    all: HashMap<&'n str, List<'n>>,
}

/// One of them.
pub(super) struct List<'n> {
    /// What the template says of its items.
    pub(super) fields: &'n [Field],
    /// The items by their ids, as they are written.
    items: HashMap<&'n str, &'n Node>,
    /// The same by letters and figures alone; nothing where two have the same.
    alike: HashMap<String, Option<&'n str>>,
}

impl<'n> Lists<'n> {
    /// Those with these paths, of a tree or else of the one beneath it.
    pub(super) fn of(
        root: &'n Node,
        beneath: Option<&'n Node>,
        template: &'n Template,
        paths: &BTreeSet<&'n str>,
    ) -> Self {
        let own = |path: &str| root.at(path).filter(|node| matches!(node.kind, Kind::List(_)));
        let list = |path: &'n str| {
            let node = own(path).or_else(|| beneath?.at(path));
            (path, List::of(node, template.field(path).map_or(&[], Field::children)))
        };
        Self { all: paths.iter().map(|path| list(path)).collect() }
    }

    /// The list at a path.
    pub(super) fn at(&self, path: &str) -> Option<&List<'n>> {
        self.all.get(path)
    }
}

impl<'n> List<'n> {
    fn of(node: Option<&'n Node>, fields: &'n [Field]) -> Self {
        let nodes: &[Node] = match node.map(|node| &node.kind) {
            Some(Kind::List(nodes)) => nodes,
            _ => &[],
        };
        let key = fields.iter().find(|field| field.role == Some(Role::ItemId));
        let mut list = Self { fields, items: HashMap::new(), alike: HashMap::new() };
        for node in nodes {
            let id = key.and_then(|key| node.get(&key.id)?.as_text()).map(str::trim);
            let Some(id) = id.filter(|id| !id.is_empty()) else { continue };
            // Of two with one id, which is reported, the first counts.
            list.items.entry(id).or_insert(node);
            let same = list.alike.entry(plain(id)).or_insert(Some(id));
            if *same != Some(id) {
                *same = None;
            }
        }
        list
    }

    /// The item of this id, with the id as the list writes it: `Phonics Y3` is `phonics-y3` if nothing else is.
    pub(super) fn item(&self, typed: &str) -> Option<(&'n str, &'n Node)> {
        let typed = typed.trim();
        if let Some((id, node)) = self.items.get_key_value(typed) {
            return Some((id, node));
        }
        let letters = plain(typed);
        let id = self.alike.get(&letters).filter(|_| !letters.is_empty()).copied().flatten()?;
        Some((id, self.items.get(id)?))
    }

    /// The item with exactly this id.
    pub(super) fn exactly(&self, typed: &str) -> Option<&'n Node> {
        self.items.get(typed).copied()
    }

    /// The id of the item whose field `name` says this.
    pub(super) fn id_of(&self, name: &str, said: &str) -> Option<&'n str> {
        let is_it = |node: &Node| {
            node.get(name).and_then(Node::as_text).map(str::trim) == Some(said.trim())
        };
        let mut ids: Vec<&str> =
            self.items.iter().filter(|(_, node)| is_it(node)).map(|(id, _)| *id).collect();
        ids.sort_unstable();
        ids.first().copied()
    }

    /// The id that a word nearly is.
    pub(super) fn nearly(&self, typed: &str) -> Option<&'n str> {
        let mut ids: Vec<&str> = self.items.keys().copied().collect();
        ids.sort_unstable();
        let small = typed.to_lowercase();
        // A word that is in an id may be a name of its own: `Reading` beside `paired-reading`.
        nearest(typed, ids).filter(|id| similarity(&small, &id.to_lowercase()) >= NEAR)
    }
}
