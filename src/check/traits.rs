//! What a plan is compared with others by.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;

use super::parts::text;
use super::rules::no_next_plan::{self, Awaits};
use super::subject::Subject;
use crate::model::Identity;
use crate::record::{Item, Slots};
use crate::source::Place;
use crate::template::Role;
use crate::wording;

/// What one plan is compared with the others by.
#[derive(Debug, Clone, Default)]
pub(crate) struct Traits {
    /// Who it is about: plans of one pupil are not compared with each other.
    pub(crate) pupil: Identity,
    /// Where the pupil is named.
    pub(super) named: Option<Place>,
    /// The day the cycle began.
    pub(super) start: Option<NaiveDate>,
    /// The plan that it names as the one before.
    pub(super) previous: String,
    /// The next plan that it waits for.
    pub(super) awaits: Option<Awaits>,
    /// The class.
    pub(super) class: String,
    /// The names that the pupil goes by.
    pub(super) names: Vec<String>,
    /// The texts, each by its fingerprint, with its path and place.
    pub(super) texts: Vec<(u64, String, Place)>,
    /// The texts that have words with a capital letter within a sentence.
    pub(super) capitals: Vec<Capitals>,
}

/// A text with words in it that may be names.
#[derive(Debug, Clone)]
pub(super) struct Capitals {
    /// The value that holds it.
    pub(super) item: Item,
    /// Where those words are in the value's plain text.
    pub(super) ranges: Vec<Range<usize>>,
}

/// The fewest letters of a text that is worth comparing.
const LONG: usize = 30;

impl Traits {
    /// What the rules compare of a plan.
    pub(crate) fn of(subject: &Subject<'_>) -> Self {
        let mut traits = Self {
            pupil: Identity::of_sections(subject.sections),
            named: subject.by_role(Role::PupilName).map(|item| item.place.clone()),
            start: subject.date(Role::CycleStart),
            previous: subject.text(Role::Previous).trim().to_owned(),
            awaits: no_next_plan::awaits(subject),
            class: subject.text(Role::Class),
            names: subject.names(),
            ..Self::default()
        };
        let roles = [Role::NeedStatement, Role::TargetText];
        for item in roles.into_iter().flat_map(|role| subject.all(role)) {
            traits.text(item);
        }
        for voice in subject.all(Role::PupilVoice) {
            if let crate::record::Value::Group(group) = &voice.value {
                traits.voice(group);
            }
        }
        let mut own = None;
        let shared = subject.texts.iter().filter(|read| {
            let name = matches!(read.readers.role, Some(Role::Class | Role::PupilName));
            (read.readers.parent || read.readers.child) && !name
        });
        for read in shared {
            let foreign = |range: &Range<usize>| {
                let own = own.get_or_insert_with(|| own_words(subject));
                !own.contains(&read.words(range).to_lowercase())
            };
            let ranges: Vec<Range<usize>> = wording::names(&read.sentence)
                .filter(foreign)
                .map(|range| read.start + range.start..read.start + range.end)
                .collect();
            if !ranges.is_empty() {
                traits.capitals.push(Capitals { item: read.item.clone(), ranges });
            }
        }
        traits
    }

    fn text(&mut self, item: &Item) {
        if let Some(print) = fingerprint(&item.value.plain(), &self.names) {
            self.texts.push((print, item.path.clone(), item.place.clone()));
        }
    }

    fn voice(&mut self, group: &Slots) {
        for role in [Role::Quote, Role::ChildText] {
            if let Some(item) =
                super::parts::item(group, role).filter(|_| text(group, role).len() > LONG)
            {
                self.text(item);
            }
        }
    }
}

/// The names and words of a plan that may stand in it: its own pupil, the parents, the staff, the school.
fn own_words(subject: &Subject<'_>) -> BTreeSet<String> {
    let mut own = BTreeSet::new();
    let roles = [
        Role::PupilName,
        Role::PupilFirstName,
        Role::PupilLastName,
        Role::ClassTeacher,
        Role::Senco,
        Role::ParentDetail,
        Role::ParentName,
        Role::ParentAddress,
        Role::DeliveredBy,
        Role::Cover,
        Role::MeasureBy,
    ];
    for item in roles.into_iter().flat_map(|role| subject.all(role)) {
        own.extend(item.value.plain().split_whitespace().map(str::to_lowercase));
    }
    own
}

/// A number for a text without its names, figures and marks; the same for texts that say the same.
fn fingerprint(text: &str, names: &[String]) -> Option<u64> {
    let lower = text.to_lowercase();
    let names: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty() && !names.iter().any(|name| name == word))
        .filter(|word| {
            ![
                "he", "she", "his", "her", "him", "hers", "himself", "herself", "they", "their",
                "them",
            ]
            .contains(word)
        })
        .collect();
    let plain = words.join(" ");
    // FNV-1a: the same on every machine and in every run.
    let hash = plain.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (plain.len() >= LONG).then_some(hash)
}
