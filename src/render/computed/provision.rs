//! What is worked out of rows of provision, and of what was given of them.

use minijinja::Value as LayoutValue;

use super::fields::{Fields, computed};
use super::{Basis, item_value};
use crate::model::{Delivery, ProvisionRow};
use crate::render::values::PlacedPictures;

computed! {
    /// Of a row of provision.
    RowComputed {
        /// How many sessions it comes to in all, by its figures.
        sessions: Option<i64>,
        /// How many were planned: as the review says, or else as it comes to.
        planned: Option<i64>,
        /// What the review says was given of it, with its fields; none if it is not reviewed.
        given: LayoutValue,
        /// The minutes a week, by its figures.
        minutes_a_week: Option<f64>,
        /// What it costs a week: as the plan says, or by the school's price of a teaching assistant's hour.
        cost: Option<f64>,
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
    let planned = given.and_then(|given| plan.planned(given)).or_else(|| row.sessions());
    let serves = |id: Option<&str>| id.is_some_and(|id| row.serves(id));
    let numbered = plan.targets.iter().enumerate();
    let served = numbered.filter(|(_, target)| serves(target.id.as_deref()));
    let weeks = row.weeks.and_then(|weeks| basis.words.weeks(*weeks));
    RowComputed {
        sessions: row.sessions().map(whole),
        planned: planned.map(whole),
        given: item_value(given.map(|given| given.item), placed),
        minutes_a_week: row.dose(),
        cost: cost(row, basis),
        dose: dose(row, &weeks.unwrap_or_default(), basis),
        dose_a_week: dose(row, "", basis),
        group: group(row, basis),
        days: days(row, basis),
        target_numbers: served.map(|(index, _)| (index + 1).to_string()).collect(),
    }
    .fields()
}

/// A count of sessions as a whole number.
#[expect(clippy::cast_possible_truncation, reason = "a plan has some hundreds at most")]
fn whole(count: f64) -> i64 {
    count.round() as i64
}

fn cost(row: &ProvisionRow<'_>, basis: &Basis<'_, '_>) -> Option<f64> {
    if let Some(cost) = row.cost_per_week {
        return Some(*cost);
    }
    let hour = basis.plan.settings.assistant_hour?;
    let cost = *hour * *row.minutes? * *row.times_per_week? / 60.0 / *row.group_size?;
    row.is_by_assistant().then_some(cost)
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
    let start = row.start.map(|day| words.short_date(*day));
    let end = row.end.map(|day| words.short_date(*day));
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
