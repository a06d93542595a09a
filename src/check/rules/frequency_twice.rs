//! `frequency-twice`: how often, in figures and in words.

use super::super::Subject;
use crate::check::quality::quality;
use crate::finding::Finding;

quality! {
    /// A row says twice how often help is given.
    ///
    /// ## What it looks for
    ///
    /// A row with `times_per_week` and with `frequency` as well.
    ///
    /// ## Why
    ///
    /// Both are printed, one under the other, and the review counts by the figures alone. When the plan changes, one of the two
    /// is forgotten.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[1].frequency: twice a week before writing
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// provision[1].when_and_where: Library, before writing
    /// ```
    "frequency-twice", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for row in &subject.plan.provision {
        let (Some(words), Some(figures)) = (&row.frequency, row.times_per_week) else { continue };
        found.push(
            RULE.at(words.item, "this says how often in words, and `times_per_week` says it in figures")
                .related(figures.place(), "the figures")
                .hint("keep one of the two: the figures where they fit, `frequency` alone where they do not; the time of day goes into `when_and_where`"),
        );
    }
}
