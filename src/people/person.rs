//! The people a plan lists, and what is known about each.

use super::Name;
use crate::record::{Item, Slots, Value};
use crate::source::Place;
use crate::template::Role;
use crate::wording::fold::digit;

/// Who somebody is to the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Kind {
    /// A parent, step-parent, carer or guardian: gets a copy.
    #[default]
    Parent,
    /// A birth parent with whom the child does not live.
    BirthParent,
    /// A foster carer.
    FosterCarer,
    /// A grandparent or another relative: gets one only with a parent, or if the plan says so.
    Relative,
    /// The child's social worker: always gets one, without anybody's address or number.
    SocialWorker,
}

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
    pub(crate) kind: Kind,
    /// The name as it is written, and split into its parts.
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
    let mut found = Vec::new();
    collect(sections, &mut found);
    found
}

fn collect(slots: &Slots, found: &mut Vec<Person>) {
    slots.iter().filter_map(|slot| slot.item.as_ref()).for_each(|item| within(item, found));
}

fn within(item: &Item, found: &mut Vec<Person>) {
    match &item.value {
        Value::Group(slots) => collect(slots, found),
        Value::List(items) => {
            for item in items {
                if let Value::Group(slots) = &item.value
                    && slots.slot_by_role(Role::Household).is_some()
                {
                    found.push(Person::read(item, slots));
                }
            }
        }
        _ => {}
    }
}

impl Person {
    fn read(item: &Item, slots: &Slots) -> Self {
        let text = |role| slots.slot_by_role(role)?.item.as_ref().map(|item| item.value.plain());
        let answer = |role| match slots.slot_by_role(role)?.item.as_ref()?.value {
            Value::Boolean(answer) => Some(answer),
            _ => None,
        };
        let mut details: Vec<Detail> = Vec::new();
        for slot in slots.iter() {
            let Some(item) = &slot.item else { continue };
            let text = item.value.plain();
            let part = match slot.role() {
                Some(Role::ParentName) => Part::Name,
                Some(Role::ParentPhone) => Part::Phone,
                Some(Role::ParentEmail) => Part::Email,
                Some(Role::ParentAddress) => Part::Address,
                Some(Role::ParentNotes) => Part::Notes,
                Some(Role::ParentDetail) => told(&text),
                _ => continue,
            };
            details.push(Detail { part, text, place: item.place.clone() });
        }
        let named = details.iter().find(|detail| detail.part == Part::Name);
        let written = named.map(|detail| detail.text.clone()).unwrap_or_default();
        let household = text(Role::Household).filter(|word| !word.trim().is_empty());
        let kind = match text(Role::PersonKind).as_deref() {
            Some("birth-parent") => Kind::BirthParent,
            Some("foster-carer") => Kind::FosterCarer,
            Some("grandparent" | "relative") => Kind::Relative,
            Some("social-worker") => Kind::SocialWorker,
            _ => Kind::Parent,
        };
        Self {
            id: slots.item("id").map(|item| item.value.plain()).unwrap_or_default(),
            kind,
            name: Name::parse(&written),
            written: written.split_whitespace().collect::<Vec<_>>().join(" "),
            household,
            barred: slots.slot_by_role(Role::NoCopy).is_some_and(|slot| slot.item.is_some()),
            copy: answer(Role::GetsCopy),
            responsible: answer(Role::Responsible),
            details,
            place: slots.item("id").map_or(&item.place, |item| &item.place).clone(),
            path: item.path.clone(),
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

/// What kind of text it is, if the template does not say.
fn told(text: &str) -> Part {
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
