//! A measure over time, carried on by a review: what the review measured is its next value.

use chrono::NaiveDate;

use super::parts::{date, group, groups, item, items, measured, text};
use crate::finding::similarity;
use crate::record::{Item, Measured, MeasuredKind, Slots, Value};
use crate::template::Role;

/// How alike two names of one measure are, from 0 to 1.
const ALIKE: f64 = 0.8;

/// A value that a review adds to a measure.
#[derive(Debug, Clone)]
pub(crate) struct Point {
    /// When, as the values before it say it: `Dec 2026`.
    pub(crate) date: String,
    /// The value.
    pub(crate) value: Measured,
    /// How it is printed, where the values before it say so.
    pub(crate) shown: Option<String>,
}

/// The value that the review of a plan adds to one of its measures: that of the target that names the measure; else that of
/// the only target with its unit that starts from its last value; else what the review measured after, under the same name.
pub(crate) fn next_point(series: &Slots, sections: &Slots) -> Option<Point> {
    let points: Vec<&Slots> = groups(item(series, Role::SeriesPoints)).collect();
    let last = points.last().copied();
    let held = date(sections.by_role(Role::ReviewHeld))?;
    let (value, day) = of_target(series, last, sections)
        .or_else(|| Some((of_impact(series, last, sections)?, None)))?;
    let written = day.unwrap_or(held).format("%b %Y").to_string();
    // Somebody has added it already.
    if last.is_some_and(|point| text(point, Role::PointDate).trim() == written) {
        return None;
    }
    let shown = last.and_then(|point| shown_like(point, &value));
    Some(Point { date: written, value, shown })
}

fn of_target(
    series: &Slots,
    last: Option<&Slots>,
    sections: &Slots,
) -> Option<(Measured, Option<NaiveDate>)> {
    let id = series.item("id").map(|item| item.value.plain());
    let targets: Vec<&Slots> = groups(sections.by_role(Role::Target)).collect();
    let named = targets.iter().find(|target| {
        id.is_some() && item(target, Role::TargetSeries).map(|item| item.value.plain()) == id
    });
    let unit = |slots: &Slots| text(slots, Role::Unit).trim().to_lowercase();
    let fits = |target: &&&Slots| {
        let start =
            group(target, Role::Baseline).and_then(|g| measured(item(g, Role::NumberValue)));
        let counted = group(target, Role::Success).map(unit).unwrap_or_default();
        let before = last.and_then(|point| measured(item(point, Role::PointValue)));
        item(target, Role::TargetSeries).is_none()
            && counted == unit(series)
            && !counted.is_empty()
            && start.zip(before).is_some_and(|(start, before)| start.short() == before.short())
    };
    let mut fitting = targets.iter().filter(fits);
    let alone = fitting.next().filter(|_| fitting.next().is_none());
    let target = named.or(alone)?.item("id")?.value.plain();
    let result = groups(sections.by_role(Role::TargetResults))
        .find(|result| text(result, Role::ReviewedTarget) == target)?;
    let value = measured(item(result, Role::ResultValue))?.clone();
    let goes_on = last
        .and_then(|point| measured(item(point, Role::PointValue)))
        .is_none_or(|before| Measured::alike(&[before, &value]).is_some());
    goes_on.then(|| (value, date(item(result, Role::ResultDate))))
}

/// What the review measured after, if it can be read as the values before it are.
fn of_impact(series: &Slots, last: Option<&Slots>, sections: &Slots) -> Option<Measured> {
    let name = text(series, Role::SeriesMeasure).to_lowercase();
    let row = groups(sections.by_role(Role::Impact)).find(|row| {
        let other = text(row, Role::SeriesMeasure).to_lowercase();
        !other.is_empty() && similarity(&name, &other) >= ALIKE
    })?;
    let after = text(row, Role::ImpactAfter);
    let before = measured(item(last?, Role::PointValue))?;
    let read =
        Measured::read(&after, &[]).or_else(|| Measured::read(after.split(',').next()?, &[]))?;
    let months = text(series, Role::Unit).to_lowercase().contains("month");
    let number = |value: f64| Measured::number(value, &value.to_string());
    match (before.kind(), read.kind()) {
        (MeasuredKind::Number, MeasuredKind::Age) if months => Some(number(read.amount())),
        (MeasuredKind::Number, MeasuredKind::Share) => Some(number(read.amount())),
        _ if Measured::alike(&[before, &read]).is_some() => Some(read),
        _ => None,
    }
}

/// How a value is printed like the one before it: `17 of 30` after `11 of 30`, `6 y 7 m` after `6 y 1 m`.
fn shown_like(point: &Slots, value: &Measured) -> Option<String> {
    let shown = item(point, Role::PointShown)?.value.plain();
    let before = measured(item(point, Role::PointValue))?;
    if let Some(age) = Measured::read(&shown, &[]).filter(|age| age.kind() == MeasuredKind::Age) {
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

/// The sections of a plan with the values that its review adds.
pub(crate) fn extended(sections: &Slots) -> Slots {
    rebuilt(sections, sections)
}

fn rebuilt(slots: &Slots, sections: &Slots) -> Slots {
    let slots = slots.iter().map(|slot| {
        let Some(held) = &slot.item else { return slot.clone() };
        let value = match &held.value {
            Value::List(list) if slot.role() == Some(Role::Series) => {
                let longer = list.iter().map(|one| match &one.value {
                    Value::Group(series) => {
                        Item { value: Value::Group(longer(series, sections)), ..one.clone() }
                    }
                    _ => one.clone(),
                });
                Value::List(longer.collect())
            }
            Value::Group(group) => Value::Group(rebuilt(group, sections)),
            _ => return slot.clone(),
        };
        slot.with(Some(Item { value, ..held.clone() }))
    });
    Slots::new(slots.collect())
}

/// A measure with its next value.
fn longer(series: &Slots, sections: &Slots) -> Slots {
    let Some(point) = next_point(series, sections) else { return series.clone() };
    let slots = series.iter().map(|slot| match &slot.item {
        Some(held) if slot.role() == Some(Role::SeriesPoints) => {
            let mut list = items(Some(held)).to_vec();
            list.extend(list.last().and_then(|last| made(last, &point)));
            slot.with(Some(Item { value: Value::List(list), ..held.clone() }))
        }
        _ => slot.clone(),
    });
    Slots::new(slots.collect())
}

/// A value after the pattern of another.
fn made(last: &Item, point: &Point) -> Option<Item> {
    let Value::Group(group) = &last.value else { return None };
    let slots = group.iter().map(|slot| {
        let value = match slot.role() {
            Some(Role::PointDate) => Some(Value::Text(point.date.clone())),
            Some(Role::PointValue) => Some(Value::Measured(point.value.clone())),
            Some(Role::PointShown) => point.shown.clone().map(Value::Text),
            _ => None,
        };
        slot.with(value.map(|value| Item { value, ..last.clone() }))
    });
    Some(Item { value: Value::Group(Slots::new(slots.collect())), ..last.clone() })
}
