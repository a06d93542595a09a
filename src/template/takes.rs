//! What a manifest says of fields that take something over from a list.

use super::reader::{Faults, Reader};
use super::{Field, Role, Takes, Template};
use crate::input::Node;

/// What a field takes over, and from where.
pub(super) fn read(node: &Node, faults: &Faults) -> Takes {
    let reader = Reader::new(node, faults);
    let from = reader.required("from");
    let written_as = reader.text("as");
    let keys = reader.get("keys").map(|_| reader.words("keys"));
    reader.finish();
    Takes { from, written_as, keys }
}

/// Notes what a field takes over from a list or fields that do not exist; `siblings` are the fields beside it.
pub(super) fn judge(
    template: &Template,
    takes: &Takes,
    siblings: &[Field],
    by: &str,
    missing: &impl Fn(&str, &str),
) {
    let items = template.field(&takes.from).map(Field::children).unwrap_or_default();
    if !items.iter().any(|field| field.role == Some(Role::ItemId)) {
        return missing(&takes.from, by);
    }
    let has = |fields: &[Field], id: &str| fields.iter().any(|field| field.id == *id);
    if let Some(name) = takes.written_as.as_ref().filter(|id| !has(items, id)) {
        missing(name, by);
    }
    for key in takes.keys.iter().flatten().filter(|id| !has(siblings, id)) {
        missing(key, by);
    }
}
