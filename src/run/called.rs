//! Pupils -> what each is called where staff read of several: the name, and what distinguishes two of one name.

use std::collections::BTreeMap;

use crate::model::{Identity, Kinship};

/// What each of some pupils is called: the name, and where others have it too the first letter of the last name (`Sam B.`),
/// or all of it where the letter is the same (`Sam Baker`); the number or the day of birth where the last names say nothing.
pub(super) fn called(pupils: &[&Identity]) -> Vec<String> {
    let alike = by_name(pupils);
    let own = |(index, one): (usize, &&Identity)| {
        let name = one.name();
        let alike = alike.get(&name.to_lowercase()).map(Vec::as_slice).unwrap_or_default();
        let others: Vec<&Identity> =
            alike.iter().filter(|other| **other != index).map(|other| pupils[*other]).collect();
        if others.is_empty() || name.is_empty() {
            return name.to_owned();
        }
        if let Some(last) = last_name(one.last_name(), &others) {
            return format!("{name} {last}");
        }
        let differs = |said: &str, of: fn(&Identity) -> &str| {
            !said.is_empty() && others.iter().all(|other| of(other) != said)
        };
        if differs(one.id(), Identity::id) {
            return format!("{name} ({})", one.id());
        }
        if differs(one.born(), Identity::born) {
            return format!("{name} ({})", one.born());
        }
        let at = alike.iter().position(|other| *other == index).unwrap_or_default();
        format!("{name} ({})", at + 1)
    };
    pupils.iter().enumerate().map(own).collect()
}

/// What the pupil of each of some plans is called, where one pupil may have several plans.
pub(super) fn called_in_plans(plans: &[&Identity]) -> Vec<String> {
    let alike = by_name(plans);
    let mut pupils: Vec<&Identity> = Vec::new();
    let mut pupil_of = vec![0; plans.len()];
    for plans_of_name in alike.values() {
        let mut known: Vec<usize> = Vec::new();
        for plan in plans_of_name {
            let same = |pupil: &&usize| pupils[**pupil].kinship(plans[*plan]) == Kinship::Same;
            pupil_of[*plan] = known.iter().find(same).copied().unwrap_or_else(|| {
                pupils.push(plans[*plan]);
                known.push(pupils.len() - 1);
                pupils.len() - 1
            });
        }
    }
    let names = called(&pupils);
    pupil_of.into_iter().map(|pupil| names[pupil].clone()).collect()
}

/// The places of all that go by one name, by the name in small letters.
fn by_name(pupils: &[&Identity]) -> BTreeMap<String, Vec<usize>> {
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, one) in pupils.iter().enumerate() {
        alike.entry(one.name().to_lowercase()).or_default().push(index);
    }
    alike
}

/// The first letter of a last name with which none of the others begins, or the whole name; nothing if it is another's too.
fn last_name(last: &str, others: &[&Identity]) -> Option<String> {
    let first = last.chars().next()?;
    let lower = |name: &str| name.to_lowercase();
    if others.iter().any(|other| lower(other.last_name()) == lower(last)) {
        return None;
    }
    let letter = lower(&first.to_string());
    let is_shared = others.iter().any(|other| lower(other.last_name()).starts_with(&letter));
    Some(if is_shared { last.to_owned() } else { format!("{first}.") })
}
