//! What a report needs of the files that it is about: a run over many plans cannot hold them all.

use super::{Finding, Label, Report};
use crate::source::{Excerpt, Place};

impl Report {
    /// The places whose lines are shown. Of a finding that points at several places of one file it is all from the first to
    /// the last.
    pub(crate) fn places(&self) -> Vec<Place> {
        let waived = self.waived.iter().map(|one| &one.finding);
        let findings = self.findings.iter().chain(waived);
        let shown = findings.flat_map(Finding::shown);
        shown.chain(self.levels.iter().map(|level| level.place.clone())).collect()
    }

    /// Lets a file go for an excerpt of it.
    pub(crate) fn move_to(&mut self, excerpt: &Excerpt) {
        let waived = self.waived.iter_mut().map(|one| &mut one.finding);
        for finding in self.findings.iter_mut().chain(waived) {
            let labels = finding.0.primary.iter_mut().chain(&mut finding.0.related);
            labels.for_each(|label| label.place.move_to(excerpt));
        }
        self.levels.iter_mut().for_each(|level| level.place.move_to(excerpt));
    }
}

impl Finding {
    fn shown(&self) -> Vec<Place> {
        let labels = || self.primary().into_iter().chain(self.related_labels());
        let whole = |one: &Label| {
            let file = one.place().file().name();
            let same = labels().filter(|label| label.place().file().name() == file);
            let span = same.fold(one.place().span(), |span, label| span.to(label.place().span()));
            one.place().with(span)
        };
        labels().map(whole).collect()
    }
}
