//! A checked plan and what is asked for -> the copies to make.

use super::findings::{self, Behind};
use super::options::RenderOptions;
use super::plan::CheckedPlan;
use crate::copies::{self, DocumentCopy};
use crate::error::Error;
use crate::finding::listed;
use crate::output;
use crate::record::Record;
use crate::resources::Resources;
use crate::template::{Audience, CopyForm, Document, Template};

/// A copy to make, with the stem of its file name.
#[derive(Debug, Clone)]
pub(crate) struct NamedCopy {
    pub(crate) copy: DocumentCopy,
    pub(crate) stem: String,
}

/// That nothing can come of the documents and audiences that were asked for.
pub(crate) const NOTHING_ASKED: &str = "no document is both of this kind and for this audience; `sendplan template show` lists all documents";

impl Resources {
    /// The copies that a plan gives of the documents that were asked for.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDocument`] if the template has no document of an id that was asked for.
    pub(crate) fn selected(
        &self,
        plan: &CheckedPlan,
        options: &RenderOptions,
    ) -> Result<Vec<NamedCopy>, Error> {
        known(&plan.template, options)?;
        let Some(record) = plan.record() else { return Ok(Vec::new()) };
        let is_behind = self.behind(plan, options).is_some();
        let documents = plan.template.documents().iter();
        let chosen = documents
            .filter(|document| is_asked(document, record, options))
            .filter(|document| !(document.before_review && is_behind));
        let named = |document| {
            let copies = copies::copies(record, document).into_iter();
            copies.map(move |copy| {
                let stem = output::file_stem(record, document, &copy, plan.nth_of_term);
                NamedCopy { copy, stem }
            })
        };
        let is_chosen =
            |named: &NamedCopy| is_chosen_form(&named.copy, record, &plan.template, options);
        Ok(chosen.flat_map(named).filter(is_chosen).collect())
    }

    /// Why a plan gets none of the requested documents that prepare for a review: the review is over.
    pub(crate) fn passed_over(
        &self,
        plan: &CheckedPlan,
        options: &RenderOptions,
    ) -> Option<Behind> {
        let mut documents = plan.template.documents().iter();
        let asked = documents.any(|one| one.before_review && options.names(&one.id));
        self.behind(plan, options).filter(|_| asked)
    }

    /// Why the review of a plan is no longer to come.
    fn behind(&self, plan: &CheckedPlan, options: &RenderOptions) -> Option<Behind> {
        findings::behind(plan.record()?, options.today.or_else(|| self.today()))
    }
}

/// Refuses documents that a template does not have.
pub(crate) fn known(template: &Template, options: &RenderOptions) -> Result<(), Error> {
    match options.documents.iter().find(|id| template.document(id).is_none()) {
        None => Ok(()),
        Some(id) => {
            let known = template.documents().iter().map(|document| document.id.as_str());
            Err(Error::UnknownDocument {
                template: template.id().to_owned(),
                id: id.clone(),
                known: listed(known),
            })
        }
    }
}

/// Refuses documents that no plan gives by itself, whatever is in it: nothing made of what was asked for would be no answer.
///
/// # Errors
///
/// [`Error::UnknownDocument`], [`Error::Options`].
pub(super) fn of_one_plan(template: &Template, options: &RenderOptions) -> Result<(), Error> {
    known(template, options)?;
    let asked = || template.documents().iter().filter(|document| options.names(&document.id));
    if let Some(other) = asked().find(|document| !document.per.is_of_a_plan()) {
        let id = &other.id;
        return Err(Error::options(format!("`{id}` is made from several plans, never from one")));
    }
    match asked().next() {
        Some(_) if !asked().any(|document| options.includes(document.audience)) => {
            Err(Error::options(NOTHING_ASKED))
        }
        _ => Ok(()),
    }
}

/// Whether a document was asked for that is made from one plan, and that this one gives something for.
fn is_asked(document: &Document, record: &Record, options: &RenderOptions) -> bool {
    if !document.per.is_of_a_plan() || !options.includes(document.audience) {
        return false;
    }
    if !options.documents.is_empty() {
        return options.names(&document.id);
    }
    is_usual(document, options) && findings::lacks(record, document).is_none()
}

/// Whether a copy has the form that its household gets: of a document and its short form it gets one, unless a document is
/// asked for by its id.
pub(super) fn is_chosen_form(
    copy: &DocumentCopy,
    record: &Record,
    template: &Template,
    options: &RenderOptions,
) -> bool {
    if !options.documents.is_empty() {
        return true;
    }
    let form = || copies::form(record, copy, options.print);
    let is_short = |document: &Document| document.short_form_of.is_some();
    match template.short_form(&copy.document) {
        _ if template.document(&copy.document).is_some_and(is_short) => form() == CopyForm::Short,
        Some(short) if is_asked(short, record, options) => form() == CopyForm::Full,
        _ => true,
    }
}

/// Whether a document is made where none is named. Those of the SENCO alone are made if the SENCO's copies are asked for.
pub(crate) fn is_usual(document: &Document, options: &RenderOptions) -> bool {
    let for_senco =
        document.audience == Audience::Senco && options.audiences.contains(&Audience::Senco);
    !document.on_request || for_senco
}
