//! `under-delivered`: a target blamed on support that was hardly given.

use super::super::Subject;
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::WhyNot;

/// The share of planned sessions below which nothing can be said of the support, in per cent.
const ENOUGH: f64 = 75.0;

quality! {
    /// Much of the support was not given.
    ///
    /// ## What it looks for
    ///
    /// In a review: a row of provision with fewer than 75 % of the planned sessions (`rule_limits: {delivered: 80}` sets
    /// another share), and a target that it served that was not met for the reason `wrong-intervention` or `too-hard`.
    ///
    /// ## Why
    ///
    /// What was not given cannot be judged. (The guide “Using SEND Support Plans Effectively in Primary Schools”:
    /// plans delivered with fidelity.)
    ///
    /// ## Instead
    ///
    /// Give the reason `not-delivered`, and plan how the sessions will be given next term.
    "under-delivered", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let limit = subject.limit("delivered", ENOUGH);
    let plan = subject.plan;
    for delivery in &plan.review.deliveries {
        let (Some(delivered), Some(wanted)) = (delivery.delivered, plan.planned(delivery)) else {
            continue;
        };
        let given = *delivered;
        if wanted <= 0.0 || given / wanted * 100.0 >= limit {
            continue;
        }
        let row = plan.delivered(delivery);
        let blamed = plan.review.results.iter().find_map(|result| {
            let target = result.target.as_deref().unwrap_or_default();
            let why = result.why_not?;
            let blames = why.is(WhyNot::WrongIntervention) || why.is(WhyNot::TooHard);
            (blames && row.is_some_and(|row| row.serves(target))).then_some(why)
        });
        let share = given / wanted * 100.0;
        let message = format!("{given} of {wanted} sessions were given, {share:.0} %");
        found.push(match blamed {
            Some(why) => RULE
                .at(why.item, format!("{message}, so the support cannot be blamed"))
                .related(delivered.place(), "what was given")
                .hint(format!("the reason is rather `{}`; say how the sessions will be given next term", plan.word_for(WhyNot::NotDelivered))),
            // Somebody has said why.
            None if delivery.missed_because.is_some() || delivery.reason_missed.is_some() => {
                continue;
            }
            None => RULE.at(delivered.item, message).hint(
                "say in `missed_because` why, or for staff alone in `reason_missed`, and plan how they will be given next term",
            ),
        });
    }
}
