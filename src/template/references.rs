//! What a manifest says of other parts of it, and whether they are there.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::reader::Faults;
use super::removed::RemovedField;
use super::rules::TEMPLATE_FAULT;
use super::{Field, FieldKind, Role, Takes, Template};
use crate::finding::{Finding, listed};
use crate::input::Node;

/// Notes references to sections, lists, dates and fields that do not exist. `root` is the manifest.
pub(super) fn judge(template: &Template, root: &Node, faults: &Faults) {
    let references = References { template, root, faults, needed: RefCell::default() };
    references.fields(template.sections(), "");
    for document in template.documents() {
        if let Some(needs) = document.needs.as_ref().filter(|id| template.field(id).is_none()) {
            references.missing(needs, &document.id);
        }
    }
    references.say_needed();
}

struct References<'a> {
    template: &'a Template,
    root: &'a Node,
    faults: &'a Faults,
    /// What was taken away and is needed.
    needed: RefCell<Vec<Needed<'a>>>,
}

/// The most who need something and are all named.
const MOST: usize = 4;

/// Something that was taken away, and who names what of it.
struct Needed<'a> {
    removed: &'a RemovedField,
    /// Each field or document with the path that it names.
    named: Vec<(String, String)>,
}

impl<'a> References<'a> {
    /// Notes that `by` names what is at no path: where it is taken away, if it is.
    fn missing(&self, path: &str, by: &str) {
        let message = format!("`{by}` names `{path}`, which this template does not have");
        let Some(removed) = self.template.removed().find(path) else {
            return self.faults.note(self.root, message);
        };
        let named = (by.to_owned(), path.to_owned());
        let mut needed = self.needed.borrow_mut();
        match needed.iter_mut().find(|needed| std::ptr::eq(needed.removed, removed)) {
            Some(needed) => needed.named.push(named),
            None => needed.push(Needed { removed, named: vec![named] }),
        }
    }

    /// Says of each thing that was taken away and is needed by whom it is.
    fn say_needed(self) {
        for Needed { removed, named } in self.needed.into_inner() {
            let id = &removed.id;
            let Some((by, path)) = named.first() else { continue };
            let (message, hint) = if named.len() == 1 {
                (
                    format!("`{id}` is needed: `{by}` names `{path}`"),
                    format!(
                        "keep it, take `{by}` away too, or write `{by}` so that it does without"
                    ),
                )
            } else {
                let paths: BTreeSet<&str> = named.iter().map(|(_, path)| path.as_str()).collect();
                let mut by: Vec<&str> = named.iter().map(|(by, _)| by.as_str()).collect();
                by.dedup();
                let who = match by.as_slice() {
                    few if few.len() <= MOST => listed(few.iter().copied()),
                    [first, others @ ..] => format!("`{first}` and {} others", others.len()),
                    [] => continue,
                };
                (
                    format!("`{id}` is needed: {who} name {}", listed(paths)),
                    "keep it, take them away too, or write them so that they do without".to_owned(),
                )
            };
            let fault = Finding::new(&TEMPLATE_FAULT, message).at(&removed.place, "");
            self.faults.push(fault.hint(hint));
        }
    }

    /// The same for what is beside a field.
    fn missing_beside(&self, id: &str, by: &str) {
        let path =
            by.rsplit_once('.').map_or_else(|| id.to_owned(), |(above, _)| format!("{above}.{id}"));
        self.missing(&path, by);
    }

    fn fields(&self, fields: &[Field], above: &str) {
        for field in fields {
            let path =
                if above.is_empty() { field.id.clone() } else { format!("{above}.{}", field.id) };
            self.field(field, fields, &path);
            self.fields(field.children(), &path);
        }
    }

    /// Judges a field at a path; `fields` are those of its group.
    fn field(&self, field: &Field, fields: &[Field], by: &str) {
        let kind = match &field.kind {
            FieldKind::List { item, .. } => &item.kind,
            kind => kind,
        };
        match kind {
            FieldKind::Reference { to } => self.list(to, by),
            FieldKind::Date { not_before, not_after, .. } => {
                for path in [not_before, not_after].into_iter().flatten() {
                    match path.strip_prefix('.') {
                        Some(id) if !has(fields, id) => self.missing_beside(id, by),
                        None if self.template.field(path).is_none() => self.missing(path, by),
                        _ => {}
                    }
                }
            }
            FieldKind::Group { fields, shorthand: Some(id), .. } if !has(fields, id) => {
                self.missing(&format!("{by}.{id}"), by);
            }
            _ => {}
        }
        if let FieldKind::List { covers: Some(path), .. } = &field.kind
            && self.template.field(path).is_none()
        {
            self.missing(path, by);
        }
        if let Some(takes) = &field.takes {
            self.takes(takes, fields, by);
        }
        let beside = field.counts.iter().chain(field.required_when.iter().map(|when| &when.field));
        for id in beside.filter(|id| !has(fields, id)) {
            self.missing_beside(id, by);
        }
    }

    /// Judges what a field takes over from a list; `fields` are those of its group.
    fn takes(&self, takes: &Takes, fields: &[Field], by: &str) {
        self.list(&takes.from, by);
        let Some(items) = self.template.field(&takes.from).map(Field::children) else { return };
        if let Some(name) = takes.written_as.as_ref().filter(|id| !has(items, id)) {
            self.missing(&format!("{}.{name}", takes.from), by);
        }
        for key in takes.keys.iter().flatten().filter(|id| !has(fields, id)) {
            self.missing_beside(key, by);
        }
    }

    /// Judges a list whose items a field names.
    fn list(&self, to: &str, by: &str) {
        match self.template.field(to) {
            None => self.missing(to, by),
            Some(list) if !list.children().iter().any(|f| f.role == Some(Role::ItemId)) => {
                let message = format!(
                    "`{by}` refers to items of `{to}`, which have no field with `role: item-id`"
                );
                let place = self.template.removed().of(to).first().map(|field| &field.place);
                let fault = Finding::new(&TEMPLATE_FAULT, message);
                self.faults.push(fault.at(place.unwrap_or(&self.root.place), ""));
            }
            Some(_) => {}
        }
    }
}

fn has(fields: &[Field], id: &str) -> bool {
    fields.iter().any(|field| field.id == id)
}
