//! `under-delivered`: a target blamed on support that was hardly given.

use crate::finding::Finding;
use crate::model::Means as _;
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::template::WhyNot;

/// The share of planned sessions below which nothing can be said of the support, in per cent.
const ENOUGH: f64 = 75.0;

quality! {
    /// Much of the support was not given.
    ///
    /// ## What it looks for
    ///
    /// In a review: a row of provision with fewer than 75 % of the planned sessions (`rule_limits: {delivered: 80}`
    /// sets a different share), and a target served by it that was not met for the reason `wrong-intervention` or
    /// `too-hard`.
    ///
    /// ## Why
    ///
    /// You cannot judge support that was not given. (The guide “Using SEND Support Plans Effectively in Primary
    /// Schools”: plans delivered with fidelity.)
    ///
    /// ## Example
    ///
    /// ```files,fail
    /// # sam.yaml
    /// review:
    ///   held_on: 2026-12-07
    ///   targets: [{target: T1, result: not_yet, why_not: too-hard}]
    ///   provision: [{row: P1, delivered: 10}]
    /// ```
    ///
    /// ```files,pass
    /// # sam.yaml
    /// review:
    ///   held_on: 2026-12-07
    ///   targets: [{target: T1, result: not_yet, why_not: too-hard}]
    ///   provision: [{row: P1, delivered: 20}]
    /// ```
    ///
    /// ## Instead
    ///
    /// Give the reason `not-delivered`, and plan how to make sure that the sessions take place next term.
    "under-delivered", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    let limit = subject.limit("delivered", ENOUGH);
    for delivery in &plan.review.deliveries {
        let (Some(given), Some(wanted)) = (delivery.delivered, plan.planned(delivery)) else {
            continue;
        };
        let share = *given / wanted * 100.0;
        if wanted <= 0.0 || share >= limit {
            continue;
        }
        let row = plan.delivered(delivery);
        let blamed = plan.review.results.iter().find_map(|result| {
            let served = row?.serves(result.target.as_deref()?);
            let blames = result.why_not.means(WhyNot::WrongIntervention)
                || result.why_not.means(WhyNot::TooHard);
            result.why_not.filter(|_| served && blames)
        });
        let message = format!("{} of {wanted} sessions were given ({share:.0}%)", *given);
        if let Some(why) = blamed {
            found.push(
                RULE.at(why.item, format!("{message}, so the support cannot be blamed"))
                    .related(given.place(), "what was given")
                    .hint(format!(
                        "the reason looks more like `{}`; say how the sessions will be given next term",
                        plan.word_for(WhyNot::NotDelivered)
                    )),
            );
        } else if delivery.missed_because.is_none() && delivery.reason_missed.is_none() {
            found.push(RULE.at(given.item, message).hint(
                "say in `missed_because` why, or for staff alone in `reason_missed`, and plan how they will be given next term",
            ));
        }
    }
}
