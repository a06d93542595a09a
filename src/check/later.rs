//! What can be judged only when the whole record is known: order, references, repeated ids.

use chrono::NaiveDate;

use super::faults::{DATE_ORDER, NOT_REVIEWED, UNKNOWN_ID};
use super::ids;
use crate::finding::{Finding, listed, nearest};
use crate::input::Node;
use crate::record::{Item, Slots, Value};
use crate::source::Place;
use crate::template::{Field, FieldKind};

/// How many ids a hint lists.
const LISTED: usize = 20;

/// Notes taken on the way through the plan.
#[derive(Default)]
pub(super) struct Later<'a> {
    references: Vec<Noted<'a, String>>,
    dates: Vec<Noted<'a, NaiveDate>>,
    covering: Vec<Covering<'a>>,
    findings: Vec<Finding>,
    /// Paths of dates that are wrong themselves: what is compared with them is not reported as well.
    wrong: Vec<String>,
}

/// A list in which every item of another one has to be named.
struct Covering<'a> {
    other: &'a str,
    /// The field of each item that names it.
    by: &'a str,
    place: Place,
    path: String,
}

/// A value that waits for the others.
struct Noted<'a, T> {
    value: T,
    kind: &'a FieldKind,
    place: Place,
    path: String,
}

impl<'a> Later<'a> {
    /// Notes a date or a reference.
    pub(super) fn scalar(&mut self, field: &'a Field, value: &Value, node: &Node, path: &str) {
        let kind = &field.kind;
        let noted = || (node.place.clone(), path.to_owned());
        match value {
            Value::Reference(id) => {
                let (place, path) = noted();
                self.references.push(Noted { value: id.clone(), kind, place, path });
            }
            Value::Date(date) => {
                let (place, path) = noted();
                self.dates.push(Noted { value: *date, kind, place, path });
            }
            _ => {}
        }
    }

    /// Notes a list in which every item of `other` has to be named.
    pub(super) fn covers(&mut self, other: &'a str, item: &'a Field, key: &Place, path: &str) {
        let names =
            |field: &&Field| matches!(&field.kind, FieldKind::Reference { to } if to == other);
        if let Some(field) = item.children().iter().find(names) {
            let (place, path) = (key.clone(), path.to_owned());
            self.covering.push(Covering { other, by: &field.id, place, path });
        }
    }

    /// A finding for each item that a list had to name and does not.
    pub(super) fn not_covered(&self, sections: &Slots) -> Vec<Finding> {
        let mut findings = Vec::new();
        for Covering { other, by, place, path } in &self.covering {
            let named = ids::named(sections.at(path), by);
            for id in ids::of(sections.at(other)) {
                if !named.contains(&id) {
                    findings.push(
                        Finding::new(&NOT_REVIEWED, format!("`{path}` does not mention `{id}`"))
                            .at(place, format!("every item in `{other}` needs an entry here"))
                            .hint(format!(
                                "add an item with `{by}: {id}`, and say what became of it"
                            )),
                    );
                }
            }
        }
        findings
    }

    /// Compares the dates of one group with each other, where the template says `.sibling`.
    pub(super) fn group(&mut self, slots: &Slots) {
        let mut findings = Vec::new();
        for slot in slots.iter() {
            let Some(item @ Item { value: Value::Date(_), .. }) = &slot.item else { continue };
            let Some(noted) = self.dates.iter().rev().find(|noted| noted.path == item.path) else {
                continue;
            };
            let found = noted.out_of_order(|path| slots.item(path.strip_prefix('.')?));
            if !found.is_empty() {
                self.wrong.push(noted.path.clone());
            }
            findings.extend(found);
        }
        self.findings.extend(findings);
    }

    /// Reports ids that are in a list twice.
    pub(super) fn unique(&mut self, key: &str, items: &[Item], path: &str) {
        self.findings.extend(ids::repeated(key, items, path));
    }

    /// All findings, with the whole record at hand.
    pub(super) fn findings(self, sections: &Slots) -> Vec<Finding> {
        let mut findings = self.findings;
        for noted in &self.dates {
            findings.extend(noted.out_of_order(|path| {
                let other = if path.starts_with('.') { None } else { sections.at(path) };
                other.filter(|other| !self.wrong.contains(&other.path))
            }));
        }
        for noted in &self.references {
            findings.extend(noted.unresolved(sections));
        }
        findings
    }
}

impl Noted<'_, NaiveDate> {
    /// Compares the date with those that the template names, found by `find`.
    fn out_of_order<'r>(&self, find: impl Fn(&str) -> Option<&'r Item>) -> Vec<Finding> {
        let FieldKind::Date { not_before, not_after, .. } = self.kind else { return Vec::new() };
        let limits = [(not_before, true), (not_after, false)];
        let mut findings = Vec::new();
        for (limit, is_earliest) in limits {
            let Some(other) = limit.as_deref().and_then(&find) else { continue };
            let Value::Date(date) = other.value else { continue };
            let wrong = if is_earliest { self.value < date } else { self.value > date };
            if wrong {
                let relation = if is_earliest { "before" } else { "after" };
                findings.push(
                    Finding::new(
                        &DATE_ORDER,
                        format!("`{}` is {relation} `{}`", self.path, other.path),
                    )
                    .at(&self.place, format!("{relation} {date}"))
                    .related(&other.place, "compared with this date")
                    .hint("check the year first, then which of the two dates is wrong"),
                );
            }
        }
        findings
    }
}

impl Noted<'_, String> {
    /// The finding that no item has this id.
    fn unresolved(&self, sections: &Slots) -> Option<Finding> {
        let FieldKind::Reference { to } = self.kind else { return None };
        let known = ids::of(sections.at(to));
        if known.contains(&self.value.as_str()) {
            return None;
        }
        let hint = match nearest(&self.value, known.iter().copied()) {
            _ if known.is_empty() => format!("`{to}` has no items yet"),
            Some(near) => format!("did you mean `{near}`?"),
            None if known.len() > LISTED => {
                let more = known.len() - LISTED;
                let first = known.iter().take(LISTED).map(|id| format!("`{id}`"));
                format!("`{to}` has {} and {more} more", first.collect::<Vec<_>>().join(", "))
            }
            None => format!("`{to}` has {}", listed(known.iter().copied())),
        };
        Some(
            Finding::new(
                &UNKNOWN_ID,
                format!("`{}` names `{}`, which is not in `{to}`", self.path, self.value),
            )
            .at(&self.place, "")
            .hint(hint),
        )
    }
}
