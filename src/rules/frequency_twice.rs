//! `frequency-twice`: how often, in figures and in words.

use super::Subject;
use crate::finding::Finding;
use crate::rules::quality::quality;

quality! {
    /// A row says in two fields how often help is given.
    ///
    /// ## What it looks for
    ///
    /// A row with both `times_per_week` and `frequency`.
    ///
    /// ## Why
    ///
    /// Both are printed, one under the other, and the review counts only the figures. When the plan changes, it is easy
    /// to forget one of them.
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
                .hint("keep one of the two: the figures if they fit, or `frequency` on its own if they do not; the time of day goes in `when_and_where`"),
        );
    }
}
