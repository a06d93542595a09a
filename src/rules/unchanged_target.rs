//! `unchanged-target`: not met, continue, and nothing changes.

use crate::finding::{Finding, Level};
use crate::model::Means as _;
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::template::TargetDecision;
use crate::wording;

quality! {
    /// A target was not met and continues unchanged.
    ///
    /// ## What it looks for
    ///
    /// In a review: a target with the decision to continue and no `change`, or one that says that nothing will change
    /// (as before, keep going, N/A).
    ///
    /// ## Why
    ///
    /// What did not work this term will not work next term. (The guide “Using SEND Support Plans Effectively
    /// in Primary Schools”: reviews adjust provision accordingly.)
    ///
    /// ## Example
    ///
    /// ```files,fail
    /// # sam.yaml
    /// review:
    ///   held_on: 2026-12-07
    ///   targets: [{target: T1, result: not_yet, decision: continue, change: As before}]
    /// ```
    ///
    /// ```files,pass
    /// # sam.yaml
    /// review:
    ///   held_on: 2026-12-07
    ///   targets: [{target: T1, result: not_yet, decision: continue, change: Two first lines in every lesson}]
    /// ```
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
