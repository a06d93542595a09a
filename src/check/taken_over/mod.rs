//! The tree of a plan -> the same with what its fields take over from lists: a row of provision what its group says.
//!
//! The manifest says which field names an item of which list (`takes`). What the group has itself wins. Whatever is taken
//! over keeps its own place, so a finding names the file that it came from.

mod lists;
mod row;

use std::collections::BTreeSet;

use super::build::join;
use super::faults::MISSING;
use crate::finding::Finding;
use crate::input::{Entry, Kind, Node};
use crate::source::Spanned;
use crate::template::{Field, FieldKind, Template};

use lists::Lists;
use row::Taking;

/// What taking over left to say.
#[derive(Debug, Default)]
pub(crate) struct TakenOver {
    /// What is wrong with the names of items.
    pub(crate) findings: Vec<Finding>,
    /// The paths of the groups that name an item that is not there, so that what it would give is no lack of theirs.
    bereft: Vec<String>,
}

impl TakenOver {
    /// Whether a finding counts: not if it speaks of a lack that an item that is not there would have filled.
    pub(crate) fn counts(&self, finding: &Finding) -> bool {
        let Some(path) = finding.field_path().filter(|_| is_of_lack(finding)) else { return true };
        let within = |group: &String| {
            path.strip_prefix(group.as_str())
                .is_some_and(|rest| rest.starts_with(['.', '[']) || rest.is_empty())
        };
        !self.bereft.iter().any(within)
    }
}

/// Findings without those on what a row took over that say the same of the list that it came from.
pub(crate) fn said_once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut said: BTreeSet<(&'static str, String, usize, String)> = BTreeSet::new();
    let mut once = |finding: &Finding| {
        let Some(place) = finding.primary().map(|label| label.place()) else { return true };
        let (file, start) = (place.file().name().to_owned(), place.span().start());
        is_of_lack(finding)
            || said.insert((finding.rule().id(), file, start, without_path(finding.message())))
    };
    findings.into_iter().filter(|finding| once(finding)).collect()
}

/// A message without the path at its start.
fn without_path(message: &str) -> String {
    let rest = message.strip_prefix('`').and_then(|rest| rest.split_once('`'));
    rest.map_or(message, |(_, rest)| rest).to_owned()
}

/// Whether a finding says that something is missing.
fn is_of_lack(finding: &Finding) -> bool {
    finding.rule().id().starts_with(MISSING.id())
}

/// Fills in what the groups of a tree take over. Lists that the tree does not have itself are looked for `beneath`.
pub(crate) fn take_over(root: &mut Node, beneath: Option<&Node>, template: &Template) -> TakenOver {
    let mut taken = TakenOver::default();
    let mut sources = BTreeSet::new();
    named_lists(template.sections(), &mut sources);
    let lists_first = |field: &&Field| sources.contains(field.id.as_str());
    // Lists are taken from as they are written, so they come last themselves.
    let (last, first): (Vec<&Field>, Vec<&Field>) =
        template.sections().iter().partition(lists_first);
    let needed = |field: &&Field| takes_over(field);
    for section in first.into_iter().chain(last).filter(needed) {
        let Some(mut own) = detached(root, &section.id) else { continue };
        let lists = Lists::of(root, beneath, template, &sources);
        let mut walk =
            Walk { taking: Taking { lists: &lists, template, root, beneath }, taken: &mut taken };
        walk.field(section, &mut own, &section.id);
        if let Some(entry) = entry(root, &section.id) {
            entry.value = own;
        }
    }
    taken
}

/// The lists that fields take over from.
fn named_lists<'t>(fields: &'t [Field], found: &mut BTreeSet<&'t str>) {
    for field in fields {
        found.extend(field.takes.as_ref().map(|takes| takes.from.as_str()));
        named_lists(field.children(), found);
    }
}

/// Whether a field, or one within it, takes something over or counts something.
fn takes_over(field: &Field) -> bool {
    field.takes.is_some() || field.counts.is_some() || field.children().iter().any(takes_over)
}

/// The value under a key of the tree, which is left empty.
fn detached(root: &mut Node, key: &str) -> Option<Node> {
    let entry = entry(root, key)?;
    let place = entry.value.place.clone();
    Some(std::mem::replace(&mut entry.value, Node { place, kind: Kind::Null }))
}

fn entry<'n>(root: &'n mut Node, key: &str) -> Option<&'n mut Entry> {
    match &mut root.kind {
        Kind::Map(entries) => entries.iter_mut().find(|entry| entry.key.value == key),
        _ => None,
    }
}

/// A way through the groups of one section.
struct Walk<'a> {
    taking: Taking<'a>,
    taken: &'a mut TakenOver,
}

impl Walk<'_> {
    fn field(&mut self, field: &Field, node: &mut Node, path: &str) {
        match (&field.kind, &mut node.kind) {
            (FieldKind::List { item, .. }, Kind::List(nodes)) => {
                for (index, node) in nodes.iter_mut().enumerate() {
                    self.group(item.children(), node, &format!("{path}[{}]", index + 1));
                }
            }
            (FieldKind::Group { fields, .. }, Kind::Map(_)) => self.group(fields, node, path),
            _ => {}
        }
    }

    fn group(&mut self, fields: &[Field], node: &mut Node, path: &str) {
        let Kind::Map(entries) = &mut node.kind else { return };
        for field in fields.iter().filter(|field| takes_over(field) && !field.children().is_empty())
        {
            if let Some(entry) = entries.iter_mut().find(|entry| entry.key.value == field.id) {
                self.field(field, &mut entry.value, &join(path, &field.id));
            }
        }
        self.taking.group(fields, entries, path, self.taken);
    }
}

/// Puts a value under a key, in the place of an empty one.
fn put(entries: &mut Vec<Entry>, key: Spanned<String>, value: Node) {
    match entries.iter_mut().find(|entry| entry.key.value == key.value) {
        Some(entry) => *entry = Entry { key, value },
        None => entries.push(Entry { key, value }),
    }
}
