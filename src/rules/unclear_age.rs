//! `unclear-age`: an age with a point, of which nobody knows whether months follow it.

use crate::finding::{Finding, Level};
use crate::model::{Amount, Read as _};
use crate::record::MeasuredKind;
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::wording::word_list;

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

/// What is known about the field that a value is in.
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
    let plan = subject.plan;
    found.extend(unclear(plan.pupil.reading_age.and_then(Amount::read), About::Age));
    for series in &plan.series {
        let about = about(
            series.measure.as_deref().unwrap_or_default(),
            series.unit.as_deref().unwrap_or_default(),
        );
        found.extend(unclear(series.goal, about));
        for point in &series.points {
            // Somebody has said how it is read.
            let value = point.value.filter(|value| point.shown.is_none() || ten(value));
            found.extend(unclear(value, about));
        }
    }
    for target in &plan.targets {
        let about = about(target.text.as_deref().unwrap_or_default(), target.unit());
        for value in [target.start(), target.goal(), target.latest()] {
            found.extend(unclear(value, about));
        }
        for result in plan.results_of(target) {
            found.extend(unclear(result.value, about));
        }
    }
    for past in &plan.past_results {
        let about = about(
            past.text.as_deref().unwrap_or_default(),
            past.unit.as_deref().unwrap_or_default(),
        );
        for value in [past.baseline, past.value, past.goal] {
            found.extend(unclear(value, about));
        }
    }
}

/// What a measure and its unit say of a value.
fn about(measure: &str, unit: &str) -> About {
    let (measure, unit) = (measure.to_lowercase(), unit.to_lowercase());
    let ages = word_list!("figures", "ages");
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
fn ten(value: &Amount<'_>) -> bool {
    value.typed().ends_with(".10") || value.typed().ends_with(".11")
}

fn unclear(value: Option<Amount<'_>>, about: About) -> Option<Finding> {
    let value = value.filter(|value| value.kind() == MeasuredKind::Number)?;
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
    Some(RULE.at(value.item, message).with_level(level).hint(hint))
}

/// The months of a share of a year.
fn nearest_month(years: f64) -> u32 {
    let months = ((years - years.floor()) * 12.0).round();
    (0..=12).find(|month| f64::from(*month) >= months).unwrap_or(0)
}
