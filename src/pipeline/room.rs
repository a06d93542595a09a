//! What a copy has to fit into, and what is found once it is laid out.

use super::rules::LEFT_OFF;
use super::{misplaced, page_limit};
use crate::copies::CopyView;
use crate::finding::Finding;
use crate::render::TypstSource;
use crate::template::Document;
use crate::typeset::Pages;

/// What a copy has to fit into: its sheets, and no more of them than its document may have.
#[derive(Debug, Default)]
pub(crate) struct Room {
    /// The most pages that it may have.
    pages: Option<usize>,
    /// What it shows, to name what there is to shorten; nothing if it is made from no plan's fields.
    views: Vec<CopyView>,
    /// The plan that it is made from, if it is one.
    plan: Option<String>,
}

impl Room {
    /// The room that a document has for what it shows of several plans, or of none.
    pub(crate) fn of(document: &Document, views: Vec<CopyView>) -> Self {
        Self { pages: document.max_pages, views, plan: None }
    }

    /// The room that a document has for what it shows of a plan.
    pub(super) fn of_plan(document: &Document, view: CopyView, plan: &str) -> Self {
        Self { pages: document.max_pages, views: vec![view], plan: Some(plan.to_owned()) }
    }

    /// Whether it has a fixed number of pages.
    pub(crate) const fn is_limited(&self) -> bool {
        self.pages.is_some()
    }

    /// What is found on the pages of a copy: errors for what does not fit, and a note of what its layout left off.
    pub(super) fn findings(
        &self,
        document: &str,
        source: &TypstSource,
        pages: &Pages,
    ) -> Vec<Finding> {
        let examined = pages.examined();
        let count = pages.count();
        let mut findings = misplaced::findings(&self.views, document, &examined.misplaced, count);
        if let Some(most) = self.pages.filter(|most| count > *most) {
            findings.push(page_limit::exceeded(most, &self.views, document, source, count));
        }
        if !examined.left_off.is_empty() {
            let parts: Vec<String> =
                examined.left_off.iter().map(|part| format!("“{part}”")).collect();
            let parts = parts.join(", ");
            findings.push(
                Finding::new(&LEFT_OFF, format!("`{document}` has no room for {parts}"))
                    .hint("shorten what comes before it, or use a larger sheet or smaller print"),
            );
        }
        let with_file = |finding: Finding| match (&self.plan, finding.primary()) {
            (Some(file), None) => finding.in_file(file),
            _ => finding,
        };
        findings.into_iter().map(with_file).collect()
    }
}
