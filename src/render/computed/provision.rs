//! What is worked out of rows of provision, and of what was given of them.

use chrono::Timelike;
use minijinja::Value as LayoutValue;

use super::fields::{Fields, computed};
use super::{Basis, item_value};
use crate::model::{Chosen, Delivery, LogEntry, ProvisionRow, Sessions};
use crate::render::values::PlacedPictures;
use crate::template::{Missed, Weekday};
use crate::wording::{self, TimeText};

computed! {
    /// Of a row of provision.
    RowComputed {
        /// How many sessions it comes to in all, by its figures.
        sessions: Option<i64>,
        /// How many were planned: as the review says, or else as it comes to.
        planned: Option<i64>,
        /// What the review says was given of it, with its fields; none if it is not reviewed.
        given: LayoutValue,
        /// How many were given by the last entry of the log; none without a log, or once it is reviewed.
        given_to_date: Option<i64>,
        /// How many were planned by then.
        planned_to_date: Option<i64>,
        /// Both in words: `31 of 36 given by 13 Nov 2026`; from the label `words.so_far`.
        so_far: Option<String>,
        /// Why sessions were missed so far, the most frequent reason first.
        missed_so_far: Vec<String>,
        /// The notes in the log, each with its day: `5 Oct 2026: the hall was taken`; from `words.log_note`.
        log_notes: Vec<String>,
        /// The minutes a week, by its figures.
        minutes_a_week: Option<f64>,
        /// What it costs a week: as the plan says, or by the rate of whoever gives it.
        cost: Option<f64>,
        /// Whether another row has taken over from it in mid-term.
        replaced: bool,
        /// Where it comes in the week, by its first day and its time, for sorting: what is on every day first, and of one day
        /// what has no time last.
        in_the_week: i64,
        /// When and where: as the plan says, or `Monday to Thursday, 9.10 am, library corner`; from `words.days_to`,
        /// `words.am`, `words.pm`, `words.noon`.
        when_and_where: Option<String>,
        /// How much: `20 minutes, four times a week for 12 weeks`; from the label `words.dose`.
        dose: Option<String>,
        /// The same without the weeks.
        dose_a_week: Option<String>,
        /// With how many: `one to one`, `in a group of 3`; from `words.one_to_one` and `words.group`.
        group: Option<String>,
        /// Its first and last day: `From 14 Sep 2026 to 4 Dec 2026`; from `words.dates`, `words.from`, `words.until`.
        days: Option<String>,
        /// The numbers in the list of the targets that it serves, as texts.
        target_numbers: Vec<String>,
    }
}

/// What is worked out of a row of provision.
pub(super) fn row(
    row: &ProvisionRow<'_>,
    basis: &Basis<'_, '_>,
    placed: &mut PlacedPictures<'_>,
) -> Fields {
    let plan = basis.plan;
    let given = plan.delivery_of(row);
    let planned = given.and_then(|given| plan.planned(given)).or_else(|| plan.sessions(row));
    let log = plan.sessions_of(row, None);
    let missed = if log.until.is_some() { plan.missed_so_far(row) } else { Vec::new() };
    let reason = |why: Chosen<'_, Missed>| basis.words.choice(why.id, why.label).to_owned();
    let serves = |id: Option<&str>| id.is_some_and(|id| row.serves(id));
    let numbered = plan.targets.iter().enumerate();
    let served = numbered.filter(|(_, target)| serves(target.id.as_deref()));
    let weeks = row.weeks.and_then(|weeks| basis.words.weeks(*weeks));
    RowComputed {
        sessions: plan.sessions(row).map(whole),
        planned: planned.map(whole),
        given: item_value(given.map(|given| given.item), placed),
        given_to_date: log.until.and(log.given_to_date).map(whole),
        planned_to_date: log.until.and(log.planned_to_date).map(whole),
        so_far: so_far(&log, basis),
        log_notes: log_notes(row, basis),
        missed_so_far: missed.into_iter().map(reason).collect(),
        minutes_a_week: row.dose(),
        cost: plan.cost_of(row).a_week,
        replaced: plan.follower(row, None).is_some(),
        in_the_week: in_the_week(row),
        when_and_where: when_and_where(row, basis),
        dose: dose(row, &weeks.unwrap_or_default(), basis),
        dose_a_week: dose(row, "", basis),
        group: group(row, basis),
        days: days(row, basis),
        target_numbers: served.map(|(index, _)| (index + 1).to_string()).collect(),
    }
    .fields()
}

/// What was given by the last entry of the log.
fn so_far(log: &Sessions, basis: &Basis<'_, '_>) -> Option<String> {
    let date = basis.words.short_date(log.until?);
    let given = whole(log.given_to_date?).to_string();
    let planned = log.planned_to_date.map(|planned| whole(planned).to_string());
    let mut values = vec![("given", given.as_str()), ("date", date.as_str())];
    values.extend(planned.as_deref().map(|planned| ("planned", planned)));
    basis.words.say("words.so_far", &values)
}

/// The notes in the log of a row, each with its day.
fn log_notes(row: &ProvisionRow<'_>, basis: &Basis<'_, '_>) -> Vec<String> {
    let plan = basis.plan;
    let say = |entry: &LogEntry<'_>| {
        let note = basis.within(entry.note.as_deref()?);
        let date = plan.days_of(entry).map(|days| basis.words.short_date(days.first));
        let mut values = vec![("note", note.as_ref())];
        values.extend(date.as_deref().map(|date| ("date", date)));
        basis.words.say("words.log_note", &values)
    };
    let id = row.id.as_deref();
    let of_row = plan.log.iter().filter(|entry| id.is_some() && entry.row.as_deref() == id);
    of_row.filter_map(say).collect()
}

/// A count of sessions as a whole number.
#[expect(clippy::cast_possible_truncation, reason = "a plan has some hundreds at most")]
pub(super) fn whole(count: f64) -> i64 {
    count.round() as i64
}

/// The minutes of a day.
const A_DAY: i64 = 24 * 60;

/// Where a row comes in the week, in minutes.
fn in_the_week(row: &ProvisionRow<'_>) -> i64 {
    let days = row.days.iter().filter_map(|day| day.meaning);
    let first = days.min().filter(|_| row.days.len() < Weekday::NAMES.len());
    let day = first.map_or(0, |first| first as i64 + 1);
    let texts = [row.time.as_deref(), row.when_and_where.as_deref()];
    let time = texts.into_iter().flatten().find_map(wording::time_in);
    let minute = time.map(|time| i64::from(time.num_seconds_from_midnight() / 60));
    day * A_DAY + minute.unwrap_or(A_DAY - 1)
}

/// When and where in the plan's own words, or else by days, time and place.
fn when_and_where(row: &ProvisionRow<'_>, basis: &Basis<'_, '_>) -> Option<String> {
    if let Some(own) = &row.when_and_where {
        return Some(own.to_string());
    }
    let time = row.time.as_deref().map(|time| clock(time, basis));
    let place = row.place.as_deref().map(str::to_owned);
    let parts: Vec<String> = [weekdays(row, basis), time, place].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The days of a row: three or more that follow one another as a stretch.
fn weekdays(row: &ProvisionRow<'_>, basis: &Basis<'_, '_>) -> Option<String> {
    let mut days: Vec<_> = row.days.iter().filter_map(|day| Some((day.meaning?, day))).collect();
    days.sort_by_key(|(day, _)| *day);
    days.dedup_by_key(|(day, _)| *day);
    let named = |(_, day): &(Weekday, &Chosen<'_, Weekday>)| {
        basis.words.choice(day.id, day.label).to_owned()
    };
    let follows = days.windows(2).all(|pair| pair[1].0 as usize == pair[0].0 as usize + 1);
    match days.as_slice() {
        [] => None,
        [first, .., last] if days.len() > 2 && follows => {
            basis.words.say("words.days_to", &[("first", &named(first)), ("last", &named(last))])
        }
        _ => Some(basis.words.listed(&days.iter().map(named).collect::<Vec<_>>())),
    }
}

/// A time as it is printed: `9.10 am`; words as they are.
fn clock(text: &str, basis: &Basis<'_, '_>) -> String {
    let TimeText::At { time, rest } = wording::time_of_day(text) else { return text.to_owned() };
    let minutes = format!("{:02}", time.past());
    let key = if time.is_morning() { "words.am" } else { "words.pm" };
    let said = basis.words.say(key, &[("hour", &time.hour().to_string()), ("minutes", &minutes)]);
    said.filter(|_| rest.trim().is_empty()).unwrap_or_else(|| text.trim().to_owned())
}

fn dose(row: &ProvisionRow<'_>, weeks: &str, basis: &Basis<'_, '_>) -> Option<String> {
    let (minutes, times) = (row.minutes?, row.times_per_week?);
    let (minutes, times) = (minutes.to_string(), basis.words.times_a_week(*times));
    basis.words.say("words.dose", &[("minutes", &minutes), ("times", &times), ("weeks", weeks)])
}

fn group(row: &ProvisionRow<'_>, basis: &Basis<'_, '_>) -> Option<String> {
    let size = row.group_size?;
    let key = if *size > 1.0 { "words.group" } else { "words.one_to_one" };
    basis.words.say(key, &[("size", &size.item.value.plain())])
}

fn days(row: &ProvisionRow<'_>, basis: &Basis<'_, '_>) -> Option<String> {
    let words = basis.words;
    let start = row.from.map(|day| words.short_date(*day));
    let end = row.until.map(|day| words.short_date(*day));
    let key = match (&start, &end) {
        (Some(_), Some(_)) => "words.dates",
        (Some(_), None) => "words.from",
        (None, Some(_)) => "words.until",
        (None, None) => return None,
    };
    let (start, end) = (start.unwrap_or_default(), end.unwrap_or_default());
    words.say(key, &[("start", &start), ("end", &end)])
}

computed! {
    /// Of what was given of a row of provision.
    DeliveryComputed {
        /// The row, with its fields.
        row: LayoutValue,
        /// How many sessions were planned: as the review says, or else as the row comes to.
        planned: Option<i64>,
    }
}

/// What is worked out of what was given of a row of provision.
pub(super) fn delivery(
    delivery: &Delivery<'_>,
    basis: &Basis<'_, '_>,
    placed: &mut PlacedPictures<'_>,
) -> Fields {
    let row = basis.plan.delivered(delivery).map(|row| row.item);
    let planned = basis.plan.planned(delivery).map(whole);
    DeliveryComputed { row: item_value(row, placed), planned }.fields()
}
