//! The plans of a run, held against each other.

use std::num::NonZeroUsize;

use super::{Plan, PlanSource};
use crate::batch;
use crate::check::{self, Compared, Decisions, Strictness};
use crate::error::Error;
use crate::finding::Report;
use crate::generator::Generator;

impl Generator {
    /// Checks plans that belong together, on so many threads, and hands each to `take` as soon as it is checked; of each
    /// only what `take` gives is kept. Beside it stands what holding the plans against each other found: texts that stand
    /// in the plans of two pupils, names of other pupils.
    ///
    /// # Errors
    ///
    /// For each plan what [`check`](Self::check) gives.
    pub fn check_all<T: Send>(
        &self,
        sources: &[PlanSource],
        strictness: Strictness,
        threads: NonZeroUsize,
        take: impl Fn(&PlanSource, Plan) -> T + Sync,
    ) -> Vec<Result<(T, Report), Error>> {
        let one = |source: &PlanSource| {
            let mut plan = self.check_among(source, strictness, sources.len() > 1)?;
            let known = plan.compared.take().filter(|_| !plan.is_foreign());
            let decisions =
                if known.is_some() { plan.decisions.clone() } else { Decisions::default() };
            let traits = known.unwrap_or_default();
            let compared = Compared { name: plan.name().to_owned(), traits, decisions };
            Ok::<_, Error>((take(source, plan), compared))
        };
        let mut taken = Vec::with_capacity(sources.len());
        let mut plans = Vec::with_capacity(sources.len());
        for result in batch::run(sources, threads, one, || {}) {
            let (result, compared) = match result {
                Ok((given, compared)) => (Ok(given), compared),
                Err(error) => (Err(error), Compared::default()),
            };
            taken.push(result);
            plans.push(compared);
        }
        let across = check::compare(plans);
        taken.into_iter().zip(across).map(|(taken, across)| Ok((taken?, across))).collect()
    }
}
