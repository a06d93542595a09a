//! Plans -> the pupils of each class, each with the latest of his or her cycles.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::model::{Identity, Kinship, SupportPlan};
use crate::output;
use crate::pipeline::{CheckedPlan, absolute, previous};

/// Whose plan a file is, and which of that pupil's: all that grouping plans has to know about one.
#[derive(Debug, Clone)]
pub(super) struct PupilCycle {
    /// The pupil.
    pub(super) pupil: Identity,
    /// The day the cycle began.
    start: Option<NaiveDate>,
    /// The version, as text that sorts.
    version: String,
    /// Where the plan is.
    path: Option<PathBuf>,
    /// Where it says that the plan before it is.
    before: Option<PathBuf>,
}

impl PupilCycle {
    /// Of a plan without errors.
    pub(super) fn of(plan: &CheckedPlan) -> Option<Self> {
        let record = plan.record()?;
        let cycle = SupportPlan::of(record.sections()).cycle;
        let version = cycle.version.as_deref().unwrap_or_default();
        Some(Self {
            pupil: Identity::of(record),
            start: cycle.start.map(|start| *start),
            version: format!("{version:0>6}"),
            path: plan.path().map(absolute),
            before: previous(plan).map(|(_, path)| absolute(&path)),
        })
    }

    /// Whether two plans are two cycles, or two versions, of one pupil. Where it is not sure they are of two: one child
    /// that is listed twice can be seen, one that is not listed cannot.
    fn is_of_one(&self, other: &Self) -> bool {
        let names = |one: &Self, other: &Self| one.before.is_some() && one.before == other.path;
        let linked = names(self, other) || names(other, self);
        match self.pupil.kinship(&other.pupil) {
            Kinship::Other => false,
            Kinship::Doubt => linked,
            Kinship::Same => {
                let moved = self.pupil.changed_class(&other.pupil);
                let plain = self.pupil.shares_birthday(&other.pupil) || !moved;
                let shares_id = self.pupil.shares_id(&other.pupil);
                shares_id || linked || (plain && self.start != other.start)
            }
        }
    }

    fn is_later_than(&self, other: &Self) -> bool {
        (&self.start, &self.version) > (&other.start, &other.version)
    }
}

/// Plans by their pupils and classes; a plan is its place in the list that was given.
#[derive(Debug, Default)]
pub(super) struct Classes {
    /// The classes in the order of their names.
    pub(super) classes: Vec<PupilsOfClass>,
    /// The latest plans that name no class.
    pub(super) without: Vec<usize>,
}

/// The pupils of one class.
#[derive(Debug)]
pub(super) struct PupilsOfClass {
    /// The class, as the first plan writes it.
    pub(super) name: String,
    /// The latest plan of each pupil, in the order of the plans.
    pub(super) plans: Vec<usize>,
}

impl Classes {
    /// Groups plans. A pupil may have had another class in an earlier cycle: the latest counts.
    pub(super) fn of(plans: &[&PupilCycle]) -> Self {
        let mut groups = Groups::of(plans);
        let mut latest: Vec<usize> = latest(&mut groups, plans).into_values().collect();
        latest.sort_unstable();
        let mut found = Self::default();
        let mut classes: BTreeMap<String, PupilsOfClass> = BTreeMap::new();
        for index in latest {
            let class = plans[index].pupil.class();
            if class.is_empty() {
                found.without.push(index);
                continue;
            }
            // Classes whose files would have one name are one class.
            let of_class = classes
                .entry(output::class_key(class))
                .or_insert_with(|| PupilsOfClass { name: class.to_owned(), plans: Vec::new() });
            of_class.plans.push(index);
        }
        found.classes = classes.into_values().collect();
        found
    }
}

/// The latest plan of each group, by the group's first.
fn latest(groups: &mut Groups<'_>, plans: &[&PupilCycle]) -> BTreeMap<usize, usize> {
    let mut latest: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, plan) in plans.iter().enumerate() {
        let known = latest.entry(groups.top(index)).or_insert(index);
        if plan.is_later_than(plans[*known]) {
            *known = index;
        }
    }
    latest
}

/// Which plans are of one pupil: each names another of its group, and in the end the group's first.
struct Groups<'a> {
    above: Vec<usize>,
    /// The school's own number of each group, which no other joins.
    ids: Vec<&'a str>,
}

impl<'a> Groups<'a> {
    fn of(plans: &[&'a PupilCycle]) -> Self {
        let mut groups = Self {
            above: (0..plans.len()).collect(),
            ids: plans.iter().map(|plan| plan.pupil.id()).collect(),
        };
        // Only plans that share a name, a number or a link can be of one pupil.
        let mut alike: BTreeMap<(u8, String), Vec<usize>> = BTreeMap::new();
        for (index, plan) in plans.iter().enumerate() {
            let names =
                [(0, plan.pupil.id()), (1, plan.pupil.name()), (2, plan.pupil.first_name())];
            for (kind, name) in names.into_iter().filter(|(_, name)| !name.is_empty()) {
                alike.entry((kind, name.to_lowercase())).or_default().push(index);
            }
        }
        for alike in alike.values() {
            for (at, one) in alike.iter().enumerate() {
                for other in &alike[at + 1..] {
                    if plans[*one].is_of_one(plans[*other]) {
                        groups.join(*one, *other);
                    }
                }
            }
        }
        groups
    }

    fn top(&mut self, index: usize) -> usize {
        let mut here = index;
        while self.above[here] != here {
            self.above[here] = self.above[self.above[here]];
            here = self.above[here];
        }
        here
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.top(one), self.top(other));
        let (mine, theirs) = (self.ids[one], self.ids[other]);
        let apart =
            !mine.is_empty() && !theirs.is_empty() && mine.to_lowercase() != theirs.to_lowercase();
        if one == other || apart {
            return;
        }
        let (first, second) = (one.min(other), one.max(other));
        self.above[second] = first;
        if self.ids[first].is_empty() {
            self.ids[first] = self.ids[second];
        }
    }
}
