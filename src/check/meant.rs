//! What the builder makes of values that do not say what they mean: lost, in the wrong place, or said by another.

use super::build::{Builder, Built, TOP_KEYS, join};
use super::faults::WRONG_TYPE;
use super::keys;
use super::lenient::dose;
use super::slips;
use crate::finding::Finding;
use crate::input::{Entry, Kind, Node};
use crate::source::{Fix, Place};
use crate::template::{Field, FieldKind};

impl Builder<'_> {
    /// Reports a colour that is written without quotation marks: YAML takes `#` for a comment, and the
    /// school would never learn why its colour does not show.
    pub(super) fn lost_colour(&mut self, field: &Field, entry: &Entry, path: &str) -> bool {
        let lost =
            matches!(field.kind, FieldKind::Colour) && matches!(entry.value.kind, Kind::Null);
        if lost {
            let id = &field.id;
            self.findings.push(
                Finding::new(&WRONG_TYPE, format!("`{}` is empty", join(path, id)))
                    .at(&entry.key.place, "what follows a # is a comment")
                    .hint(format!("put the colour in quotation marks: `{id}: \"#1f3a68\"`")),
            );
        }
        lost
    }

    /// Reports a text that is lost because it starts with `#`.
    pub(super) fn lost_text(&mut self, field: &Field, entry: &Entry, path: &str) -> bool {
        let path = join(path, &field.id);
        let lost = match (&field.kind, &entry.value.kind) {
            (FieldKind::Text { .. } | FieldKind::Prose { .. }, Kind::Null) => {
                slips::of_no_value(&entry.key.place, &path)
            }
            (FieldKind::List { .. }, Kind::List(_)) => {
                slips::of_no_item(&entry.value.place, None, &format!("{path}[1]"))
            }
            _ => None,
        };
        self.lose(lost)
    }

    /// Gives a field what the value of another says of it: `minutes: 2 x 20 min` is how often as well.
    pub(super) fn doses(
        &mut self,
        fields: &[Field],
        entries: &[Entry],
        built: &mut [Built],
        path: &str,
    ) {
        for (index, field) in fields.iter().enumerate().filter(|(_, field)| dose::is_half(field)) {
            let Some(by) = built[index].slot.item.clone() else { continue };
            let entry = entries.iter().find(|entry| entry.key.value == field.id);
            let Some(said) = entry.and_then(|entry| dose::other(field, &entry.value)) else {
                continue;
            };
            let other = built.iter_mut().find(|one| one.slot.role() == Some(said.role));
            let Some(other) = other.filter(|other| !other.failed) else { continue };
            let slot = &mut other.slot;
            match dose::joined(&said, &by, slot.item.as_ref(), join(path, slot.id())) {
                Ok(None) => {}
                Ok(item) => slot.item = item,
                Err(finding) => {
                    other.failed = true;
                    self.findings.push(finding);
                }
            }
        }
    }

    fn lose(&mut self, lost: Option<(Finding, Fix)>) -> bool {
        let Some((finding, fix)) = lost else { return false };
        self.findings.push(finding);
        self.fixes.push(fix);
        true
    }

    /// Reports keys that none of these fields has, and that are none of the others.
    pub(super) fn unknown(&mut self, node: &Node, fields: &[Field], path: &str, others: &[&str]) {
        let top = if path.is_empty() { &TOP_KEYS[..] } else { &[] };
        let (sections, mut spoken) = self.misplaced.within(node, fields, self.template, path);
        spoken.extend(others);
        self.findings.extend(sections);
        self.findings.extend(keys::unknown(node, fields, top, self.template, path, &spoken));
    }

    /// Reports an item that is lost because it starts with `#`.
    pub(super) fn lost_item(&mut self, list: &Place, before: Option<&Node>, path: &str) -> bool {
        let lost = slips::of_no_item(list, before.map(|node| &node.place), path);
        self.lose(lost)
    }
}
