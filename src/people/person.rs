//! The people a plan lists, and what is known about each.

use super::Name;
use crate::model::{Parent, parents};
use crate::record::Slots;
use crate::source::Place;
use crate::template::{PersonKind, Role};
use crate::wording::fold::digit;

/// What a text says about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The name.
    Name,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// Where the person lives.
    Address,
    /// Sentences, which may contain numbers, addresses and places.
    Notes,
}

/// A text that says who or where somebody is.
#[derive(Debug, Clone)]
pub(crate) struct Detail {
    pub(crate) part: Part,
    pub(crate) text: String,
    pub(crate) place: Place,
}

/// An adult in a pupil's life.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// The id that other fields refer to.
    pub(crate) id: String,
    pub(crate) kind: PersonKind,
    /// The name as it is written, and taken apart.
    pub(crate) written: String,
    pub(crate) name: Name,
    /// The word for the household, if one is given.
    pub(crate) household: Option<String>,
    /// Whether this person must not be sent anything.
    pub(crate) barred: bool,
    /// What the plan says explicitly about a copy.
    pub(crate) copy: Option<bool>,
    /// What the plan says about parental responsibility.
    pub(crate) responsible: Option<bool>,
    pub(crate) details: Vec<Detail>,
    /// Where the person is in the plan.
    pub(crate) place: Place,
    pub(crate) path: String,
}

/// The people a plan lists, in order.
pub(crate) fn of(sections: &Slots) -> Vec<Person> {
    parents(sections).iter().map(Person::of).collect()
}

impl Person {
    fn of(parent: &Parent<'_>) -> Self {
        let details = details(parent);
        let named = details.iter().find(|detail| detail.part == Part::Name);
        let written = named.map(|detail| detail.text.clone()).unwrap_or_default();
        let household = parent.household.as_deref().filter(|word| !word.trim().is_empty());
        Self {
            id: parent.id.as_deref().unwrap_or_default().to_owned(),
            kind: parent.kind.and_then(|kind| kind.meaning).unwrap_or(PersonKind::Parent),
            name: Name::parse(&written),
            written: written.split_whitespace().collect::<Vec<_>>().join(" "),
            household: household.map(str::to_owned),
            barred: parent.no_copy.is_some(),
            copy: parent.copy.map(|answer| *answer),
            responsible: parent.responsible.map(|answer| *answer),
            details,
            place: parent.id.as_ref().map_or(&parent.item.place, |id| &id.item.place).clone(),
            path: parent.item.path.clone(),
        }
    }

    /// Whether this person of an earlier cycle is that one: the same id and a name that fits, the same name in full, or
    /// the same number or e-mail address.
    pub(crate) fn is(&self, other: &Self) -> bool {
        let full = !self.name.given.is_empty() && !self.name.family.is_empty();
        let same_name = full
            && self.name.given.first() == other.name.given.first()
            && self.name.family == other.name.family;
        same_name || (self.id == other.id && self.name.fits(&other.name)) || self.reached_as(other)
    }

    /// Whether both have the same contact details.
    fn reached_as(&self, other: &Self) -> bool {
        let ways = |person: &Self| -> Vec<String> {
            let mut ways: Vec<String> = Vec::new();
            for Detail { part, text, .. } in &person.details {
                match part {
                    Part::Phone => ways.push(text.chars().filter_map(digit).collect()),
                    Part::Email => ways.push(text.trim().to_lowercase()),
                    _ => {}
                }
            }
            ways.retain(|way| way.len() > 6);
            ways
        };
        let theirs = ways(other);
        // Two people who live together may share a number, but they are still two.
        let open = self.name.given.is_empty() || other.name.given.is_empty();
        (open || self.name.fits(&other.name)) && ways(self).iter().any(|way| theirs.contains(way))
    }
}

/// What says who or where somebody is.
fn details(parent: &Parent<'_>) -> Vec<Detail> {
    let mut details = Vec::new();
    for slot in parent.fields.iter() {
        let Some(item) = &slot.item else { continue };
        let text = item.value.plain();
        let part = match slot.role() {
            Some(Role::ParentName) => Part::Name,
            Some(Role::ParentPhone) => Part::Phone,
            Some(Role::ParentEmail) => Part::Email,
            Some(Role::ParentAddress) => Part::Address,
            Some(Role::ParentNotes) => Part::Notes,
            Some(Role::ParentDetail) => kind_of(&text),
            _ => continue,
        };
        details.push(Detail { part, text, place: item.place.clone() });
    }
    details
}

/// What a text is, where the template does not say.
fn kind_of(text: &str) -> Part {
    let digits = text.chars().filter_map(digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if text.contains('@') {
        Part::Email
    } else if digits > letters {
        Part::Phone
    } else if digits > 0 || text.contains(',') {
        Part::Address
    } else {
        Part::Name
    }
}
