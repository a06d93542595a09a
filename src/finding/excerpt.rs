//! What a report needs of the files that it is about: a run over many plans cannot hold them all.

use std::sync::Arc;

use super::{Finding, Label, Report};
use crate::source::{Excerpt, Place, SourceFile};

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

impl Report {
    /// Brings back the lines that findings point at and that were let go; `read` reads a file once more. Findings in
    /// a file that has changed since then name the file alone.
    pub(crate) fn bring_back(&mut self, read: impl Fn(&SourceFile) -> Option<Arc<SourceFile>>) {
        while let Some(lacking) = self.places().into_iter().find(is_lacking) {
            let lacking = lacking.file();
            let again =
                read(lacking).and_then(|file| Excerpt::again(lacking, &file, &self.places()));
            match again {
                Some(excerpt) => self.move_to(&excerpt),
                None => self.forget(lacking),
            }
        }
    }

    /// Takes the places in a file out of the findings.
    fn forget(&mut self, file: &Arc<SourceFile>) {
        let waived = self.waived.iter_mut().map(|one| &mut one.finding);
        for Finding(parts) in self.findings.iter_mut().chain(waived) {
            let is_in = |label: &Label| Arc::ptr_eq(label.place.file(), file);
            if parts.primary.as_ref().is_some_and(is_in) {
                parts.primary = None;
                parts.file = Some(file.name().into());
            }
            parts.related.retain(|label| !is_in(label));
        }
        self.levels.retain(|level| !Arc::ptr_eq(level.place.file(), file));
    }
}

fn is_lacking(place: &Place) -> bool {
    !place.file().has(&place.span().range())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Level, Rule};
    use crate::source::Span;

    static LINE: Rule = Rule::new("line", Level::Warning, "A line.");

    /// A report with a finding on the second line of a file of which no line was kept.
    fn let_go(text: &str) -> Report {
        let file = Arc::new(SourceFile::new("plan.yaml", text));
        let place = Place::new(Arc::clone(&file), Span::new(7, 10));
        let finding = Finding::new(&LINE, "it is there").at(&place, "");
        let mut report = Report { findings: vec![finding], ..Report::default() };
        report.move_to(&Excerpt::of(&file, []));
        report
    }

    #[test]
    fn lines_come_back_from_a_file_that_is_as_it_was() {
        let text = "one: 1\ntwo: 2\nthree: 3\n";
        let mut report = let_go(text);
        report.bring_back(|file| Some(Arc::new(SourceFile::new(file.name(), text))));
        let label = report.findings[0].primary().unwrap();
        assert_eq!(
            (label.place().text(), label.place().file().text()),
            ("two", "one: 1\ntwo: 2\n")
        );
    }

    #[test]
    fn a_file_that_changed_or_is_gone_is_named_without_a_line() {
        let text = "one: 1\ntwo: 2\n";
        for now in [None, Some("zero: 0\none: 1\ntwo: 2\n")] {
            let mut report = let_go(text);
            report.bring_back(|file| now.map(|now| Arc::new(SourceFile::new(file.name(), now))));
            let finding = &report.findings[0];
            assert!(finding.primary().is_none());
            assert_eq!(finding.file_name(), "plan.yaml");
        }
    }
}
