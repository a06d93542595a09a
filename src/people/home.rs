//! Who lives where, and which households get a copy.

use super::Person;
use crate::record::{Slots, Value};
use crate::template::{PersonKind, Role};
use crate::wording::fold::is_unseen;

/// The most characters of a household's word in a file name.
const LIMIT: usize = 40;

/// A home, as a value: one with a name is never mistaken for a person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Home {
    /// The household with this name.
    Named(String),
    /// The home of the one person with this id.
    Own(String),
}

impl Home {
    /// Where a person lives.
    pub(crate) fn of(person: &Person) -> Self {
        match &person.household {
            Some(word) => Self::Named(word.split_whitespace().collect::<Vec<_>>().join(" ")),
            None => Self::Own(person.id.clone()),
        }
    }

    /// The word for it in a file name: letters, digits and single hyphens.
    pub(crate) fn word(&self) -> String {
        let (Self::Named(text) | Self::Own(text)) = self;
        let mut word = String::new();
        for c in text.chars().filter(|c| !is_unseen(*c)) {
            if c.is_alphanumeric() {
                word.push(c);
            } else if !word.is_empty() && !word.ends_with('-') {
                word.push('-');
            }
        }
        let cut: String = word.chars().take(LIMIT).collect();
        let cut = cut.trim_end_matches('-');
        if cut.is_empty() { "home".into() } else { cut.to_owned() }
    }
}

/// The people who share one copy.
#[derive(Debug, Clone)]
pub(crate) struct Homes {
    /// The word in the file name; none if one copy serves everybody.
    pub(crate) word: Option<String>,
    /// Everybody who belongs to it, by position in the list of people; some may not get a copy.
    pub(crate) members: Vec<usize>,
    /// The people the copy is for.
    pub(crate) readers: Vec<usize>,
    /// Whether it is a social worker's copy, which shows nobody's address or number.
    pub(crate) is_official: bool,
    /// Whether people from more than one home read it.
    pub(crate) is_shared: bool,
}

/// What a plan says about copies for each household; none if it says nothing.
pub(crate) fn is_separate(sections: &Slots) -> Option<bool> {
    match sections.by_role(Role::SeparateCopies)?.value {
        Value::Boolean(answer) => Some(answer),
        _ => None,
    }
}

/// The people who get a copy together, in the order of the list; none if nobody gets one.
pub(crate) fn homes(people: &[Person], separate: bool) -> Vec<Homes> {
    let readers: Vec<usize> = (0..people.len()).filter(|index| gets_copy(people, *index)).collect();
    let mut homes: Vec<Homes> = Vec::new();
    let mut places: Vec<Home> = Vec::new();
    for index in readers {
        let person = &people[index];
        let is_official = person.kind == PersonKind::SocialWorker;
        let home = Home::of(person);
        if is_official {
            // Whatever household is written beside the name: an office is nobody's home.
            let word = Some(Home::Own(person.id.clone()).word());
            places.push(Home::Own(person.id.clone()));
            homes.push(Homes {
                word,
                members: vec![index],
                readers: vec![index],
                is_official,
                is_shared: false,
            });
            continue;
        }
        let known = (0..homes.len())
            .find(|at| !homes[*at].is_official && (!separate || places[*at] == home));
        match known {
            Some(at) => {
                let other = places[at] != home
                    && homes[at].readers.iter().all(|reader| Home::of(&people[*reader]) != home);
                homes[at].is_shared |= other;
                homes[at].readers.push(index);
            }
            None => {
                let word = separate.then(|| home.word());
                places.push(home);
                homes.push(Homes {
                    word,
                    members: Vec::new(),
                    readers: vec![index],
                    is_official,
                    is_shared: false,
                });
            }
        }
    }
    for (home, place) in homes.iter_mut().zip(&places).filter(|(home, _)| !home.is_official) {
        home.members = (0..people.len())
            .filter(|index| {
                let person = &people[*index];
                let here = !separate || Home::of(person) == *place;
                here && !person.barred && person.kind != PersonKind::SocialWorker
            })
            .collect();
    }
    homes
}

/// Whether a person gets a copy.
pub(crate) fn gets_copy(people: &[Person], index: usize) -> bool {
    let person = &people[index];
    match (person.barred, person.copy, person.kind) {
        (true, ..) => false,
        (_, Some(answer), _) => answer,
        (_, _, PersonKind::Relative) => people.iter().enumerate().any(|(other, parent)| {
            other != index
                && person.household.is_some()
                && parent.kind != PersonKind::Relative
                && Home::of(parent) == Home::of(person)
                && gets_copy(people, other)
        }),
        _ => true,
    }
}
