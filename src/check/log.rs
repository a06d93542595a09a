//! What the log says was given, compared with the plan: each day once, within the cycle, no more than planned.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

use super::faults::ABOVE_PLANNED;
use crate::finding::{Finding, declare_rules};
use crate::model::{Calendar, HowMuch, LogEntry, Stretch, SupportPlan};
use crate::record::Item;

/// An entry of the log with the days that it is about.
#[derive(Clone, Copy)]
pub(super) struct Dated<'e, 'a> {
    pub(super) entry: &'e LogEntry<'a>,
    pub(super) days: Stretch,
}

/// What is wrong with the log of a plan.
pub(super) fn findings(plan: &SupportPlan<'_>) -> Vec<Finding> {
    let own = own_file(plan);
    let entries = plan.log.iter().filter(|entry| is_in(entry.item, own));
    let mut found: Vec<Finding> = entries.filter_map(|entry| no_such_week(entry, plan)).collect();
    for row in &plan.provision {
        let Some(id) = row.id.as_deref() else { continue };
        // What a group's file says is looked at by itself, and may be about other terms.
        let dated: Vec<Dated<'_, '_>> = (plan.log.iter())
            .filter(|entry| entry.row.as_deref() == Some(id) && is_in(entry.item, own))
            .filter_map(|entry| Some(Dated { entry, days: plan.days_of(entry)? }))
            .collect();
        found.extend(twice(&dated, id));
        found.extend(above(&dated, row.times_per_week.map(|times| *times), id));
        let in_force = plan.stretch_of(row);
        for one in &dated {
            found.extend(in_force.and_then(|days| outside(*one, days, id, plan)));
        }
    }
    let Some(calendar) = plan.calendar() else { return found };
    let dated = plan.log.iter().filter(|entry| is_in(entry.item, own));
    for entry in dated {
        let days = plan.days_of(entry);
        found.extend(days.and_then(|days| no_school(Dated { entry, days }, &calendar)));
        found.extend(days.and_then(|days| other_week(Dated { entry, days }, &calendar)));
    }
    found
}

/// The file that the plan is in, by what messages call it.
fn own_file<'a>(plan: &SupportPlan<'a>) -> Option<&'a str> {
    plan.log.item.map(|item| item.place.file().name())
}

fn is_in(item: &Item, file: Option<&str>) -> bool {
    Some(item.place.file().name()) == file
}

/// A week that the cycle does not have.
fn no_such_week(entry: &LogEntry<'_>, plan: &SupportPlan<'_>) -> Option<Finding> {
    let (week, calendar) = (entry.week?, plan.calendar()?);
    if entry.date.is_some() || plan.days_of(entry).is_some() {
        return None;
    }
    let all = calendar.teaching_weeks(calendar.cycle).len();
    Some(
        Finding::new(&LOGGED_OUTSIDE, format!("the cycle has no week {}", *week))
            .at(week.place(), "")
            .path(week.path())
            .hint(format!(
                "its teaching weeks are 1 to {all}, counted from the plan's first; or give the `date`"
            )),
    )
}

/// Two entries of one row about the same day.
pub(super) fn twice(dated: &[Dated<'_, '_>], row: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, one) in dated.iter().enumerate() {
        let Some(first) = dated[..index].iter().find(|first| first.days.within(one.days).is_some())
        else {
            continue;
        };
        let when = match (one.entry.week, first.entry.week) {
            (Some(_), Some(_)) => format!("the week from {}", day(one.days.first)),
            (None, Some(_)) => format!("{}, and for its whole week", day(one.days.first)),
            (Some(_), None) => format!("{}, and for its whole week", day(first.days.first)),
            (None, None) => day(one.days.first),
        };
        found.push(
            Finding::new(&LOGGED_TWICE, format!("{row} has two entries for {when}"))
                .at(&one.entry.item.place, "")
                .path(&one.entry.item.path)
                .related(&first.entry.item.place, "the first")
                .hint("leave one of them, with all that was given; or correct the date"),
        );
    }
    found
}

/// More sessions in a week than are planned.
pub(super) fn above(dated: &[Dated<'_, '_>], times: Option<f64>, row: &str) -> Vec<Finding> {
    let Some(times) = times.map(f64::ceil) else { return Vec::new() };
    let mut weeks: BTreeMap<NaiveDate, (f64, Dated<'_, '_>)> = BTreeMap::new();
    for one in dated {
        let Some(HowMuch::Sessions(count)) = one.entry.given.map(|given| given.get()) else {
            continue;
        };
        let week = weeks.entry(Stretch::week_of(one.days.first).first).or_insert((0.0, *one));
        *week = (week.0 + count, *one);
    }
    let too_many = weeks.into_values().filter(|(count, _)| *count > times);
    let finding = |(count, one): (f64, Dated<'_, '_>)| {
        let given = one.entry.given?;
        let when = day(Stretch::week_of(one.days.first).first);
        let message = format!(
            "{count} sessions were given in the week from {when}; {row} is planned {times} times a week"
        );
        Some(
            Finding::new(&ABOVE_PLANNED, message.replace(" 1 times a week", " once a week"))
                .at(given.place(), "")
                .path(given.path())
                .hint("check the figure; if more really was given, say why in `note`"),
        )
    };
    too_many.filter_map(finding).collect()
}

/// An entry about days on which the row is not in force.
fn outside(
    one: Dated<'_, '_>,
    in_force: Stretch,
    row: &str,
    plan: &SupportPlan<'_>,
) -> Option<Finding> {
    // Reviews are held on the day, or later than planned, and the help goes on until then.
    let review = plan
        .review
        .held
        .map(|day| *day)
        .into_iter()
        .chain(plan.cycle.review_date.map(|day| *day))
        .max()?;
    let ends = plan.row(row).and_then(|row| row.until).is_some();
    let last = if ends { in_force.last } else { review.max(in_force.last) };
    let days = Stretch { last, ..in_force };
    if one.days.within(days).is_some() {
        return None;
    }
    let cycle = plan.calendar()?.cycle;
    let message = if one.days.last < cycle.first {
        format!("{} is before the plan starts, on {}", day(one.days.first), day(cycle.first))
    } else if one.days.first > review.max(cycle.last) {
        format!("{} is after the review on {}", day(one.days.first), day(review))
    } else if one.days.last < days.first {
        format!("{} is before {row} begins, on {}", day(one.days.first), day(days.first))
    } else {
        format!("{} is after {row} ended, on {}", day(one.days.first), day(days.last))
    };
    let item = one.entry.date.map_or(one.entry.item, |date| date.item);
    Some(
        Finding::new(&LOGGED_OUTSIDE, message)
            .at(&item.place, "")
            .path(&item.path)
            .hint("check the date, the year first, and which row it is about"),
    )
}

/// An entry about days without school.
pub(super) fn no_school(one: Dated<'_, '_>, calendar: &Calendar) -> Option<Finding> {
    if calendar.school_days(one.days).next().is_some() {
        return None;
    }
    let first = one.days.first;
    let weekend = matches!(first.weekday(), Weekday::Sat | Weekday::Sun);
    let message = match one.entry.week {
        Some(_) => format!("the week from {} is in the school's holidays", day(first)),
        None if weekend && !calendar.is_holiday(first) => {
            format!("{} is a {}", day(first), first.format("%A"))
        }
        None => format!("{} is in the school's holidays", day(first)),
    };
    let item = one.entry.date.map_or(one.entry.item, |date| date.item);
    Some(
        Finding::new(&LOGGED_IN_HOLIDAYS, message)
            .at(&item.place, "")
            .path(&item.path)
            .hint("check the date, or the school's `holidays`"),
    )
}

/// A date that is not in the week beside it.
pub(super) fn other_week(one: Dated<'_, '_>, calendar: &Calendar) -> Option<Finding> {
    let (week, date) = (one.entry.week?, one.entry.date?);
    let number = calendar.number_of(*date)?;
    #[expect(clippy::cast_precision_loss, reason = "a year has few weeks")]
    let differs = (number as f64 - *week).abs() > f64::EPSILON;
    differs.then(|| {
        let message = format!("{} is in week {number}, not in week {}", day(*date), *week);
        Finding::new(&LOGGED_OUTSIDE, message)
            .at(week.place(), "")
            .path(week.path())
            .related(date.place(), "the date")
            .hint("correct one of them; the `date` alone decides which days are meant")
    })
}

/// `5 October 2026`.
fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

declare_rules! {
    /// Something was given on a day without school.
    ///
    /// ## What it looks for
    ///
    /// In the log: an entry for a day at a weekend or in the school's `holidays`, or for a week that is all holiday.
    ///
    /// ## Why
    ///
    /// It is usually a slip in the date. What was given then counts all the same.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// do:
    ///   - {date: 2026-09-19, row: P1, given: 2}
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// do:
    ///   - {date: 2026-09-18, row: P1, given: 2}
    /// ```
    LOGGED_IN_HOLIDAYS = "logged-in-holidays", Warning;

    /// The log has an entry for days that are not its row's.
    ///
    /// ## What it looks for
    ///
    /// In the log: a date before the plan starts or after its review; before the `from` or after the `until` of its row;
    /// a week that the cycle does not have; a `date` that is in another week than the `week` beside it.
    ///
    /// ## Why
    ///
    /// It would not count. Most often the year or the row is wrong.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// do:
    ///   - {week: 40, row: P1, given: 2}
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// do:
    ///   - {week: 1, row: P1, given: 2}
    /// ```
    LOGGED_OUTSIDE = "logged-outside", Error;

    /// The log says twice what was given on one day.
    ///
    /// ## What it looks for
    ///
    /// In the log: two entries of one row for the same day or the same week, or one for a week and one for a day in it.
    ///
    /// ## Why
    ///
    /// The sessions would be counted twice.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// do:
    ///   - {week: 1, row: P1, given: 1}
    ///   - {week: 1, row: P1, given: 1}
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// do:
    ///   - {week: 1, row: P1, given: 2}
    ///   - {week: 2, row: P1, given: 2}
    /// ```
    LOGGED_TWICE = "logged-twice", Error;
}
