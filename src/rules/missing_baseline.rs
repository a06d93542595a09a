//! `missing-baseline`: a target that does not say where the child starts.

use crate::finding::{Finding, Level};
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::wording;

quality! {
    /// A target does not say where the child starts, or when that was measured.
    ///
    /// ## What it looks for
    ///
    /// A target without a baseline, a baseline without a date, or one that is only a word, such as “weak”.
    ///
    /// ## Why
    ///
    /// Progress is measured from the baseline. Without it nobody can say whether a target is achievable, or what
    /// difference the support made. (Achievable, the A of SMART; Islington asks for a baseline in its evidence for an
    /// EHC needs assessment.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].baseline:
    /// ```
    ///
    /// ```edit,fail
    /// targets[1].baseline.text: weak
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].baseline: {value: 4, text: "4 of 10 lessons", date: 2026-09-09, tool: Tick sheet}
    /// ```
    "missing-baseline", Error, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for baseline in subject.plan.targets.iter().filter_map(|target| target.baseline.as_ref()) {
        let Some(value) = baseline.value else { continue };
        if baseline.date.is_none() {
            found.push(
                RULE.at(value.item, "this baseline does not say when it was measured")
                    .with_level(Level::Warning)
                    .hint("add its `date:`"),
            );
        }
        if let Some(words) = baseline.text.as_ref().filter(|words| wording::is_unmeasured(words)) {
            found.push(
                RULE.at(words.item, format!("the baseline “{}” measures nothing", words.trim()))
                    .with_level(Level::Warning)
                    .hint("say what was counted, as in `4 of 20 words`"),
            );
        }
    }
}
