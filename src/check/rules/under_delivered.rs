//! `under-delivered`: a target blamed on support that was hardly given.

use super::super::Subject;
use super::super::parts::named;
use super::super::parts::{item, items, number, text};
use super::super::review::planned;
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;

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
    let limit = subject.limit("delivered", ENOUGH);
    let rows = subject.by_role(Role::ProvisionRow);
    for delivery in subject.groups(Role::Delivery) {
        let Some(place) = item(delivery, Role::Delivered) else { continue };
        let row = named(delivery, Role::DeliveredRow, rows);
        let wanted = number(item(delivery, Role::Planned)).or_else(|| planned(row?));
        let (Some(given), Some(wanted)) = (number(Some(place)), wanted) else { continue };
        if wanted <= 0.0 || given / wanted * 100.0 >= limit {
            continue;
        }
        let served: Vec<String> = row
            .map(|row| {
                items(item(row, Role::ServedTargets))
                    .iter()
                    .map(|item| item.value.plain())
                    .collect()
            })
            .unwrap_or_default();
        let blamed = subject.groups(Role::TargetResults).find_map(|result| {
            let target = text(result, Role::ReviewedTarget);
            let why = item(result, Role::WhyNot)?;
            let blames = matches!(why.value.plain().as_str(), "wrong-intervention" | "too-hard");
            (blames && served.contains(&target)).then_some(why)
        });
        let share = given / wanted * 100.0;
        let message = format!("{given} of {wanted} sessions were given, {share:.0} %");
        found.push(match blamed {
            Some(why) => RULE
                .at(why, format!("{message}, so the support cannot be blamed"))
                .related(&place.place, "what was given")
                .hint("the reason is rather `not-delivered`; say how the sessions will be given next term"),
            // Somebody has said why.
            None if [Role::MissedBecause, Role::ReasonMissed].iter().any(|role| item(delivery, *role).is_some()) => {
                continue;
            }
            None => RULE.at(place, message).hint(
                "say in `missed_because` why, or for staff alone in `reason_missed`, and plan how they will be given next term",
            ),
        });
    }
}
