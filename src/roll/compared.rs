//! The register and the plans beside it -> what one has and the other lacks.

use std::collections::BTreeSet;

use super::matching::Match;
use super::rules::{DOUBTFUL_PUPIL, NOT_IN_REGISTER};
use super::{Roll, RollPupil};
use crate::finding::Finding;
use crate::model::Identity;

/// A plan, as far as a register is compared with it.
#[derive(Debug, Clone)]
pub(crate) struct PlanOf<'a> {
    /// The file, as messages call it.
    pub(crate) file: &'a str,
    /// The pupil.
    pub(crate) pupil: &'a Identity,
}

impl Roll {
    /// What the plans have and the register lacks: pupils who are not in it, or of whom it is not sure who they are.
    pub(crate) fn lacks(&self, plans: &[PlanOf<'_>]) -> Vec<Finding> {
        let mut found = Vec::new();
        for plan in plans {
            let who = plan.pupil.in_words();
            match self.pupil_of(plan.pupil) {
                Match::Pupil(_) => {}
                Match::Nobody => found.push(
                    Finding::new(
                        &NOT_IN_REGISTER,
                        format!("{who} is not in the register of pupils"),
                    )
                    .in_file(plan.file)
                    .hint(format!(
                        "compare the plan with `{}`; close the plan if the child has left",
                        self.file
                    )),
                ),
                Match::Doubt(pupils) => {
                    let rows: Vec<String> =
                        pupils.iter().take(4).map(|pupil| pupil.place.to_string()).collect();
                    let message =
                        format!("{who} may be in {} of the register, or not", rows.join(" or in "));
                    found.push(
                        Finding::new(&DOUBTFUL_PUPIL, message)
                            .in_file(plan.file)
                            .hint("write the pupil's id, UPN or date of birth into the plan as the register has it"),
                    );
                }
            }
        }
        found
    }

    /// The pupils for whom there is no plan, of those who are wanted.
    pub(crate) fn without_plan(
        &self,
        plans: &[PlanOf<'_>],
        wanted: impl Fn(&RollPupil) -> bool,
    ) -> Vec<&RollPupil> {
        let mut planned: BTreeSet<&super::RowPlace> = BTreeSet::new();
        for plan in plans {
            match self.pupil_of(plan.pupil) {
                Match::Pupil(pupil) => {
                    planned.insert(&pupil.place);
                }
                // One of them has it.
                Match::Doubt(pupils) => {
                    planned.extend(pupils.into_iter().map(|pupil| &pupil.place))
                }
                Match::Nobody => {}
            }
        }
        let lacks = |pupil: &&RollPupil| wanted(pupil) && !planned.contains(&pupil.place);
        self.pupils.iter().filter(lacks).collect()
    }
}
