//! `already-met`: a goal that the child has reached before the plan begins.

use super::super::Subject;
use super::super::cycle::values;
use super::super::parts::{group, item, text};
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;
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
    for target in subject.groups(Role::Target) {
        let (Some(baseline), (Some(success), _)) = values(target) else { continue };
        let Some(place) = group(target, Role::Success).and_then(|g| item(g, Role::NumberValue))
        else {
            continue;
        };
        let unit = group(target, Role::Success).map(|g| text(g, Role::Unit)).unwrap_or_default();
        let Some(said) = item(target, Role::TargetText) else { continue };
        let less = subject.read(said, |said| wording::less_is_better(said, &unit, success));
        if (less && success < baseline) || (!less && success > baseline) {
            continue;
        }
        let hint = if success < baseline {
            "if less is better here, say so in the target (`no more than`, `within`); else check both numbers"
        } else if success > baseline {
            "less is better here by the target's own words; check both numbers"
        } else {
            "set the goal further on, or close the target"
        };
        let start = group(target, Role::Baseline).map(|g| text(g, Role::NumberValue));
        let (goal, start) = (place.value.plain(), start.unwrap_or_default());
        let message = format!("the goal, {goal}, is no further than the baseline, {start}");
        found.push(RULE.at(place, message).hint(hint));
    }
}
