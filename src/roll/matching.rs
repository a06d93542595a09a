//! A plan's pupil -> the pupil of the register.

use std::collections::{BTreeMap, BTreeSet};

use super::{Roll, RollPupil};
use crate::model::Identity;
use crate::wording::fold::one_form;

/// Who of the register a plan is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Match<'r> {
    /// This pupil.
    Pupil(&'r RollPupil),
    /// It may be one of these, or the facts contradict each other: nobody is taken for the pupil.
    Doubt(Vec<&'r RollPupil>),
    /// Nobody of the register.
    Nobody,
}

impl<'r> Match<'r> {
    /// The pupil, if there is no doubt.
    #[must_use]
    pub fn pupil(&self) -> Option<&'r RollPupil> {
        match self {
            Self::Pupil(pupil) => Some(pupil),
            Self::Doubt(_) | Self::Nobody => None,
        }
    }
}

/// The pupils of a register by what plans may share with them; each is its place in the list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    by_number: BTreeMap<String, Vec<usize>>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl Index {
    fn of(pupils: &[RollPupil]) -> Self {
        let mut index = Self::default();
        for (at, pupil) in pupils.iter().enumerate() {
            let numbers = [pupil.id.as_deref(), pupil.upn.as_ref().map(super::Upn::as_str)];
            for number in numbers.into_iter().flatten() {
                index.by_number.entry(form(number)).or_default().push(at);
            }
            let names = [pupil.first_name.as_deref(), pupil.known_as.as_deref()];
            for name in names.into_iter().flatten() {
                index.by_name.entry(form(name)).or_default().push(at);
            }
        }
        index
    }
}

impl Roll {
    /// Those of the register who are under one of some words in an index, each once, in the order of the file.
    fn among(&self, index: &BTreeMap<String, Vec<usize>>, words: [&str; 2]) -> Vec<&RollPupil> {
        let given = words.into_iter().filter(|word| !word.trim().is_empty());
        let places = given.filter_map(|word| index.get(&form(word))).flatten();
        let places: BTreeSet<usize> = places.copied().collect();
        places.into_iter().filter_map(|at| self.pupils.get(at)).collect()
    }

    /// Who of the register a plan is about: by the school's own number, by the UPN, or by name and date of birth.
    pub(crate) fn pupil_of(&self, plan: &Identity) -> Match<'_> {
        let index = self.index.get_or_init(|| Index::of(&self.pupils));
        // Some schools use the UPN as their own number.
        let by_number = self.among(&index.by_number, [plan.id(), plan.upn()]);
        let is_sure = match by_number.as_slice() {
            [] => true,
            // A number that somebody else's plan was copied with, or another list's.
            [one] if is_another(one, plan) => false,
            [one] => return Match::Pupil(one),
            _ => return Match::Doubt(by_number),
        };
        let mut named = self.among(&index.by_name, [plan.name(), plan.first_name()]);
        named.retain(|pupil| shares_names(pupil, plan));
        let sure: Vec<&RollPupil> =
            named.iter().copied().filter(|pupil| shares_birthday(pupil, plan)).collect();
        match (sure.as_slice(), named.as_slice()) {
            ([one], _) => Match::Pupil(one),
            _ if !is_sure => Match::Doubt(by_number),
            ([], []) => Match::Nobody,
            ([], _) if named.iter().all(|pupil| has_another_birthday(pupil, plan)) => Match::Nobody,
            _ => Match::Doubt(named),
        }
    }
}

/// A name or a number as it is compared: systems write O'Brien, people O’Brien.
fn form(text: &str) -> String {
    one_form(text).to_lowercase().replace(['’', '‘', '`', '´'], "'").replace(['‐', '‑', '–'], "-")
}

fn same(one: &str, other: &str) -> bool {
    !one.trim().is_empty() && form(one) == form(other)
}

fn shares_names(pupil: &RollPupil, plan: &Identity) -> bool {
    let first = [pupil.first_name.as_deref(), pupil.known_as.as_deref()];
    let mut first = first.into_iter().flatten();
    let shares = first.any(|name| same(name, plan.name()) || same(name, plan.first_name()));
    let last = pupil.last_name.as_deref().unwrap_or_default();
    shares && (last.is_empty() || plan.last_name().is_empty() || same(last, plan.last_name()))
}

fn shares_birthday(pupil: &RollPupil, plan: &Identity) -> bool {
    pupil.date_of_birth.is_some_and(|born| born.to_string() == plan.born())
}

fn has_another_birthday(pupil: &RollPupil, plan: &Identity) -> bool {
    !plan.born().is_empty() && pupil.date_of_birth.is_some() && !shares_birthday(pupil, plan)
}

/// Whether all that both say of name and birthday differs.
fn is_another(pupil: &RollPupil, plan: &Identity) -> bool {
    let named = pupil.name().is_some() && !plan.name().is_empty();
    named && !shares_names(pupil, plan) && !shares_birthday(pupil, plan)
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn names_are_the_same_whichever_apostrophe_or_hyphen_they_are_written_with() {
        assert!(same("O'Brien", "O’BRIEN") && same("Smith-Jones", "Smith‑Jones"));
        assert!(!same("O'Brien", "OBrien") && !same("", ""));
    }
}
