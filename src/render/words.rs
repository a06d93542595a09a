//! The words of one language: labels filled in, days, numbers of times, what choices are called.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::template::Labels;

use super::labelled::Labelled;
use super::literal::{FIRST_STRONG, POP};
use super::phrases;

/// The words of one language.
#[derive(Debug)]
pub(super) struct Words {
    labels: Arc<Labels>,
    /// What choices are called in it.
    labelled: Labelled,
    /// Whether it is read from right to left.
    from_right: bool,
    /// Words that keep their capital in any plan.
    proper: Vec<String>,
}

impl Words {
    /// Those of these labels.
    pub(super) fn new(labels: &Labels, labelled: Labelled, from_right: bool) -> Self {
        Self { proper: proper(labels), labels: Arc::new(labels.clone()), labelled, from_right }
    }

    /// A text that stays together as it is wherever it stands: in words that are read from right to left, a name, a number or a
    /// date would else be torn apart by what stands beside it.
    pub(super) fn isolated(&self, text: String) -> String {
        let is_mixed = |c: char| c.is_ascii_alphanumeric() || c.is_ascii_punctuation();
        if !self.from_right || !text.contains(is_mixed) || text.starts_with(FIRST_STRONG) {
            return text;
        }
        format!("{FIRST_STRONG}{text}{POP}")
    }

    /// The words under a key, as they are.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.labels.get(key)
    }

    /// The words under a key with these values filled in; `None` if there are none, or if they ask for another value.
    pub(super) fn say(&self, key: &str, values: &[(&str, &str)]) -> Option<String> {
        self.labels.say(key, values)
    }

    /// What a choice is called: by its word in the plan and what it is in the template's own language.
    pub(super) fn choice<'a>(&'a self, id: &str, label: &'a str) -> &'a str {
        self.labelled.of(id, label)
    }

    /// `14 September 2026`.
    pub(super) fn long_date(&self, day: NaiveDate) -> String {
        self.labels.long_date(day)
    }

    /// `Monday 14 September 2026`.
    pub(super) fn weekday_date(&self, day: NaiveDate) -> String {
        self.labels.weekday_date(day)
    }

    /// `14 Sep 2026`.
    pub(super) fn short_date(&self, day: NaiveDate) -> String {
        let month = self.labels.short_month(day.month());
        format!("{} {month} {}", day.day(), day.year())
    }

    /// `September`.
    pub(super) fn month(&self, day: NaiveDate) -> &str {
        self.labels.month(day.month())
    }

    /// `third`, if there is a word for the number.
    pub(super) fn nth(&self, number: &str) -> Option<&str> {
        self.get(&format!("words.nth.{number}"))
    }

    /// How often a week: what does not come a whole number of times a week is said by the fortnight or in weeks.
    pub(super) fn times_a_week(&self, times: f64) -> String {
        let is_whole = |number: f64| (number - number.round()).abs() < 0.01;
        let form = |key: &str| self.get(&format!("words.times.{key}")).unwrap_or_default();
        if let Some(known) = self.get(&format!("words.times.{times}")).filter(|it| !it.is_empty()) {
            known.to_owned()
        } else if is_whole(times) || (times > 0.5 && !is_whole(times * 2.0)) {
            form("many").replace("{times}", &times.to_string())
        } else if is_whole(times * 2.0) {
            form("fortnight").replace("{times}", &(times * 2.0).to_string())
        } else {
            form("weeks").replace("{weeks}", &(1.0 / times).round().to_string())
        }
    }

    /// `1 week`, `12 weeks`.
    pub(super) fn weeks(&self, count: f64) -> Option<String> {
        let one = (count - 1.0).abs() < f64::EPSILON;
        let key = if one { "words.week" } else { "words.weeks" };
        self.say(key, &[("count", &count.to_string())])
    }

    /// `a, b and c`.
    pub(super) fn listed(&self, items: &[String]) -> String {
        let comma = self.get("words.comma").unwrap_or(", ");
        phrases::listed(items, comma, self.get("words.and").unwrap_or(comma))
    }

    /// How often something is done: `every week`.
    pub(super) fn every(&self, text: &str) -> String {
        phrases::every(text, self.get("words.every").unwrap_or("{what}"))
    }

    /// A text as it is within a sentence; these names keep their capital.
    pub(super) fn within(&self, text: &str, names: &[String]) -> String {
        phrases::within(text, &|word| self.proper.iter().chain(names).any(|name| name == word))
    }

    /// Whether the words are read, if they are a translation.
    pub(super) fn is_reviewed(&self) -> bool {
        self.labels.is_reviewed()
    }

    /// Somebody, with what the person is: `Mrs Hope (class teacher)`.
    pub(super) fn person(&self, name: &str, role: &str) -> Option<String> {
        self.say("words.person", &[("name", name), ("role", role)])
    }
}

/// Words that are names in any plan: the days, the months, the languages.
fn proper(labels: &Labels) -> Vec<String> {
    let days = (0..7).map(|day| labels.weekday(day + 1));
    let months = (1..=12).map(|month| labels.month(month));
    let languages = labels.keys().filter(|key| key.starts_with("choices.language."));
    let languages = languages.filter_map(|key| labels.get(key));
    days.chain(months).chain(languages).map(str::to_owned).collect()
}
