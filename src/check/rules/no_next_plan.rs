//! `no-next-plan`: a pupil whose plan was reviewed and who has no plan now.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::on_the_way;
use crate::check::Subject;
use crate::check::quality::quality;
use crate::check::traits::Traits;
use crate::finding::Finding;
use crate::model::{Kinship, Means as _, SupportPlan, school_year};
use crate::source::Place;
use crate::template::{PlanDecision, YearGroup};

/// How long after a review the next plan may begin, in days, where the review does not say: a holiday and a few weeks.
const SOON: u64 = 42;

quality! {
    /// A pupil's last plan was reviewed, and there is no next one.
    ///
    /// ## What it looks for
    ///
    /// Across the plans of one run: the latest plan of each pupil, if it is reviewed and the day is past on which the next was to
    /// start. Pupils who do without a plan now, and those who leave for secondary school, are passed over.
    ///
    /// ## Why
    ///
    /// A child between two plans gets what the last one promised, or nothing, and no list shows it.
    ///
    /// ## Instead
    ///
    /// `sendplan next FILE -o NEW.yaml` makes the next plan; or decide in the review to `exit`.
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
    let SupportPlan { pupil, cycle, review, .. } = subject.plan;
    let today = subject.known.today?;
    let held = review.held?;
    let next = review.next_start.map(|next| *next);
    let since = next.or_else(|| held.checked_add_days(Days::new(SOON)))?;
    let new_year = cycle.start.is_some_and(|start| school_year(since) > school_year(*start));
    let leaves = new_year && pupil.year_group.means(YearGroup::Year6);
    let goes_on = !leaves && !review.decision.means(PlanDecision::Exit);
    (goes_on && today >= since).then(|| Awaits {
        since,
        path: held.path().to_owned(),
        place: held.place().clone(),
    })
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
