//! All plans of a folder -> the documents that are about all of them: the quality report, and what is for leaders.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::across::{ComparedPlan, check_all};
use super::called::called_in_plans;
use super::class::whole_copy;
use super::events::{Event, Events};
use super::find::{Found, FoundPlan, Input};
use super::folder::{CopiesReport, OutputFolder};
use super::overview::{EarlierPlan, Overview};
use super::quality;
use super::report::{PlanReport, RunEnd, RunReport};
use super::settings::{Run, Writing};
use crate::calendar::{self, Appointment};
use crate::copies::{DocumentCopy, Print};
use crate::error::Error;
use crate::input::SETTINGS_FILE;
use crate::leaders::{self, PlanFacts, Printed, School, Sources};
use crate::model::Identity;
use crate::output::{self, Entry, Reading};
use crate::pipeline::{
    CheckedPlan, Judging, OtherForms, PlanSource, Prepared, PreparedPlan, Room, absolute, dated,
};
use crate::render::{Facts, TypstSource};
use crate::resources::shown;
use crate::roll::{self, OwnNames, Roll};
use crate::template::{Document, Shows, Template};

/// What documents of counted groups printed, beside the register of copies: a later one of the same term must not be such that the
/// two can be subtracted.
const FIGURES: &str = "register.figures";

/// Makes the documents about all plans of a run: the quality report, and what is for leaders. Plans are judged by the day of the run.
///
/// # Errors
///
/// An [`Error`] if a layout is broken, Typst refuses the document, or it cannot be written.
pub(super) fn run(run: &Run<'_>, found: Found, events: &Events<'_>) -> Result<RunReport, Error> {
    let mut report = RunReport {
        misnamed: found.misnamed.clone(),
        left_alone: found.left_alone.clone(),
        ..RunReport::default()
    };
    let today = run.options.today.or_else(|| run.resources.today());
    let judging = Judging { today, ..run.judging() };
    let take =
        |found: &FoundPlan, plan: CheckedPlan| (!plan.is_foreign || found.is_named).then_some(plan);
    let own: BTreeSet<PathBuf> = found.plans.iter().filter_map(real_path).collect();
    let mut plans: Vec<Overview> = Vec::new();
    let checked = check_all(run.resources, &found.plans, judging, run.settings, take);
    for (source, result) in found.plans.iter().zip(checked) {
        match result {
            Ok(ComparedPlan { taken: Some(plan), across, refused }) => {
                if !refused.is_empty() {
                    report.plans.push(PlanReport {
                        name: plan.name.clone(),
                        is_named: source.is_named,
                        findings: Vec::new(),
                        errors: refused,
                    });
                }
                let is_found = |path: &Path| own.contains(&absolute(path));
                let earlier = run.resources.earlier_elsewhere(&plan, is_found);
                let mut overview = Overview::of(plan, across, today);
                overview.earlier =
                    earlier.iter().filter_map(|plan| EarlierPlan::of(plan, today)).collect();
                plans.push(overview);
            }
            Ok(_) => {}
            Err(error) => report.unreadable.push(error),
        }
    }
    report.unreadable.extend(found.unreadable);
    let is_written = run.settings.writing == Writing::Files;
    if is_written {
        output::output_folder(&run.output)?;
    }
    let turn = run.turn(events);
    if turn.is_none() {
        report.end = RunEnd::Stopped;
        return Ok(report);
    }
    let Reading { mut register, remarks, .. } = run.reading()?;
    remarks.iter().for_each(|remark| events.send(Event::Register(remark)));
    let journal = run.journal();
    let folder = OutputFolder { run, register: &register, journal: journal.as_ref() };
    let roll = run.roll(&mut report)?;
    let facts = all_facts(&plans);
    let unread: Vec<String> =
        plans.iter().filter(|plan| plan.facts.is_none()).map(|plan| plan.file.clone()).collect();
    let figures = run.output.join(FIGURES);
    let mut printed = printed_in(&figures)?;
    let sources = Sources {
        today,
        plans: &facts,
        unread: &unread,
        roll: roll.as_ref(),
        printed: &printed,
        digest: |text| output::file_sha256(text.as_bytes()),
        labels: run.template()?.labels(),
    };
    let making = Making {
        plans: &plans,
        sources,
        school: OnceCell::new(),
        template: run.template()?,
        folder: &folder,
    };
    let mut made = making.documents()?;
    let newly_printed = making.school.get().filter(|_| making.prints_groups());
    let newly_printed = newly_printed.and_then(leaders::printed);
    if let Some(error) = made.refused.pop() {
        return Err(error);
    }
    report.out_of_date = run.set_aside(&made, &mut register);
    let mut made = run.without_vanished(made, &mut report, &mut register);
    report.of_classes.push(PlanReport {
        name: run.output.display().to_string(),
        is_named: false,
        findings: std::mem::take(&mut made.findings),
        errors: Vec::new(),
    });
    report.add_files(&mut made, &mut register);
    if run.exporter.is_registered() && is_written {
        register.write(&run.output, None)?;
        if let Some(new) = newly_printed {
            printed.retain(|report| (&report.term, &report.day) != (&new.term, &new.day));
            printed.push(new);
            output::write(&figures, &Printed::write(&printed))?;
        }
    }
    report.quality = run.asks_of(Shows::Quality)?.then(|| quality::count(&plans));
    Ok(report)
}

/// What earlier reports in an output folder printed.
///
/// # Errors
///
/// [`Error::Memory`] if the file that says so is there and cannot be read: without it nobody can say whether a new report and an
/// earlier one give somebody away.
fn printed_in(path: &Path) -> Result<Vec<Printed>, Error> {
    let bytes = match output::read_copy(path) {
        Ok(bytes) => bytes,
        Err(_) if !path.exists() => return Ok(Vec::new()),
        Err(source) => return Err(Error::Read { path: path.to_owned(), source }),
    };
    Printed::read(&bytes).ok_or_else(|| Error::Memory { path: path.to_owned() })
}

/// The register of pupils in the folder of an input, or in the nearest folder above that has settings.
fn register_beside(input: &Input) -> Option<PathBuf> {
    let Input::Path(path) = input else { return None };
    let path = absolute(path);
    let folder = if path.is_dir() { path.as_path() } else { path.parent()? };
    let mut above = folder.ancestors();
    above.by_ref().take(1).find_map(roll::find).or_else(|| {
        above.filter(|folder| folder.join(SETTINGS_FILE).is_file()).find_map(roll::find)
    })
}

/// The file of a plan, wherever links lead.
fn real_path(plan: &FoundPlan) -> Option<PathBuf> {
    match &plan.source {
        PlanSource::File(path) => Some(absolute(path)),
        PlanSource::Text { .. } => None,
    }
}

impl Run<'_> {
    /// The register of pupils in one of the folders of the run, or beside the settings above them, if there is one and a document
    /// for leaders is made.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] with what has to be put right in it.
    fn roll(&self, report: &mut RunReport) -> Result<Option<Roll>, Error> {
        let mut documents = self.template()?.documents().iter();
        let is_asked =
            |one: &Document| self.options.asks_of_folder(one) && one.shows != Some(Shows::Quality);
        if !documents.any(is_asked) {
            return Ok(None);
        }
        let Some(path) = self.inputs.iter().find_map(register_beside) else { return Ok(None) };
        // Columns with names of the school's own, as an import was told of them.
        let settings = self.resources.settings_above(&path)?;
        let settings = settings.as_deref().and_then(|settings| settings.as_ref().ok());
        let template = self.template()?;
        let own = settings.map(|node| OwnNames::of_settings(node, template));
        let mut roll = roll::read_with(&path, &shown(&path), &own.unwrap_or_default())?;
        report.misnamed.append(&mut roll.findings);
        let today = self.options.today.or_else(|| self.resources.today());
        report.misnamed.extend(today.and_then(|today| roll.of_another_year(today)));
        Ok(Some(roll))
    }

    /// Whether a document that shows this is made.
    fn asks_of(&self, shows: Shows) -> Result<bool, Error> {
        let mut documents = self.template()?.documents().iter();
        Ok(documents.any(|one| one.shows == Some(shows) && self.options.asks_of_folder(one)))
    }
}

/// What is known of every plan once: those of the run, and earlier ones that they name.
fn all_facts(plans: &[Overview]) -> Vec<PlanFacts> {
    let mut facts: Vec<PlanFacts> = plans.iter().filter_map(|plan| plan.facts.clone()).collect();
    let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
    for earlier in plans.iter().flat_map(|plan| &plan.earlier) {
        if seen.insert(absolute(&earlier.path)) {
            facts.push(earlier.facts.clone());
        }
    }
    let whose: Vec<&Identity> = facts.iter().map(|plan| &plan.pupil).collect();
    let names = called_in_plans(&whose);
    facts.iter_mut().zip(names).for_each(|(plan, name)| plan.called = name);
    facts
}

/// The documents of one run on their way.
struct Making<'a> {
    plans: &'a [Overview],
    sources: Sources<'a>,
    /// All that is counted, once a document needs it.
    school: OnceCell<School<'a>>,
    template: &'a Template,
    folder: &'a OutputFolder<'a>,
}

impl Making<'_> {
    /// The documents that were asked for.
    fn asked(&self) -> impl Iterator<Item = &Document> {
        let options = self.folder.run.options;
        self.template.documents().iter().filter(|one| options.asks_of_folder(one))
    }

    /// Whether numbers of groups are printed in one of them.
    fn prints_groups(&self) -> bool {
        self.asked().any(|document| document.shows.is_some_and(leaders::prints_groups))
    }

    /// Makes the documents that were asked for.
    fn documents(&self) -> Result<CopiesReport, Error> {
        let mut prepared = PreparedPlan::default();
        for document in self.asked() {
            prepared.copies.extend(self.document(document)?);
        }
        // Of all that is for leaders, what has the form that was asked for; what was named has to have it.
        let Run { exporter, options, .. } = self.folder.run;
        prepared
            .copies
            .retain(|one| exporter.takes(&one.forms) || options.names(&one.copy.document));
        let entry = |copy: &DocumentCopy| Entry {
            plan: "*".to_owned(),
            document: copy.document.clone(),
            audience: copy.audience.name().to_owned(),
            ..Entry::default()
        };
        self.folder.all(self.template, prepared, entry)
    }

    /// The files of a document.
    fn document(&self, document: &Document) -> Result<Vec<Prepared>, Error> {
        let layouts = &self.folder.run.resources.assets(self.template)?.layouts;
        if document.shows == Some(Shows::Quality) {
            let report = quality::quality(self.plans, self.sources.today);
            let made = |facts: &Facts| layouts.render_quality(&report, document, facts);
            return Ok(vec![self.file(document, "", made)?]);
        }
        let school = self.school.get_or_init(|| School::of(self.sources));
        let files = document.shows.map(|shows| leaders::files(shows, school)).unwrap_or_default();
        let file = |file: leaders::LeadersFile| -> Result<Prepared, Error> {
            let made = self.file(document, &file.part, |facts| {
                layouts.render_report(&file.report, leaders::DAY, document, facts)
            })?;
            let calendar = file.appointments.map(|all| self.calendar(document, all));
            Ok(Prepared { forms: OtherForms { workbook: file.workbook, calendar }, ..made })
        };
        files.into_iter().map(file).collect()
    }

    /// The calendar of a document. What distinguishes an appointment is made unreadable: it has names in it.
    fn calendar(&self, document: &Document, appointments: Vec<Appointment>) -> String {
        let hidden = |one: Appointment| Appointment {
            uid: output::file_sha256(one.uid.as_bytes())[..32].to_owned(),
            ..one
        };
        let appointments: Vec<Appointment> = appointments.into_iter().map(hidden).collect();
        calendar::text(&document.title, self.sources.today, &appointments)
    }

    /// One file, as `render` gives its source.
    fn file(
        &self,
        document: &Document,
        part: &str,
        render: impl FnOnce(&Facts) -> Result<TypstSource, Error>,
    ) -> Result<Prepared, Error> {
        let today = self.sources.today;
        let day = today.map(|day| day.to_string());
        let stem = output::folder_stem(document, part, day.as_deref());
        let facts = Facts {
            title: stem.replace('_', " "),
            date: dated(today),
            print: self.folder.run.options.print.over(Print::default()),
            ..Facts::default()
        };
        Ok(Prepared {
            copy: whole_copy(&document.id, document.audience),
            stem,
            title: document.title.clone(),
            source: render(&facts)?,
            room: Room::of(document, Vec::new()),
            forms: OtherForms::default(),
        })
    }
}
