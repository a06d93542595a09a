//! The pupils of a school, each with the plan that counts and what the register says.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::leaders::facts::{PlanFacts, ReviewFacts};
use crate::model::Kinship;
use crate::roll::{Match, Roll, RollPupil};
use crate::template::Outcome;

/// A pupil: one with a plan, on the register, or both.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Person<'a> {
    /// The plan that counts now.
    pub(crate) plan: Option<&'a PlanFacts>,
    /// The plan by whose review progress is counted: the same, or the one of the term before.
    pub(crate) progress: Option<&'a PlanFacts>,
    /// What the register says.
    pub(crate) roll: Option<&'a RollPupil>,
    /// Whether it is to be asked if the pupil is parked: supported for long, and nothing moves.
    pub(crate) is_parked: bool,
}

/// How well the register fits the plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Register {
    /// There is none.
    Missing,
    /// It is of other pupils: most of those with a plan are not in it.
    OfOthers,
    /// It fits.
    Fits,
}

/// The pupils of a school.
#[derive(Debug)]
pub(crate) struct People<'a> {
    /// Each of them.
    pub(crate) all: Vec<Person<'a>>,
    /// How well the register fits the plans.
    pub(crate) register: Register,
    /// How many pupils with a plan are not on the register, or not without doubt.
    pub(crate) not_found: usize,
}

impl<'a> People<'a> {
    /// Puts plans and register together. `progress` are the plans by whose reviews progress is counted.
    pub(crate) fn of(
        current: &[&'a PlanFacts],
        progress: &[&'a PlanFacts],
        roll: Option<&'a Roll>,
        is_parked: impl Fn(&PlanFacts) -> bool,
    ) -> Self {
        let with_plan = current.iter().map(|plan| (*plan, row_of(plan, roll)));
        let with_plan: Vec<(&PlanFacts, Option<&RollPupil>)> = with_plan.collect();
        let not_found = with_plan.iter().filter(|(_, row)| row.is_none()).count();
        let register = match roll {
            None => Register::Missing,
            Some(_) if not_found * 2 > with_plan.len() => Register::OfOthers,
            Some(_) => Register::Fits,
        };
        let fits = register == Register::Fits;
        let mut all: Vec<Person<'a>> = with_plan
            .iter()
            .map(|(plan, row)| Person {
                plan: Some(plan),
                progress: progress
                    .iter()
                    .copied()
                    .find(|other| other.pupil.kinship(&plan.pupil) == Kinship::Same),
                roll: row.filter(|_| fits),
                is_parked: is_parked(plan),
            })
            .collect();
        if let Some(roll) = roll.filter(|_| fits) {
            let known: BTreeSet<*const RollPupil> =
                all.iter().filter_map(|one| Some(std::ptr::from_ref(one.roll?))).collect();
            let others =
                roll.pupils.iter().filter(|row| !known.contains(&std::ptr::from_ref(*row)));
            all.extend(others.map(|row| Person {
                plan: None,
                progress: None,
                roll: Some(row),
                is_parked: false,
            }));
        }
        Self { all, register, not_found }
    }

    /// Those with a plan.
    pub(crate) fn with_plan(&self) -> impl Iterator<Item = &Person<'a>> {
        self.all.iter().filter(|person| person.plan.is_some())
    }
}

/// The row of the register about the pupil of a plan.
fn row_of<'a>(plan: &PlanFacts, roll: Option<&'a Roll>) -> Option<&'a RollPupil> {
    match roll?.pupil_of(&plan.pupil) {
        Match::Pupil(pupil) => Some(pupil),
        Match::Doubt(_) | Match::Nobody => None,
    }
}

impl<'a> Person<'a> {
    /// The review by which progress is counted, if it was held.
    pub(crate) fn review(&self) -> Option<&'a ReviewFacts> {
        self.progress?.review.as_ref()
    }

    /// Whether that review was held by the day that the plan names.
    pub(crate) fn is_on_time(&self) -> bool {
        let planned = self.progress.and_then(|plan| plan.review_date);
        let held = self.review().and_then(|review| review.held);
        planned.zip(held).is_none_or(|(planned, held): (NaiveDate, NaiveDate)| held <= planned)
    }

    /// What became of the targets, as far as they are reviewed.
    pub(crate) fn outcomes(&self) -> impl Iterator<Item = Outcome> + use<'a> {
        let targets = self.progress.filter(|plan| plan.review.is_some());
        let targets = targets.map(|plan| plan.targets.as_slice()).unwrap_or_default();
        targets.iter().filter_map(|target| target.outcome)
    }
}
