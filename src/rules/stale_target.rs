//! `stale-target`: the target of the last plan, once more.

use super::Subject;
use super::cycle::strategies;
use crate::finding::{Finding, similarity};
use crate::model::ProvisionRow;
use crate::rules::quality::quality;
use crate::wording::MONTHS;

/// How alike two texts are that say the same, in per cent.
const ALIKE: f64 = 85.0;

quality! {
    /// A target is passed on unchanged.
    ///
    /// ## What it looks for
    ///
    /// A target that is at least 85 % the same, letter by letter, as one in the last plan, ignoring dates, with the
    /// same baseline and goal, the same provision and at least one of the same strategies.
    ///
    /// ## Why
    ///
    /// What did not work for one term will not work for another. (The guide “Using SEND Support Plans Effectively in
    /// Primary Schools”: pupils “parked” on plans without meaningful change.)
    ///
    /// ## Example
    ///
    /// ```files,fail
    /// # autumn.yaml
    /// cycle: {number: 1}
    /// # spring.yaml
    /// cycle: {number: 2, term: spring, start: 2027-01-05, review_date: 2027-03-22, previous: autumn.yaml}
    /// ```
    ///
    /// The same targets, with another programme:
    ///
    /// ```files,pass
    /// # autumn.yaml
    /// cycle: {number: 1}
    /// # spring.yaml
    /// cycle: {number: 2, term: spring, start: 2027-01-05, review_date: 2027-03-22, previous: autumn.yaml}
    /// provision: [{id: P1, targets: [T1, T2, T3], programme: Drawing and talking}]
    /// ```
    ///
    /// ## Instead
    ///
    /// Change the goal, the steps or the support. The same words with a different goal, or with a different programme,
    /// raise no finding.
    "stale-target", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(last) = subject.known.earlier.first() else { return };
    let plan = subject.plan;
    for target in &plan.targets {
        let words = target.text.as_deref().unwrap_or_default();
        let rows: Vec<String> = plan.rows_for(target).map(ProvisionRow::fingerprint).collect();
        let (figures, strategies) = (target.figures(), strategies(target));
        let stale = last.targets.iter().any(|past| {
            past.figures == figures
                && !past.text.is_empty()
                && rows.iter().all(|row| past.rows.contains(row))
                && (strategies.is_empty()
                    || strategies.iter().any(|one| past.strategies.contains(one)))
                && similarity(&undated(&past.text), &undated(words)) * 100.0 >= ALIKE
        });
        if let Some(text) = target.text.as_ref().filter(|_| stale) {
            found.push(
                RULE.at(
                    text.item,
                    "this target is unchanged from the last plan: same baseline, goal and provision",
                )
                .hint("change the goal, the steps or the support"),
            );
        }
    }
}

/// A text without its figures and months, which change with every term.
fn undated(text: &str) -> String {
    const TERMS: [&str; 3] = ["autumn", "spring", "summer"];
    let words = text.to_lowercase();
    let rest = words.split_whitespace().filter(|word| {
        let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
        !MONTHS.contains(&letters)
            && !TERMS.contains(&letters)
            && !letters.chars().all(|c| c.is_ascii_digit())
    });
    rest.collect::<Vec<_>>().join(" ")
}
