//! Plans held against each other: what of each is compared, and what was found.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::{copied_text, other_pupil};
use super::subject::{Subject, text};
use crate::diagnostic::{Diagnostic, Rule};
use crate::record::{Item, Slots};
use crate::template::Role;

/// What one plan is compared with the others by; it keeps no text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Traits {
    /// Who it is about: plans of one pupil are not compared with each other.
    pub(crate) pupil: String,
    /// The class.
    pub(super) class: String,
    /// The names that the pupil goes by.
    pub(super) names: Vec<String>,
    /// The texts, each by its fingerprint, with its path.
    pub(super) texts: Vec<(u64, String)>,
    /// Words with a capital letter within a sentence, with their paths.
    pub(super) capitals: Vec<(String, String)>,
}

/// What was found on a plan: which rule, at which path, what it says.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(super) rule: &'static Rule,
    pub(super) path: String,
    pub(super) words: String,
    pub(super) message: String,
    pub(super) hint: &'static str,
}

/// The fewest letters of a text that is worth comparing.
const LONG: usize = 30;

impl Traits {
    /// What the rules compare of a plan.
    pub(crate) fn of(subject: &Subject<'_>) -> Self {
        let mut traits = Self {
            pupil: [Role::FileId, Role::PupilName].map(|role| subject.text(role)).join("|"),
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
        let own: BTreeSet<String> = own_words(subject);
        subject.each_text(&mut |item, text, readers| {
            if readers.parent || readers.child {
                for name in capitals(text) {
                    if !own.contains(&name.to_lowercase()) {
                        traits.capitals.push((name.to_owned(), item.path.clone()));
                    }
                }
            }
        });
        traits
    }

    fn text(&mut self, item: &Item) {
        if let Some(print) = fingerprint(&item.value.plain(), &self.names) {
            self.texts.push((print, item.path.clone()));
        }
    }

    fn voice(&mut self, group: &Slots) {
        for role in [Role::Quote, Role::ChildText] {
            if let Some(item) =
                super::subject::item(group, role).filter(|_| text(group, role).len() > LONG)
            {
                self.text(item);
            }
        }
    }
}

/// What the plans of a run say about each other, by their places in the run. Each has what messages call it.
pub(crate) fn compare(plans: &[(String, Traits)]) -> BTreeMap<usize, Vec<Found>> {
    let mut found = BTreeMap::new();
    copied_text::compare(plans, &mut found);
    other_pupil::compare(plans, &mut found);
    found
}

impl Found {
    /// The finding on the plan that it is about.
    pub(crate) fn on(&self, sections: &Slots) -> Option<Diagnostic> {
        let item = find(sections, &self.path)?;
        let place =
            if self.words.is_empty() { item.place.clone() } else { item.place.part(&self.words) };
        Some(
            Diagnostic::new(self.rule, self.message.clone())
                .at(&place, "")
                .path(&self.path)
                .hint(self.hint),
        )
    }
}

/// The item at a path such as `targets[1].text`.
fn find<'a>(sections: &'a Slots, path: &str) -> Option<&'a Item> {
    let mut found = None;
    let mut visit = |item: &'a Item, _: &'a str| {
        if item.path == path && found.is_none() {
            found = Some(item);
        }
    };
    for item in sections.iter().filter_map(|slot| slot.item.as_ref()) {
        item.value.texts(item, &mut visit);
    }
    found
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
        Role::DeliveredBy,
        Role::Cover,
        Role::MeasureBy,
    ];
    for item in roles.into_iter().flat_map(|role| subject.all(role)) {
        own.extend(item.value.plain().split_whitespace().map(str::to_lowercase));
    }
    own
}

/// The words with a capital letter that do not begin a sentence.
fn capitals(text: &str) -> impl Iterator<Item = &str> {
    let mut begins = true;
    text.split_whitespace().filter_map(move |word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
        let named = !begins && bare.starts_with(char::is_uppercase) && bare.len() > 2;
        begins = word.ends_with(['.', '!', '?', ':']);
        named.then_some(bare)
    })
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
