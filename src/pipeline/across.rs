//! The plans of a run, held against each other.

use std::num::NonZeroUsize;

use super::{Plan, PlanSource};
use crate::batch;
use crate::check::{self, Strictness, Traits};
use crate::diagnostic::Report;
use crate::error::Error;
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
            let traits = plan.traits.take().filter(|_| !plan.is_foreign());
            let name = plan.name().to_owned();
            Ok::<_, Error>((take(source, plan), name, traits.unwrap_or_default()))
        };
        let mut taken = Vec::with_capacity(sources.len());
        let mut known: Vec<(String, Traits)> = Vec::with_capacity(sources.len());
        for result in batch::run(sources, threads, one, || {}) {
            let (result, name, traits) = match result {
                Ok((given, name, traits)) => (Ok(given), name, traits),
                Err(error) => (Err(error), String::new(), Traits::default()),
            };
            taken.push(result);
            known.push((name, traits));
        }
        let across = check::compare(&mut known);
        taken.into_iter().zip(across).map(|(taken, across)| Ok((taken?, across))).collect()
    }
}
