//! Pupils who have been supported for long while little moves: a question for the SENCO, never a verdict.

use serde::Serialize;

use super::facts::PlanFacts;
use crate::model::Kinship;
use crate::template::Outcome;

/// From how many cycles on it is asked.
const CYCLES: usize = 3;

/// What is asked about a pupil.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct ParkedFacts {
    /// How many cycles of support there have been.
    pub(crate) cycles: usize,
    /// No target was met in the reviewed cycles that are known.
    pub(crate) none_met: bool,
    /// Two cycles in a row have the same provision.
    pub(crate) same_provision: bool,
    /// No specialist advises.
    pub(crate) no_specialist: bool,
    /// Whether an assessment by the authority was talked about; `None` if the plan does not say.
    pub(crate) ehc_discussed: Option<bool>,
}

impl ParkedFacts {
    /// What is known of the pupil of a plan, from all plans of the pupil.
    pub(crate) fn of(plan: &PlanFacts, all: &[PlanFacts]) -> Self {
        let is_own = |other: &&PlanFacts| other.pupil.kinship(&plan.pupil) == Kinship::Same;
        let mut cycles: Vec<&PlanFacts> = all.iter().filter(is_own).collect();
        cycles.sort_by_key(|plan| plan.start);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 60")]
        let number = plan.number.unwrap_or_default() as usize;
        let outcomes: Vec<Outcome> = cycles
            .iter()
            .flat_map(|plan| &plan.targets)
            .filter_map(|target| target.outcome)
            .collect();
        let rows = |plan: &PlanFacts| -> Vec<String> {
            let mut rows: Vec<String> =
                plan.rows.iter().map(|row| row.fingerprint.clone()).collect();
            rows.sort();
            rows
        };
        Self {
            cycles: number.max(cycles.len()),
            none_met: !outcomes.is_empty() && !outcomes.iter().any(|outcome| outcome.is_met()),
            same_provision: cycles.windows(2).any(|pair| rows(pair[0]) == rows(pair[1])),
            no_specialist: !plan.parts.specialists,
            ehc_discussed: plan.ehc_discussed,
        }
    }

    /// Whether it is to be asked if the pupil is parked.
    pub(crate) const fn is_asked(&self) -> bool {
        self.cycles >= CYCLES && (self.none_met || self.same_provision)
    }
}

/// Whether it is to be asked if the pupil of a plan is parked.
pub(crate) fn is_parked(plan: &PlanFacts, all: &[PlanFacts]) -> bool {
    ParkedFacts::of(plan, all).is_asked()
}
