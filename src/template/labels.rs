//! Every fixed word that is printed, by a dotted key.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::finding::{Finding, listed, nearest};
use crate::input::{Kind, Node};
use crate::source::Place;

use super::rules::TEMPLATE_FAULT;
use super::said::{self, is_note, is_of_manifest};
use super::sentence::filled;
use super::{Audience, Field};

/// The days of the week where a labels file does not name them.
const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The fixed words of one language.
///
/// `{name}` in a label stands for a value that the layout gives.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    words: BTreeMap<String, String>,
    months: Vec<String>,
    short_months: Vec<String>,
    weekdays: Vec<String>,
    /// Who has read a translation; nobody if the file says nothing.
    reviewed_by: String,
    /// For whose documents a translation is; for everybody's if the file does not say.
    audiences: Vec<Audience>,
    /// The keys that a translation lacks.
    missing: Vec<String>,
}

/// The key that says who has read a translation.
const REVIEWED_BY: &str = "reviewed_by";

/// The key that says for whose documents a translation is.
const AUDIENCES: &str = "audiences";

/// The keys that only translations have: what documents are called, which the manifest says in the template's own language.
const TITLES: &str = "documents.";

impl Labels {
    /// Reads the tree of a labels file.
    pub(super) fn read(root: &Node) -> Result<Self, Vec<Finding>> {
        let labels = Self::of(root)?;
        if labels.months.is_empty() {
            let fault = Finding::new(&TEMPLATE_FAULT, "`months` should be twelve names");
            return Err(vec![fault.at(&root.place, "")]);
        }
        Ok(labels)
    }

    /// The same labels in another language: what its file leaves out stays as it is here.
    pub(super) fn with(&self, root: &Node, sections: &[Field]) -> Result<Self, Vec<Finding>> {
        let other = Self::of(root)?;
        let mut labels = self.clone();
        let mut faults = Vec::new();
        // What the manifest says in its own language needs no translation from another.
        labels.words.retain(|key, _| !says_what_the_manifest_does(key));
        let is_missing = |key: &&String| !other.words.contains_key(*key);
        labels.missing = labels.words.keys().filter(is_missing).cloned().collect();
        // Families fill in no plan.
        if other.serves(Audience::Teacher) {
            labels.missing.extend(said::keys(sections).iter().filter(is_missing).cloned());
        }
        labels.reviewed_by = other.reviewed_by;
        labels.audiences = other.audiences;
        labels.short_months = other.short_months;
        for (key, words) in other.words {
            match self.words.get(&key) {
                None if says_what_the_manifest_does(&key) || is_note(&key) => {}
                None => {
                    let message = format!("there is no label `{key}` in the template's own labels");
                    let fault = at(root, &key, message);
                    let near = nearest(&key, self.keys());
                    faults.push(
                        near.map(|near| format!("did you mean `{near}`?"))
                            .into_iter()
                            .fold(fault, Finding::hint),
                    );
                }
                // They are judged file by file, as those of each language are there already.
                Some(_) if is_note(&key) => {}
                Some(own) => {
                    if let Some(name) = names(&words).find(|name| !own.contains(name)) {
                        let message =
                            format!("the label `{key}` has `{name}`, which no layout gives it");
                        faults.push(at(root, &key, message));
                    }
                }
            }
            labels.words.insert(key, words);
        }
        for (own, others) in
            [(&mut labels.months, other.months), (&mut labels.weekdays, other.weekdays)]
        {
            if !others.is_empty() {
                *own = others;
            }
        }
        if faults.is_empty() { Ok(labels) } else { Err(faults) }
    }

    /// What a file contains.
    fn of(root: &Node) -> Result<Self, Vec<Finding>> {
        let mut labels = Self::default();
        let mut faults = Vec::new();
        collect(root, "", &mut labels, &mut faults);
        for (names, count, message) in [
            (&labels.months, 12, "`months` should be twelve names"),
            (&labels.short_months, 12, "`short_months` should be twelve short names"),
            (&labels.weekdays, 7, "`weekdays` should be seven names, starting with Monday"),
        ] {
            if !names.is_empty() && names.len() != count {
                faults.push(Finding::new(&TEMPLATE_FAULT, message).at(&root.place, ""));
            }
        }
        if faults.is_empty() { Ok(labels) } else { Err(faults) }
    }

    /// The words under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(String::as_str)
    }

    /// The words under a key with these values filled in; `None` if there are none, or if they ask for another value.
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> Option<String> {
        let given = |name: &str| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        filled(self.get(key)?, &given).ok()
    }

    /// A day in words, such as `14 September 2026`.
    #[must_use]
    pub fn long_date(&self, day: NaiveDate) -> String {
        self.dated("dates.long", "{day} {month} {year}", day)
    }

    /// The same with the day of the week, such as `Monday 14 September 2026`.
    #[must_use]
    pub fn weekday_date(&self, day: NaiveDate) -> String {
        self.dated("dates.weekday", "{weekday} {day} {month} {year}", day)
    }

    /// A month and its year where there is little room, such as `Dec 2026`.
    #[must_use]
    pub fn short_month_and_year(&self, day: NaiveDate) -> String {
        format!("{} {}", self.short_month(day.month()), day.year())
    }

    /// A day in the order of the language: its pattern is a label, or the usual one.
    fn dated(&self, key: &str, usual: &str, day: NaiveDate) -> String {
        self.get(key)
            .unwrap_or(usual)
            .replace("{weekday}", self.weekday(day.weekday().number_from_monday()))
            .replace("{day}", &day.day().to_string())
            .replace("{month}", self.month(day.month()))
            .replace("{year}", &day.year().to_string())
    }

    /// The name of a month, from 1.
    #[must_use]
    pub fn month(&self, number: u32) -> &str {
        let index = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
        self.months.get(index).map_or("", String::as_str)
    }

    /// The name of a month where there is little room, from 1: its first three letters, where the labels have no other.
    #[must_use]
    pub fn short_month(&self, number: u32) -> String {
        let index = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
        let own = self.short_months.get(index).cloned();
        own.unwrap_or_else(|| self.month(number).chars().take(3).collect())
    }

    /// Whether a translation has been read by a person who speaks the language.
    #[must_use]
    pub fn is_reviewed(&self) -> bool {
        !self.reviewed_by.is_empty()
    }

    /// Whether a translation is for the documents of these readers.
    #[must_use]
    pub fn serves(&self, audience: Audience) -> bool {
        self.audiences.is_empty() || self.audiences.contains(&audience)
    }

    /// For whose documents a translation is; nobody in particular if it is for everybody's.
    #[must_use]
    pub fn readers(&self) -> &[Audience] {
        &self.audiences
    }

    /// The keys that a translation lacks, and that it has in the template's own language.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.missing.iter().map(String::as_str)
    }

    /// The name of a day of the week, Monday being 1.
    #[must_use]
    pub fn weekday(&self, number: u32) -> &str {
        let index = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
        let usual = WEEKDAYS.get(index).copied().unwrap_or_default();
        self.weekdays.get(index).map_or(usual, String::as_str)
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }
}

/// Whether a label says what a manifest does, for which a template's own language has no labels.
fn says_what_the_manifest_does(key: &str) -> bool {
    key.starts_with(TITLES) || is_of_manifest(key)
}

/// What is wrong with a label, said of its key.
fn at(root: &Node, key: &str, message: String) -> Finding {
    Finding::new(&TEMPLATE_FAULT, message).at(place_of(root, key), "")
}

fn place_of<'n>(node: &'n Node, key: &str) -> &'n Place {
    let whole = node.entries().iter().find(|entry| entry.key.value == key);
    if let Some(entry) = whole {
        return &entry.key.place;
    }
    let inner = node.entries().iter().find_map(|entry| {
        let rest = key.strip_prefix(entry.key.value.as_str())?.strip_prefix('.')?;
        matches!(entry.value.kind, Kind::Map(_)).then(|| place_of(&entry.value, rest))
    });
    inner.unwrap_or(&node.place)
}

/// What is in braces in a label, braces included.
pub(super) fn names(words: &str) -> impl Iterator<Item = &str> {
    words.split_inclusive('}').filter_map(|piece| {
        let start = piece.rfind('{')?;
        piece.ends_with('}').then(|| &piece[start..])
    })
}

fn collect(node: &Node, path: &str, labels: &mut Labels, faults: &mut Vec<Finding>) {
    let named =
        |items: &[Node]| items.iter().filter_map(Node::as_text).map(str::to_owned).collect();
    for entry in node.entries() {
        let key = if path.is_empty() {
            entry.key.value.clone()
        } else {
            format!("{path}.{}", entry.key.value)
        };
        match &entry.value.kind {
            Kind::Map(_) => collect(&entry.value, &key, labels, faults),
            Kind::List(items) if key == "months" => labels.months = named(items),
            Kind::List(items) if key == "short_months" => labels.short_months = named(items),
            Kind::List(items) if key == "weekdays" => labels.weekdays = named(items),
            Kind::List(items) if key == AUDIENCES => {
                for item in items {
                    match item.as_text().and_then(Audience::from_name) {
                        Some(audience) => labels.audiences.push(audience),
                        None => {
                            let known = Audience::ALL.iter().map(|one| one.name());
                            let message = format!("`{AUDIENCES}` names readers: {}", listed(known));
                            faults.push(
                                Finding::new(&TEMPLATE_FAULT, message)
                                    .at(&item.place, item.found()),
                            );
                        }
                    }
                }
            }
            Kind::Text(text) if key == REVIEWED_BY => labels.reviewed_by = text.trim().to_owned(),
            Kind::Null if key == REVIEWED_BY => {}
            Kind::Text(text) => {
                labels.words.insert(key, text.clone());
            }
            _ => faults.push(
                Finding::new(&TEMPLATE_FAULT, format!("the label `{key}` is not text"))
                    .at(&entry.value.place, entry.value.found()),
            ),
        }
    }
}
