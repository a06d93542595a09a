//! What a copy may contain: its readers' own details, the pupil's names, what the school prints about itself.

use std::collections::BTreeSet;

use super::email::{self, Email};
use super::postal::{self, Piece};
use super::{Sure, phone};
use crate::model::{Agency, List, Read as _};
use crate::people::{Name, Part, Person};
use crate::record::{Item, Slots};
use crate::template::Role;
use crate::wording::fold::{is_title, squeezed, words};

/// What a copy's readers may know.
#[derive(Debug, Clone, Default)]
pub(crate) struct Open {
    /// Those of the readers' own household.
    own: Vec<Name>,
    /// What the pupil is called.
    pupil: Vec<Name>,
    /// The adults responsible for the plan.
    staff: Vec<Name>,
    /// Others named as giving the help or as advising.
    others: Vec<Name>,
    /// Words of the school's and the class's names.
    words: BTreeSet<String>,
    phones: Vec<String>,
    emails: Vec<Email>,
    pieces: Vec<Piece>,
}

impl Open {
    /// What a plan says about its pupil, its school and its staff.
    pub(super) fn of_plan(sections: &Slots) -> Self {
        let mut open = Self::default();
        let mut pupil = Name::default();
        sections.visit(&mut |slot, item| {
            let Some(role) = slot.role() else { return };
            let text = item.value.plain();
            match role {
                Role::PupilName | Role::PupilFirstName => {
                    let name = Name::parse(&text);
                    pupil.given.extend(name.given);
                    pupil.family.extend(name.family);
                }
                Role::PupilLastName => {
                    pupil.family.extend(Name::parse(&format!("X {text}")).family)
                }
                Role::ClassTeacher | Role::Senco => open.staff.extend(names(&text)),
                Role::DeliveredBy | Role::Cover | Role::MeasureBy => {
                    open.others.extend(names(&text))
                }
                Role::Agencies => open.others.extend(advisers(item)),
                Role::Contact | Role::SchoolName => {
                    open.take_reach(&text);
                    open.take_words(&text);
                }
                Role::Class => open.take_words(&text),
                _ => {}
            }
        });
        open.pupil.push(pupil);
        open
    }

    /// Adds somebody whose own details are not secret here.
    pub(super) fn take_person(&mut self, person: &Person) {
        self.own.push(person.name.clone());
        for detail in &person.details {
            match detail.part {
                Part::Name => self.own.push(Name::parse(&detail.text)),
                Part::Notes => self.pieces.extend(postal::of_sentences(&detail.text, |_| false)),
                _ => {}
            }
            self.take_reach(&detail.text);
        }
    }

    /// Adds the numbers and addresses in a text.
    fn take_reach(&mut self, text: &str) {
        self.phones.extend(phone::numbers(text, true));
        self.phones.extend(phone::numbers(text, false));
        self.emails.extend(email::addresses(text));
        self.pieces.extend(postal::of_address(text));
    }

    fn take_words(&mut self, text: &str) {
        let said = words(text).into_iter().filter(|word| word.capital && word.text.len() > 1);
        self.words.extend(said.map(|word| word.text));
    }

    pub(super) fn has_phone(&self, number: &String) -> bool {
        self.phones.contains(number)
    }

    pub(super) fn has_email(&self, email: &Email) -> bool {
        self.emails.contains(email)
    }

    pub(super) fn has_piece(&self, piece: &Piece) -> bool {
        self.pieces.contains(piece)
    }

    /// Whether a single word may be there by itself although it is one of somebody else's names.
    pub(super) fn has_word(&self, word: &str, name: &Name) -> bool {
        self.words.contains(word)
            || self.own.iter().chain(&self.pupil).chain(&self.staff).any(|own| own.has(word))
            || self.others.iter().any(|other| other.has(word) && !other.fits(name))
    }

    /// Whether a word is a name of anybody who may be named here.
    pub(super) fn is_known(&self, word: &str) -> bool {
        self.words.contains(word)
            || self
                .own
                .iter()
                .chain(&self.pupil)
                .chain(&self.staff)
                .chain(&self.others)
                .any(|own| own.has(word))
    }

    /// Whether first and last name are those of somebody who may be named here.
    pub(super) fn is_somebody(&self, given: &String, family: &String) -> bool {
        let mut all = self.own.iter().chain(&self.pupil).chain(&self.staff);
        all.any(|name| name.given.contains(given) && name.family.contains(family))
    }

    /// How certainly first and last name mean this person, who may also be one of those who give the help or advise.
    pub(super) fn surely(&self, given: &String, family: &String) -> Sure {
        let at_work = |name: &Name| name.given.contains(given) && name.family.contains(family);
        if self.others.iter().any(at_work) { Sure::Possible } else { Sure::Certain }
    }

    /// How certainly an initial with a last name means this person.
    pub(super) fn surely_initialled(&self, letter: char, family: &String) -> Sure {
        let at_work = |name: &Name| name.initial() == Some(letter) && name.family.contains(family);
        if self.others.iter().any(at_work) { Sure::Possible } else { Sure::Certain }
    }

    /// Whether an initial with a last name may be somebody who may be named here.
    pub(super) fn is_initialled(&self, letter: char, family: &String) -> bool {
        let mut all = self.own.iter().chain(&self.pupil).chain(&self.staff);
        all.any(|name| name.initial() == Some(letter) && name.family.contains(family))
    }

    /// How certainly a title with a last name means this person; none if it could be somebody who may be named.
    pub(super) fn titled(&self, title: &str, family: &str, name: &Name) -> Option<Sure> {
        let has = |other: &Name| other.family.iter().any(|word| word == family);
        let agrees = |other: &Name| other.title.as_deref().is_none_or(|own| own == title);
        if self.own.iter().any(has) || self.staff.iter().any(|staff| has(staff) && agrees(staff)) {
            return None;
        }
        let others = || self.others.iter().filter(|other| has(other) && agrees(other));
        if others().any(|other| !other.fits(name)) {
            return None;
        }
        Some(if others().next().is_some() { Sure::Possible } else { Sure::Certain })
    }
}

/// The names of the people who advise.
fn advisers(item: &Item) -> Vec<Name> {
    let Some(agencies) = List::<Agency<'_>>::read(item) else { return Vec::new() };
    agencies.iter().filter_map(|agency| agency.name.as_ref()).flat_map(|name| names(name)).collect()
}

/// The names in a text such as `Mrs Bell; Miss Hale on one day a fortnight`: runs of words with a capital.
fn names(text: &str) -> Vec<Name> {
    let mut found = Vec::new();
    for piece in text.split([',', ';', '/', '(', ')', '&']) {
        let mut run: Vec<&str> = Vec::new();
        for word in piece.split_whitespace() {
            let capital = word.starts_with(char::is_uppercase);
            // A title begins another name.
            if !capital || is_title(&squeezed(word)) {
                found.extend(named(&run));
                run.clear();
            }
            if capital {
                run.push(word);
            }
        }
        found.extend(named(&run));
    }
    found
}

/// A name, if the words are one: not a title alone, and not several names in a row.
fn named(run: &[&str]) -> Option<Name> {
    let words = run.iter().filter(|word| !is_title(&squeezed(word))).count();
    (1..=3).contains(&words).then(|| Name::parse(&run.join(" ")))
}
