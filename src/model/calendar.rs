//! The days of a cycle on which there is school, and its teaching weeks.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// How many days of a week there is school on.
pub(crate) const SCHOOL_DAYS: f64 = 5.0;

/// Days from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The first.
    pub(crate) first: NaiveDate,
    /// The last.
    pub(crate) last: NaiveDate,
}

impl Stretch {
    /// One day.
    pub(crate) const fn day(day: NaiveDate) -> Self {
        Self { first: day, last: day }
    }

    /// The week that a day is in, from Monday to Sunday.
    pub(crate) fn week_of(day: NaiveDate) -> Self {
        let first = monday(day);
        Self { first, last: first.checked_add_days(Days::new(6)).unwrap_or(first) }
    }

    /// The days that are in both; `None` if none is.
    pub(crate) fn within(self, other: Self) -> Option<Self> {
        let both = Self { first: self.first.max(other.first), last: self.last.min(other.last) };
        (both.first <= both.last).then_some(both)
    }

    /// Whether a day is one of them.
    pub(crate) fn has(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

/// When there is school in a cycle.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    /// From the cycle's first day to the last before its review.
    pub(crate) cycle: Stretch,
    holidays: Vec<Stretch>,
}

impl Calendar {
    /// Of a cycle from its first day to its review, with the school's holidays; `None` if the review comes first.
    pub(crate) fn new(
        start: NaiveDate,
        review: NaiveDate,
        holidays: impl Iterator<Item = Stretch>,
    ) -> Option<Self> {
        let last = review.pred_opt().filter(|last| *last >= start)?;
        let cycle = Stretch { first: start, last };
        Some(Self { cycle, holidays: holidays.collect() })
    }

    /// Whether the school is closed on a day by its own list of holidays.
    pub(crate) fn is_holiday(&self, day: NaiveDate) -> bool {
        self.holidays.iter().any(|holiday| holiday.has(day))
    }

    /// Whether there is school on a day.
    fn is_school_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.is_holiday(day)
    }

    /// The days of a stretch on which there is school.
    pub(crate) fn school_days(&self, stretch: Stretch) -> impl Iterator<Item = NaiveDate> {
        let days = stretch.first.iter_days().take_while(move |day| *day <= stretch.last);
        days.filter(|day| self.is_school_day(*day))
    }

    /// The weeks of a stretch, a day of school counting as a fifth of one.
    #[expect(clippy::cast_precision_loss, reason = "a year has few days")]
    pub(crate) fn weeks_in(&self, stretch: Stretch) -> f64 {
        self.school_days(stretch).count() as f64 / SCHOOL_DAYS
    }

    /// The teaching weeks of a stretch, those begun included, each from Monday to Sunday.
    pub(crate) fn teaching_weeks(&self, stretch: Stretch) -> Vec<Stretch> {
        let mut weeks: Vec<Stretch> = self.school_days(stretch).map(Stretch::week_of).collect();
        weeks.dedup();
        weeks
    }

    /// The teaching week of this number, counted from the cycle's first.
    pub(crate) fn week(&self, number: usize) -> Option<Stretch> {
        self.teaching_weeks(self.cycle).get(number.checked_sub(1)?).copied()
    }

    /// The number of the teaching week that a day is in.
    pub(crate) fn number_of(&self, day: NaiveDate) -> Option<usize> {
        let at = |week: &Stretch| week.has(day);
        self.teaching_weeks(self.cycle).iter().position(at).map(|index| index + 1)
    }
}

/// The Monday of the week that a day is in.
fn monday(day: NaiveDate) -> NaiveDate {
    let since = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since)).unwrap_or(day)
}
