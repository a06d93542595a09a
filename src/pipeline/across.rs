//! The plans of a run, held against each other.

use std::num::NonZeroUsize;

use super::{Plan, PlanSource};
use crate::batch;
use crate::check::{self, Strictness, Traits};
use crate::error::Error;
use crate::generator::Generator;

impl Generator {
    /// Checks plans that belong together, on so many threads, and hands each to `take` as soon as all is known of it. Texts
    /// that stand in the plans of two pupils, and names of other pupils, are found on the way. Of each plan only what `take`
    /// gives is kept.
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
    ) -> Vec<Result<T, Error>> {
        let first = |source: &PlanSource| {
            let mut plan = self.check_among(source, strictness, sources.len() > 1, Vec::new())?;
            let traits = plan.traits.take().filter(|_| !plan.is_foreign());
            let name = plan.name().to_owned();
            Ok::<_, Error>((take(source, plan), name, traits.unwrap_or_default()))
        };
        let mut taken = Vec::with_capacity(sources.len());
        let mut known: Vec<(String, Traits)> = Vec::with_capacity(sources.len());
        for result in batch::run(sources, threads, first, || {}) {
            match result {
                Ok((given, name, traits)) => {
                    taken.push(Ok(given));
                    known.push((name, traits));
                }
                Err(error) => {
                    taken.push(Err(error));
                    known.push(Default::default());
                }
            }
        }
        // The few in which something was found are checked once more, with it.
        for (index, others) in check::compare(&known) {
            let again = self.check_among(&sources[index], strictness, false, others);
            taken[index] = again.map(|plan| take(&sources[index], plan));
        }
        taken
    }
}
