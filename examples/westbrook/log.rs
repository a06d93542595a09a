//! What was given of each meeting, week by week.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use crate::parts::Parts;
use crate::timetable::Meeting;

/// A week of one meeting.
#[derive(Debug, Clone)]
pub(crate) struct Week {
    /// The week of the term, from 1.
    pub(crate) number: usize,
    /// Its Monday.
    pub(crate) monday: NaiveDate,
    pub(crate) given: usize,
    /// Why it was not all of it.
    pub(crate) reason: Option<&'static str>,
}

/// The log of the autumn.
pub(crate) struct Log {
    mondays: Vec<(usize, NaiveDate)>,
    known: RefCell<BTreeMap<String, Vec<Week>>>,
}

impl Log {
    /// The log of the term that `today` is in, without any weeks yet.
    pub(crate) fn of(parts: &Parts) -> Self {
        let school = &parts.school;
        let term = school.terms.last().expect("there are terms");
        let is_open = |day: &NaiveDate| {
            !school.holidays.iter().any(|one| (one.start.0..=one.end.0).contains(day))
        };
        let mondays = (0..)
            .map(|week| term.start.0 + Days::new(7 * week))
            .take_while(|day| *day < school.today.0);
        let mondays = mondays.filter(is_open).take(term.weeks).enumerate();
        let mondays = mondays.map(|(index, monday)| (index + 1, monday)).collect();
        Self { mondays, known: RefCell::default() }
    }

    /// The weeks of a meeting.
    pub(crate) fn weeks(&self, meeting: &Meeting) -> Vec<Week> {
        let key = format!("{:?}{:?}{}", meeting.group, meeting.children, meeting.programme);
        let seed =
            key.bytes().fold(7_u64, |sum, byte| sum.wrapping_mul(131).wrapping_add(byte.into()));
        let made = || {
            let mut rng = Rng::with_seed(seed);
            // One programme in which much is missed, so that reports have something to say before the review.
            let (share, reason) = match meeting.programme.as_str() {
                "typing" => (45, "no-room"),
                "regulation" => (30, "no-cover"),
                _ => (12, "trip-or-event"),
            };
            let week = |(number, monday): &(usize, NaiveDate)| {
                let times = meeting.days.len();
                let missed = (0..times).filter(|_| rng.usize(0..100) < share).count();
                Week {
                    number: *number,
                    monday: *monday,
                    given: times - missed,
                    reason: (missed > 0).then_some(reason),
                }
            };
            self.mondays.iter().map(week).collect::<Vec<_>>()
        };
        self.known.borrow_mut().entry(key).or_insert_with(made).clone()
    }

    /// How many sessions were given in all, and why some were not.
    pub(crate) fn given(&self, meeting: &Meeting) -> (usize, Option<&'static str>) {
        let weeks = self.weeks(meeting);
        (weeks.iter().map(|week| week.given).sum(), weeks.iter().find_map(|week| week.reason))
    }
}
