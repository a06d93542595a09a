//! Rows of provision and groups of the school -> the sessions of each adult; the rows of one group are one session.

use std::collections::BTreeMap;

use chrono::{NaiveTime, TimeDelta};

use crate::leaders::facts::{GroupFacts, PlanFacts, RowFacts, SchoolLists, When};
use crate::leaders::givers::givers;
use crate::leaders::school::School;
use crate::model::plain;
use crate::template::Weekday;

/// From how many times a week something is on every day of the school week.
const EVERY_DAY: f64 = 5.0;

/// What an adult gives at one time, to whom.
#[derive(Debug, Clone)]
pub(super) struct Session {
    pub(super) giver: String,
    pub(super) role: String,
    pub(super) programme: String,
    /// The group's id, if it has one.
    pub(super) group: String,
    pub(super) when: When,
    pub(super) minutes: Option<f64>,
    pub(super) times: Option<f64>,
    /// What the pupils are called.
    pub(super) pupils: Vec<String>,
}

/// The sessions of all adults: of the plans that count, and of groups that no plan names.
pub(super) fn sessions(school: &School<'_>, lists: &SchoolLists) -> Vec<Session> {
    let mut found: BTreeMap<String, Session> = BTreeMap::new();
    for plan in school.current() {
        for row in plan.rows.iter().filter(|row| !row.replaced) {
            for giver in givers(&row.giver) {
                let session =
                    found.entry(key(giver, row, plan)).or_insert_with(|| Session::of(giver, row));
                if !session.pupils.contains(&plan.called) {
                    session.pupils.push(plan.called.clone());
                }
            }
        }
    }
    let mut sessions: Vec<Session> = found.into_values().collect();
    sessions.iter_mut().for_each(|session| session.pupils.sort());
    let is_named = |group: &&GroupFacts| sessions.iter().any(|one| one.group == group.id);
    let idle: Vec<Session> = lists
        .groups
        .iter()
        .filter(|group| !is_named(group))
        .flat_map(|group| {
            givers(&group.giver).into_iter().map(move |giver| Session::of_group(giver, group))
        })
        .collect();
    sessions.extend(idle);
    sessions
}

/// What the rows of one session have in common: the group, or else adult, programme, time and figures, and the pupil where
/// it is one to one.
fn key(giver: &str, row: &RowFacts, plan: &PlanFacts) -> String {
    let giver = plain(giver);
    if !row.group.is_empty() {
        return format!("{giver} group {}", row.group);
    }
    let figures = (row.minutes, row.times_per_week, row.group_size);
    let alone = if row.one_to_one { plan.file.as_str() } else { "" };
    format!("{giver} {} {figures:?} {:?} {alone}", plain(&row.programme), row.when)
}

impl Session {
    fn of(giver: &str, row: &RowFacts) -> Self {
        Self {
            giver: giver.to_owned(),
            role: row.role.clone(),
            programme: row.programme.clone(),
            group: row.group.clone(),
            when: row.when.clone(),
            minutes: row.minutes,
            times: row.times_per_week,
            pupils: Vec::new(),
        }
    }

    fn of_group(giver: &str, group: &GroupFacts) -> Self {
        Self {
            giver: giver.to_owned(),
            role: String::new(),
            programme: group.programme.clone(),
            group: group.id.clone(),
            when: group.when.clone(),
            minutes: group.minutes,
            times: group.times_per_week,
            pupils: Vec::new(),
        }
    }

    /// The days on which it is: those that are written, or all of them for what is on every day.
    pub(super) fn days(&self) -> Vec<Weekday> {
        if self.when.days.is_empty() && self.times.is_some_and(|times| times >= EVERY_DAY) {
            return Weekday::NAMES.iter().map(|(_, day)| *day).collect();
        }
        self.when.days.clone()
    }

    /// Whether its days and its time are written.
    pub(super) fn is_timed(&self) -> bool {
        self.when.time.is_some() && !self.days().is_empty()
    }

    /// The minutes a week that it takes.
    pub(super) fn minutes_a_week(&self) -> f64 {
        let days = f64::from(u32::try_from(self.when.days.len()).unwrap_or_default());
        let times = self.times.or((days > 0.0).then_some(days));
        self.minutes.zip(times).map_or(0.0, |(minutes, times)| minutes * times)
    }

    /// Whether it is at the time of another one, on a day that both have.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        match (self.span(), other.span()) {
            (Some(own), Some(other)) => own.from < other.until && other.from < own.until,
            _ => false,
        }
    }

    fn span(&self) -> Option<Span> {
        let from = self.when.time?;
        Some(Span { from, until: from + TimeDelta::minutes(whole(self.minutes?)) })
    }

    /// `9.10–9.30`, or the time as it is written.
    pub(super) fn time_in_words(&self) -> String {
        let shown = |time: NaiveTime| time.format("%-I.%M").to_string();
        match (self.is_timed(), self.span(), self.when.time) {
            (true, Some(Span { from, until }), _) => format!("{}–{}", shown(from), shown(until)),
            (true, None, Some(time)) => shown(time),
            _ => self.when.said.clone(),
        }
    }
}

/// From when until when.
struct Span {
    from: NaiveTime,
    until: NaiveTime,
}

#[expect(clippy::cast_possible_truncation, reason = "a session has some hundred minutes at most")]
fn whole(minutes: f64) -> i64 {
    minutes.round() as i64
}
