//! Sheets on which sessions are ticked by pen: one side for each group and half-term.
//!
//! A row without a group goes on a sheet with the rows of others that have its programme and its giver: they come together.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::LeadersFile;
use super::facts::{PlanFacts, SessionFacts};
use super::school::{Head, School};
use super::value::Day;
use crate::model::Stretch;
use crate::template::Weekday;

/// The most weeks on one sheet: a long half-term.
const WEEKS: usize = 7;

/// The most empty lines for children of the group who have no plan.
const SPARE: usize = 6;

/// One sheet.
#[derive(Debug, Serialize)]
struct TickSheet {
    head: Head,
    /// What is given: the group, or its programme.
    title: String,
    /// The group's id, by which its log goes; empty without one.
    group: String,
    giver: String,
    cover: String,
    time: String,
    place: String,
    minutes: Option<f64>,
    first: Day,
    last: Day,
    weeks: Vec<Week>,
    pupils: Vec<Line>,
}

/// The columns of a week.
#[derive(Debug, Serialize)]
struct Week {
    /// The number of the teaching week, by which the log counts.
    number: usize,
    first: Day,
    days: Vec<DayColumn>,
}

/// The column of a day.
#[derive(Debug, Serialize)]
struct DayColumn {
    weekday: &'static str,
    day: u32,
    /// Whether there is no school.
    closed: bool,
}

/// A child's line; without a name, for a child who has no plan.
#[derive(Debug, Serialize)]
struct Line {
    name: String,
    /// For each day whether the child does not take part.
    closed: Vec<bool>,
}

/// A child who takes part.
struct Taking<'a> {
    name: &'a str,
    session: &'a SessionFacts,
}

/// The sheets of a school.
pub(super) fn of(school: &School<'_>) -> Vec<LeadersFile> {
    let mut groups: BTreeMap<String, Vec<Taking<'_>>> = BTreeMap::new();
    for plan in school.current() {
        for session in &plan.sessions {
            let taking = Taking { name: called(plan), session };
            groups.entry(key(session)).or_default().push(taking);
        }
    }
    let sheets = groups.iter().flat_map(|(key, taking)| {
        let halves = half_terms(taking);
        let sheet = |(index, weeks): (usize, Vec<Stretch>)| {
            let part = format!("{key}-{}", index + 1);
            super::named(part, sheet(school, taking, &weeks)?)
        };
        halves.into_iter().enumerate().filter_map(sheet).collect::<Vec<_>>()
    });
    sheets.collect()
}

fn called(plan: &PlanFacts) -> &str {
    if plan.called.is_empty() { plan.pupil.name() } else { &plan.called }
}

/// What sessions have in common that are on one sheet, as part of a file's name.
fn key(session: &SessionFacts) -> String {
    let words = if session.group.is_empty() {
        format!("{} {}", session.programme, session.giver)
    } else {
        session.group.clone()
    };
    let plain: String =
        words.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The days on which there is school for any of them.
fn school_days(taking: &[Taking<'_>]) -> BTreeSet<NaiveDate> {
    taking.iter().flat_map(|one| one.session.school_days.iter().copied()).collect()
}

/// The teaching weeks of each half-term: weeks one after the other, as many as a sheet has room for.
fn half_terms(taking: &[Taking<'_>]) -> Vec<Vec<Stretch>> {
    let mut halves: Vec<Vec<Stretch>> = Vec::new();
    let in_force = |day: &NaiveDate| taking.iter().any(|one| one.session.in_force.has(*day));
    for day in school_days(taking).into_iter().filter(in_force) {
        let week = Stretch::week_of(day);
        match halves.last_mut() {
            Some(half) if half.last() == Some(&week) => {}
            Some(half)
                if half.len() < WEEKS
                    && half.last().and_then(|last| last.last.succ_opt()) == Some(week.first) =>
            {
                half.push(week);
            }
            _ => halves.push(vec![week]),
        }
    }
    halves
}

fn sheet(school: &School<'_>, taking: &[Taking<'_>], weeks: &[Stretch]) -> Option<TickSheet> {
    let session = taking.first()?.session;
    let open = school_days(taking);
    let weekdays = weekdays(taking);
    let numbers = numbers(taking, &open);
    let mut columns = Vec::new();
    let mut dates = Vec::new();
    for week in weeks {
        let days = week.first.iter_days().take(5).filter_map(|date| {
            let weekday = Weekday::from_name(&date.format("%A").to_string().to_lowercase())?;
            weekdays.contains(&weekday.name()).then_some((date, weekday))
        });
        let days: Vec<(NaiveDate, Weekday)> = days.collect();
        dates.extend(days.iter().map(|(date, _)| *date));
        columns.push(Week {
            number: numbers.get(&week.first).copied().unwrap_or_default(),
            first: Day(week.first),
            days: days
                .into_iter()
                .map(|(date, weekday)| DayColumn {
                    weekday: weekday.name(),
                    day: date.day(),
                    closed: !open.contains(&date),
                })
                .collect(),
        });
    }
    let line = |one: &Taking<'_>| Line {
        name: one.name.to_owned(),
        closed: dates
            .iter()
            .map(|date| !one.session.in_force.has(*date) || !one.session.school_days.contains(date))
            .collect(),
    };
    let mut pupils: Vec<Line> = taking.iter().map(line).collect();
    let spare = size(taking).saturating_sub(pupils.len()).min(SPARE);
    let closed: Vec<bool> = dates.iter().map(|date| !open.contains(date)).collect();
    pupils.extend((0..spare).map(|_| Line { name: String::new(), closed: closed.clone() }));
    let named =
        if session.group_name.is_empty() { &session.programme } else { &session.group_name };
    Some(TickSheet {
        head: school.head(),
        title: named.clone(),
        group: session.group.clone(),
        giver: session.giver.clone(),
        cover: session.cover.clone(),
        time: session.time.clone(),
        place: session.place.clone(),
        minutes: session.minutes,
        first: Day(*dates.first()?),
        last: Day(*dates.last()?),
        weeks: columns,
        pupils,
    })
}

/// How many children the group has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a group is small")]
fn size(taking: &[Taking<'_>]) -> usize {
    let sizes = taking.iter().filter_map(|one| one.session.size);
    sizes.fold(0.0, f64::max).clamp(0.0, 40.0) as usize
}

/// The weekdays on which the sessions are; all of the school's if nobody says.
fn weekdays(taking: &[Taking<'_>]) -> BTreeSet<&'static str> {
    let own = taking.iter().flat_map(|one| &one.session.days);
    let own: BTreeSet<&'static str> = own.map(|day| day.name()).collect();
    if own.is_empty() {
        return Weekday::NAMES.iter().map(|(name, _)| *name).collect();
    }
    own
}

/// The number of each teaching week, by its Monday: counted from the group's first day, or else from the first of the plans.
fn numbers(taking: &[Taking<'_>], open: &BTreeSet<NaiveDate>) -> BTreeMap<NaiveDate, usize> {
    let start = taking.iter().find_map(|one| one.session.group_start);
    let cycle = taking.iter().map(|one| one.session.cycle.first).min();
    let first = start.or(cycle);
    let counts = |day: &&NaiveDate| first.is_none_or(|first| **day >= first);
    let mut mondays: Vec<NaiveDate> =
        open.iter().filter(counts).map(|day| Stretch::week_of(*day).first).collect();
    mondays.dedup();
    mondays.into_iter().enumerate().map(|(index, monday)| (monday, index + 1)).collect()
}
