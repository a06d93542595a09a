//! A checked plan -> its copies, cut and rendered, ready to be typeset; and typeset.

use chrono::NaiveDate;

use super::{Format, MadeFile, Plan, Selection, findings};
use crate::check::Strictness;
use crate::copies::{self, CopyView, DocumentCopy, Open};
use crate::error::Error;
use crate::finding::Finding;
use crate::generator::{Generator, TemplateAssets};
use crate::record::Record;
use crate::render::{Facts, Others, TypstSource};
use crate::template::{Document, Role, Status, Template};
use crate::typeset::{self, Pages};

/// Resolution of PNG images, in pixels an inch, unless another is asked for.
const PPI: u32 = 150;

/// A copy that is ready to be typeset.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) copy: DocumentCopy,
    pub(super) stem: String,
    pub(super) document: Document,
    pub(super) view: CopyView,
    pub(super) source: TypstSource,
}

/// All copies of a plan, and what was found on the way.
#[derive(Debug, Default)]
pub(super) struct Prepare {
    pub(super) copies: Vec<Prepared>,
    pub(super) findings: Vec<Finding>,
}

/// A copy that was typeset.
#[derive(Debug)]
pub(super) struct Printed {
    pub(super) files: Vec<MadeFile>,
    pub(super) pages: usize,
}

impl Generator {
    /// Cuts and renders the selected copies of a plan.
    pub(super) fn prepare(&self, plan: &Plan, selection: &Selection) -> Result<Prepare, Error> {
        self.prepare_from(plan, selection, 0)
    }

    /// The same for copies that are to be joined, of which so many are there already.
    pub(super) fn prepare_from(
        &self,
        plan: &Plan,
        selection: &Selection,
        before: usize,
    ) -> Result<Prepare, Error> {
        let mut prepare = Prepare::default();
        let Some(record) = plan.record() else { return Ok(prepare) };
        let assets = self.assets(plan.template())?;
        for (copy, stem) in self.copies(plan, selection)? {
            let Some(document) = plan.template().document(&copy.document) else { continue };
            if let Some(lack) = findings::lacks(record, document) {
                prepare.findings.push(findings::nothing_to_make(plan, document, lack));
                continue;
            }
            let earlier = if document.history { self.earlier(plan)? } else { Ok(Vec::new()) };
            let earlier = match earlier {
                Ok(plans) => plans,
                Err(finding) => {
                    prepare.findings.push(finding);
                    continue;
                }
            };
            let records: Vec<&Record> = earlier.iter().filter_map(Plan::record).collect();
            let draft = selection.strictness == Strictness::Draft;
            let view = view(record, &copy, plan.template(), draft);
            let now = record.sections();
            // Earlier plans may be unfinished whatever is asked of this one.
            let cycles: Vec<CopyView> = records
                .iter()
                .map(|then| copies::view_of_cycle(then.sections(), now, &copy))
                .map(|view| unfinished(view, plan.template()))
                .collect();
            let print = copies::print(record, &copy, selection.print);
            let part = before + prepare.copies.len();
            let household = copy.household.as_ref();
            let readers = household.map(|home| home.readers().map(str::to_owned).collect());
            let readers: Vec<String> = readers.unwrap_or_default();
            let facts = facts(record, &stem, selection.strictness);
            let language = language(plan, document, &copy);
            let facts = Facts { print, part, readers, language, ..facts };
            let others = match document.history {
                true => Others::EarlierCycles(&cycles),
                false => Others::None,
            };
            let source = assets.layouts.render(&view, others, document, &facts)?;
            let mut found = self.homes_in_source(plan, &copy, &source, &prepare.findings);
            found.extend(findings::missing_characters(self.fonts(), &view, &source));
            found.extend(findings::pale_on(record, print.paper));
            found.retain(|finding| !prepare.findings.contains(finding));
            prepare.findings.append(&mut found);
            let document = document.clone();
            prepare.copies.push(Prepared { copy, stem, document, view, source });
        }
        Ok(prepare)
    }

    /// The Typst sources of the selected copies of a plan, with the stems of their file names.
    ///
    /// # Errors
    ///
    /// An [`Error`] if a layout is broken.
    pub fn sources(
        &self,
        plan: &Plan,
        selection: &Selection,
    ) -> Result<Vec<(TypstSource, String)>, Error> {
        let prepared = self.prepare(plan, selection)?.copies.into_iter();
        Ok(prepared.map(|one| (one.source, one.stem)).collect())
    }

    /// Typesets a copy, as PDF or PNG; gives the finding instead if it has too many sides.
    pub(super) fn print(
        &self,
        assets: &TemplateAssets,
        one: &Prepared,
        selection: &Selection,
    ) -> Result<Result<Printed, Finding>, Error> {
        let printed = self.pages(assets, one, selection);
        // Failed ones leave as much behind as others.
        typeset::forget();
        printed
    }

    fn pages(
        &self,
        assets: &TemplateAssets,
        one: &Prepared,
        selection: &Selection,
    ) -> Result<Result<Printed, Finding>, Error> {
        let Prepared { copy, stem, document, source, .. } = one;
        let pages = typeset::typeset(source, &assets.asset_files, self.fonts())?;
        if document.max_pages.is_some_and(|most| pages.count() > most) {
            return Ok(Err(findings::overflow(&one.view, source, document, pages.count())));
        }
        let files = match selection.format {
            Format::Png => images(&pages, stem, selection.ppi.unwrap_or(PPI))?,
            _ => vec![(format!("{stem}.pdf"), pages.pdf(stem)?)],
        };
        let made = |(name, bytes)| MadeFile { name, bytes, copy: copy.clone() };
        let files = files.into_iter().map(made).collect();
        Ok(Ok(Printed { files, pages: pages.count() }))
    }
}

/// What a copy may show; in a draft with words where a needed text is missing.
pub(super) fn view(
    record: &Record,
    copy: &DocumentCopy,
    template: &Template,
    draft: bool,
) -> CopyView {
    let view = copies::view(record, copy);
    if draft { unfinished(view, template) } else { view }
}

/// A view with words where a needed text is missing.
fn unfinished(view: CopyView, template: &Template) -> CopyView {
    let words = |key, usual| template.labels().get(key).unwrap_or(usual);
    view.unfinished(Open {
        name: words("draft.name", "[name]"),
        text: words("draft.text", "[still to be written]"),
    })
}

fn images(pages: &Pages, stem: &str, ppi: u32) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let images = pages.png(stem, ppi.into())?;
    Ok(images
        .into_iter()
        .enumerate()
        .map(|(index, bytes)| (format!("{stem}_{}.png", index + 1), bytes))
        .collect())
}

pub(super) fn facts(record: &Record, stem: &str, strictness: Strictness) -> Facts {
    let draft = record.means(Role::Status, Status::Draft);
    let name = stem.rsplit('/').next().unwrap_or(stem);
    Facts {
        title: name.replace('_', " "),
        // PDF/A wants a date, and a draft may have none yet; the clock would make every run differ.
        date: record.date().or(NaiveDate::from_ymd_opt(2000, 1, 1)),
        draft: draft || strictness == Strictness::Draft,
        print: copies::Print::default(),
        part: 0,
        language: None,
        readers: Vec::new(),
    }
}

/// The language of a copy, where its document follows its readers and the template has labels in theirs.
fn language(plan: &Plan, document: &Document, copy: &DocumentCopy) -> Option<String> {
    let record = plan.record().filter(|_| document.readers_language)?;
    let wishes = copies::languages(record, copy);
    let mut languages = wishes.iter().filter_map(|wish| plan.template().language_for(wish));
    languages.next().map(str::to_owned)
}
