//! `unclear-age`: an age with a point, of which nobody knows whether months follow it.

use super::super::Subject;
use super::super::parts::{group, groups, item, measured, text};
use crate::check::quality::quality;
use crate::finding::{Finding, Level};
use crate::record::{Item, MeasuredKind, Slots};
use crate::template::Role;

quality! {
    /// A reading age is written with a decimal point.
    ///
    /// ## What it looks for
    ///
    /// A value with a decimal point if the measure or the unit mentions an age or years: 6.10 and 6.11 are errors,
    /// because they would be drawn as less than 6.9; 6.5 is a question. If there is no unit, 6.10 and 6.11 are
    /// questions too.
    ///
    /// ## Why
    ///
    /// Teachers write months after the point, but a computer reads tenths of a year: six years and ten months would
    /// look to parents like a drop.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// about.child.reading_age: 7.11
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// about.child.reading_age: 7y 11m
    /// ```
    "unclear-age", Error, look
}

/// What is known of the field that holds a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    /// An age.
    Age,
    /// Nothing.
    Unknown,
    /// Something else.
    Other,
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    found.extend(unclear(subject.by_role(Role::ReadingAge), About::Age));
    for series in subject.groups(Role::Series) {
        let about = about(&text(series, Role::SeriesMeasure), &text(series, Role::Unit));
        found.extend(unclear(item(series, Role::SeriesGoal), about));
        for point in groups(item(series, Role::SeriesPoints)) {
            // Somebody has said how it is read.
            let said = item(point, Role::PointShown).is_some();
            let value = item(point, Role::PointValue).filter(|value| !said || ten(value));
            found.extend(unclear(value, about));
        }
    }
    for target in subject.groups(Role::Target) {
        let unit = group(target, Role::Success).map(|g| text(g, Role::Unit)).unwrap_or_default();
        let about = about(&text(target, Role::TargetText), &unit);
        for role in [Role::Baseline, Role::Success, Role::Now] {
            found.extend(unclear(
                group(target, role).and_then(|g| item(g, Role::NumberValue)),
                about,
            ));
        }
        let id = target.item("id").map(|item| item.value.plain());
        for result in subject.groups(Role::TargetResults) {
            if Some(text(result, Role::ReviewedTarget)) == id {
                found.extend(unclear(item(result, Role::ResultValue), about));
            }
        }
    }
    for past in subject.groups(Role::PreviousResults) {
        let about = about(&words(past), &text(past, Role::Unit));
        for role in [Role::PastBaseline, Role::ResultValue, Role::PastGoal] {
            found.extend(unclear(item(past, role), about));
        }
    }
}

/// The text of a result of the plan before.
fn words(past: &Slots) -> String {
    past.item("text").map(|item| item.value.plain()).unwrap_or_default()
}

/// What a measure and its unit say of a value.
fn about(measure: &str, unit: &str) -> About {
    let (measure, unit) = (measure.to_lowercase(), unit.to_lowercase());
    let ages = [
        "reading age",
        "spelling age",
        "comprehension age",
        "maths age",
        "age equivalent",
        "developmental age",
    ];
    let is_age = |text: &str| ages.iter().any(|age| text.contains(age));
    if unit.contains("year")
        || unit == "age"
        || is_age(&unit)
        || unit.is_empty() && is_age(&measure)
    {
        About::Age
    } else if unit.is_empty() {
        About::Unknown
    } else {
        About::Other
    }
}

/// Whether a value is typed with ten or eleven after its point.
fn ten(item: &&Item) -> bool {
    measured(Some(item))
        .is_some_and(|value| value.typed().ends_with(".10") || value.typed().ends_with(".11"))
}

fn unclear(item: Option<&Item>, about: About) -> Option<Finding> {
    let item = item?;
    let value = measured(Some(item)).filter(|value| value.kind() == MeasuredKind::Number)?;
    let typed = value.typed();
    let (years, rest) = typed.split_once('.')?;
    let whole: u32 = years.parse().ok().filter(|years| (2..=18).contains(years))?;
    let ten = matches!(rest, "10" | "11");
    let months = match (about, rest) {
        (About::Other, _) => return None,
        (_, "10" | "11") => rest.parse().ok()?,
        (About::Unknown, _) | (_, "0" | "00") => return None,
        // More digits are a share of a year.
        (_, rest) if rest.len() > 1 && !rest.starts_with('0') => nearest_month(value.amount()),
        (_, rest) => rest.trim_start_matches('0').parse::<u32>().ok()?,
    };
    let (year, months) = (whole + months / 12, months % 12);
    let also = nearest_month(value.amount());
    let message = if ten {
        format!("{typed} would be read as less than {whole}.9")
    } else {
        format!(
            "it is not clear whether the figures after the point in {typed} are months or tenths of a year"
        )
    };
    let hint = if also == months || ten {
        format!("write `{year}y {months}m`")
    } else {
        format!("write `{year}y {months}m`, or `{whole}y {also}m` if tenths of a year are meant")
    };
    let hint = match (ten, about) {
        (true, About::Age) => format!("{hint}; or `{whole}y 1m` if that is meant"),
        (true, _) => format!(
            "{hint} for an age; or, if it is a decimal, `{}`, with its `unit`",
            value.amount()
        ),
        _ => hint,
    };
    let level = if ten && about == About::Age { Level::Error } else { Level::Warning };
    Some(RULE.at(item, message).with_level(level).hint(hint))
}

/// The months of a share of a year.
fn nearest_month(years: f64) -> u32 {
    let months = ((years - years.floor()) * 12.0).round();
    (0..=12).find(|month| f64::from(*month) >= months).unwrap_or(0)
}
