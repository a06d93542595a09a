//! `no-next-plan`: a pupil whose plan was reviewed and who has no plan now.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use crate::check::Subject;
use crate::check::quality::quality;
use crate::check::traits::Traits;
use crate::finding::Finding;
use crate::model::{Kinship, Means as _};
use crate::source::Place;
use crate::template::{PlanDecision, YearGroup};

/// How long after a review the next plan may begin, in days, where the review does not say: a holiday and a few weeks.
const SOON: u64 = 42;

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

/// A review after which a next plan is due.
#[derive(Debug, Clone)]
pub(in crate::check) struct Awaits {
    since: NaiveDate,
    path: String,
    place: Place,
}

/// What a plan awaits on the day that it is judged.
pub(in crate::check) fn awaits(subject: &Subject<'_>) -> Option<Awaits> {
    let plan = subject.plan;
    let today = subject.known.today?;
    let held = plan.review.held?;
    let soon = || held.checked_add_days(Days::new(SOON));
    let since = plan.review.next_start.map(|start| *start).or_else(soon)?;
    let starts = plan.cycle.start.map(|start| school_year(*start));
    let leaves = plan.pupil.year_group.means(YearGroup::Year6)
        && starts.is_some_and(|starts| school_year(since) > starts);
    let goes_on = !plan.review.decision.means(PlanDecision::Exit) && !leaves;
    (goes_on && today >= since).then(|| Awaits {
        since,
        path: held.path().to_owned(),
        place: held.place().clone(),
    })
}

fn school_year(day: NaiveDate) -> i32 {
    day.year() - i32::from(day.month() < 8)
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
            "the next plan was to start on {}, and there is none here",
            awaits.since.format("%-d %B %Y")
        );
        found.push(
            Finding::new(&RULE.rule, message)
                .at(&awaits.place, "this plan is reviewed")
                .path(&awaits.path)
                .hint(format!("`sendplan next {name} -o NEW.yaml` makes it")),
        );
    }
}
