//! A checked plan -> what making its documents would find, as far as that is known before any page is set.

use std::collections::BTreeSet;

use super::export::Typesetter;
use super::findings;
use super::options::RenderOptions;
use super::plan::CheckedPlan;
use super::selected::is_chosen_form;
use crate::check::Strictness;
use crate::copies::{self, DocumentCopy};
use crate::error::Error;
use crate::finding::{Finding, unique};
use crate::record::Record;
use crate::render;
use crate::resources::Resources;
use crate::template::Document;

/// Whether a check looks at what only set pages can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Fit {
    /// It does not: nothing is typeset.
    #[default]
    Unknown,
    /// All documents are set, and their pages examined and counted.
    Counted,
}

/// What making the documents of a plan would find, and which of them could not be made.
#[derive(Debug, Default)]
pub(crate) struct Foreseen {
    /// What there is to put right.
    pub(crate) findings: Vec<Finding>,
    /// Why Typst refuses some documents; the others are looked at all the same.
    pub(crate) refused: Vec<Error>,
}

impl Resources {
    /// What making the documents of a plan would find beyond its check: characters that no font has, words of a layout that
    /// belong to another home, and if `fit` says so what does not fit on its pages. Documents are laid out only
    /// where there is something to find.
    ///
    /// # Errors
    ///
    /// An [`Error`] if a layout is broken or a font cannot be used. That Typst refuses a document is in what it gives.
    pub(crate) fn foreseen(
        &self,
        plan: &CheckedPlan,
        strictness: Strictness,
        fit: Fit,
    ) -> Result<Foreseen, Error> {
        let Some(record) = plan.record() else { return Ok(Foreseen::default()) };
        let made = |id: &str| RenderOptions {
            documents: vec![id.to_owned()],
            strictness,
            ..RenderOptions::default()
        };
        let usual = RenderOptions::new();
        let is_chosen = |copy: &DocumentCopy| is_chosen_form(copy, record, &plan.template, &usual);
        let is_rare = self.has_missing_characters(record)?;
        let named = self.named_by_template(plan, record)?;
        let mut found: Vec<Finding> = Vec::new();
        let mut refused: Vec<Error> = Vec::new();
        for document in plan.template.documents().iter().filter(|one| one.per.is_of_a_plan()) {
            let is_set = fit == Fit::Counted;
            // What the history finds besides is found in the plans before.
            let is_prepared = !document.history && (is_rare || of_these(&named, record, document));
            let has_copies = copies::copies(record, document).iter().any(is_chosen);
            if findings::lacks(record, document).is_some()
                || !has_copies
                || !(is_set || is_prepared)
            {
                continue;
            }
            let prepared = self.prepare(plan, &made(&document.id), 0)?;
            if !document.history {
                found.extend(prepared.findings);
            }
            if !is_set {
                continue;
            }
            let typesetter = Typesetter::new(self, self.assets(&plan.template)?)?;
            for copy in prepared.copies.iter().filter(|copy| is_chosen(&copy.copy)) {
                match typesetter.fits(copy) {
                    Ok(notes) => found.extend(notes),
                    Err(Error::Refused { findings }) => found.extend(findings),
                    Err(error @ Error::Typeset { .. }) => refused.push(error),
                    Err(error) => return Err(error),
                }
            }
        }
        found.extend(self.of_translations(plan)?);
        let mut findings = unique(found.into_iter().map(|finding| finding.in_plan(&plan.name)));
        findings.retain(|finding| !plan.report.findings.contains(finding));
        Ok(Foreseen { findings, refused })
    }

    /// The readers of a plan's copies to whom words of the template itself may name somebody that they must not hear of.
    ///
    /// # Errors
    ///
    /// As [`Resources::own_words`].
    fn named_by_template(
        &self,
        plan: &CheckedPlan,
        record: &Record,
    ) -> Result<Vec<DocumentCopy>, Error> {
        let mut all: Vec<DocumentCopy> = Vec::new();
        for document in plan.template.documents().iter().filter(|one| one.per.is_of_a_plan()) {
            for copy in copies::copies(record, document) {
                if !all.iter().any(|other| is_for_the_same(other, &copy)) {
                    all.push(copy);
                }
            }
        }
        let mut named = Vec::new();
        for copy in all {
            let (sections, before) = (record.sections(), &plan.people_before);
            let guard = copies::guard(sections, copy.audience, copy.household.as_ref(), before);
            if !guard.is_empty() && guard.may_be_in(self.own_words(&plan.template)?) {
                named.push(copy);
            }
        }
        Ok(named)
    }

    /// Whether a text of the plan has a character that the fonts don't have.
    ///
    /// # Errors
    ///
    /// Those of [`fonts`](Self::fonts), which are read only if there is a rare character.
    fn has_missing_characters(&self, record: &Record) -> Result<bool, Error> {
        let mut rare = BTreeSet::new();
        record.sections().texts(&mut |_, text| {
            rare.extend(
                text.chars()
                    .filter(|c| !is_everyday(*c) && !c.is_whitespace() && !render::invisible(*c)),
            );
        });
        if rare.is_empty() {
            return Ok(false);
        }
        let fonts = self.fonts()?;
        Ok(rare.iter().any(|c| !fonts.covers(*c)))
    }
}

/// Whether a document has a copy for the readers of one of these.
fn of_these(named: &[DocumentCopy], record: &Record, document: &Document) -> bool {
    !named.is_empty()
        && copies::copies(record, document)
            .iter()
            .any(|copy| named.iter().any(|other| is_for_the_same(other, copy)))
}

fn is_for_the_same(one: &DocumentCopy, other: &DocumentCopy) -> bool {
    one.audience == other.audience && one.household == other.household
}

/// Characters that the built-in fonts are known to have, so that most plans need no fonts for their check.
pub(super) const fn is_everyday(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}'
        | '\u{2013}' | '\u{2014}' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | '\u{2026}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resources::Sources;

    #[test]
    fn the_fonts_have_every_everyday_character() {
        let resources = Resources::load(Sources::default()).unwrap();
        let missing: Vec<char> = ('\u{20}'..='\u{2100}')
            .filter(|c| is_everyday(*c) && !resources.fonts().unwrap().covers(*c))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
