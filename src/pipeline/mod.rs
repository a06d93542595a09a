//! Job -> [`Outcome`]: read, check, cut, render, typeset, in this order.

mod across;
mod cycles;
mod drafts;
mod findings;
mod joint;
mod keep;
mod prepare;
mod privacy;
mod pupils;
mod quality;
mod slips;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::check::{self, Checked, Decisions, Known, Strictness, Traits};
use crate::copies::{self, DocumentCopy, PrintChoice};
use crate::error::Error;
use crate::finding::{Finding, LevelSetting, Report, Waived};
use crate::generator::{Generator, shown};
use crate::input::{self, Entry, Kind, Node, Reading};
use crate::output;
use crate::people::Person;
use crate::record::{Record, Slots};
use crate::source::Fix;
use crate::template::{Audience, BUILT_IN, Template};

pub use drafts::Drafted;
pub use findings::{Behind, all_rules, clashes};
pub use joint::{Joint, Packing};
pub use keep::{Folder, Kept};
pub use pupils::{Classes, Whose, superseded};
pub use quality::Overview;

use prepare::Prepared;

/// What to make from one plan.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Job {
    /// Where the plan is.
    pub plan: PlanSource,
    /// What to make.
    pub selection: Selection,
}

/// Where a plan is read from.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum PlanSource {
    /// A file; settings are looked for in its folder and in all above it.
    File(PathBuf),
    /// Text that is at hand, with the name that messages call it; without settings.
    Text {
        /// The name for messages.
        name: String,
        /// The text.
        bytes: Vec<u8>,
    },
}

/// Which documents, for whom, in what form.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Selection {
    /// Document ids; empty for all that the template makes.
    pub documents: Vec<String>,
    /// Audiences; empty for all.
    pub audiences: Vec<Audience>,
    /// The form.
    pub format: Format,
    /// How strict the check is; a draft is marked as one on its pages.
    pub strictness: Strictness,
    /// How all copies are printed, whatever plans and households ask for.
    pub print: PrintChoice,
    /// The resolution of PNG images in pixels an inch; 150 if nothing is said.
    pub ppi: Option<u32>,
    /// The day on which letters are made, which are only for reviews that lie ahead; the generator's if nothing is said.
    /// No plan is judged by it.
    pub today: Option<NaiveDate>,
}

/// The form that documents are made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Format {
    /// PDF/UA-1 and PDF/A-2a, for print and screen readers.
    #[default]
    Pdf,
    /// One PNG image a side.
    Png,
    /// The Typst source.
    Typst,
}

impl Format {
    /// What the names of its files end in.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Typst => "typ",
        }
    }
}

impl Job {
    /// A job for a plan in a file: every document, as PDF.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self { plan: PlanSource::File(path.into()), selection: Selection::default() }
    }

    /// A job for a plan that is at hand; `name` is what messages call it.
    #[must_use]
    pub fn text(name: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        let plan = PlanSource::Text { name: name.into(), bytes: text.into() };
        Self { plan, selection: Selection::default() }
    }

    /// The same job with another selection.
    #[must_use]
    pub fn select(mut self, selection: Selection) -> Self {
        self.selection = selection;
        self
    }
}

/// A plan that was read and checked.
#[derive(Debug)]
pub struct Plan {
    name: String,
    /// Where it is, if it is a file.
    path: Option<PathBuf>,
    template: Arc<Template>,
    is_foreign: bool,
    record: Option<Record>,
    findings: Vec<Finding>,
    waived: Vec<Waived>,
    levels: Vec<LevelSetting>,
    compared: Option<Traits>,
    fixes: Vec<Fix>,
    decisions: Decisions,
    /// The people of the cycles before, the latest first.
    before: Vec<Vec<Person>>,
    /// Which plan of its term it is, as far as it names those before it.
    nth: usize,
}

impl Plan {
    /// What messages call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The template that it follows.
    #[must_use]
    pub const fn template(&self) -> &Arc<Template> {
        &self.template
    }

    /// Whether the file is YAML of another kind: a group in which no key is one of a plan's.
    #[must_use]
    pub const fn is_foreign(&self) -> bool {
        self.is_foreign
    }

    /// The record; `None` if the plan has errors.
    #[must_use]
    pub const fn record(&self) -> Option<&Record> {
        self.record.as_ref()
    }

    /// What the check found.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings that the plan accepts, each with its reason.
    #[must_use]
    pub fn waived(&self) -> &[Waived] {
        &self.waived
    }

    /// What can be written in the usual form, or mended, without a choice; in the plan's file and in its settings.
    #[must_use]
    pub fn fixes(&self) -> &[Fix] {
        &self.fixes
    }

    /// All that the check has to tell.
    #[must_use]
    pub fn into_report(self) -> Report {
        Report { findings: self.findings, waived: self.waived, levels: self.levels }
    }

    /// The levels of rules that the school set.
    #[must_use]
    pub fn levels(&self) -> &[LevelSetting] {
        &self.levels
    }
}

/// One file that a job made.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct MadeFile {
    /// Its name, extension included.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// The copy that it is, or is a side of.
    pub copy: DocumentCopy,
}

/// What a job gave: all its files, or none and the findings that say why.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// The files; none if a finding is an error.
    pub files: Vec<MadeFile>,
    /// What was found on the way.
    pub findings: Vec<Finding>,
}

impl Generator {
    /// Reads a plan and checks it.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if a file cannot be read, [`Error::UnknownTemplate`].
    pub fn check(&self, source: &PlanSource, strictness: Strictness) -> Result<Plan, Error> {
        self.check_among(source, strictness, false)
    }

    /// Checks a plan as one of several: `compare` notes what it is compared by.
    fn check_among(
        &self,
        source: &PlanSource,
        strictness: Strictness,
        compare: bool,
    ) -> Result<Plan, Error> {
        let (mut plan, rejected) = self.read_plan(source, strictness, compare)?;
        self.keep_homes_apart(&mut plan, rejected.as_ref(), strictness)?;
        Ok(plan)
    }

    /// Checks a plan by itself, not what its copies would show of one home to another.
    fn check_alone(&self, source: &PlanSource, strictness: Strictness) -> Result<Plan, Error> {
        Ok(self.read_plan(source, strictness, false)?.0)
    }

    /// Reads a plan and checks it; the sections beside it, if errors keep them from being a record.
    fn read_plan(
        &self,
        source: &PlanSource,
        strictness: Strictness,
        compare: bool,
    ) -> Result<(Plan, Option<Slots>), Error> {
        let path = match source {
            PlanSource::File(path) => Some(path.clone()),
            PlanSource::Text { .. } => None,
        };
        let (name, file, settings) = match source {
            PlanSource::File(path) => {
                let name = shown(path);
                (name.clone(), input::load(path, &name)?, self.settings_above(path)?)
            }
            PlanSource::Text { name, bytes } => {
                (name.clone(), input::source(name, bytes.clone()).map(Arc::new), None)
            }
        };
        let mut reading =
            file.map_or_else(|finding| Reading::refused(vec![finding]), |file| input::read(&file));
        let own = reading.root.as_ref().map_or(&[][..], Node::entries);
        let own: Vec<String> = own.iter().map(|entry| entry.key.value.clone()).collect();
        let recovered;
        let beneath = match (settings.as_deref(), &path) {
            (Some(Err(found)), Some(path)) => {
                recovered = slips::recovered(path, found, &mut reading);
                Some(&recovered)
            }
            (settings, _) => settings,
        };
        let (root, mut findings) = merged(&mut reading, beneath);
        let template = Arc::clone(self.templates().get(&template_id(root.as_ref()))?);
        let (mut record, mut rejected) = (None, None);
        let (mut waived, mut levels, mut compared) = (Vec::new(), Vec::new(), None);
        let (mut decisions, mut before) = (Decisions::default(), Vec::new());
        let mut nth = 1;
        let mut fixes = std::mem::take(&mut reading.fixes);
        if let Some(root) = root {
            let earlier = path.as_deref().map(|path| self.cycles_before(path, &root, &template));
            let (earlier, people) = earlier.unwrap_or_default();
            before = people;
            let known = Known { today: self.today(), earlier, compare };
            let checked = check::judge(&root, &template, strictness, &known);
            findings
                .extend(checked.findings.into_iter().filter(|one| slips::counts(&reading, one)));
            (waived, levels, compared) = (checked.waived, checked.levels, checked.compared);
            if let Some(record) = &checked.record {
                nth = cycles::nth_of_term(record, &known.earlier);
                findings.extend(findings::low_contrast(record, &template));
            }
            fixes.extend(checked.fixes);
            (rejected, decisions) = (checked.rejected, checked.decisions);
            record = checked.record.filter(|_| !findings.iter().any(Finding::is_error));
        }
        let is_foreign = !own.is_empty()
            && own.iter().all(|key| key != "template" && template.field(key).is_none());
        let mut plan = Plan {
            name,
            path,
            template,
            is_foreign,
            record,
            findings,
            waived,
            levels,
            compared,
            fixes,
            decisions,
            before,
            nth,
        };
        let chain = self.chain_faults(&plan);
        if chain.fault.as_ref().is_some_and(Finding::is_error) {
            plan.record = None;
        }
        plan.findings.extend(chain.fault.into_iter().chain(chain.doubt));
        Ok((plan, rejected))
    }

    /// Checks a `sendplan.yaml` by itself: its keys and values, not what a plan has to add.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the file cannot be read, [`Error::UnknownTemplate`].
    pub fn check_settings(&self, path: &Path) -> Result<Vec<Finding>, Error> {
        let settings = self.settings(path)?;
        match settings.as_ref() {
            Err(findings) => Ok(findings.clone()),
            Ok(root) => {
                // A class's own settings may leave the template to the school's.
                let above = self.settings_above(path)?;
                let whole = above.as_deref().and_then(|above| above.as_ref().ok());
                let template = self.templates().get(&template_id(Some(whole.unwrap_or(root))))?;
                let Checked { findings, .. } = check::check(root, template, Strictness::Settings);
                // References of a plan's own lists cannot be judged here.
                Ok(findings)
            }
        }
    }

    /// The copies that a plan gives of the selected documents, with the stems of their file names.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDocument`] if the template has no document of a selected id.
    pub fn copies(
        &self,
        plan: &Plan,
        selection: &Selection,
    ) -> Result<Vec<(DocumentCopy, String)>, Error> {
        let template = plan.template();
        for id in &selection.documents {
            if template.document(id).is_none() {
                let known = template.documents().iter().map(|document| document.id.as_str());
                return Err(Error::UnknownDocument {
                    template: template.id().to_owned(),
                    id: id.clone(),
                    known: crate::finding::listed(known),
                });
            }
        }
        let Some(record) = plan.record() else { return Ok(Vec::new()) };
        let chosen = template.documents().iter().filter(|document| {
            let asked = selection.documents.contains(&document.id) && document.per.is_of_a_plan();
            // The SENCO's are made only for who asks for them, by their ids or by the audience.
            let for_senco = document.audience == Audience::Senco
                && selection.audiences.contains(&Audience::Senco);
            let usual = selection.documents.is_empty()
                && document.per.is_of_a_plan()
                && (!document.on_request || for_senco)
                && findings::lacks(record, document).is_none();
            (asked || usual)
                && !(document.before_review && self.behind(plan, selection).is_some())
                && (selection.audiences.is_empty()
                    || selection.audiences.contains(&document.audience))
        });
        Ok(chosen
            .flat_map(|document| {
                copies::copies(record, document).into_iter().map(|copy| {
                    let stem = output::file_stem(record, document, &copy, plan.nth);
                    (copy, stem)
                })
            })
            .collect())
    }

    /// Why a plan gives none of the selected documents that prepare a review: it lies behind. `None` where they were not
    /// asked for, or are made.
    #[must_use]
    pub fn passed_over(&self, plan: &Plan, selection: &Selection) -> Option<Behind> {
        let mut documents = plan.template().documents().iter();
        let asked = documents.any(|one| one.before_review && selection.documents.contains(&one.id));
        self.behind(plan, selection).filter(|_| asked)
    }

    /// Why the review of a plan does not lie ahead.
    fn behind(&self, plan: &Plan, selection: &Selection) -> Option<Behind> {
        findings::behind(plan.record()?, selection.today.or_else(|| self.today()))
    }

    /// Makes the selected documents of a plan, all of them or none.
    ///
    /// # Errors
    ///
    /// An [`Error`] if a layout is broken or Typst refuses a document.
    pub fn make(&self, plan: &Plan, selection: &Selection) -> Result<Outcome, Error> {
        let prepared = self.prepare(plan, selection)?;
        let mut outcome = Outcome { files: Vec::new(), findings: prepared.findings };
        for one in prepared.copies {
            if selection.format == Format::Typst {
                let bytes = one.source.text().as_bytes().to_vec();
                let name = format!("{}.typ", one.stem);
                outcome.files.push(MadeFile { name, bytes, copy: one.copy });
                continue;
            }
            match self.print(self.assets(plan.template())?, &one, selection)? {
                Ok(mut printed) => outcome.files.append(&mut printed.files),
                Err(finding) => outcome.findings.push(finding),
            }
        }
        if outcome.findings.iter().any(Finding::is_error) {
            outcome.files.clear();
        }
        Ok(outcome)
    }

    /// Reads, checks and makes: a whole job.
    ///
    /// # Errors
    ///
    /// An [`Error`] of any stage.
    pub fn render(&self, job: &Job) -> Result<Outcome, Error> {
        let plan = self.check(&job.plan, job.selection.strictness)?;
        let made = self.make(&plan, &job.selection)?;
        let mut findings = plan.findings;
        findings.extend(made.findings);
        Ok(Outcome { files: made.files, findings })
    }
}

/// The plan laid over its settings, and what is wrong with either.
fn merged(
    reading: &mut Reading,
    settings: Option<&Result<Node, Vec<Finding>>>,
) -> (Option<Node>, Vec<Finding>) {
    let mut findings = std::mem::take(&mut reading.findings);
    let parts = match (reading.root.take(), settings) {
        (_, Some(Err(more))) => {
            findings.extend(more.iter().cloned());
            return (None, findings);
        }
        (None, _) => return (None, findings),
        (Some(root), settings) => (root, settings),
    };
    match parts {
        // An empty sendplan.yaml gives nothing; a list or a text in its place would be lost unnoticed.
        (_, Some(Ok(settings)))
            if !matches!(settings.kind, Kind::Null) && check::not_a_group(settings).is_some() =>
        {
            findings.extend(check::not_a_group(settings));
            (None, findings)
        }
        // An empty plan is said to be empty, in its own file.
        (root, _) if matches!(root.kind, Kind::Null) => (Some(root), findings),
        (root, Some(Ok(settings))) => (Some(input::merge(root, settings.clone())), findings),
        (root, _) => (Some(root), findings),
    }
}

fn template_id(root: Option<&Node>) -> String {
    let entries = root.map_or(&[][..], Node::entries);
    let named = entries.iter().find(|Entry { key, .. }| key.value == "template");
    match named.map(|entry| &entry.value.kind) {
        Some(Kind::Text(id)) => id.trim().to_owned(),
        _ => BUILT_IN.to_owned(),
    }
}
