//! Rows -> pupils, each once: one row for each need is gathered, and rows that contradict each other are named.

use std::collections::{BTreeMap, BTreeSet};

use super::notes::{Notes, Said};
use super::pupil::{RollNeed, RollPupil};
use super::rules::PUPIL_TWICE;
use super::words::key_of;

/// What is read of a row.
#[derive(Debug, Clone, Default)]
pub(super) struct RowPupil {
    pub(super) pupil: RollPupil,
    /// The UPN as it is written, right or wrong: rows about one pupil are gathered by it.
    pub(super) upn_written: Option<String>,
}

/// Pupils being gathered.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    pub(super) pupils: Vec<RollPupil>,
    /// How many rows name nobody.
    pub(super) without_pupil: usize,
    /// Pupils about whom two rows contradict each other, by their place in the list.
    pub(super) contradicted: BTreeSet<usize>,
    by_key: BTreeMap<Key, usize>,
}

/// What says that two rows are about one pupil.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Upn(String),
    Id(String),
    /// First and last name, and the day of birth.
    Names(String, String),
}

impl Gathering {
    /// Adds a row: a pupil, or more about one who is there.
    pub(super) fn add(&mut self, row: RowPupil, notes: &mut Notes<'_>) {
        let keys = keys(&row);
        let known: Vec<usize> =
            keys.iter().filter_map(|key| self.by_key.get(key).copied()).collect();
        let same = known.first().copied();
        let Some(at) = same else {
            let at = self.pupils.len();
            self.pupils.push(row.pupil);
            for key in keys {
                self.by_key.insert(key, at);
            }
            return;
        };
        if known.iter().any(|other| *other != at) {
            self.say(at, &row.pupil, "the numbers of this row belong to two pupils", notes);
            return;
        }
        if let Some(what) = contradiction(&self.pupils[at], &row.pupil) {
            let message =
                format!("this pupil is in {} already, with another {what}", self.pupils[at].place);
            self.say(at, &row.pupil, &message, notes);
            return;
        }
        let first = &mut self.pupils[at];
        complete(first, row.pupil);
        for key in keys {
            self.by_key.entry(key).or_insert(at);
        }
    }

    fn say(&mut self, at: usize, row: &RollPupil, message: &str, notes: &mut Notes<'_>) {
        self.contradicted.insert(at);
        let said = Said {
            message: message.to_owned(),
            hint: "put it right in the school's system and export again; until then the first row is read",
        };
        notes.at(&PUPIL_TWICE, &row.place, None, "pupil twice", said);
    }

    /// The pupils, their needs in order.
    pub(super) fn finish(mut self) -> Vec<RollPupil> {
        for pupil in &mut self.pupils {
            pupil.needs.sort_by_key(|need| need.rank);
        }
        self.pupils
    }
}

/// What a row is found by. Names alone decide nothing: without a date of birth two children may have one name.
fn keys(row: &RowPupil) -> Vec<Key> {
    let pupil = &row.pupil;
    let mut keys = Vec::new();
    keys.extend(row.upn_written.as_deref().map(|upn| Key::Upn(key_of(upn))));
    keys.extend(pupil.id.as_deref().map(|id| Key::Id(key_of(id))));
    if let (Some(born), Some(name)) = (pupil.date_of_birth, pupil.first_name.as_deref()) {
        let last = pupil.last_name.as_deref().unwrap_or_default();
        keys.push(Key::Names(key_of(&format!("{name} {last}")), born.to_string()));
    } else if keys.is_empty() {
        // With nothing but a name, two rows of one class are one pupil or two: nobody can say.
        let name = pupil.first_name.as_deref().unwrap_or_default();
        let last = pupil.last_name.as_deref().unwrap_or_default();
        let class = pupil.class.as_deref().unwrap_or_default();
        keys.push(Key::Names(key_of(&format!("{name} {last}")), key_of(class)));
    }
    keys
}

/// What two rows about one pupil say differently.
fn contradiction(one: &RollPupil, other: &RollPupil) -> Option<&'static str> {
    fn differ<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
        matches!((one, other), (Some(one), Some(other)) if one != other)
    }
    let names = |pupil: &RollPupil| pupil.first_name.as_deref().map(key_of);
    let last = |pupil: &RollPupil| pupil.last_name.as_deref().map(key_of);
    let facts = [
        (differ(names(one).as_ref(), names(other).as_ref()), "first name"),
        (differ(last(one).as_ref(), last(other).as_ref()), "last name"),
        (differ(one.date_of_birth.as_ref(), other.date_of_birth.as_ref()), "date of birth"),
        (differ(one.upn.as_ref(), other.upn.as_ref()), "UPN"),
        (differ(one.id.as_ref(), other.id.as_ref()), "id"),
        (differ(one.class.as_ref(), other.class.as_ref()), "class"),
        (differ(one.year.as_ref(), other.year.as_ref()), "year group"),
        (differ(one.status.as_ref(), other.status.as_ref()), "SEN status"),
    ];
    facts.into_iter().find_map(|(differs, what)| differs.then_some(what))
}

/// Adds what a further row says: another need, or what the first left empty.
fn complete(first: &mut RollPupil, more: RollPupil) {
    fn fill<T>(place: &mut Option<T>, value: Option<T>) {
        if place.is_none() {
            *place = value;
        }
    }
    fill(&mut first.id, more.id);
    fill(&mut first.upn, more.upn);
    fill(&mut first.first_name, more.first_name);
    fill(&mut first.known_as, more.known_as);
    fill(&mut first.last_name, more.last_name);
    fill(&mut first.class, more.class);
    fill(&mut first.year, more.year);
    fill(&mut first.date_of_birth, more.date_of_birth);
    fill(&mut first.sex, more.sex);
    fill(&mut first.status, more.status);
    // The pupil has been on the register since the first of the days.
    first.since = match (first.since, more.since) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    fill(&mut first.pupil_premium, more.pupil_premium);
    fill(&mut first.eal, more.eal);
    fill(&mut first.looked_after, more.looked_after);
    fill(&mut first.attendance, more.attendance);
    let known: Vec<RollNeed> = first.needs.clone();
    let is_new = |need: &RollNeed| {
        known.iter().all(|one| one.kind != need.kind || one.written != need.written)
    };
    first.needs.extend(more.needs.into_iter().filter(is_new));
}
