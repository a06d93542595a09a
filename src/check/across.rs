//! Plans compared with each other: what each says about another.

use std::collections::BTreeMap;
use std::path::Path;

use super::identity::{self, Named};
use super::levels::{Decisions, FoundBy};
use crate::finding::{Finding, Report};
use crate::model::Kinship;
use crate::rules::{self, Traits};

/// A plan that is compared with others: what messages call it, what it is compared by, what is decided of findings on it.
#[derive(Debug, Default)]
pub(crate) struct Compared {
    pub(crate) name: String,
    pub(crate) traits: Traits,
    pub(crate) decisions: Decisions,
}

/// Finds plans of which it is not clear whether they are about one child or two.
fn who_is_who(plans: &[(&str, &Traits)], found: &mut [Vec<Finding>]) {
    let mut alike: BTreeMap<(u8, String), Vec<usize>> = BTreeMap::new();
    for (index, (_, traits)) in plans.iter().enumerate() {
        let pupil = &traits.pupil;
        for (kind, name) in [(0, pupil.id()), (1, pupil.name())] {
            if !name.is_empty() {
                alike.entry((kind, name.to_lowercase())).or_default().push(index);
            }
        }
    }
    for alike in alike.into_values() {
        for (at, index) in alike.iter().enumerate() {
            let (file, one) = plans[*index];
            let unclear = |other: &&usize| {
                let (other_file, other) = plans[**other];
                let named = |traits: &Traits, file: &str| {
                    let path = Path::new(&traits.previous);
                    path.file_name().is_some_and(|name| Path::new(file).ends_with(name))
                };
                let linked = named(one, other_file) || named(other, file);
                let plain = one.pupil.kinship(&other.pupil) == Kinship::Same
                    && (one.pupil.shares_id(&other.pupil) || one.start != other.start);
                !linked && !plain && one.pupil.is_unclear(&other.pupil)
            };
            let Some(other) = alike[..at].iter().find(unclear) else { continue };
            let named = |index: usize| {
                let (file, traits) = plans[index];
                Named { pupil: &traits.pupil, file, place: traits.named.as_ref() }
            };
            let finding = identity::unclear_pupil(&named(*index), &named(*other));
            if !found[*index].contains(&finding) {
                found[*index].push(finding);
            }
        }
    }
}

/// What the plans of a run say about each other, in their order.
pub(crate) fn compare(plans: Vec<Compared>) -> Vec<Report> {
    let mut found = vec![Vec::new(); plans.len()];
    let compared: Vec<(&str, &Traits)> =
        plans.iter().map(|plan| (plan.name.as_str(), &plan.traits)).collect();
    who_is_who(&compared, &mut found);
    rules::compare(&compared, &mut found);
    let decided = plans.into_iter().zip(found).map(|(mut plan, found)| {
        let mut report = Report::default();
        plan.decisions.apply(found, &mut report);
        report.findings.extend(plan.decisions.unused(FoundBy::Comparing));
        report.name_plan(&plan.name);
        report
    });
    decided.collect()
}
