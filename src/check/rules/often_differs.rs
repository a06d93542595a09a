//! `often-differs`: every day in the text, three times a week in the figures.

use super::super::Subject;
use super::super::parts::{item, items, number, playing, text};
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::record::{Item, Slots, Value};
use crate::template::Role;
use crate::wording;

quality! {
    /// A text and the provision disagree on how often help is given.
    ///
    /// ## What it looks for
    ///
    /// `Every day`, `daily`, `four times a week`, `on Mondays` and the like, in what the child reads, in what goes
    /// beyond the class, in a row's own words and in what the school will do. They are compared with `times_per_week`
    /// in the right row: the row itself, the rows that serve the target, or the row that shares a word with the
    /// sentence.
    ///
    /// ## Why
    ///
    /// When a plan changes in mid-term, people change the figure and forget the sentences. The child waits for help
    /// that does not come.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[2].child: I talk to Mrs Black every day.
    /// #                                       ^^^^^^^^^
    /// ```
    ///
    /// ```edit,fail
    /// targets[3].child.who: Mrs Black, four days a week
    /// #                                ^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// provision[2].child: I talk to Mrs Black once a week.
    /// ```
    "often-differs", Warning, look
}

/// A row as far as this rule needs it.
struct Row {
    id: String,
    times: Option<f64>,
    words: Vec<String>,
    names: Vec<String>,
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let rows: Vec<(Row, &Slots)> =
        subject.groups(Role::ProvisionRow).map(|row| (of(row), row)).collect();
    for (row, slots) in &rows {
        let own = [Role::ChildText, Role::ProvisionText, Role::Programme, Role::Frequency];
        for said in own.into_iter().filter_map(|role| item(slots, role)) {
            let words = said.value.plain();
            found.extend(claim(said, Clause::whole(&words), &[row]));
        }
    }
    for target in subject.groups(Role::Target) {
        let id = target.item("id").map(|item| item.value.plain()).unwrap_or_default();
        let serving: Vec<&Row> = rows
            .iter()
            .filter(|(_, slots)| {
                items(item(slots, Role::ServedTargets)).iter().any(|one| one.value.plain() == id)
            })
            .map(|(row, _)| row)
            .collect();
        let read = target.iter().filter_map(|slot| match &slot.item.as_ref()?.value {
            // What the child does by itself, at home as well, is in a list of its own.
            Value::Group(group) => Some(playing(group, Role::ChildText)),
            _ => None,
        });
        let beyond = item(target, Role::AdditionalTo);
        for said in read.flatten().chain(beyond) {
            let words = said.value.plain();
            let named: Vec<&Row> =
                serving.iter().copied().filter(|row| names(row, &words)).collect();
            let meant = if named.is_empty() { &serving } else { &named };
            found.extend(claim(said, Clause::whole(&words), meant));
        }
    }
    for said in items(subject.by_role(Role::SchoolWill)) {
        let words = said.value.plain();
        for clause in Clause::whole(&words).parted() {
            let telling = wording::telling(clause.text);
            let meant: Vec<&Row> = rows
                .iter()
                .map(|(row, _)| row)
                .filter(|row| row.words.iter().any(|word| telling.contains(word)))
                .collect();
            found.extend(claim(said, clause, &meant));
        }
    }
}

/// A part of a text, and where it begins in it.
#[derive(Debug, Clone, Copy)]
struct Clause<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Clause<'t> {
    /// A text that is not parted.
    const fn whole(text: &'t str) -> Self {
        Self { text, start: 0 }
    }

    /// Its parts between commas, stops and `and`.
    fn parted(self) -> impl Iterator<Item = Self> {
        let marked = self.split([";", ",", "."].as_slice());
        marked.into_iter().flat_map(|part| part.split(&[" and "]))
    }

    /// Its parts between any of these marks.
    fn split(self, marks: &[&str]) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut rest = self;
        loop {
            let found = marks.iter().filter_map(|mark| Some((rest.text.find(mark)?, mark.len())));
            let Some((at, length)) = found.min() else { break };
            parts.push(Self { text: &rest.text[..at], ..rest });
            rest = Self { text: &rest.text[at + length..], start: rest.start + at + length };
        }
        parts.push(rest);
        parts
    }
}

fn of(row: &Slots) -> Row {
    let words = format!("{} {}", text(row, Role::Programme), text(row, Role::ProvisionText));
    let names = [Role::DeliveredBy, Role::Cover].map(|role| text(row, role)).join(" ");
    Row {
        id: row.item("id").map(|item| item.value.plain()).unwrap_or_default(),
        times: number(item(row, Role::TimesPerWeek)),
        words: wording::telling(&words),
        names: wording::last_names(&names),
    }
}

/// Whether a text names somebody who gives the row.
fn names(row: &Row, said: &str) -> bool {
    wording::last_names(said).iter().any(|name| row.names.contains(name))
}

/// The finding that a text says how often, and none of the rows that are meant agrees, nor do they together.
fn claim(said: &Item, clause: Clause<'_>, rows: &[&Row]) -> Option<Finding> {
    // A row in words may be as often as anybody likes.
    let times: Vec<f64> = rows.iter().map(|row| row.times).collect::<Option<_>>()?;
    let all: f64 = times.iter().sum();
    let first = rows.first()?;
    let claim = wording::often(clause.text).into_iter().find(|often| {
        let same = |times: f64| (times - often.times).abs() < 0.01;
        // Every day is five times a week and more.
        let daily = often.times >= 5.0 && times.iter().any(|times| *times >= 5.0);
        let together = same(all) || (often.times >= 5.0 && all >= 5.0);
        !(daily || together || times.iter().any(|times| same(*times)))
    })?;
    let shown = clause.text.get(claim.range.clone())?;
    let range = clause.start + claim.range.start..clause.start + claim.range.end;
    let message = match rows {
        [row] => format!("“{shown}”, but {} is given {}", row.id, counted(row.times?)),
        _ => format!("“{shown}”, but {} is given {}", first.id, counted(first.times?)),
    };
    Some(
        RULE.at_words(said, range, message)
            .hint("give both the same: the sentence, and `times_per_week`"),
    )
}

/// `3 times a week`.
fn counted(times: f64) -> String {
    match times {
        times if (times - 1.0).abs() < 0.01 => "once a week".into(),
        times if (times - 2.0).abs() < 0.01 => "twice a week".into(),
        times if (times - 0.5).abs() < 0.01 => "once a fortnight".into(),
        times => format!("{times} times a week"),
    }
}
