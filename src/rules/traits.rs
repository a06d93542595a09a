//! What a plan is compared with others by.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;

use super::awaits::{Awaits, awaits};
use super::subject::Subject;
use crate::model::{Identity, Read as _, Text, Voice};
use crate::record::Item;
use crate::source::{Excerpt, Place};
use crate::template::Role;
use crate::wording;
use crate::wording::word_list;

/// What one plan is compared with the others by.
#[derive(Debug, Clone, Default)]
pub(crate) struct Traits {
    /// Who it is about: plans of one pupil are not compared with each other.
    pub(crate) pupil: Identity,
    /// Where the pupil is named.
    pub(crate) named: Option<Place>,
    /// The day the cycle began.
    pub(crate) start: Option<NaiveDate>,
    /// The plan that it names as the one before.
    pub(crate) previous: String,
    /// The next plan that it waits for.
    pub(crate) awaits: Option<Awaits>,
    /// The class.
    pub(crate) class: String,
    /// The names that the pupil goes by.
    pub(crate) names: Vec<String>,
    /// The texts that are long enough to be compared.
    pub(crate) texts: Vec<ComparedText>,
    /// The texts that have words with a capital letter within a sentence.
    pub(crate) capitals: Vec<Capitals>,
}

/// A text by which plans are compared.
#[derive(Debug, Clone)]
pub(crate) struct ComparedText {
    /// The same for texts that say the same.
    pub(crate) fingerprint: u64,
    /// The path of the value that it is in.
    pub(crate) path: String,
    /// Where it is.
    pub(crate) place: Place,
}

/// A text with words in it that may be names.
#[derive(Debug, Clone)]
pub(crate) struct Capitals {
    /// The value that it is in.
    pub(crate) item: Item,
    /// Where those words are in the value's plain text.
    pub(crate) ranges: Vec<Range<usize>>,
}

/// The fewest letters of a text that is worth comparing.
const LONG: usize = 30;

impl Traits {
    /// What the rules compare of a plan.
    pub(crate) fn of(subject: &Subject<'_>) -> Self {
        let plan = subject.plan;
        let previous = plan.cycle.previous.as_deref().unwrap_or_default();
        let mut traits = Self {
            pupil: Identity::of_plan(plan),
            named: plan.pupil.known_as.as_ref().map(|name| name.place().clone()),
            start: plan.cycle.start.map(|start| *start),
            previous: previous.trim().to_owned(),
            awaits: awaits(subject),
            class: plan.pupil.class.as_deref().unwrap_or_default().to_owned(),
            names: plan.pupil.names(),
            ..Self::default()
        };
        for item in
            [Role::NeedStatement, Role::TargetText].into_iter().flat_map(|role| plan.all(role))
        {
            traits.text(&Text::of(item));
        }
        for voice in plan.all(Role::PupilVoice).iter().filter_map(|item| Voice::read(item)) {
            let words = [voice.quote, voice.child_text].into_iter().flatten();
            words.filter(|words| words.len() > LONG).for_each(|words| traits.text(&words));
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

    /// The places that findings may point at.
    pub(crate) fn places(&self) -> impl Iterator<Item = &Place> {
        let awaits = self.awaits.iter().map(|awaits| &awaits.place);
        let texts = self.texts.iter().map(|text| &text.place);
        let capitals = self.capitals.iter().map(|text| &text.item.place);
        self.named.iter().chain(awaits).chain(texts).chain(capitals)
    }

    /// Lets the plan's file go for an excerpt of it.
    pub(crate) fn move_to(&mut self, excerpt: &Excerpt) {
        let awaits = self.awaits.iter_mut().map(|awaits| &mut awaits.place);
        let texts = self.texts.iter_mut().map(|text| &mut text.place);
        let capitals = self.capitals.iter_mut().map(|text| &mut text.item.place);
        let places = self.named.iter_mut().chain(awaits).chain(texts).chain(capitals);
        places.for_each(|place| place.move_to(excerpt));
    }

    fn text(&mut self, text: &Text<'_>) {
        if let Some(fingerprint) = fingerprint(text, &self.names) {
            let (path, place) = (text.item.path.clone(), text.item.place.clone());
            self.texts.push(ComparedText { fingerprint, path, place });
        }
    }
}

/// The names and words that a plan may contain: its own pupil, the parents, the staff, the school.
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
    for item in roles.into_iter().flat_map(|role| subject.plan.all(role)) {
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
        .filter(|word| !word_list!("people", "he, she and they").contains(word))
        .collect();
    let plain = words.join(" ");
    // FNV-1a: the same on every machine and in every run.
    let hash = plain.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (plain.len() >= LONG).then_some(hash)
}
