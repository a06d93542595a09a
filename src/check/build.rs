//! Walks the plan and the template side by side and builds the record's values.

use std::sync::Arc;

use super::faults::{LIST_TOO_LONG, LIST_TOO_SHORT, MISSING, RENAMED_KEY, UNKNOWN_ID, WRONG_TYPE};
use super::later::Later;
use super::lenient::Notes;
use super::pictures::Pictures;
use super::slips::{self, Misplaced};
use super::{Strictness, file_names, kinds, log, review, scalar, split, text, todo, translated};
use crate::finding::{Finding, Level, listed};
use crate::input::{Entry, Kind, Node};
use crate::model::SupportPlan;
use crate::record::{Item, Slot, Slots, Value};
use crate::source::{Fix, Place};
use crate::template::{Field, FieldKind, IN_LANGUAGES, Template};
use crate::translation::InLanguage;

/// Keys at the top of a plan that are not sections of a template.
pub(super) const TOP_KEYS: [&str; 1] = ["template"];

/// How much of a template has to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// What a plan needs, as strictly as this.
    Plan(Strictness),
    /// Nothing: a school's settings are only a part of its plans.
    Settings,
}

impl Extent {
    /// Lowers a finding on what is missing or to be done, which may still be so in a draft.
    pub(super) fn soften(self, finding: Finding) -> Finding {
        match self {
            Self::Plan(Strictness::Draft) => finding.with_level(Level::Warning),
            Self::Plan(Strictness::Full) | Self::Settings => finding,
        }
    }
}

/// Builds values and collects findings on the way.
pub(super) struct Builder<'a> {
    pub(super) template: &'a Template,
    pub(super) extent: Extent,
    /// Where something missing from the whole plan is reported.
    pub(super) start: Place,
    pub(super) findings: Vec<Finding>,
    pub(super) fixes: Vec<Fix>,
    pub(super) misplaced: Misplaced,
    /// What the plan says of its texts in other languages.
    pub(super) translated: Vec<InLanguage>,
    pictures: Pictures<'a>,
    later: Later<'a>,
}

/// A field of a group as far as it could be built.
pub(super) struct Built {
    pub(super) slot: Slot,
    /// Where its key is, if it was typed.
    pub(super) key: Option<Place>,
    /// Whether something was given that does not fit, which is reported by itself.
    pub(super) failed: bool,
}

impl Built {
    /// Whether something was given, right or wrong, so that nothing is missing.
    pub(super) const fn is_there(&self) -> bool {
        self.failed || self.slot.item.is_some()
    }
}

/// What a list has to be like.
#[derive(Clone, Copy)]
struct ListOf<'a> {
    item: &'a Field,
    /// The fewest items.
    min: usize,
    /// The most.
    max: usize,
    /// The field of its items of which no two may have the same.
    unique: Option<&'a str>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(template: &'a Template, root: &Node, extent: Extent) -> Self {
        let mut findings = Vec::new();
        let pictures = Pictures::new(template, root, &mut findings);
        Self {
            template,
            extent,
            start: start_of(root),
            findings,
            fixes: Vec::new(),
            misplaced: Misplaced::default(),
            translated: Vec::new(),
            pictures,
            later: Later::default(),
        }
    }

    /// The sections of a plan.
    pub(super) fn sections(&mut self, root: &Node) -> Slots {
        let sections = self.template.sections();
        self.slots(sections, &[], Some(root), &start_of(root), "")
    }

    /// What can be written in the usual form, or mended, without a choice.
    pub(super) fn fixes(&mut self) -> Vec<Fix> {
        std::mem::take(&mut self.fixes)
    }

    /// Everything found, once the whole record is known.
    pub(super) fn finish(self, plan: &SupportPlan<'_>) -> Vec<Finding> {
        let sections = plan.slots;
        let mut findings = self.findings;
        if self.extent == Extent::Settings {
            findings.extend(file_names::findings(plan, self.template));
            findings.extend(self.later.findings(sections));
            return findings;
        }
        let soften = |finding: Finding| self.extent.soften(finding);
        findings.extend(self.later.not_covered(sections).into_iter().map(soften));
        findings.extend(todo::findings(sections, self.template).into_iter().map(soften));
        findings.extend(file_names::findings(plan, self.template));
        findings.extend(review::findings(plan));
        findings.extend(kinds::findings(plan));
        findings.extend(log::findings(plan));
        let mut later = self.later.findings(sections);
        // What refers into a section that is in the wrong place is right as soon as that is.
        later.retain(|finding| self.misplaced.is_empty() || finding.rule() != &UNKNOWN_ID);
        findings.extend(later);
        findings
    }

    /// The fields of a group; `at` is where a missing one is reported.
    fn slots(
        &mut self,
        fields: &'a Arc<[Field]>,
        any_of: &[String],
        node: Option<&Node>,
        at: &Place,
        path: &str,
    ) -> Slots {
        let mut built = Vec::with_capacity(fields.len());
        let entries = node.map_or(&[][..], Node::entries);
        // Most plans follow the order of the template: the next field is the next key.
        let (mut next, mut known) = (0, 0);
        for (index, field) in fields.iter().enumerate() {
            let order = entries[next..].iter().chain(&entries[..next]);
            let found = order
                .clone()
                .enumerate()
                .find(|(_, entry)| entry.key.value == field.id)
                .or_else(|| order.enumerate().find(|(_, entry)| is_old_key(field, entry)));
            let entry = found.map(|(passed, entry)| {
                next = (next + passed + 1) % entries.len();
                known += 1;
                entry
            });
            if let Some(entry) = entry.filter(|entry| is_old_key(field, entry)) {
                self.renamed(field, entry, path);
            }
            let given = entry.filter(|entry| !is_empty(&entry.value));
            let item = given.and_then(|entry| {
                self.item(field, &entry.value, &entry.key.place, join(path, &field.id))
            });
            let mut failed = given.is_some() && item.is_none();
            if let Some(entry) = entry.filter(|_| given.is_none()) {
                failed |=
                    self.lost_colour(field, entry, path) || self.lost_text(field, entry, path);
                self.strange(field, &entry.value, &join(path, &field.id));
            }
            built.push(Built {
                slot: Slot::new(fields, index, item),
                key: entry.map(|entry| entry.key.place.clone()),
                failed,
            });
        }
        self.doses(fields, entries, &mut built, path);
        if let Some(node) = node.filter(|_| known < entries.len()) {
            let keys = self.in_languages(node, &built, path);
            self.unknown(node, fields, path, &keys);
        }
        if self.extent != Extent::Settings {
            self.missing(fields, any_of, &built, at, path);
        }
        let slots = Slots::new(built.into_iter().map(|one| one.slot).collect());
        self.later.group(&slots);
        slots
    }

    /// Reads what a group says of its texts in other languages, and gives the keys that it does so under.
    fn in_languages<'n>(&mut self, node: &'n Node, built: &[Built], path: &str) -> Vec<&'n str> {
        let mut keys = Vec::new();
        for entry in node.entries() {
            let of = entry.key.value.strip_suffix(IN_LANGUAGES);
            let mut fields = built.iter().map(|one| &one.slot);
            let Some(slot) = of.and_then(|id| fields.find(|slot| slot.id() == id)) else {
                continue;
            };
            if !slot.field().kind.is_words()
                || built.iter().any(|one| one.slot.id() == entry.key.value)
            {
                continue;
            }
            keys.push(entry.key.value.as_str());
            let path = join(path, slot.id());
            match translated::read(slot.field(), slot.item.as_ref(), entry, self.template, &path) {
                Ok(said) => self.translated.extend(said),
                Err(findings) => self.findings.extend(findings),
            }
        }
        keys
    }

    /// A group of these fields that is not in the plan itself; `None` if it is something else.
    pub(super) fn entry(
        &mut self,
        fields: &'a Arc<[Field]>,
        node: &Node,
        path: String,
    ) -> Option<Item> {
        if !matches!(node.kind, Kind::Map(_)) {
            return self.wrong(node, &path, "a group of fields", keys_hint(fields));
        }
        let key = first_key(node).unwrap_or(&node.place).clone();
        let value = Value::Group(self.slots(fields, &[], Some(node), &key, &path));
        Some(Item { place: key, path, value })
    }

    /// The value of one field; `None` if it does not fit, which is then reported.
    fn item(&mut self, field: &'a Field, node: &Node, key: &Place, path: String) -> Option<Item> {
        let value = match &field.kind {
            FieldKind::Group { fields, shorthand: Some(id), .. } if is_plain(node) => {
                let field = fields.iter().find(|field| field.id == *id)?;
                let text = self.item(field, node, key, join(&path, id))?;
                Value::Group(only(fields, id, text))
            }
            FieldKind::Group { fields, any_of, .. } => {
                if !matches!(node.kind, Kind::Map(_)) {
                    return self.wrong(node, &path, "a group of fields", keys_hint(fields));
                }
                Value::Group(self.slots(fields, any_of, Some(node), key, &path))
            }
            FieldKind::List { item, min, max, unique, covers } => {
                if let Some(list) = covers {
                    self.later.covers(list, item, key, &path);
                }
                let of = ListOf { item, min: *min, max: *max, unique: unique.as_deref() };
                Value::List(self.list(of, node, key, &path)?)
            }
            FieldKind::Map { item, max } => Value::Group(self.map(field, item, *max, node, &path)?),
            _ => {
                let mut notes = Notes::default();
                let found =
                    scalar::value(field, node, &path, &self.pictures, self.template, &mut notes);
                self.findings.append(&mut notes.findings);
                self.fixes.append(&mut notes.fixes);
                let value = found.map_err(|finding| self.findings.push(finding)).ok()?;
                self.later.scalar(field, &value, node, &path);
                value
            }
        };
        // What is said of a whole list or group is said at its key.
        let is_whole = matches!(value, Value::List(_) | Value::Group(_)) && !is_plain(node);
        let place = if is_whole { key } else { &node.place };
        Some(Item { place: place.clone(), path, value })
    }

    /// Notes a key that the field had in earlier versions, and the one that it has now.
    fn renamed(&mut self, field: &Field, entry: &Entry, path: &str) {
        let (old, new) = (&entry.key.value, &field.id);
        self.findings.push(
            Finding::new(&RENAMED_KEY, format!("`{}` is called `{new}` now", join(path, old)))
                .at(&entry.key.place, "")
                .path(join(path, new))
                .hint(format!("write `{new}`; `sendplan check --fix` does it for you")),
        );
        self.fixes.push(Fix::rewrite(&entry.key.place, new.clone()));
    }

    /// Reports keys that no field has in groups of which nothing is filled in yet.
    fn strange(&mut self, field: &Field, node: &Node, path: &str) {
        let fields = field.children();
        match &node.kind {
            Kind::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    let path = format!("{path}[{}]", index + 1);
                    self.unknown(item, fields, &path, &[]);
                }
            }
            Kind::Map(entries) if !fields.is_empty() => {
                self.unknown(node, fields, path, &[]);
                for entry in entries {
                    if let Some(field) = fields.iter().find(|field| field.id == entry.key.value) {
                        self.strange(field, &entry.value, &join(path, &field.id));
                    }
                }
            }
            _ => {}
        }
    }

    fn list(&mut self, of: ListOf<'a>, node: &Node, key: &Place, path: &str) -> Option<Vec<Item>> {
        let ListOf { item, min, max, unique } = of;
        let Kind::List(nodes) = &node.kind else {
            return self.wrong(node, path, "a list", slips::list_hint(node));
        };
        let mut items = Vec::with_capacity(nodes.len());
        let list = &node.place;
        for (index, node) in nodes.iter().enumerate() {
            let path = format!("{path}[{}]", index + 1);
            let before = index.checked_sub(1).and_then(|before| nodes.get(before));
            if is_empty(node) && self.lost_item(list, before, &path) {
                continue;
            }
            if is_empty(node) {
                let is_nowhere = node.place.span().range().is_empty();
                self.push_missing(
                    Finding::new(&MISSING, format!("`{path}` is empty"))
                        .at(if is_nowhere { key } else { &node.place }, "")
                        .hint("write the item, or delete its `-`"),
                );
                continue;
            }
            let at = first_key(node).unwrap_or(&node.place).clone();
            items.extend(self.item(item, node, &at, path));
        }
        self.findings.extend(split::findings(node, path));
        if nodes.len() < min {
            self.push_missing(
                Finding::new(
                    &LIST_TOO_SHORT,
                    format!("`{path}` has {} of the {min} items that it needs", nodes.len()),
                )
                .at(key, ""),
            );
        }
        if nodes.len() > max {
            self.findings.push(
                Finding::new(
                    &LIST_TOO_LONG,
                    format!("`{path}` has {} items; there is room for {max}", nodes.len()),
                )
                .at(key, "")
                .hint("keep the ones that matter most"),
            );
        }
        if let Some(unique) = unique {
            self.later.unique(unique, &items, path);
        }
        Some(items)
    }

    /// A group with keys of the writer's own; each value is placed at its key, which is what may be wrong with it.
    fn map(
        &mut self,
        field: &'a Field,
        item: &'a Field,
        max: usize,
        node: &Node,
        path: &str,
    ) -> Option<Slots> {
        if !matches!(node.kind, Kind::Map(_)) {
            let hint = "write each line as a key, a colon and a value";
            return self.wrong(node, path, "a group of keys", hint.into());
        }
        if node.entries().len() > max {
            let message =
                format!("`{path}` has {} keys; there is room for {max}", node.entries().len());
            self.findings.push(Finding::new(&LIST_TOO_LONG, message).at(&node.place, ""));
        }
        let given: Vec<&Entry> =
            node.entries().iter().filter(|entry| !is_empty(&entry.value)).collect();
        let fields: Arc<[Field]> = given
            .iter()
            .map(|entry| Field {
                id: entry.key.value.clone(),
                audiences: field.audiences,
                ..item.clone()
            })
            .collect();
        let mut slots = Vec::new();
        for (index, entry) in given.into_iter().enumerate() {
            let (id, key) = (&entry.key.value, &entry.key.place);
            let built = self.item(item, &entry.value, key, join(path, id));
            let placed = built.map(|built| Item { place: key.clone(), ..built });
            slots.push(Slot::new(&fields, index, placed));
        }
        Some(Slots::new(slots))
    }

    fn wrong<T>(&mut self, node: &Node, path: &str, wanted: &str, hint: String) -> Option<T> {
        self.findings.push(
            Finding::new(
                &WRONG_TYPE,
                format!("`{path}` should be {wanted}; found {}", node.found()),
            )
            .at(&node.place, format!("this is {}", node.found()))
            .hint(hint),
        );
        None
    }
}

/// Whether a key is the one that a field had in earlier versions.
fn is_old_key(field: &Field, entry: &Entry) -> bool {
    field.was.as_ref().is_some_and(|was| *was == entry.key.value)
}

/// A group of which one field is given, in short.
fn only(fields: &Arc<[Field]>, id: &str, item: Item) -> Slots {
    let mut item = Some(item);
    let slots = fields.iter().enumerate().map(|(index, field)| {
        Slot::new(fields, index, if field.id == id { item.take() } else { None })
    });
    Slots::new(slots.collect())
}

/// Whether a node is one value, not a list and not a group.
const fn is_plain(node: &Node) -> bool {
    !matches!(node.kind, Kind::Map(_) | Kind::List(_))
}

fn keys_hint(fields: &[Field]) -> String {
    format!("its fields are {}", listed(fields.iter().map(|field| field.id.as_str())))
}

/// A value that was left empty counts as one that is not given.
pub(super) fn is_empty(node: &Node) -> bool {
    match &node.kind {
        Kind::Null => true,
        Kind::Text(text) => text::is_blank(text),
        Kind::List(items) => items.iter().all(is_empty),
        Kind::Map(entries) => entries.iter().all(|entry| is_empty(&entry.value)),
        _ => false,
    }
}

fn first_key(node: &Node) -> Option<&Place> {
    node.entries().first().map(|entry| &entry.key.place)
}

/// Where something missing from the whole plan is reported: its first key.
pub(super) fn start_of(root: &Node) -> Place {
    first_key(root).unwrap_or(&root.place).clone()
}

pub(super) fn join(path: &str, id: &str) -> String {
    if path.is_empty() {
        return id.to_owned();
    }
    // A plan has hundreds: `format!` would take as long as all else here.
    let mut joined = String::with_capacity(path.len() + 1 + id.len());
    joined.push_str(path);
    joined.push('.');
    joined.push_str(id);
    joined
}
