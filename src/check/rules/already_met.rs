//! `already-met`: a goal that the child has reached before the plan begins.

use super::super::Subject;
use super::super::cycle::values;
use super::super::parts::{group, item, text};
use crate::check::quality::quality;
use crate::diagnostic::Diagnostic;
use crate::template::Role;

/// Words by which less is better.
const LESS: [&str; 22] = [
    "fewer",
    "less",
    "reduce",
    "within",
    "at most",
    "no more than",
    "under",
    "down to",
    "error",
    "mistake",
    "prompt",
    "reminder",
    "incident",
    "outburst",
    "minutes until",
    "absence",
    "late",
    "seconds to",
    "minutes to",
    "times he",
    "times she",
    "help",
];

quality! {
    /// The goal is no further than the baseline.
    ///
    /// ## What it looks for
    ///
    /// A target whose `success` is the same as its `baseline`, or less where more is better.
    ///
    /// ## Why
    ///
    /// The child would work for a term at what he or she can do already; or one of the two numbers is a slip.
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

fn look(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for target in subject.groups(Role::Target) {
        let (Some(baseline), (Some(success), _)) = values(target) else { continue };
        let Some(place) = group(target, Role::Success).and_then(|g| item(g, Role::NumberValue))
        else {
            continue;
        };
        if success > baseline || (success < baseline && less_is_better(target)) {
            continue;
        }
        let hint = if success < baseline {
            "if less is better here, say so in the target (`no more than`, `within`); else check both numbers"
        } else {
            "set the goal further on, or close the target"
        };
        found.push(
            RULE.at(
                place,
                format!("the goal, {success}, is no further than the baseline, {baseline}"),
            )
            .hint(hint),
        );
    }
}

/// Whether the target's own words say that less is better.
fn less_is_better(target: &crate::record::Slots) -> bool {
    let unit = group(target, Role::Success).map(|g| text(g, Role::Unit)).unwrap_or_default();
    let words = format!("{} {unit}", text(target, Role::TargetText)).to_lowercase();
    LESS.iter().any(|word| words.contains(word))
}
