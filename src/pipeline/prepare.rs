//! A checked plan -> its copies, cut and rendered, ready to be typeset.

use chrono::NaiveDate;

use super::options::RenderOptions;
use super::plan::CheckedPlan;
use super::room::Room;
use super::selected::NamedCopy;
use super::{contrast, findings};
use crate::check::Strictness;
use crate::copies::{self, CopyView, DocumentCopy, Open};
use crate::error::Error;
use crate::finding::Finding;
use crate::record::Record;
use crate::render::{Facts, Others, TypstSource};
use crate::resources::Resources;
use crate::template::{Document, Role, Status, Template};
use crate::workbook::Workbook;

/// A copy that is ready to be typeset.
#[derive(Debug)]
pub(crate) struct Prepared {
    /// Which copy it is.
    pub(crate) copy: DocumentCopy,
    /// The name of its file, without the extension.
    pub(crate) stem: String,
    /// What its document is called.
    pub(crate) title: String,
    /// Its Typst source.
    pub(crate) source: TypstSource,
    /// What it has to fit into.
    pub(crate) room: Room,
    /// What it is in other forms than pages.
    pub(crate) forms: OtherForms,
}

/// What a document is in other forms than pages: most have none.
#[derive(Debug, Default)]
pub(crate) struct OtherForms {
    /// A workbook, if it is a table.
    pub(crate) workbook: Option<Workbook>,
    /// The text of a calendar, if it has appointments.
    pub(crate) calendar: Option<String>,
}

/// All copies of a plan, and what was found on the way.
#[derive(Debug, Default)]
pub(crate) struct PreparedPlan {
    /// The copies, without those that the findings are about.
    pub(crate) copies: Vec<Prepared>,
    /// What was found.
    pub(crate) findings: Vec<Finding>,
}

impl Resources {
    /// Cuts and renders the copies of a plan that were asked for. `part` is the number of the first among those that are
    /// put into one file, or 0.
    ///
    /// # Errors
    ///
    /// An [`Error`] if a layout is broken.
    pub(crate) fn prepare(
        &self,
        plan: &CheckedPlan,
        options: &RenderOptions,
        part: usize,
    ) -> Result<PreparedPlan, Error> {
        let mut prepared = PreparedPlan::default();
        let Some(record) = plan.record() else { return Ok(prepared) };
        let assets = self.assets(&plan.template)?;
        let selected = self.selected(plan, options)?;
        let pale = contrast::pale_on_chosen_paper(record, plan, &selected, options);
        for named in selected {
            let Some(document) = plan.template.document(&named.copy.document) else { continue };
            if let Some(lack) = findings::lacks(record, document) {
                prepared.findings.push(findings::nothing_to_make(plan, document, lack));
                continue;
            }
            let cycles = match self.cycle_views(plan, record, document, &named.copy) {
                Ok(cycles) => cycles,
                Err(Error::Refused { findings }) => {
                    prepared.findings.extend(findings);
                    continue;
                }
                Err(error) => return Err(error),
            };
            let part = part + prepared.copies.len();
            let spoken = match self.spoken(plan, record, document, &named.copy) {
                Ok(spoken) => spoken,
                Err(Error::Refused { findings }) => {
                    prepared.findings.extend(findings);
                    continue;
                }
                Err(error) => return Err(error),
            };
            let facts = Facts {
                language: spoken.language,
                beneath: spoken.beneath,
                translation: spoken.translation,
                ..facts_of_copy(record, &named, options, part)
            };
            let view = view(record, &named.copy, &plan.template, options.strictness);
            let others = match document.history {
                true => Others::EarlierCycles(&cycles),
                false => Others::None,
            };
            let source = assets.layouts.render(&view, others, document, &facts)?;
            let mut found = self.homes_in_source(plan, &named.copy, &source, &prepared.findings);
            found.extend(findings::missing_characters(self.fonts()?, &view, &source));
            found.retain(|finding| !prepared.findings.contains(finding));
            prepared.findings.append(&mut found);
            prepared.copies.push(Prepared {
                copy: named.copy,
                stem: named.stem,
                title: document.title.clone(),
                source,
                room: Room::of_plan(document, view, &plan.name),
                forms: OtherForms::default(),
            });
        }
        prepared.findings.extend(pale);
        let findings = prepared.findings.into_iter();
        prepared.findings = findings.map(|finding| finding.in_plan(&plan.name)).collect();
        Ok(prepared)
    }

    /// What a copy may show of the cycles before, for a document that is about them.
    fn cycle_views(
        &self,
        plan: &CheckedPlan,
        record: &Record,
        document: &Document,
        copy: &DocumentCopy,
    ) -> Result<Vec<CopyView>, Error> {
        if !document.history {
            return Ok(Vec::new());
        }
        let now = record.sections();
        let earlier = self.history(plan)?;
        let records = earlier.iter().filter_map(|earlier| earlier.plan.record());
        // Earlier plans may be unfinished whatever is asked of this one.
        Ok(records
            .map(|then| copies::view_of_cycle(then.sections(), now, copy))
            .map(|view| unfinished(view, &plan.template))
            .collect())
    }
}

/// What a copy may show; in a draft with words where a needed text is missing.
pub(crate) fn view(
    record: &Record,
    copy: &DocumentCopy,
    template: &Template,
    strictness: Strictness,
) -> CopyView {
    let view = copies::view(record, copy);
    match strictness {
        Strictness::Draft => unfinished(view, template),
        Strictness::Full => view,
    }
}

/// A view with words where a needed text is missing.
fn unfinished(view: CopyView, template: &Template) -> CopyView {
    let words = |key, usual| template.labels().get(key).unwrap_or(usual);
    view.unfinished(Open {
        name: words("draft.name", "[name]"),
        text: words("draft.text", "[still to be written]"),
    })
}

/// What a layout knows besides the view, for a file of this name.
pub(crate) fn facts(record: &Record, stem: &str, strictness: Strictness) -> Facts {
    let draft = record.means(Role::Status, Status::Draft);
    let name = stem.rsplit('/').next().unwrap_or(stem);
    Facts {
        title: name.replace('_', " "),
        date: dated(record.date()),
        draft: draft || strictness == Strictness::Draft,
        ..Facts::default()
    }
}

/// The same for one copy of a plan.
fn facts_of_copy(
    record: &Record,
    named: &NamedCopy,
    options: &RenderOptions,
    part: usize,
) -> Facts {
    let household = named.copy.household.as_ref();
    let readers = household.map(|home| home.readers().map(str::to_owned).collect());
    Facts {
        print: copies::print(record, &named.copy, options.print),
        part,
        readers: readers.unwrap_or_default(),
        ..facts(record, &named.stem, options.strictness)
    }
}

/// The date of a document: PDF/A wants one, and a draft may have none yet; the clock would make every run differ.
pub(crate) fn dated(known: Option<NaiveDate>) -> Option<NaiveDate> {
    known.or(NaiveDate::from_ymd_opt(2000, 1, 1))
}
