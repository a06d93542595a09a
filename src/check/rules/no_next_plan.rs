//! `no-next-plan`: a pupil whose plan was reviewed and who has no plan now.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::on_the_way;
use crate::check::Subject;
use crate::check::quality::quality;
use crate::check::traits::Traits;
use crate::finding::Finding;
use crate::model::Kinship;
use crate::source::Place;
use crate::template::Role;

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
    /// # autumn.yaml
    /// review: {held_on: 2026-12-07, decision: continue, next: {start: 2027-01-05}}
    /// ```
    ///
    /// ```files,pass
    /// # checked on 2027-01-18
    /// # autumn.yaml
    /// review: {held_on: 2026-12-07, decision: continue, next: {start: 2027-01-05}}
    /// # spring.yaml
    /// cycle: {number: 2, term: spring, start: 2027-01-05, review_date: 2027-03-22, previous: autumn.yaml}
    /// ```
    ///
    /// ## Instead
    ///
    /// Start the next plan with `sendplan next FILE -o NEW.yaml`; or, if the child no longer needs one, write the
    /// decision `exit` in the review.
    "no-next-plan", Note, on_the_way
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
    let today = subject.known.today?;
    let place = subject.by_role(Role::ReviewHeld)?;
    let held = subject.date(Role::ReviewHeld)?;
    let since = subject.date(Role::NextStart).or_else(|| held.checked_add_days(Days::new(SOON)))?;
    let leaves = subject.text(Role::YearGroup) == "year-6"
        && subject
            .date(Role::CycleStart)
            .is_some_and(|start| school_year(since) > school_year(start));
    let goes_on = subject.text(Role::PlanDecision) != "exit" && !leaves;
    (goes_on && today >= since).then(|| Awaits {
        since,
        path: place.path.clone(),
        place: place.place.clone(),
    })
}

fn school_year(day: NaiveDate) -> i32 {
    day.year() - i32::from(day.month() < 8)
}

/// Finds the pupils whose latest plan awaits a next one.
pub(in crate::check) fn compare(plans: &[(&str, &Traits)], found: &mut [Vec<Finding>]) {
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
