//! `great-leap`: a goal out of reach.

use super::super::Subject;
use super::super::cycle::values;
use super::super::parts::{group, item, measured};
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::record::MeasuredKind;
use crate::template::Role;

/// How many times the baseline a goal may be, unless the school sets `leap`.
const LEAP: f64 = 10.0;

quality! {
    /// The goal is many times the baseline.
    ///
    /// ## What it looks for
    ///
    /// A target whose `success` is more than its own `out_of`, or more than ten times its `baseline`; `rule_limits:
    /// {leap: 5}` sets a different multiple. A baseline of nought is not judged.
    ///
    /// ## Why
    ///
    /// A child whose goals are out of reach learns to fail. (Achievable, the A of SMART.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].baseline: {value: 3, date: 2026-09-09, text: 3 words}
    /// targets[1].success: {value: 60, out_of: 60, unit: words}
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].baseline: {value: 3, date: 2026-09-09, text: 3 of 10 lessons}
    /// targets[1].success: {value: 8, out_of: 10, unit: lessons}
    /// ```
    "great-leap", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let leap = subject.limit("leap", LEAP);
    for target in subject.groups(Role::Target) {
        let (Some(baseline), (Some(success), out_of)) = values(target) else { continue };
        let place = group(target, Role::Success).and_then(|g| item(g, Role::NumberValue));
        if let (Some(all), Some(place)) = (out_of, place)
            && success > all
        {
            let message = format!("the goal, {success}, is more than the {all} it is out of");
            found.push(RULE.at(place, message).hint("check both numbers"));
            continue;
        }
        let word = group(target, Role::Success)
            .and_then(|g| measured(item(g, Role::NumberValue)))
            .is_some_and(|value| value.kind() == MeasuredKind::Word);
        if word || baseline <= 0.0 || success <= baseline * leap {
            continue;
        }
        let Some(place) = group(target, Role::Success).and_then(|g| item(g, Role::NumberValue))
        else {
            continue;
        };
        found.push(
            RULE.at(
                place,
                format!(
                    "the goal, {success}, is {:.0} times the baseline, {baseline}",
                    success / baseline
                ),
            )
            .hint("set a step that a term can bring; the way beyond it is a long-term outcome"),
        );
    }
}
