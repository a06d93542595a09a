//! The timetable of each adult who gives support: the days of the week, the times, the pupils; what clashes.

mod session;

use std::collections::BTreeMap;

use serde::Serialize;

use self::session::{Session, sessions};
use super::facts::{SchoolLists, StaffFacts};
use super::school::{Head, School};
use super::{LeadersFile, named};
use crate::model::plain;
use crate::template::Weekday;
use crate::workbook::{Cell, Column, Sheet, Workbook};

/// What the layout gets.
#[derive(Debug, Serialize)]
struct Timetable {
    head: Head,
    adults: Vec<Adult>,
    /// How many sessions there are a week, of a day and time that are written.
    timed: usize,
    /// How many entries have no day or no time.
    untimed: usize,
    /// How many adults are in two places at once, or give support on a day on which they do not work.
    with_clashes: usize,
}

/// An adult, with the sessions of a week.
#[derive(Debug, Serialize)]
struct Adult {
    name: String,
    role: String,
    /// The hours a week that the school's list of staff gives.
    hours: Option<f64>,
    /// The minutes a week of all sessions.
    minutes: f64,
    pupils: usize,
    clashes: usize,
    days: Vec<DayOfAdult>,
    /// The same by time: what is at that time on each day of the week.
    slots: Vec<Slot>,
    /// What has no day, or no time.
    untimed: Vec<Entry>,
}

/// The sessions of one day.
#[derive(Debug, Serialize)]
struct DayOfAdult {
    /// The word of the weekday.
    day: &'static str,
    sessions: Vec<Entry>,
}

/// What is at one time of the day.
#[derive(Debug, Serialize)]
struct Slot {
    time: String,
    /// For each day of the school week what is there.
    week: Vec<Vec<Entry>>,
}

/// One session on a day.
#[derive(Debug, Clone, Serialize)]
struct Entry {
    /// From when until when, or the time in words.
    time: String,
    programme: String,
    group: String,
    place: String,
    minutes: Option<f64>,
    /// How often a week, for what has no day.
    times: Option<f64>,
    pupils: Vec<String>,
    /// Whether the adult is to be in another place at the same time.
    clash: bool,
    /// Whether the adult does not work on this day.
    away: bool,
}

/// The timetables of all adults.
pub(super) fn files(school: &School<'_>) -> Vec<LeadersFile> {
    let table = Timetable::of(school);
    let workbook = table.workbook(school);
    let file = named(String::new(), table);
    file.map(|file| LeadersFile { workbook: Some(workbook), ..file }).into_iter().collect()
}

impl Timetable {
    fn of(school: &School<'_>) -> Self {
        let lists = school.lists();
        let mut by_adult: BTreeMap<String, Vec<Session>> = BTreeMap::new();
        for session in sessions(school, &lists) {
            by_adult.entry(plain(&session.giver)).or_default().push(session);
        }
        let mut adults: Vec<Adult> =
            by_adult.values().map(|sessions| Adult::of(sessions, &lists)).collect();
        adults.sort_by_key(|adult| adult.name.to_lowercase());
        let of_days =
            |adult: &Adult| adult.days.iter().map(|day| day.sessions.len()).sum::<usize>();
        Self {
            head: school.head(),
            timed: adults.iter().map(of_days).sum(),
            untimed: adults.iter().map(|adult| adult.untimed.len()).sum(),
            with_clashes: adults.iter().filter(|adult| adult.clashes > 0).count(),
            adults,
        }
    }

    fn workbook(&self, school: &School<'_>) -> Workbook {
        let word = |key: &str| school.word(key);
        let columns = [
            ("adult", 24.0),
            ("role", 22.0),
            ("day", 12.0),
            ("time", 16.0),
            ("minutes", 9.0),
            ("provision", 30.0),
            ("group", 16.0),
            ("pupils", 34.0),
            ("where", 22.0),
            ("note", 26.0),
        ];
        let row = |adult: &Adult, day: String, one: &Entry| {
            let note = match (one.clash, one.away) {
                (true, _) => word("clash"),
                (false, true) => word("away"),
                (false, false) => String::new(),
            };
            vec![
                Cell::text(adult.name.as_str()),
                Cell::text(adult.role.as_str()),
                Cell::text(day),
                Cell::text(one.time.as_str()),
                one.minutes.map_or(Cell::Empty, Cell::Number),
                Cell::text(one.programme.as_str()),
                Cell::text(one.group.as_str()),
                Cell::text(one.pupils.join(", ")),
                Cell::text(one.place.as_str()),
                Cell::text(note),
            ]
        };
        let rows = self.adults.iter().flat_map(|adult| {
            let timed = adult.days.iter().flat_map(move |day| {
                let name = school.label(&format!("choices.weekday.{}", day.day));
                day.sessions.iter().map(move |one| row(adult, name.clone(), one))
            });
            timed.chain(adult.untimed.iter().map(move |one| row(adult, String::new(), one)))
        });
        let sheet = Sheet {
            name: word("timetable"),
            columns: columns.map(|(key, width)| Column::new(word(key), width)).into(),
            rows: rows.collect(),
        };
        Workbook { title: word("timetable"), date: school.today, sheets: vec![sheet] }
    }
}

impl Adult {
    fn of(sessions: &[Session], lists: &SchoolLists) -> Self {
        let name = sessions.first().map(|one| one.giver.clone()).unwrap_or_default();
        let member = lists.member(&name);
        let role = sessions.iter().map(|one| one.role.clone()).find(|role| !role.is_empty());
        let mut pupils: Vec<&String> = sessions.iter().flat_map(|one| &one.pupils).collect();
        pupils.sort();
        pupils.dedup();
        let days: Vec<DayOfAdult> = Weekday::NAMES
            .iter()
            .map(|(word, day)| DayOfAdult { day: word, sessions: on_day(*day, sessions, member) })
            .filter(|day| !day.sessions.is_empty())
            .collect();
        let untimed: Vec<Entry> =
            sessions.iter().filter(|one| !one.is_timed()).map(Entry::of).collect();
        let clashing = |one: &&Entry| one.clash || one.away;
        let listed_role = member.map(|member| member.role.clone()).filter(|role| !role.is_empty());
        Self {
            role: listed_role.or(role).unwrap_or_default(),
            hours: member.and_then(|member| member.hours),
            minutes: sessions.iter().map(Session::minutes_a_week).sum(),
            pupils: pupils.len(),
            clashes: days.iter().flat_map(|day| &day.sessions).filter(clashing).count(),
            slots: slots(sessions, &days),
            days,
            untimed,
            name,
        }
    }
}

/// The times at which an adult has something, in order, each with what there is on each day.
fn slots(sessions: &[Session], days: &[DayOfAdult]) -> Vec<Slot> {
    let mut timed: Vec<&Session> = sessions.iter().filter(|one| one.is_timed()).collect();
    timed.sort_by_key(|one| (one.when.time, one.time_in_words()));
    let mut times: Vec<String> = timed.iter().map(|one| one.time_in_words()).collect();
    times.dedup();
    let on = |word: &str, time: &str| -> Vec<Entry> {
        let here = days.iter().filter(|day| day.day == word).flat_map(|day| &day.sessions);
        here.filter(|one| one.time == time).cloned().collect()
    };
    let slot = |time: String| Slot {
        week: Weekday::NAMES.iter().map(|(word, _)| on(word, &time)).collect(),
        time,
    };
    times.into_iter().map(slot).collect()
}

/// The sessions of an adult on a day, by time, with what clashes.
fn on_day(day: Weekday, sessions: &[Session], member: Option<&StaffFacts>) -> Vec<Entry> {
    let mut here: Vec<&Session> =
        sessions.iter().filter(|one| one.is_timed() && one.days().contains(&day)).collect();
    here.sort_by_key(|one| (one.when.time, one.programme.clone()));
    let works = |member: &StaffFacts| member.days.is_empty() || member.days.contains(&day);
    let away = member.is_some_and(|member| !works(member));
    let entry = |(index, one): (usize, &&Session)| {
        let others = here.iter().enumerate().filter(|(other, _)| *other != index);
        let clash = others.into_iter().any(|(_, other)| one.overlaps(other));
        Entry { clash, away, ..Entry::of(one) }
    };
    here.iter().enumerate().map(entry).collect()
}

impl Entry {
    fn of(session: &Session) -> Self {
        Self {
            time: session.time_in_words(),
            programme: session.programme.clone(),
            group: session.group.clone(),
            place: session.when.place.clone(),
            minutes: session.minutes,
            times: session.times,
            pupils: session.pupils.clone(),
            clash: false,
            away: false,
        }
    }
}
