//! The cycle of a plan: one term, from its first day to its review.

use chrono::{Datelike, NaiveDate};

use super::list::List;
use super::typed::typed;
use super::value::{Chosen, Day, Number, Text};
use crate::template::{Status, Term};

typed! {
    /// One term's plan: when it is, how far it has got, what came before it.
    plan Cycle {
        /// The number of the cycle.
        number: Option<Number<'a>> = CycleNumber,
        /// The term.
        term: Option<Chosen<'a, Term>> = Term,
        /// Its first day.
        start: Option<Day<'a>> = CycleStart,
        /// The day of the review that the plan names.
        review_date: Option<Day<'a>> = ReviewDate,
        /// The time of that review.
        review_time: Option<Text<'a>> = ReviewTime,
        /// The place of it.
        review_place: Option<Text<'a>> = ReviewPlace,
        /// How many teaching weeks it has.
        weeks: Option<Number<'a>> = CycleWeeks,
        /// How far the plan has got.
        status: Option<Chosen<'a, Status>> = Status,
        /// The number of the plan's version.
        version: Option<Text<'a>> = Version,
        /// The file of the plan before this one.
        previous: Option<Text<'a>> = Previous,
        /// The meetings that are planned.
        meetings: List<'a, Day<'a>> = Meetings,
    }
}

impl Cycle<'_> {
    /// Whether the plan has got this far, by its own word.
    pub(crate) fn is(&self, status: Status) -> bool {
        self.status.is_some_and(|own| own.is(status))
    }

    /// The year that it starts in.
    pub(crate) fn year(&self) -> Option<i32> {
        self.start.map(|start| start.year())
    }
}

/// The school year that a day is in, by the year in which it began: they begin in August.
pub(crate) fn school_year(day: NaiveDate) -> i32 {
    day.year() - i32::from(day.month() < 8)
}
