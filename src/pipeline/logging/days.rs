//! Which days an entry of a log is about, as somebody typed it.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Keys, LogLine};
use crate::check;
use crate::draft;
use crate::error::Error;
use crate::input::{self, Node};
use crate::model::{Calendar, Stretch};
use crate::source::SourceFile;

/// The days of a new entry.
pub(super) struct Days {
    week: Option<u32>,
    date: Option<NaiveDate>,
    stretch: Option<Stretch>,
    calendar: Option<Calendar>,
}

/// Whether the date of a week is written beside its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dating {
    /// It is: a group's file goes on for several terms.
    Always,
    /// Only if it was typed: a plan is of one term.
    AsTyped,
}

impl Days {
    /// Those of a line, by a calendar that weeks are counted in.
    ///
    /// # Errors
    ///
    /// [`Error::Options`] if it says neither a week nor a day, or a week that there is not.
    pub(super) fn of(
        line: &LogLine,
        calendar: Option<Calendar>,
        dating: Dating,
    ) -> Result<Self, Error> {
        let number = line.week.and_then(|week| usize::try_from(week).ok());
        let stretch = match (number, line.date) {
            (None, None) => {
                return Err(Error::options(
                    "say when it was given: `--week 3`, or `--date 2026-10-05`",
                ));
            }
            (Some(_), Some(date)) => Some(Stretch::week_of(date)),
            (None, Some(date)) => Some(Stretch::day(date)),
            (Some(number), None) => match &calendar {
                Some(calendar) => {
                    Some(calendar.week(number).ok_or_else(|| no_week(number, calendar))?)
                }
                None => None,
            },
        };
        let first = stretch.map(|days| match &calendar {
            // The first week may begin later than its Monday.
            Some(calendar) => days.first.max(calendar.cycle.first),
            None => days.first,
        });
        let date = line.date.or(first.filter(|_| dating == Dating::Always));
        Ok(Self { week: line.week, date, stretch, calendar })
    }

    /// The week, if nothing says which days it has: each plan counts it from its own first day.
    pub(super) fn uncounted_week(&self) -> Option<u32> {
        self.week.filter(|_| self.stretch.is_none())
    }

    /// Whether they begin after a day.
    pub(super) fn is_after(&self, day: NaiveDate) -> bool {
        self.stretch.is_some_and(|days| days.first > day)
    }

    /// What the line says of them.
    pub(super) fn parts(&self, keys: &Keys) -> Vec<String> {
        let week = self.week.map(|week| format!("{}: {week}", keys.week));
        let date = self.date.map(|date| format!("{}: {date}", keys.date));
        week.into_iter().chain(date).collect()
    }

    /// `week 3`, `5 October 2026`.
    pub(super) fn in_words(&self) -> String {
        let day = |date: NaiveDate| date.format("%-d %B %Y").to_string();
        match (self.week, self.date) {
            (Some(week), _) => format!("week {week}"),
            (None, date) => date.map(day).unwrap_or_default(),
        }
    }

    /// The number of the entry of a log that is about the same days, of this row if it names one.
    pub(super) fn same(
        &self,
        text: &str,
        key: &str,
        keys: &Keys,
        row: Option<&str>,
    ) -> Option<usize> {
        let root = input::parse(&Arc::new(SourceFile::new("log", text))).ok()?;
        let mut items = draft::items_in(&root, key).iter();
        items.position(|item| {
            let of_row = item.get(&keys.row).and_then(Node::as_text).map(str::trim);
            (row.is_none() || of_row == row) && self.is_same(item, keys)
        })
    }

    fn is_same(&self, item: &Node, keys: &Keys) -> bool {
        let week = item.get(&keys.week).and_then(Node::as_text);
        let week = week.and_then(|week| week.trim().parse::<usize>().ok());
        let date = item.get(&keys.date).and_then(check::day_of);
        let other = match (week, date) {
            (Some(_), Some(date)) => Some(Stretch::week_of(date)),
            (None, Some(date)) => Some(Stretch::day(date)),
            (Some(week), None) => self.calendar.as_ref().and_then(|calendar| calendar.week(week)),
            (None, None) => None,
        };
        match (self.stretch, other) {
            (Some(own), Some(other)) => own.within(other).is_some(),
            _ => week.is_some() && week == self.week.and_then(|week| usize::try_from(week).ok()),
        }
    }
}

fn no_week(number: usize, calendar: &Calendar) -> Error {
    let all = calendar.teaching_weeks(calendar.cycle).len();
    Error::options(format!(
        "there is no week {number}: the teaching weeks are 1 to {all}, counted from {} without holidays",
        calendar.cycle.first.format("%-d %B %Y")
    ))
}
