//! `distant-target`: a target for years, not for a term.

use chrono::Days;

use super::Subject;
use crate::finding::Finding;
use crate::rules::quality::quality;
use crate::wording;

/// How far off a target may be, in days: a term of fourteen weeks and four more.
const FAR: u64 = 126;

quality! {
    /// A target is more than a term away.
    ///
    /// ## What it looks for
    ///
    /// A target whose `by` is more than 18 weeks after the plan's start, or whose text names a date that far off: the
    /// end of the year or of a key stage, a month of next year.
    ///
    /// ## Why
    ///
    /// A plan's targets are short-term, and reviewed each term. (Islington's page on SEND Support Plans.) What takes
    /// years is the long-term outcome, which has its own field.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].text: By the end of Key Stage 2 Sam will write the first sentence of a task within 3 minutes, in 8 of 10 lessons.
    /// #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].text: By 7 December 2026 Sam will write the first sentence of a task within 3 minutes, in 8 of 10 lessons.
    /// ```
    "distant-target", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(start) = subject.plan.cycle.start.map(|start| *start) else { return };
    let Some(latest) = start.checked_add_days(Days::new(FAR)) else { return };
    let message = "this target is more than a term away";
    for target in &subject.plan.targets {
        if let Some(by) = target.by.filter(|by| **by > latest) {
            found.push(RULE.at(by.item, message).hint(HINT));
            continue;
        }
        let Some(text) = &target.text else { continue };
        if let Some(words) = subject.read(text.item, |said| wording::distant(said, start, latest)) {
            found.push(RULE.at_words(text.item, words, message).hint(HINT));
        }
    }
}

const HINT: &str =
    "say what should be reached this term; what takes longer belongs in the long-term outcome";
