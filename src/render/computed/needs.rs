//! What is worked out of needs and of measures over time.

use minijinja::Value as LayoutValue;

use super::Basis;
use super::fields::{Fields, computed};
use crate::model::{Point, Series};
use crate::render::figures;
use crate::render::quotes::curly;
use crate::render::values::{self, PlacedPictures};

computed! {
    /// Of a need.
    NeedComputed {
        /// Its number in the list, as text.
        number: String,
    }
}

/// What is worked out of the need at this place in the list.
pub(super) fn need(index: usize) -> Fields {
    NeedComputed { number: (index + 1).to_string() }.fields()
}

computed! {
    /// Of a measure over time.
    SeriesComputed {
        /// What is measured, with its unit where that needs to be said: `Words read, of 40`.
        measure: String,
        /// Its points that have a value.
        points: Vec<LayoutValue>,
        /// The same in words: `11 in Sep 2026`; from the label `words.point`.
        points_in_words: Vec<String>,
        /// The last value in words; empty if there is none.
        latest: String,
    }
}

/// What is worked out of a measure over time.
pub(super) fn series(
    series: &Series<'_>,
    basis: &Basis<'_, '_>,
    placed: &mut PlacedPictures<'_>,
) -> Fields {
    let measure = series.measure.as_deref().unwrap_or_default();
    let unit = series.unit.as_deref().filter(|unit| !unit.is_empty());
    // A unit that the measure names already, or a value that is shown with its own, need not be said again.
    let unit = unit.filter(|unit| {
        !measure.to_lowercase().contains(&unit.to_lowercase())
            && series.points.iter().all(|point| shown(point).is_none())
    });
    let points = || series.points.iter().filter(|point| point.value.is_some());
    SeriesComputed {
        measure: match (series.measure.as_deref(), unit) {
            (None, unit) => unit.map(|unit| format!(", {unit}")).unwrap_or_default(),
            (Some(measure), None) => basis.look.said(measure),
            (Some(measure), Some(unit)) => {
                let (measure, unit) = (basis.look.said(measure), basis.look.said_within(unit));
                format!("{measure}, {unit}")
            }
        },
        points: points().map(|point| values::bare(point.item, placed)).collect(),
        points_in_words: points().filter_map(|point| in_words(point, basis)).collect(),
        latest: series.points.last().map(value).unwrap_or_default(),
    }
    .fields()
}

/// How a value is printed, if the plan says so.
fn shown(point: &Point<'_>) -> Option<String> {
    point.shown.as_deref().filter(|shown| !shown.is_empty()).map(|shown| curly(shown).into_owned())
}

/// A value as it is printed.
fn value(point: &Point<'_>) -> String {
    let plain = || point.value.map(|value| figures::in_words(&value));
    shown(point).or_else(plain).unwrap_or_default()
}

fn in_words(point: &Point<'_>, basis: &Basis<'_, '_>) -> Option<String> {
    let date = point.date.as_deref().map(|date| basis.look.said_within(date)).unwrap_or_default();
    basis.words.say("words.point", &[("value", &value(point)), ("date", &date)])
}
