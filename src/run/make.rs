//! A [`Run`] -> its files, its register and its [`RunReport`].

use std::collections::BTreeSet;

use super::checked::PlanInRun;
use super::clashes::{NamedFiles, clashes};
use super::events::{Event, Events};
use super::find;
use super::folder::{CopiesReport, OutputFolder};
use super::leftovers;
use super::report::{PassedOver, PlanReport, RunEnd, RunReport};
use super::settings::{Making, Run, Writing};
use super::{class, hands, quality};
use crate::batch;
use crate::error::Error;
use crate::finding::{Finding, unique};
use crate::output::{self, Register};
use crate::people::rules::NOBODY_LEFT;
use crate::pipeline::{NOTHING_ASKED, PlanSource};
use crate::template::Per;

/// Does a run.
///
/// # Errors
///
/// [`Error::Refused`] if plans would write the same file: then nothing is written. Any other [`Error`] for which no
/// plan can be made; why a single one cannot is in the report.
pub(crate) fn run(run: &Run<'_>, events: &Events<'_>) -> Result<RunReport, Error> {
    let found = find::find(run.inputs, Some(&run.output))?;
    if run.making == Making::QualityReport {
        return quality::run(run, &found);
    }
    for ignored in &found.ignored {
        events.send(Event::Ignored { path: &ignored.path, why: ignored.why });
    }
    let mut report = RunReport { misnamed: found.misnamed.clone(), ..RunReport::default() };
    let plans = run.checked(&found, &mut report, events)?;
    let files = plans.iter().map(|plan| NamedFiles { plan: &plan.name, copies: &plan.copies });
    let clashing = clashes(files);
    if !clashing.is_empty() {
        let found = plans.iter().flat_map(|plan| plan.findings.iter().cloned());
        return Err(Error::Refused { findings: unique(found.chain(clashing)) });
    }
    let passed_over =
        |plan: &PlanInRun| Some(PassedOver { plan: plan.name.clone(), why: plan.behind? });
    report.passed_over = plans.iter().filter_map(passed_over).collect();
    let is_ready = run.is_ready(&plans, &report)?;
    if !is_ready && !report.passed_over.is_empty() {
        report.end = RunEnd::NothingAhead;
        report.plans = plans.into_iter().map(|plan| plan.report(CopiesReport::default())).collect();
        return Ok(report);
    }
    if is_ready && run.settings.writing == Writing::Files {
        output::output_folder(&run.output)?;
        leftovers::sweep(&run.output);
    }
    run.make(plans, report, events)
}

impl Run<'_> {
    /// Whether the plans give anything to make.
    ///
    /// # Errors
    ///
    /// [`Error::Options`] if they make nothing of what was asked for, or no plan is of the requested classes.
    fn is_ready(&self, plans: &[PlanInRun], report: &RunReport) -> Result<bool, Error> {
        let has_copies = plans.iter().any(|plan| !plan.copies.is_empty());
        if has_copies || plans.iter().any(|plan| plan.is_ready() && self.asks_of_class(plan)) {
            return Ok(true);
        }
        let nobody_left = |finding: &Finding| *finding.rule() == NOBODY_LEFT;
        let is_explained = !report.passed_over.is_empty()
            || plans.iter().flat_map(|plan| &plan.findings).any(nobody_left);
        if !is_explained && plans.iter().any(PlanInRun::is_ready) {
            return Err(Error::options(NOTHING_ASKED));
        }
        if plans.is_empty() && !self.settings.classes.is_empty() {
            return Err(Error::options(
                "no plan is of this class; write `--class` as `pupil.class` has it",
            ));
        }
        Ok(false)
    }

    /// Whether a document of a class was asked for that a plan's template makes.
    fn asks_of_class(&self, plan: &PlanInRun) -> bool {
        let mut documents = plan.template.documents().iter();
        documents.any(|document| document.per == Per::Class && self.options.names(&document.id))
    }

    /// Makes the documents of all plans, then those of their classes.
    fn make(
        &self,
        plans: Vec<PlanInRun>,
        mut report: RunReport,
        events: &Events<'_>,
    ) -> Result<RunReport, Error> {
        let register = Register::read(&self.output)?;
        if self.exporter.is_registered() {
            let changes = hands::changes(&register, &plans, self);
            changes.iter().for_each(|change| events.send(Event::ChangesHands(change)));
        }
        let folder = OutputFolder { run: self, register: &register };
        let made = self.make_plans(&plans, &folder, events);
        events.send(Event::PlansMade);
        let packs = matches!(self.making, Making::Packs(_));
        let of_classes =
            if packs || plans.iter().any(|plan| plan.is_ready() && self.asks_of_class(plan)) {
                class::make(&plans, &folder, events)
            } else {
                Vec::new()
            };
        let mut register = register;
        let own_paths: BTreeSet<String> = plans.iter().map(|plan| self.path_of(plan)).collect();
        for (plan, made) in plans.into_iter().zip(made) {
            // The run was stopped before this one.
            let Some(made) = made else { continue };
            let superseded = made.as_ref().map(|made| self.superseded(&plan, made, &register));
            report.leftovers.superseded.extend(superseded.unwrap_or_default());
            report.add_plan(plan, made, &mut register);
        }
        for made in of_classes {
            report.add_class(self.output.display().to_string(), made, &mut register);
        }
        report.written.sort();
        report.unchanged.sort();
        self.leave_behind(&mut register, &mut report.leftovers);
        let has_files = !report.written.is_empty() || !report.unchanged.is_empty();
        if self.exporter.is_registered() && self.settings.writing == Writing::Files && has_files {
            self.write_register(&register, &own_paths)?;
        }
        if self.settings.is_stopped() {
            report.end = RunEnd::Stopped;
        }
        Ok(report)
    }

    /// Makes the documents of each plan by itself; `None` for those that the run did not come to.
    fn make_plans(
        &self,
        plans: &[PlanInRun],
        folder: &OutputFolder<'_>,
        events: &Events<'_>,
    ) -> Vec<Option<Result<CopiesReport, Error>>> {
        events.send(Event::Started { plans: plans.len() });
        let make = |plan: &PlanInRun| {
            if self.settings.is_stopped() {
                return None;
            }
            Some(match self.making {
                Making::Packs(_) => Ok(CopiesReport::default()),
                _ => self.with_plan(plan, |plan| folder.plan(plan)),
            })
        };
        let step = || {
            if !self.settings.is_stopped() {
                events.made_one(plans.len());
            }
        };
        batch::run(plans, self.settings.threads(), make, step)
    }

    /// The path of a plan as the register has it.
    fn path_of(&self, plan: &PlanInRun) -> String {
        match &plan.source {
            PlanSource::File(path) => output::path_from(path, &self.output),
            PlanSource::Text { .. } => plan.name.clone(),
        }
    }

    /// Writes the register; of a shard only its own plans, so that all together have each once.
    fn write_register(&self, register: &Register, own: &BTreeSet<String>) -> Result<(), Error> {
        match self.settings.shard {
            None => register.write(&self.output, None),
            Some(shard) => register.of_plans(own).write(&self.output, Some(&shard.to_string())),
        }
    }
}

impl PlanInRun {
    /// What became of it.
    fn report(self, made: CopiesReport) -> PlanReport {
        let mut findings = self.findings;
        findings.extend(made.findings);
        PlanReport { name: self.name, is_named: self.is_named, findings, error: None }
    }
}

impl RunReport {
    /// Takes in what was made of a plan.
    fn add_plan(
        &mut self,
        plan: PlanInRun,
        made: Result<CopiesReport, Error>,
        register: &mut Register,
    ) {
        match made {
            Ok(mut made) => {
                let files = made.written.len() + made.unchanged.len();
                if files > 0 {
                    let count = self.classes.entry(plan.class().to_owned()).or_default();
                    count.plans += 1;
                    count.files += files;
                }
                self.add_files(&mut made, register);
                self.plans.push(plan.report(made));
            }
            Err(error) => {
                let report = plan.report(CopiesReport::default());
                self.plans.push(PlanReport { error: Some(error), ..report });
            }
        }
    }

    /// Takes in what was made of a class.
    fn add_class(
        &mut self,
        name: String,
        made: Result<CopiesReport, Error>,
        register: &mut Register,
    ) {
        let (findings, error) = match made {
            Ok(mut made) => {
                self.add_files(&mut made, register);
                (made.findings, None)
            }
            Err(error) => (Vec::new(), Some(error)),
        };
        self.of_classes.push(PlanReport { name, is_named: false, findings, error });
    }

    /// Takes in files, and puts them into the register.
    pub(super) fn add_files(&mut self, made: &mut CopiesReport, register: &mut Register) {
        self.written.append(&mut made.written);
        self.unchanged.append(&mut made.unchanged);
        for entry in made.entries.drain(..) {
            self.pages += entry.pages;
            register.put(entry);
        }
    }
}
