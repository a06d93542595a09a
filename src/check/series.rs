//! A measure over time, carried on by a review: what the review measured is its next value.

use chrono::NaiveDate;

use crate::finding::similarity;
use crate::model::{Point, Read as _, Series, SupportPlan, Target, Text};
use crate::record::{Item, Measured, MeasuredKind, Slots, Value};
use crate::template::{Labels, Role};

/// How alike two names of one measure are, from 0 to 1.
const ALIKE: f64 = 0.8;

/// A value that a review adds to a measure.
#[derive(Debug, Clone)]
pub(crate) struct NextPoint {
    /// When, as the values before it say it: `Dec 2026`.
    pub(crate) date: String,
    /// The value.
    pub(crate) value: Measured,
    /// How it is printed, where the values before it say so.
    pub(crate) shown: Option<String>,
}

/// The value that the review of a plan adds to one of its measures: that of the target that names the measure; else that of
/// the only target with its unit that starts from its last value; else what the review measured after, under the same name.
/// `labels` are in the language of the plan.
pub(crate) fn next_point(
    series: &Series<'_>,
    plan: &SupportPlan<'_>,
    labels: &Labels,
) -> Option<NextPoint> {
    let last = series.points.last();
    let held = plan.review.held?;
    let (value, day) = match of_target(series, last, plan) {
        Some((value, day)) => (value.clone(), day),
        None => (of_impact(series, last, plan)?, None),
    };
    let day = day.unwrap_or(*held);
    let written = labels.short_month_and_year(day);
    let english = day.format("%b %Y").to_string();
    let is_it = |date: &str| [&written, &english].iter().any(|day| *day == date.trim());
    // Somebody has added it already.
    if last.and_then(|point| point.date.as_deref()).is_some_and(is_it) {
        return None;
    }
    let shown = last.and_then(|point| shown_like(point, &value));
    Some(NextPoint { date: written, value, shown })
}

/// What the review measured of the target that the measure belongs to, and when.
fn of_target<'a>(
    series: &Series<'a>,
    last: Option<&Point<'a>>,
    plan: &SupportPlan<'a>,
) -> Option<(&'a Measured, Option<NaiveDate>)> {
    let id = series.id.as_deref();
    let named = |target: &&Target<'_>| id.is_some() && target.series.as_deref() == id;
    let unit =
        |text: Option<&Text<'_>>| text.map(|unit| unit.trim().to_lowercase()).unwrap_or_default();
    let before = last.and_then(|point| point.value);
    let fits = |target: &&Target<'_>| {
        let counted = unit(target.success.as_ref().and_then(|success| success.unit.as_ref()));
        target.series.is_none()
            && counted == unit(series.unit.as_ref())
            && !counted.is_empty()
            && target
                .start()
                .zip(before)
                .is_some_and(|(start, before)| start.short() == before.short())
    };
    let mut fitting = plan.targets.iter().filter(fits);
    let alone = fitting.next().filter(|_| fitting.next().is_none());
    let target = plan.targets.iter().find(named).or(alone)?;
    let result = plan.result_of(target)?;
    let value = result.value?.get();
    let goes_on = before.is_none_or(|before| Measured::alike(&[*before, value]).is_some());
    goes_on.then(|| (value, result.date.map(|date| *date)))
}

/// What the review measured after, if it can be read as the values before it are.
fn of_impact(
    series: &Series<'_>,
    last: Option<&Point<'_>>,
    plan: &SupportPlan<'_>,
) -> Option<Measured> {
    let small = |text: Option<&Text<'_>>| text.map(|text| text.to_lowercase()).unwrap_or_default();
    let name = small(series.measure.as_ref());
    let row = plan.review.impact.iter().find(|row| {
        let other = small(row.measure.as_ref());
        !other.is_empty() && similarity(&name, &other) >= ALIKE
    })?;
    let after = row.after.as_deref().unwrap_or_default();
    let before = last?.value?.get();
    let read =
        Measured::read(after, &[]).or_else(|| Measured::read(after.split(',').next()?, &[]))?;
    let months = small(series.unit.as_ref()).contains("month");
    let number = |value: f64| Measured::number(value, &value.to_string());
    match (before.kind(), read.kind()) {
        (MeasuredKind::Number, MeasuredKind::Age) if months => Some(number(read.amount())),
        (MeasuredKind::Number, MeasuredKind::Share) => Some(number(read.amount())),
        _ if Measured::alike(&[before, &read]).is_some() => Some(read),
        _ => None,
    }
}

/// How a value is printed like the one before it: `17 of 30` after `11 of 30`, `6 y 7 m` after `6 y 1 m`.
fn shown_like(point: &Point<'_>, value: &Measured) -> Option<String> {
    let shown = point.shown.as_deref()?;
    let before = point.value?;
    if let Some(age) = Measured::read(shown, &[]).filter(|age| age.kind() == MeasuredKind::Age) {
        // Values in months, printed as years and months.
        let months =
            value.kind() == MeasuredKind::Number && (age.amount() - before.amount()).abs() < 0.5;
        let whole = (0..=300u32).find(|months| f64::from(*months) >= value.amount())?;
        return months.then(|| format!("{} y {} m", whole / 12, whole % 12));
    }
    let rest = shown.strip_prefix(before.short())?;
    (!rest.starts_with(|c: char| c.is_ascii_digit() || c == '.'))
        .then(|| format!("{}{rest}", value.short()))
}

/// The sections of a plan with the values that its review adds; `labels` are in the language of the plan.
pub(crate) fn extended(sections: &Slots, labels: &Labels) -> Slots {
    let plan = SupportPlan::of(sections);
    rebuilt(sections, &plan, labels)
}

fn rebuilt(slots: &Slots, plan: &SupportPlan<'_>, labels: &Labels) -> Slots {
    let slots = slots.iter().map(|slot| {
        let Some(item) = &slot.item else { return slot.clone() };
        let value = match &item.value {
            Value::List(list) if slot.role() == Some(Role::Series) => {
                Value::List(list.iter().map(|one| longer(one, plan, labels)).collect())
            }
            Value::Group(group) => Value::Group(rebuilt(group, plan, labels)),
            _ => return slot.clone(),
        };
        slot.with(Some(Item { value, ..item.clone() }))
    });
    Slots::new(slots.collect())
}

/// A measure with its next value.
fn longer(one: &Item, plan: &SupportPlan<'_>, labels: &Labels) -> Item {
    let Some(series) = Series::read(one) else { return one.clone() };
    let Some(next) = next_point(&series, plan, labels) else { return one.clone() };
    let slots = series.fields.iter().map(|slot| match &slot.item {
        Some(item @ Item { value: Value::List(points), .. })
            if slot.role() == Some(Role::SeriesPoints) =>
        {
            let mut list = points.clone();
            list.extend(points.last().and_then(|last| made(last, &next)));
            slot.with(Some(Item { value: Value::List(list), ..item.clone() }))
        }
        _ => slot.clone(),
    });
    Item { value: Value::Group(Slots::new(slots.collect())), ..one.clone() }
}

/// A value after the pattern of another.
fn made(last: &Item, next: &NextPoint) -> Option<Item> {
    let Value::Group(group) = &last.value else { return None };
    let slots = group.iter().map(|slot| {
        let value = match slot.role() {
            Some(Role::PointDate) => Some(Value::Text(next.date.clone())),
            Some(Role::PointValue) => Some(Value::Measured(next.value.clone())),
            Some(Role::PointShown) => next.shown.clone().map(Value::Text),
            _ => None,
        };
        slot.with(value.map(|value| Item { value, ..last.clone() }))
    });
    Some(Item { value: Value::Group(Slots::new(slots.collect())), ..last.clone() })
}
