//! The children on roll, each with what the register says of them.

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use crate::parts::{Class, Parts};

/// The year in which the school year begins.
const YEAR: i32 = 2026;

/// A child on roll.
#[derive(Debug)]
pub(crate) struct Child {
    pub(crate) id: String,
    pub(crate) first: String,
    pub(crate) last: String,
    /// The place of the class in the list of classes.
    pub(crate) class: usize,
    pub(crate) born: NaiveDate,
    pub(crate) is_girl: bool,
    pub(crate) status: Status,
    /// Since when there is support, or a plan of the authority.
    pub(crate) since: Option<NaiveDate>,
    pub(crate) pupil_premium: bool,
    pub(crate) eal: bool,
    pub(crate) looked_after: bool,
    pub(crate) attendance: usize,
    /// Bands in reading, in the summer and now.
    pub(crate) reading: [&'static str; 2],
}

/// What the census says of a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nothing.
    None,
    /// SEN support.
    Support,
    /// An education, health and care plan.
    Plan,
}

const BANDS: [&str; 4] = ["below", "towards", "expected", "greater depth"];

/// All children, class by class and by their last names.
pub(crate) fn children(parts: &Parts, rng: &mut Rng) -> Vec<Child> {
    let mut names = names(parts, rng);
    let mut children: Vec<Child> = Vec::new();
    for (index, class) in parts.school.classes.iter().enumerate() {
        let mut of_class: Vec<Child> =
            (0..rng.usize(26..30)).map(|_| child(&mut names, index, class, rng)).collect();
        of_class.sort_by(|a, b| (&a.last, &a.first).cmp(&(&b.last, &b.first)));
        // More need support in the middle of the school than at its start.
        let supported = if class.year == 0 { 3 } else { 4 };
        let with_plan = usize::from(index % 3 != 0);
        let mut order: Vec<usize> = (0..of_class.len()).collect();
        rng.shuffle(&mut order);
        for (nth, chosen) in order.iter().take(supported + with_plan).enumerate() {
            let child = &mut of_class[*chosen];
            child.status = if nth < supported { Status::Support } else { Status::Plan };
            child.since = Some(since(class, nth, rng));
            child.attendance = child.attendance.saturating_sub(rng.usize(0..5));
            let [before, now] = &mut child.reading;
            (*before, *now) = (BANDS[rng.usize(0..2)], BANDS[rng.usize(0..3)]);
        }
        children.append(&mut of_class);
    }
    for (index, child) in children.iter_mut().enumerate() {
        child.id = format!("WB-{:03}", index + 1);
    }
    children
}

/// Pairs of first and last name, each once; the flag says whether it is a girl's.
fn names(parts: &Parts, rng: &mut Rng) -> Vec<(String, String, bool)> {
    let people = &parts.people;
    let mut all: Vec<(String, String, bool)> = Vec::new();
    for (firsts, is_girl) in [(&people.he, false), (&people.she, true)] {
        for first in firsts {
            for last in &people.last {
                all.push((first.clone(), last.clone(), is_girl));
            }
        }
    }
    rng.shuffle(&mut all);
    all
}

fn child(
    names: &mut Vec<(String, String, bool)>,
    index: usize,
    class: &Class,
    rng: &mut Rng,
) -> Child {
    let (first, last, is_girl) = names.pop().expect("there are more names than children");
    let year = i32::try_from(class.year).expect("a year group is small");
    let september = NaiveDate::from_ymd_opt(YEAR - 5 - year, 9, 1).expect("a day");
    let reading = BANDS[1 + rng.usize(0..3)];
    Child {
        id: String::new(),
        first,
        last,
        class: index,
        born: september + Days::new(rng.u64(0..365)),
        is_girl,
        status: Status::None,
        since: None,
        pupil_premium: rng.usize(0..100) < 24,
        eal: rng.usize(0..100) < 22,
        looked_after: rng.usize(0..100) < 2,
        attendance: 92 + rng.usize(0..9),
        reading: [reading, reading],
    }
}

/// The first day of support: the start of a term not long before, for the youngest of this one.
fn since(class: &Class, nth: usize, rng: &mut Rng) -> NaiveDate {
    let days = [(2026, 9, 14), (2026, 4, 20), (2026, 1, 12), (2025, 9, 15)];
    let latest = if class.year == 0 { 1 } else { days.len() };
    let chosen = if nth == 0 { latest - 1 } else { rng.usize(0..latest) };
    let (year, month, day) = days[chosen];
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}
