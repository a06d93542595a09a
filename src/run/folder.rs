//! Copies -> an output folder: what is unchanged is left as it is, by proof of its hash.

use std::path::Path;

use super::settings::{Rewrite, Run, Writing};
use crate::copies::{DocumentCopy, Household};
use crate::error::Error;
use crate::finding::Finding;
use crate::model::{Identity, SupportPlan};
use crate::output::{self, Entry, Journal, Register};
use crate::pipeline::{CheckedPlan, Exported, ExportedFile, Prepared, PreparedPlan, Typesetter};
use crate::record::Record;
use crate::resources::{Resources, TemplateAssets};
use crate::template::Template;

/// Where a run writes to, and what is known of the copies that are there.
pub(super) struct OutputFolder<'r> {
    pub(super) run: &'r Run<'r>,
    /// The register of the copies in it.
    pub(super) register: &'r Register,
    /// Where copies are noted before they are written; none if they are in no register.
    pub(super) journal: Option<&'r Journal>,
}

/// What became of some copies: those of a plan, or what is made from several.
#[derive(Debug, Default)]
pub(super) struct CopiesReport {
    /// The copies for the register; none if an error was found before any was laid out.
    pub(super) entries: Vec<Entry>,
    /// The files that were written, or would be.
    pub(super) written: Vec<String>,
    /// The files that were left as they are.
    pub(super) unchanged: Vec<String>,
    /// What was found on the way.
    pub(super) findings: Vec<Finding>,
    /// Why Typst refused some of them; the others are made all the same.
    pub(super) refused: Vec<Error>,
    /// The files of copies that Typst refused or that do not fit on their pages.
    pub(super) not_made: Vec<String>,
}

impl CopiesReport {
    /// Takes in what became of others.
    pub(super) fn add(&mut self, other: Self) {
        let Self { entries, written, unchanged, findings, refused, not_made } = other;
        self.entries.extend(entries);
        self.written.extend(written);
        self.unchanged.extend(unchanged);
        self.findings.extend(findings);
        self.refused.extend(refused);
        self.not_made.extend(not_made);
    }
}

/// What becomes of one copy.
enum Outcome {
    /// It is there already, whole, and would come out the same.
    Unchanged(Entry),
    /// It would be made, in a run that writes nothing.
    Planned(String),
    /// It is made.
    Made(Exported, Option<Entry>),
}

impl OutputFolder<'_> {
    /// Makes the documents of a plan that were asked for: none if what is in the plan forbids one, and otherwise all that fit
    /// on their pages. What is there, whole, and made from the same input is left as it is, if the format is registered.
    ///
    /// # Errors
    ///
    /// An [`Error`] if a layout is broken or a file cannot be written. That Typst refuses a document is in the report.
    pub(super) fn plan(&self, plan: &CheckedPlan) -> Result<CopiesReport, Error> {
        let Some(record) = plan.record() else { return Ok(CopiesReport::default()) };
        let prepared = self.run.resources.prepare(plan, self.run.options, 0)?;
        let entry = |copy: &DocumentCopy| entry(plan, record, copy, &self.run.output);
        self.all(&plan.template, prepared, entry)
    }

    /// Makes copies: none if an error was found on the way to them, and otherwise all that can be set on their pages. `entry`
    /// gives what the register says of each besides its file.
    ///
    /// # Errors
    ///
    /// As [`plan`](Self::plan).
    pub(super) fn all(
        &self,
        template: &Template,
        prepared: PreparedPlan,
        entry: impl Fn(&DocumentCopy) -> Entry,
    ) -> Result<CopiesReport, Error> {
        let assets = self.run.resources.assets(template)?;
        let is_refused = prepared.findings.iter().any(Finding::is_error);
        let mut report = CopiesReport { findings: prepared.findings, ..CopiesReport::default() };
        let mut files: Vec<ExportedFile> = Vec::new();
        let mut noted: Vec<Entry> = Vec::new();
        for copy in prepared.copies {
            let about = |file: Entry| described(entry(&copy.copy), file);
            match self.one(template, assets, &copy) {
                Ok(Outcome::Unchanged(known)) => {
                    report.unchanged.push(known.file.clone());
                    // The file is as it was; whose it is, and where its plan is now, may have changed.
                    report.entries.push(about(known));
                }
                Ok(Outcome::Planned(file)) => report.written.push(file),
                Ok(Outcome::Made(made, entry)) => {
                    noted.extend(entry.map(about));
                    files.extend(made.files);
                    report.findings.extend(made.findings);
                }
                Err(Error::Refused { findings }) => {
                    report.findings.extend(findings);
                    report.not_made.push(self.file(&copy));
                }
                Err(error @ Error::Typeset { .. }) => {
                    report.refused.push(error);
                    report.not_made.push(self.file(&copy));
                }
                Err(error) => return Err(error),
            }
        }
        if is_refused {
            // A plan with an error gives nothing, and what it gave before stays as it was.
            let CopiesReport { findings, refused, .. } = report;
            return Ok(CopiesReport { findings, refused, ..CopiesReport::default() });
        }
        if let Some(journal) = self.journal {
            journal.note(&noted)?;
        }
        report.entries.append(&mut noted);
        for file in files {
            output::write_within(&self.run.output, &file.name, &file.bytes)?;
            report.written.push(file.name);
        }
        Ok(report)
    }

    /// The file of a copy, if it is one.
    fn file(&self, copy: &Prepared) -> String {
        format!("{}.{}", copy.stem, self.run.exporter.ending())
    }

    /// Makes one copy, unless it is there already.
    fn one(
        &self,
        template: &Template,
        assets: &TemplateAssets,
        copy: &Prepared,
    ) -> Result<Outcome, Error> {
        let Run { resources, exporter, settings, output, .. } = self.run;
        let file = self.file(copy);
        let input = input_hash(resources, assets, copy)?;
        let known = self.register.get(&file).filter(|entry| {
            exporter.is_registered()
                && settings.rewrite == Rewrite::Changed
                && entry.input == input
                && is_whole(output, entry)
        });
        if let Some(known) = known {
            return Ok(Outcome::Unchanged(known.clone()));
        }
        if settings.writing == Writing::Nothing {
            return Ok(Outcome::Planned(file));
        }
        let made = Typesetter::new(resources, assets)?.export(exporter.as_ref(), copy)?;
        let entry = made.files.first().filter(|_| exporter.is_registered()).map(|first| Entry {
            file,
            pages: made.pages,
            sha256: output::file_sha256(&first.bytes),
            input,
            sendplan: env!("CARGO_PKG_VERSION").to_owned(),
            template: format!("{}@{}", template.id(), &assets.fingerprint()[..8]),
            ..Entry::default()
        });
        Ok(Outcome::Made(made, entry))
    }
}

/// A line of the register: what it says of a copy, with what it says of its file.
fn described(copy: Entry, file: Entry) -> Entry {
    let Entry { file, pages, sha256, input, sendplan, template, more, .. } = file;
    Entry { file, pages, sha256, input, sendplan, template, more, ..copy }
}

/// The hash of all that a copy is made from.
fn input_hash(
    resources: &Resources,
    assets: &TemplateAssets,
    copy: &Prepared,
) -> Result<String, Error> {
    let source = &copy.source;
    let named = source.pictures().iter();
    let pictures = named.flat_map(|one| [one.path.as_bytes(), one.picture.bytes()]);
    let whole = [
        env!("CARGO_PKG_VERSION").as_bytes(),
        assets.fingerprint().as_bytes(),
        resources.font_hashes()?.as_flattened(),
        source.ink().name().as_bytes(),
        source.text().as_bytes(),
    ];
    Ok(output::sha256(whole.into_iter().chain(pictures)))
}

/// Whether a copy's file is there as it was written.
fn is_whole(folder: &Path, entry: &Entry) -> bool {
    output::read_copy(&folder.join(&entry.file))
        .is_ok_and(|bytes| output::file_sha256(&bytes) == entry.sha256)
}

/// What the register says of a copy besides its file.
fn entry(plan: &CheckedPlan, record: &Record, copy: &DocumentCopy, folder: &Path) -> Entry {
    let household = copy.household.as_ref();
    Entry {
        document: copy.document.clone(),
        audience: copy.audience.name().to_owned(),
        household: household.and_then(Household::word).unwrap_or_default().to_owned(),
        reader: household.map(Household::readers_in_one).unwrap_or_default(),
        ..about(plan, record, folder)
    }
}

/// What the register says of all copies of a plan: where it is, whose, of which class and cycle.
pub(super) fn about(plan: &CheckedPlan, record: &Record, folder: &Path) -> Entry {
    let pupil = Identity::of(record);
    let cycle = SupportPlan::of(record.sections()).cycle;
    let year = cycle.year().map(|year| year.to_string());
    let parts: Vec<String> =
        year.into_iter().chain(cycle.term.map(|term| term.id.to_owned())).collect();
    let path = |path| output::path_from(path, folder);
    Entry {
        plan: plan.path().map_or_else(|| plan.name.clone(), path),
        pupil: if pupil.id().is_empty() { pupil.name() } else { pupil.id() }.to_owned(),
        class: pupil.class().to_owned(),
        cycle: parts.join("-"),
        ..Entry::default()
    }
}
