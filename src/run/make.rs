//! A [`Run`] -> its files, its register and its [`RunReport`].

use std::collections::BTreeSet;

use super::checked::{ChosenPlans, PlanInRun};
use super::clashes::{Clash, NamedFiles, clashes};
use super::events::{Event, Events};
use super::find;
use super::folder::{CopiesReport, OutputFolder};
use super::leftovers;
use super::report::{PassedOver, PlanReport, RunEnd, RunReport};
use super::settings::{Making, Run, Writing};
use super::{about_all, class, hands};
use crate::batch;
use crate::error::Error;
use crate::finding::Finding;
use crate::output::{self, Reading, Register, RegisterRemark};
use crate::people::rules::NOBODY_LEFT;
use crate::pipeline::{NOTHING_ASKED, PlanSource};
use crate::template::Per;

/// Does a run.
///
/// # Errors
///
/// An [`Error`] for which no plan can be made; why a single one cannot is in the report.
pub(crate) fn run(run: &Run<'_>, events: &Events<'_>) -> Result<RunReport, Error> {
    let found = find::find(run.inputs, Some(&run.output))?;
    for litter in &found.left_alone {
        events.send(Event::LeftAlone(litter));
    }
    if run.making == Making::AboutAll {
        return about_all::run(run, found, events);
    }
    for ignored in &found.ignored {
        events.send(Event::Ignored { path: &ignored.path, why: ignored.why });
    }
    let mut report = RunReport {
        misnamed: found.misnamed.clone(),
        left_alone: found.left_alone.clone(),
        ..RunReport::default()
    };
    // Plans are read when nobody else writes any more: what they say then is what is made. A folder that is not there yet is
    // locked as soon as it is.
    let was_there = run.output.is_dir();
    let Some(waited) = run.turn(events) else {
        report.end = RunEnd::Stopped;
        return Ok(report);
    };
    let mut plans = run.checked(&found, &mut report, events)?;
    for error in found.unreadable {
        events.send(Event::Unreadable { error: &error });
        report.unreadable.push(error);
    }
    run.judge_names(&mut plans.made);
    let passed_over =
        |plan: &PlanInRun| Some(PassedOver { plan: plan.name.clone(), why: plan.behind? });
    report.passed_over = plans.made.iter().filter_map(passed_over).collect();
    let is_ready = run.is_ready(&plans, &report)?;
    if !is_ready && !report.passed_over.is_empty() {
        report.end = RunEnd::NothingAhead;
        let made = plans.made.into_iter();
        report.plans = made.map(|plan| plan.report(CopiesReport::default())).collect();
        return Ok(report);
    }
    if is_ready && run.settings.writing == Writing::Files {
        output::output_folder(&run.output)?;
    }
    let turn = if was_there { Some(waited) } else { run.turn(events) };
    if turn.is_none() {
        report.end = RunEnd::Stopped;
        return Ok(report);
    }
    if is_ready && run.settings.writing == Writing::Files {
        leftovers::sweep(&run.output);
    }
    run.make(plans, report, events)
}

impl Run<'_> {
    /// Stops the plans that would write the same file, and warns of names that are too long.
    fn judge_names(&self, plans: &mut [PlanInRun]) {
        let files = plans.iter().map(|plan| NamedFiles { plan: &plan.name, copies: &plan.copies });
        for Clash { plans: both, finding } in clashes(files) {
            for index in both {
                plans[index].refuse(finding.clone());
            }
        }
        for plan in plans {
            let long = self.long_path(plan);
            plan.findings.extend(long);
        }
    }

    /// Whether the plans give anything to make.
    ///
    /// # Errors
    ///
    /// [`Error::Options`] if they make nothing of what was asked for, or no plan is of the requested classes.
    fn is_ready(&self, chosen: &ChosenPlans, report: &RunReport) -> Result<bool, Error> {
        let plans = &chosen.made;
        let has_copies = plans.iter().any(|plan| !plan.copies.is_empty());
        if has_copies || self.has_class_documents(chosen) {
            return Ok(true);
        }
        let nobody_left = |finding: &Finding| *finding.rule() == NOBODY_LEFT;
        let is_explained = !report.passed_over.is_empty()
            || plans.iter().flat_map(|plan| &plan.findings).any(nobody_left);
        if !is_explained && plans.iter().any(PlanInRun::is_ready) {
            return Err(Error::options(NOTHING_ASKED));
        }
        if plans.is_empty() && chosen.left_out.is_empty() && !self.settings.classes.is_empty() {
            return Err(Error::options(
                "no plan is of this class; write `--class` as `pupil.class` has it",
            ));
        }
        Ok(false)
    }

    /// Whether there are documents of classes to make. They are about all pupils, so that closed plans count for them, too:
    /// a child whose next plan is not written yet is missing in no list.
    fn has_class_documents(&self, chosen: &ChosenPlans) -> bool {
        let mut all = chosen.made.iter().chain(&chosen.left_out);
        all.any(|plan| plan.is_ready() && self.asks_of_class(plan))
    }

    /// Whether a document of a class was asked for that a plan's template makes.
    fn asks_of_class(&self, plan: &PlanInRun) -> bool {
        let mut documents = plan.template.documents().iter();
        documents.any(|document| document.per == Per::Class && self.options.names(&document.id))
    }

    /// Makes the documents of all plans, then those of their classes.
    fn make(
        &self,
        chosen: ChosenPlans,
        mut report: RunReport,
        events: &Events<'_>,
    ) -> Result<RunReport, Error> {
        let plans = &chosen.made;
        let mut reading = self.reading()?;
        reading.remarks.iter().for_each(|remark| events.send(Event::Register(remark)));
        if self.exporter.is_registered() {
            let changes = hands::changes(&reading.register, plans, self);
            changes.iter().for_each(|change| events.send(Event::ChangesHands(change)));
        }
        let journal = self.journal();
        let register = &reading.register;
        let folder = OutputFolder { run: self, register, journal: journal.as_ref() };
        let made = self.make_plans(plans, &folder, events);
        events.send(Event::PlansMade);
        let all = || plans.iter().chain(&chosen.left_out);
        let of_classes = match self.making {
            Making::Packs(_) => class::make(&plans.iter().collect::<Vec<_>>(), &folder, events),
            _ if self.has_class_documents(&chosen) => {
                class::make(&all().collect::<Vec<_>>(), &folder, events)
            }
            _ => Vec::new(),
        };
        let own_paths: BTreeSet<String> = all().map(|plan| self.path_of(&plan.source)).collect();
        for (plan, made) in chosen.made.into_iter().zip(made) {
            // The run was stopped before this one.
            let Some(made) = made else { continue };
            let register = &mut reading.register;
            let superseded = made.as_ref().map(|made| self.superseded(&plan, made, register));
            report.leftovers.superseded.extend(superseded.unwrap_or_default());
            let aside = made.as_ref().map(|made| self.set_aside(made, register));
            report.out_of_date.extend(aside.unwrap_or_default());
            let made = made.map(|made| self.without_vanished(made, &mut report, register));
            report.add_plan(plan, made, register);
        }
        for made in of_classes {
            let register = &mut reading.register;
            let aside = made.as_ref().map(|made| self.set_aside(made, register));
            report.out_of_date.extend(aside.unwrap_or_default());
            let made = made.map(|made| self.without_vanished(made, &mut report, register));
            report.add_class(self.output.display().to_string(), made, register);
        }
        report.written.sort();
        report.unchanged.sort();
        if report.errors().next().is_some() {
            // Some files of what could not be made may be there.
            reading.take_in_journal_of(self.shard().as_deref())?;
        }
        self.follow_moved(&chosen.known, &mut reading.register);
        self.leave_behind(&chosen.known, &mut reading.register, &mut report.leftovers);
        if let Err(error) = self.write_register(&reading, &report, &own_paths) {
            // What was made and found is worth knowing all the same.
            report.not_registered = Some(error);
        }
        if self.settings.is_stopped() {
            report.end = RunEnd::Stopped;
        }
        Ok(report)
    }

    /// The register as it is, with what this run has to say of it: nothing of the registers of other shards or of a run that goes
    /// on, which may be writing them.
    pub(super) fn reading(&self) -> Result<Reading, Error> {
        let mut reading = Reading::of(&self.output)?;
        let own = self.shard().map(|shard| format!("register-{shard}."));
        reading
            .remarks
            .retain(|remark| own.as_ref().is_none_or(|own| remark.file().starts_with(own)));
        if self.settings.writing == Writing::Nothing {
            reading.remarks.retain(|remark| {
                !matches!(remark, RegisterRemark::Journal { .. } | RegisterRemark::Differs { .. })
            });
        }
        Ok(reading)
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
                _ if !plan.is_ready() => Ok(CopiesReport::default()),
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
    pub(super) fn path_of(&self, plan: &PlanSource) -> String {
        match plan {
            PlanSource::File(path) => output::path_from(path, &self.output),
            PlanSource::Text { name, .. } => name.clone(),
        }
    }

    /// Writes the register if anything in it has changed; of a shard only its own plans, so that all together have each
    /// once.
    fn write_register(
        &self,
        reading: &Reading,
        report: &RunReport,
        own: &BTreeSet<String>,
    ) -> Result<(), Error> {
        let has_files = !report.written.is_empty() || !report.unchanged.is_empty();
        let has_news = self.exporter.is_registered() && has_files;
        let is_due = has_news
            || !report.leftovers.removed.is_empty()
            || !report.vanished.is_empty()
            || !report.out_of_date.is_empty()
            || !reading.remarks.is_empty();
        if !is_due || self.settings.writing == Writing::Nothing {
            return Ok(());
        }
        match self.shard() {
            None => reading.register.write(&self.output, None),
            Some(shard) => reading.register.of_plans(own).write(&self.output, Some(&shard)),
        }
    }
}

impl PlanInRun {
    /// What became of it.
    fn report(self, made: CopiesReport) -> PlanReport {
        let mut findings = self.findings;
        findings.extend(made.findings.into_iter().map(|finding| finding.in_plan(&self.name)));
        PlanReport { name: self.name, is_named: self.is_named, findings, errors: made.refused }
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
                self.plans.push(PlanReport { errors: vec![error], ..report });
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
        let (findings, errors) = match made {
            Ok(mut made) => {
                self.add_files(&mut made, register);
                (made.findings, made.refused)
            }
            Err(error) => (Vec::new(), vec![error]),
        };
        self.of_classes.push(PlanReport { name, is_named: false, findings, errors });
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
