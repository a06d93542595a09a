//! `unlikely-dose`: more minutes a week than a school week has.

use crate::finding::Finding;
use crate::rules::Subject;
use crate::rules::quality::quality;

/// The minutes of a school week: 32.5 hours from bell to bell.
const WEEK: f64 = 1950.0;

/// A session that is longer than a school morning, in minutes.
const LONG: f64 = 200.0;

quality! {
    /// The minutes and the times a week cannot both be right.
    ///
    /// ## What it looks for
    ///
    /// A row whose minutes and times a week add up to more than the 32.5 hours of a school week; or more sessions of
    /// over 200 minutes than there are days.
    ///
    /// ## Why
    ///
    /// It is a typing mistake: minutes a week instead of minutes each time, or the two figures the wrong way round.
    /// Sessions and costs are calculated from them.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[1].minutes: 200
    /// provision[1].times_per_week: 10
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// provision[1].minutes: 20
    /// provision[1].times_per_week: 2
    /// ```
    "unlikely-dose", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for row in &subject.plan.provision {
        let (Some(minutes), Some(times)) = (row.minutes, row.times_per_week) else { continue };
        let week = *minutes * *times;
        if week > WEEK || (*minutes > LONG && *times > 5.0) {
            let message = format!(
                "{} minutes, {} times a week, is {:.0} hours a week",
                *minutes,
                *times,
                week / 60.0
            );
            found.push(
                RULE.at(minutes.item, message)
                    .hint("`minutes` is for one session; check both figures"),
            );
        }
    }
}
