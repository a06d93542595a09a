//! A plan in all respects: read, checked, and what its copies would show of one home to another.

use super::plan::{Examined, Judging, PlanSource, ReadPlan};
use crate::error::Error;
use crate::resources::Resources;

impl Resources {
    /// Checks a plan that was read, and what its copies would show of one home to another.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if a plan before it cannot be read.
    pub(crate) fn judge(&self, read: &ReadPlan, judging: Judging) -> Result<Examined, Error> {
        let mut examined = self.judge_by_itself(read, judging);
        self.keep_homes_apart(&mut examined)?;
        examined.plan.report.name_plan(&examined.plan.name);
        Ok(examined)
    }

    /// Reads a plan and checks it.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub(crate) fn examine(&self, source: &PlanSource, judging: Judging) -> Result<Examined, Error> {
        self.judge(&self.read(source.clone())?, judging)
    }
}
