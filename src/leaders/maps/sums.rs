//! Sums over rows of provision, each of which says of how many rows it is.

use serde::Serialize;

use crate::leaders::facts::RowFacts;
use crate::template::Setting;

/// Minutes a week that pupils get, by where they get them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub(super) struct Places {
    /// In class.
    in_class: f64,
    /// Out of class.
    out_of_class: f64,
    /// Some in class and some out of class.
    both: f64,
    /// Wherever else, or where the plan does not say.
    elsewhere: f64,
    /// Of all of them, those one to one.
    one_to_one: f64,
    /// All of them.
    pub(super) all: f64,
    /// Of how many rows the minutes are not known.
    unknown: usize,
}

impl Places {
    pub(super) fn of<'r>(rows: impl Iterator<Item = &'r RowFacts>) -> Self {
        let mut sums = Self::default();
        // Where one row has taken over from another, the child does not get both.
        for row in rows.filter(|row| !row.replaced) {
            let minutes = row.minutes_a_week;
            if minutes <= 0.0 {
                sums.unknown += 1;
                continue;
            }
            let place = match row.setting {
                Some(Setting::InClass) => &mut sums.in_class,
                Some(Setting::OutOfClass) => &mut sums.out_of_class,
                Some(Setting::Both) => &mut sums.both,
                Some(Setting::AtHome) | None => &mut sums.elsewhere,
            };
            *place += minutes;
            sums.all += minutes;
            if row.one_to_one {
                sums.one_to_one += minutes;
            }
        }
        sums
    }
}

/// Sessions that were planned and given, of the rows of which both are known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub(super) struct Sessions {
    /// How many were planned.
    pub(super) planned: f64,
    /// How many were given.
    pub(super) given: f64,
    /// Of how many rows this is known.
    known: usize,
    /// Of how many rows there are.
    rows: usize,
}

impl Sessions {
    pub(super) fn of<'r>(rows: impl Iterator<Item = &'r RowFacts>) -> Self {
        let mut sums = Self::default();
        for row in rows {
            sums.rows += 1;
            if let (Some(planned), Some(given)) = (row.planned, row.given) {
                sums.planned += planned;
                sums.given += given;
                sums.known += 1;
            }
        }
        sums
    }

    /// The share that was given; `None` if nothing is known.
    pub(super) fn share(&self) -> Option<f64> {
        (self.planned > 0.0).then(|| self.given / self.planned)
    }

    /// Of how many rows this is known.
    pub(super) const fn is_known(&self) -> bool {
        self.known > 0
    }
}

/// What rows cost a week, as far as it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub(super) struct Money {
    /// What those cost of which it is known; `None` if it is known of none.
    pub(super) a_week: Option<f64>,
    /// Of how many rows it is not known.
    pub(super) not_costed: usize,
    /// How many rows there are.
    rows: usize,
}

impl Money {
    pub(super) fn of<'r>(rows: impl Iterator<Item = &'r RowFacts>) -> Self {
        let mut sums = Self::default();
        for row in rows.filter(|row| !row.replaced) {
            sums.rows += 1;
            match row.cost_a_week {
                Some(cost) => sums.a_week = Some(sums.a_week.unwrap_or_default() + cost),
                None => sums.not_costed += 1,
            }
        }
        sums
    }
}
