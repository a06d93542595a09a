//! `great-leap`: a goal out of reach.

use super::Subject;
use crate::finding::Finding;
use crate::model::Figures;
use crate::record::MeasuredKind;
use crate::rules::quality::quality;

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
    for target in &subject.plan.targets {
        let Figures { baseline: Some(baseline), goal: Some(goal), out_of } = target.figures()
        else {
            continue;
        };
        let Some(value) = target.goal() else { continue };
        if let Some(all) = out_of.filter(|all| goal > *all) {
            let message = format!("the goal, {goal}, is more than the {all} it is out of");
            found.push(RULE.at(value.item, message).hint("check both numbers"));
            continue;
        }
        let word = value.kind() == MeasuredKind::Word;
        if word || baseline <= 0.0 || goal <= baseline * leap {
            continue;
        }
        let times = goal / baseline;
        found.push(
            RULE.at(
                value.item,
                format!("the goal, {goal}, is {times:.0} times the baseline, {baseline}"),
            )
            .hint("set a step that can be reached in a term; the rest belongs in the long-term outcome"),
        );
    }
}
