//! `unchanged-target`: not met, continue, and nothing changes.

use crate::check::Subject;
use crate::check::quality::quality;
use crate::finding::{Finding, Level};
use crate::model::Means as _;
use crate::template::TargetDecision;
use crate::wording;

quality! {
    /// A target was not met and goes on as it was.
    ///
    /// ## What it looks for
    ///
    /// In a review: a target with the decision to continue and no `change`, or one that says that nothing changes (as
    /// before, keep going, N/A).
    ///
    /// ## Why
    ///
    /// What did not bring it about in one term will not in the next. (The guide “Using SEND Support Plans Effectively
    /// in Primary Schools”: reviews adjust provision accordingly.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// review: {targets: [{target: T1, result: partly, decision: continue}]}
    /// review.targets[1].change: As before
    /// #                         ^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// Say what will be different: smaller steps, another way, more often, another person, another goal.
    "unchanged-target", Error, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for result in &subject.plan.review.results {
        let Some(change) = result.change.as_ref().filter(|_| !result.is_met()) else { continue };
        if result.decision.means(TargetDecision::Continue) && wording::is_no_change(change) {
            found.push(
                RULE.at_text(change.item, format!("“{}” changes nothing", change.trim()))
                    .with_level(Level::Warning)
                    .hint("say what will be different: smaller steps, another way, more often, another goal"),
            );
        }
    }
}
