//! What a plan is compared with others by.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::awaits::{Awaits, awaits};
use super::passage::Passage;
use super::school::{Session, own_sessions};
use super::subject::{Read, Subject};
use crate::model::{Identity, Read as _, Text, Voice};
use crate::source::{Excerpt, Place, Span};
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
    /// The words with a capital letter within a sentence.
    pub(crate) capitals: Capitals,
    /// What takes adults' time and is in no group of the school.
    pub(crate) sessions: Vec<Session>,
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

/// The words of a plan that may be names. There are a hundred in each plan, and ten thousand plans: each is a few numbers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Capitals {
    words: Vec<Named>,
    /// The paths of the values that they are in, one after another.
    paths: String,
    /// The files that they are in: the plan's, and settings.
    files: Vec<Place>,
}

/// A word that may be a name.
#[derive(Debug, Clone)]
struct Named {
    number: u64,
    /// Which of the files it is in.
    file: u32,
    /// Where it is in that file.
    span: Range<u32>,
    /// Where the path of its value is among the paths.
    path: Range<u32>,
}

/// A word that may be a name, and where it is.
#[derive(Debug, Clone)]
pub(crate) struct Capital<'t> {
    /// The [`number`] of the word.
    pub(crate) number: u64,
    /// The path of the value that it is in.
    pub(crate) path: &'t str,
    /// Where it is.
    pub(crate) place: Place,
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
            sessions: own_sessions(plan).into_iter().filter(|one| one.start.is_some()).collect(),
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
            let ranges: Vec<Range<usize>> =
                wording::names(&read.sentence).filter(foreign).collect();
            if !ranges.is_empty() {
                traits.capitals.take(read, &ranges);
            }
        }
        traits.capitals.shrink();
        traits
    }

    /// Lets the plan's file go for an excerpt of it.
    pub(crate) fn move_to(&mut self, excerpt: &Excerpt) {
        let awaits = self.awaits.iter_mut().map(|awaits| &mut awaits.place);
        let texts = self.texts.iter_mut().map(|text| &mut text.place);
        let capitals = self.capitals.files.iter_mut();
        let sessions = self.sessions.iter_mut().map(|session| &mut session.place);
        let places =
            self.named.iter_mut().chain(awaits).chain(texts).chain(capitals).chain(sessions);
        places.for_each(|place| place.move_to(excerpt));
    }

    fn text(&mut self, text: &Text<'_>) {
        if let Some(fingerprint) = fingerprint(text, &self.names) {
            let (path, place) = (text.item.path.clone(), text.item.place.clone());
            self.texts.push(ComparedText { fingerprint, path, place });
        }
    }
}

impl Capitals {
    /// Those words, in the order of the plan.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Capital<'_>> {
        self.words.iter().filter_map(|Named { number, file, span, path }| {
            let span = Span::new(span.start as usize, span.end as usize);
            let path = self.paths.get(path.start as usize..path.end as usize)?;
            let place = self.files.get(*file as usize)?.with(span);
            Some(Capital { number: *number, path, place })
        })
    }

    /// Takes in words of a text.
    fn take(&mut self, read: &Read<'_>, ranges: &[Range<usize>]) {
        let start = small(self.paths.len());
        self.paths.push_str(&read.item.path);
        let path = start..small(self.paths.len());
        for (place, range) in Passage::from(read).places(ranges).zip(ranges) {
            let file = self.file(&place);
            let span = small(place.span().start())..small(place.span().end());
            let number = number(read.words(range));
            self.words.push(Named { number, file, span, path: path.clone() });
        }
    }

    /// The index of a place's file.
    fn file(&mut self, place: &Place) -> u32 {
        let known = self.files.iter().position(|known| Arc::ptr_eq(known.file(), place.file()));
        small(known.unwrap_or_else(|| {
            self.files.push(place.clone());
            self.files.len() - 1
        }))
    }

    fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.paths.shrink_to_fit();
    }
}

/// A position in a file; no file is longer than a `u32` counts.
fn small(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

/// The number of a word, the same in small letters and capitals.
pub(crate) fn number(word: &str) -> u64 {
    fnv(&word.to_lowercase())
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
    (plain.len() >= LONG).then(|| fnv(&plain))
}

/// FNV-1a: the same on every machine and in every run.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
