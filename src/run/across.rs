//! The plans of a run, compared with each other.

use super::find::FoundPlan;
use super::settings::RunSettings;
use crate::batch;
use crate::check::{self, Compared};
use crate::error::Error;
use crate::finding::Report;
use crate::pipeline::{CheckedPlan, Company, Examined, Foreseen, Judging};
use crate::resources::Resources;

/// What was taken of a plan, what comparing it with the others found, and which of its documents could not be made.
#[derive(Debug)]
pub(super) struct ComparedPlan<T> {
    pub(super) taken: T,
    pub(super) across: Report,
    /// Why documents of it cannot be made, as far as making them was tried.
    pub(super) refused: Vec<Error>,
}

/// Checks plans that belong together and hands each to `take` as soon as it is checked; of each only what `take` gives
/// stays in memory. With it comes what comparing the plans found: texts that are in the plans of two pupils, names of
/// other pupils.
///
/// # Errors
///
/// For each plan what [`Resources::examine`] gives. What [`Resources::foreseen`] gives is beside what was found in the plan.
pub(super) fn check_all<T: Send>(
    resources: &Resources,
    plans: &[FoundPlan],
    judging: Judging,
    settings: &RunSettings,
    take: impl Fn(&FoundPlan, CheckedPlan) -> T + Sync,
) -> Vec<Result<ComparedPlan<T>, Error>> {
    let company = if plans.len() > 1 { Company::Others } else { Company::Alone };
    let judging = Judging { company, ..judging };
    let one = |found: &FoundPlan| {
        let mut examined = resources.examine(&found.source, judging)?;
        let foreseen = resources.foreseen(&examined.plan, judging.strictness, settings.fit);
        // Whatever is wrong with its documents, what was found in the plan counts.
        let Foreseen { findings, refused } = foreseen
            .unwrap_or_else(|error| Foreseen { refused: vec![error], ..Foreseen::default() });
        if !findings.is_empty() {
            examined.plan.report.findings.extend(findings);
            examined.plan.report.sort();
        }
        examined.let_file_go();
        let Examined { plan, decisions, traits } = examined;
        let name = plan.name.clone();
        let compared = match traits.filter(|_| !plan.is_foreign) {
            Some(traits) => Compared { name, traits, decisions },
            None => Compared { name, ..Compared::default() },
        };
        let taken = take(found, plan);
        Ok::<_, Error>((ComparedPlan { taken, across: Report::default(), refused }, compared))
    };
    let mut all: Vec<Result<ComparedPlan<T>, Error>> = Vec::with_capacity(plans.len());
    let mut all_compared = Vec::with_capacity(plans.len());
    for result in batch::run(plans, settings.threads(), one, || {}) {
        match result {
            Ok((plan, compared)) => {
                all.push(Ok(plan));
                all_compared.push(compared);
            }
            Err(error) => {
                all.push(Err(error));
                all_compared.push(Compared::default());
            }
        }
    }
    for (plan, across) in all.iter_mut().zip(check::compare(all_compared)) {
        if let Ok(plan) = plan {
            plan.across = across;
        }
    }
    all
}
