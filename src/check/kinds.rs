//! Values that belong together: whether they are of one kind, so that a bar or a line can compare them.

use crate::finding::{Finding, declare_rules};
use crate::model::{Amount, SupportPlan};
use crate::record::{Measured, MeasuredKind};
use crate::wording::word_list;

/// The findings on the values of targets, of measures over time and of the results before.
pub(super) fn findings(plan: &SupportPlan<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for target in &plan.targets {
        let of = target.success.as_ref().and_then(|success| success.out_of).map(|of| *of);
        let own = [target.goal(), target.start(), target.latest()];
        let results = plan.results_of(target).map(|result| result.value);
        let values: Vec<Amount<'_>> = own.into_iter().chain(results).flatten().collect();
        together(&values, target.unit(), of, &mut findings);
    }
    for series in &plan.series {
        let points = series.points.iter().map(|point| point.value);
        let values: Vec<Amount<'_>> = points.chain([series.goal]).flatten().collect();
        together(&values, series.unit.as_deref().unwrap_or_default(), None, &mut findings);
    }
    for past in &plan.past_results {
        let values: Vec<Amount<'_>> =
            [past.goal, past.baseline, past.value].into_iter().flatten().collect();
        together(&values, past.unit.as_deref().unwrap_or_default(), None, &mut findings);
    }
    findings
}

/// Compares values with the first of them, and with their unit.
fn together(values: &[Amount<'_>], unit: &str, of: Option<f64>, findings: &mut Vec<Finding>) {
    if let Some(fault) = values.iter().find_map(|value| other_base(value, of)) {
        return findings.push(fault);
    }
    if let Some(fault) = values.iter().find_map(|value| a_time(value, unit)) {
        return findings.push(fault);
    }
    let Some((first, rest)) = values.split_first() else { return };
    let Some(other) = rest.iter().find(|other| !fit(first, other, unit, of)) else { return };
    findings.push(
        Finding::new(
            &UNLIKE_VALUES,
            format!(
                "`{}` is `{}`, but `{}` is `{}`",
                other.path(),
                other.short(),
                first.path(),
                first.short()
            ),
        )
        .at(other.place(), "these two cannot be compared")
        .related(first.place(), "the other")
        .path(other.path())
        .hint(cure(first, other)),
    );
}

/// Whether two values can be compared in their unit.
fn fit(one: &Measured, other: &Measured, unit: &str, of: Option<f64>) -> bool {
    let kinds = [one.kind(), other.kind()];
    let mixed = kinds.contains(&MeasuredKind::Percent) && kinds.contains(&MeasuredKind::Number);
    if mixed {
        let unit = unit.to_lowercase();
        let hundred = of.is_some_and(|of| (of - 100.0).abs() < f64::EPSILON);
        return unit.contains('%')
            || unit.contains("per cent")
            || unit.contains("percent")
            || hundred;
    }
    Measured::alike(&[one, other]).is_some()
}

/// A share that is out of another number than the goal says.
fn other_base(value: &Amount<'_>, of: Option<f64>) -> Option<Finding> {
    let (own, of) = (value.out_of()?, of?);
    ((own - of).abs() > f64::EPSILON).then(|| {
        Finding::new(
            &UNLIKE_VALUES,
            format!("`{}` is out of {own}, but `out_of` says {of}", value.path()),
        )
        .at(value.place(), "")
        .path(value.path())
        .hint(format!("give the value out of {of}, or write `out_of: {own}`"))
    })
}

/// A time that was read as an age.
fn a_time(value: &Amount<'_>, unit: &str) -> Option<Finding> {
    let unit = unit.to_lowercase();
    let time = word_list!("time", "units of a time that is no age");
    let is_time = unit.split(|c: char| !c.is_alphabetic()).any(|word| {
        let one = word.strip_suffix('s').unwrap_or(word);
        time.contains(&one)
    });
    (value.kind() == MeasuredKind::Age && is_time).then(|| {
        Finding::new(
            &UNLIKE_VALUES,
            format!(
                "`{}` reads as an age, {}, but the unit is `{unit}`",
                value.path(),
                value.words()
            ),
        )
        .at(value.place(), "")
        .path(value.path())
        .hint("write a time as a plain number of seconds or minutes, such as `90`")
    })
}

/// The exact way to write two values alike.
fn cure(one: &Measured, other: &Measured) -> String {
    use MeasuredKind::{Age, Number, Percent, Share, Word};
    match (one.kind(), other.kind()) {
        (Word, Word) => "use words from one scale for both; they are under `scales:` in the template".into(),
        (Word, _) | (_, Word) => {
            "use words from one scale for all of them, such as `emerging` and `expected`, or numbers for all".into()
        }
        (Age, _) | (_, Age) => {
            "write all of them as ages, as in `7y 6m`, or all as numbers of one unit, such as months".into()
        }
        (Share, Share) => {
            "give both out of the same number, or the bar compares two different tests".into()
        }
        (Percent, Number) | (Number, Percent) => {
            "write all of them with `%`, or all as plain numbers with their `unit` and `out_of`".into()
        }
        _ => "write them all in the same way".into(),
    }
}

declare_rules! {
    /// Values that belong together but cannot be compared.
    ///
    /// ## What it looks for
    ///
    /// A target's baseline, goal and result, or the values of a measure over time, if they are of different kinds: a
    /// number and an age, 3 out of 10 and 8 out of 20, a percentage and a number without that unit, words from two
    /// scales.
    ///
    /// ## Why
    ///
    /// They are drawn on one bar or one line. Values that cannot be compared would show progress, or a drop, that
    /// nobody measured.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// previous_results:
    ///   - {target: T1, text: Sam reads his own book., result: partly, baseline: 6y 3m, value: 80, goal: 7y 0m}
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// previous_results:
    ///   - {target: T1, text: Sam reads his own book., result: partly, baseline: 6y 3m, value: 6y 8m, goal: 7y 0m}
    /// ```
    UNLIKE_VALUES = "unlike-values", Error;
}
