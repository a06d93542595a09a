//! `already-met`: a goal that the child has reached before the plan begins.

use super::Subject;
use crate::finding::Finding;
use crate::model::Figures;
use crate::rules::quality::quality;
use crate::wording;

quality! {
    /// The goal is no further than the baseline.
    ///
    /// ## What it looks for
    ///
    /// A target whose `success` is the same as its `baseline`, or lower if more is better.
    ///
    /// ## Why
    ///
    /// The child would spend a term working on what he or she can do already; or one of the two numbers is wrong.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].baseline.value: 8
    /// targets[1].baseline.text: 8 of 10 lessons
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].baseline.value: 3
    /// targets[1].baseline.text: 3 of 10 lessons
    /// ```
    "already-met", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for target in &subject.plan.targets {
        let Figures { baseline: Some(baseline), goal: Some(goal), .. } = target.figures() else {
            continue;
        };
        let (Some(start), Some(end), Some(said)) = (target.start(), target.goal(), &target.text)
        else {
            continue;
        };
        let less =
            subject.read(said.item, |said| wording::less_is_better(said, target.unit(), goal));
        if (less && goal < baseline) || (!less && goal > baseline) {
            continue;
        }
        let hint = if goal < baseline {
            "if less is better here, say so in the target (`no more than`, `within`); otherwise check both numbers"
        } else if goal > baseline {
            "the target says that less is better; check both numbers"
        } else {
            "set a goal that goes further, or close the target"
        };
        let (goal_words, start_words) = (end.short(), start.short());
        let message =
            format!("the goal, {goal_words}, is no further than the baseline, {start_words}");
        found.push(RULE.at(end.item, message).hint(hint));
    }
}
