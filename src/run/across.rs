//! The plans of a run, compared with each other.

use super::find::FoundPlan;
use super::settings::RunSettings;
use crate::batch;
use crate::check::{self, Compared};
use crate::error::Error;
use crate::finding::Report;
use crate::pipeline::{CheckedPlan, Company, Examined, Judging};
use crate::resources::Resources;

/// What was taken of a plan, and what comparing it with the others found.
#[derive(Debug)]
pub(super) struct ComparedPlan<T> {
    pub(super) taken: T,
    pub(super) across: Report,
}

/// Checks plans that belong together and hands each to `take` as soon as it is checked; of each only what `take` gives
/// stays in memory. With it comes what comparing the plans found: texts that are in the plans of two pupils, names of
/// other pupils.
///
/// # Errors
///
/// For each plan what [`Resources::examine`] and [`Resources::foreseen`] give.
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
        let foreseen = resources.foreseen(&examined.plan, judging.strictness, settings.fit)?;
        if !foreseen.is_empty() {
            examined.plan.report.findings.extend(foreseen);
            examined.plan.report.sort();
        }
        examined.let_file_go();
        let Examined { plan, decisions, traits } = examined;
        let name = plan.name.clone();
        let compared = match traits.filter(|_| !plan.is_foreign) {
            Some(traits) => Compared { name, traits, decisions },
            None => Compared { name, ..Compared::default() },
        };
        Ok::<_, Error>((take(found, plan), compared))
    };
    let mut all_taken = Vec::with_capacity(plans.len());
    let mut all_compared = Vec::with_capacity(plans.len());
    for result in batch::run(plans, settings.threads(), one, || {}) {
        match result {
            Ok((taken, compared)) => {
                all_taken.push(Ok(taken));
                all_compared.push(compared);
            }
            Err(error) => {
                all_taken.push(Err(error));
                all_compared.push(Compared::default());
            }
        }
    }
    let across = check::compare(all_compared);
    let together = |(taken, across): (Result<T, Error>, Report)| {
        taken.map(|taken| ComparedPlan { taken, across })
    };
    all_taken.into_iter().zip(across).map(together).collect()
}
