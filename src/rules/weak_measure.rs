//! `weak-measure`: something that does not measure.

use crate::finding::Finding;
use crate::rules::Subject;
use crate::rules::quality::quality;
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
    for measure in subject.plan.targets.iter().filter_map(|target| target.measure.as_ref()) {
        if let Some(how) = measure.how.as_ref().filter(|how| wording::is_bare_measure(how.trim())) {
            found.push(
                RULE.at(how.item, format!("“{}” does not say what is counted", how.trim())).hint(
                    "say what and how, as in `tick sheet, words read correctly in one minute`",
                ),
            );
        }
        let nobody = |by: &str| wording::is_nobody(by) || wording::is_nothing(by);
        if let Some(by) = measure.by.as_ref().filter(|by| nobody(by.trim())) {
            found.push(
                RULE.at(by.item, format!("“{}” does not say who measures", by.trim()))
                    .hint("name the person or the role"),
            );
        }
        let vague =
            |every: &str| wording::vague_frequency(every).is_some() || wording::is_nothing(every);
        if let Some(every) = measure.every.as_ref().filter(|every| vague(every)) {
            found.push(
                RULE.at(every.item, format!("“{}” does not say how often", &**every))
                    .hint("say how often, as in `weekly` or `every Friday`"),
            );
        }
    }
}
