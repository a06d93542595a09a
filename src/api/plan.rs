//! One plan, read and checked, and what can be made from it.

use std::path::Path;
use std::sync::Arc;

use super::template::Template;
use crate::check::Strictness;
use crate::error::Error;
use crate::finding::{Finding, Report};
use crate::pipeline::{
    CheckedPlan, Company, Documents, Judging, PlanSource, ReadPlan, RenderOptions, drafts,
};
use crate::resources::Resources;

/// A plan as it was when it was read and checked: if the file changes later, open it again.
#[derive(Debug)]
pub struct Plan {
    pub(super) resources: Arc<Resources>,
    read: ReadPlan,
    pub(super) checked: CheckedPlan,
    strictness: Strictness,
}

impl Plan {
    pub(super) fn new(
        resources: &Arc<Resources>,
        source: PlanSource,
        strictness: Strictness,
    ) -> Result<Self, Error> {
        let resources = Arc::clone(resources);
        let read = resources.read(source)?;
        let checked = resources.judge(&read, judging(&resources, strictness))?.plan;
        Ok(Self { resources, read, checked, strictness })
    }

    /// What messages call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.checked.name
    }

    /// The template that it follows.
    #[must_use]
    pub fn template(&self) -> Template {
        Template::new(&self.checked.template)
    }

    /// What the check found, in the order of the file. If there is an error, nothing can be made from the plan.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.checked.report.findings
    }

    /// All that the check has to report: the findings, those that the plan waives, the levels that its school set.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.checked.report
    }

    /// Whether something has to be put right before anything can be made from it.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.checked.record().is_none()
    }

    /// Makes its documents in memory: all those requested, or none.
    ///
    /// With [`RenderOptions::draft`] it is checked again as a draft, unless it was opened as one.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] with all that was found if it has errors, or a document cannot be made from it; any other
    /// [`Error`] if the options conflict, a layout is broken, or Typst refuses a document.
    pub fn render(&self, options: &RenderOptions) -> Result<Documents, Error> {
        self.judged(options.strictness, |plan| self.resources.documents(plan, options))
    }

    /// The `review:` to add to it, with every target and every row of provision to fill in.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] if it has errors even as a draft, a review already, or nothing to review.
    pub fn review(&self) -> Result<String, Error> {
        self.judged(Strictness::Draft, drafts::review)
    }

    /// Its own text with its `review:` to fill in at the end; what was there stays as it was.
    ///
    /// # Errors
    ///
    /// As [`review`](Self::review), and if nothing can be added at the end of the text.
    pub fn with_review(&self) -> Result<String, Error> {
        self.judged(Strictness::Draft, |plan| drafts::with_review(&self.read, plan))
    }

    /// The plan for the cycle after it, if it is reviewed. `target` is the file that it is to be written to, from whose
    /// folder the path of this plan starts; without one, the folder of this plan.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] if it has errors, or no review.
    pub fn next(&self, target: Option<&Path>) -> Result<String, Error> {
        self.judged(Strictness::Full, |plan| drafts::next(&self.read, plan, target))
    }

    /// Does something with the plan as it is checked with this strictness.
    fn judged<T>(
        &self,
        strictness: Strictness,
        work: impl FnOnce(&CheckedPlan) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if strictness == self.strictness {
            return work(&self.checked);
        }
        let judging = judging(&self.resources, strictness);
        work(&self.resources.judge(&self.read, judging)?.plan)
    }
}

fn judging(resources: &Resources, strictness: Strictness) -> Judging {
    Judging { strictness, today: resources.today(), company: Company::Alone }
}
