//! `no-next-plan`: a pupil whose plan was reviewed and who has no plan now.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::model::Kinship;
use crate::rules::quality::quality;
use crate::rules::traits::Traits;

quality! {
    /// A pupil's last plan was reviewed, and there is no next plan.
    ///
    /// ## What it looks for
    ///
    /// Across the plans of one run: each pupil's latest plan, if it has been reviewed and the next one should have
    /// started by now. Pupils who no longer need a plan, and those who leave for secondary school, are skipped.
    ///
    /// ## Why
    ///
    /// A child between two plans gets whatever the last one promised, or nothing, and no list shows it.
    ///
    /// ## Example
    ///
    /// ```files,fail
    /// # checked on 2027-01-18
    /// # ben.yaml
    /// pupil: {id: B-1, known_as: Ben, first_name: Ben, last_name: Benson}
    /// # sam.yaml
    /// review:
    ///   held_on: 2026-12-07
    ///   pupil_present: whole-meeting
    ///   targets:
    ///     - {target: T1, result: met, value: 8, evidence: Tally, decision: close}
    ///     - {target: T2, result: met, value: 3, evidence: Books, decision: close}
    ///     - {target: T3, result: met, value: 9, evidence: Tally, decision: close}
    ///   provision: [{row: P1, delivered: 22}, {row: P2, delivered: 11}, {row: P3, delivered: 33}]
    ///   pupil_view: {quote: I like my first line.}
    ///   parent_views: [{quote: He writes at home now.}]
    ///   staff_view: He starts by himself.
    ///   decision: continue
    ///   decision_reason: It helps.
    ///   next: {outcomes: [He writes], start: 2027-01-05, review_date: 2027-03-22}
    /// ```
    ///
    /// The same with the decision that the support ends:
    ///
    /// ```files,pass
    /// # checked on 2027-01-18
    /// # ben.yaml
    /// pupil: {id: B-1, known_as: Ben, first_name: Ben, last_name: Benson}
    /// # sam.yaml
    /// review:
    ///   held_on: 2026-12-07
    ///   pupil_present: whole-meeting
    ///   targets:
    ///     - {target: T1, result: met, value: 8, evidence: Tally, decision: close}
    ///     - {target: T2, result: met, value: 3, evidence: Books, decision: close}
    ///     - {target: T3, result: met, value: 9, evidence: Tally, decision: close}
    ///   provision: [{row: P1, delivered: 22}, {row: P2, delivered: 11}, {row: P3, delivered: 33}]
    ///   pupil_view: {quote: I like my first line.}
    ///   parent_views: [{quote: He writes at home now.}]
    ///   staff_view: He starts by himself.
    ///   decision: exit
    ///   decision_reason: It helps.
    ///   next: {outcomes: [He writes], start: 2027-01-05, review_date: 2027-03-22}
    /// ```
    ///
    /// ## Instead
    ///
    /// Start the next plan with `sendplan next FILE -o NEW.yaml`; or, if the child no longer needs one, write the
    /// decision `exit` in the review.
    "no-next-plan", Note, across compare
}

/// Finds the pupils whose latest plan awaits a next one.
fn compare(plans: &[(&str, &Traits)], found: &mut [Vec<Finding>]) {
    // Only plans that share a name or a number can be of one pupil.
    let keys = |traits: &Traits| {
        [traits.pupil.id(), traits.pupil.name()].map(str::to_lowercase).into_iter()
    };
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, (_, traits)) in plans.iter().enumerate() {
        for key in keys(traits).filter(|key| !key.is_empty()) {
            alike.entry(key).or_default().push(index);
        }
    }
    for ((name, traits), found) in plans.iter().zip(found) {
        let Some(awaits) = &traits.awaits else { continue };
        let alike = keys(traits).filter_map(|key| alike.get(&key)).flatten();
        let later = alike.into_iter().any(|index| {
            let (_, next) = &plans[*index];
            next.start > traits.start && next.pupil.kinship(&traits.pupil) == Kinship::Same
        });
        if later {
            continue;
        }
        let message = format!(
            "the next plan was due to start on {}, but it is not here",
            awaits.since.format("%-d %B %Y")
        );
        found.push(
            Finding::new(&RULE.rule, message)
                .at(&awaits.place, "this plan is reviewed")
                .path(&awaits.path)
                .hint(format!("`sendplan next {name} -o NEW.yaml` starts it")),
        );
    }
}
