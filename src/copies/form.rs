//! Whether a household gets the whole of a document or its short form.

use super::{DocumentCopy, PrintChoice, household, print};
use crate::model::{Chosen, Parent, Read as _};
use crate::record::{Item, Record};
use crate::template::{CopyForm, PrintSize, Role};

/// The form in which the readers of a copy get a document that has a short form, printed as this run asks for.
///
/// Each reader's own choice comes first; then that of the plan, with its school's settings beneath; then the print size: in
/// large print the whole is too long for most. Those who share a copy get the short form only if all of them want it.
/// A social worker gets the whole unless their own entry says otherwise: what a school decides for families is not for an office.
#[must_use]
pub fn form(record: &Record, copy: &DocumentCopy, choice: PrintChoice) -> CopyForm {
    let named = |item: &Item| Chosen::read(item).and_then(|chosen| chosen.meaning);
    let is_official = copy.household.as_ref().is_some_and(household::Household::is_official);
    let of_plan = || record.by_role(Role::CopyForm).and_then(named);
    let by_size = || match print(record, copy, choice).size {
        PrintSize::Large => CopyForm::Short,
        PrintSize::Standard | PrintSize::Clear => CopyForm::Full,
    };
    let usual = if is_official { CopyForm::Full } else { of_plan().unwrap_or_else(by_size) };
    let own = |reader: &Parent<'_>| reader.fields.playing(Role::CopyForm).and_then(named);
    let readers = household::readers(record.sections(), copy.household.as_ref());
    readers.iter().map(|reader| own(reader).unwrap_or(usual)).min().unwrap_or(usual)
}
