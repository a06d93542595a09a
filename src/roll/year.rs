//! Whether a register is of the school year of a day.

use chrono::{Datelike, NaiveDate};

use super::Roll;
use super::rules::ANOTHER_YEAR;
use crate::finding::Finding;

/// Of so many pupils at least it can be said.
const ENOUGH: usize = 3;

impl Roll {
    /// A finding if most pupils are a year group too high or too low for their dates of birth on a day.
    #[must_use]
    pub fn of_another_year(&self, day: NaiveDate) -> Option<Finding> {
        let out: Vec<i32> = (self.pupils.iter())
            .filter_map(|pupil| Some(pupil.year?.number() - year_of(pupil.date_of_birth?, day)))
            .collect();
        let share = |by: i32| out.iter().filter(|one| **one == by).count();
        let is_most = |count: usize| count >= ENOUGH && count * 3 >= out.len() * 2;
        let (which, what) = match (is_most(share(-1)), is_most(share(1))) {
            (true, _) => (share(-1), "last"),
            (_, true) => (share(1), "next"),
            _ => return None,
        };
        let message = format!(
            "this register is of {what} year: {which} of {} pupils are in the year group of {what} school year for their dates of birth",
            out.len()
        );
        let hint = format!("export it again for the school year of {}", day.format("%-d %B %Y"));
        Some(Finding::new(&ANOTHER_YEAR, message).in_file(&self.file).hint(hint))
    }
}

/// The year group of a child on a day: 0 in Reception.
fn year_of(born: NaiveDate, day: NaiveDate) -> i32 {
    let school_year = |day: NaiveDate| day.year() - i32::from(day.month() < 9);
    (school_year(day) - school_year(born) - 5).max(-1)
}
