//! A pupil of the register -> what a plan's fields say of them, and nothing else.

use crate::draft::Fact;
use crate::roll::{self, RollPupil, SenStatus};
use crate::template::{Role, Template};

/// What is filled into a starter plan. `id` is the number that the plan gets; the UPN goes in only where the file has no other
/// number, since by one of the two the pupil is known again.
pub(super) fn of(pupil: &RollPupil, id: &str, template: &Template) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |role: Role, value: Option<String>| {
        facts.extend(value.filter(|value| !value.is_empty()).map(|value| Fact { role, value }));
    };
    add(Role::PupilName, pupil.name().or(pupil.last_name.as_deref()).map(str::to_owned));
    add(Role::PupilFirstName, pupil.first_name.clone());
    add(Role::PupilLastName, pupil.last_name.clone());
    add(Role::FileId, Some(id.to_owned()));
    if pupil.id.as_deref() != Some(id) {
        add(Role::Upn, pupil.upn.as_ref().map(ToString::to_string));
    }
    add(Role::DateOfBirth, pupil.date_of_birth.map(|day| day.to_string()));
    add(Role::YearGroup, year(pupil, template));
    add(Role::Class, pupil.class.clone());
    if pupil.status == Some(SenStatus::Support) {
        add(Role::SupportSince, pupil.since.map(|day| day.format("%-d %B %Y").to_string()));
    }
    add(Role::CensusType, need(pupil, template));
    add(Role::Area, area(pupil, template));
    facts
}

/// The template's word for the year group.
pub(super) fn year(pupil: &RollPupil, template: &Template) -> Option<String> {
    let (_, field) = template.by_role(Role::YearGroup)?;
    field.word_for(pupil.year?).map(str::to_owned)
}

/// The template's word for the primary need.
pub(super) fn need(pupil: &RollPupil, template: &Template) -> Option<String> {
    let code = primary(pupil)?;
    let (_, field) = template.by_role(Role::CensusType)?;
    let word = field.choices().iter().find(|choice| choice.id.eq_ignore_ascii_case(code));
    word.map(|choice| choice.id.clone())
}

/// The template's word for the broad area of the primary need.
fn area(pupil: &RollPupil, template: &Template) -> Option<String> {
    let area = roll::area_of(primary(pupil)?)?;
    let (_, field) = template.by_role(Role::Area)?;
    field.choices().iter().find(|choice| choice.id == area).map(|choice| choice.id.clone())
}

/// The code of the first need, if it is one.
fn primary(pupil: &RollPupil) -> Option<&str> {
    pupil.needs.first()?.kind.as_ref().map(roll::NeedType::code)
}
