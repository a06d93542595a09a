//! `weak-measure`: a measure that is none.

use super::super::Subject;
use super::super::parts::{group, item};
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;
use crate::wording;

quality! {
    /// It is not clear how a target is measured.
    ///
    /// ## What it looks for
    ///
    /// A `measure` that is a bare word (observation, teacher assessment, discussion …) and does not say what is
    /// counted; `by` that names nobody (staff); or `every` that gives no interval (regularly, ongoing).
    ///
    /// ## Why
    ///
    /// Two people who measure should get the same result. (How success will be measured: Islington's page on SEND
    /// Support Plans.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].measure.how: observation
    /// ```
    ///
    /// ```edit,fail
    /// targets[1].measure.every: regularly
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].measure: {how: "1-minute probe, plotted", by: the teaching assistant, every: weekly}
    /// ```
    "weak-measure", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for target in subject.groups(Role::Target) {
        let Some(measure) = group(target, Role::Measure) else { continue };
        let said = |role| {
            let item = item(measure, role)?;
            let words = item.value.plain().trim().to_owned();
            Some((item, words))
        };
        if let Some((item, words)) = said(Role::MeasureHow)
            && wording::is_bare_measure(&words)
        {
            found.push(
                RULE.at(item, format!("“{words}” does not say what is counted"))
                    .hint("say what and how, as in `tick sheet, words read right in one minute`"),
            );
        }
        if let Some((item, words)) = said(Role::MeasureBy)
            && (wording::is_nobody(&words) || wording::is_nothing(&words))
        {
            found.push(
                RULE.at(item, format!("“{words}” is nobody who measures"))
                    .hint("name the person or the role"),
            );
        }
        if let Some(item) = item(measure, Role::MeasureEvery)
            && (wording::vague_frequency(&item.value.plain()).is_some()
                || wording::is_nothing(&item.value.plain()))
        {
            found.push(
                RULE.at(item, format!("“{}” is no interval", item.value.plain()))
                    .hint("say how often, as in `weekly` or `every Friday`"),
            );
        }
    }
}
