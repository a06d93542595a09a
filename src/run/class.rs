//! What is made from several plans: the documents of a class, and packs for one print job.

use super::called::called;
use super::checked::PlanInRun;
use super::events::{Event, Events};
use super::folder::{CopiesReport, OutputFolder};
use super::pupils::{Classes, PupilCycle, PupilsOfClass};
use super::settings::{Making, Run};
use crate::batch;
use crate::check::{self, Named};
use crate::copies::{self, DocumentCopy};
use crate::error::Error;
use crate::finding::Finding;
use crate::model::{Identity, SupportPlan};
use crate::output::{self, Entry};
use crate::pipeline::{
    CheckedPlan, OtherForms, Prepared, PreparedPlan, Room, facts, missing_characters, view,
};
use crate::record::Record;
use crate::render::{Facts, Others, PupilOfClass};
use crate::source::Place;
use crate::template::{Audience, Document, Per, Role, Template};

/// Makes what is made from all plans of each class: its documents, or packs of its pupils' copies.
pub(super) fn make(
    plans: &[&PlanInRun],
    folder: &OutputFolder<'_>,
    events: &Events<'_>,
) -> Vec<Result<CopiesReport, Error>> {
    let run = folder.run;
    let (ready, cycles): (Vec<&PlanInRun>, Vec<&PupilCycle>) =
        plans.iter().filter_map(|plan| Some((*plan, plan.cycle.as_ref()?))).unzip();
    let grouped = Classes::of(&cycles);
    for index in grouped.without {
        events.send(Event::WithoutClass { plan: &ready[index].name });
    }
    let make = |class: &PupilsOfClass| {
        if run.settings.is_stopped() {
            return vec![Ok(CopiesReport::default())];
        }
        let of_class: Vec<&PlanInRun> = class.plans.iter().map(|index| ready[*index]).collect();
        let (again, changed) = checked_again(run, &of_class);
        let known = of_class.iter().filter_map(|plan| plan.in_memory());
        let batch = ClassBatch::of(&class.name, known.chain(&again));
        let made = match run.making {
            Making::Packs(packing) => Some(batch.packs(packing, folder)),
            // A list of a class without one of its children would be wrong; in a pack each copy is by itself.
            _ if changed.is_empty() => Some(batch.documents(folder)),
            _ => None,
        };
        made.into_iter().chain(changed.into_iter().map(Err)).collect()
    };
    let made = batch::run(&grouped.classes, run.settings.threads(), make, || {});
    made.into_iter().flatten().collect()
}

/// Those plans of a class that are no longer in memory, and why others of them cannot be read again.
fn checked_again(run: &Run<'_>, plans: &[&PlanInRun]) -> (Vec<CheckedPlan>, Vec<Error>) {
    let (mut again, mut changed) = (Vec::new(), Vec::new());
    for plan in plans.iter().filter(|plan| plan.in_memory().is_none()) {
        match run.checked_again(plan) {
            Ok(plan) => again.push(plan),
            Err(error) => changed.push(error),
        }
    }
    (again, changed)
}

/// The plans of one class that something is made from together, one of each pupil.
pub(super) struct ClassBatch<'p> {
    pub(super) class: String,
    pub(super) pupils: Vec<Pupil<'p>>,
    /// What is not clear about who is who.
    pub(super) findings: Vec<Finding>,
}

/// One pupil of a class.
pub(super) struct Pupil<'p> {
    pub(super) plan: &'p CheckedPlan,
    pub(super) record: &'p Record,
    /// What the pupil is called among the others of the class.
    pub(super) listed_as: String,
}

impl<'p> ClassBatch<'p> {
    /// The plans of one class, as [`Classes`] gives them. Plans with errors are left out.
    fn of(class: &str, plans: impl Iterator<Item = &'p CheckedPlan>) -> Self {
        let known = |plan: &'p CheckedPlan| {
            let record = plan.record()?;
            Some((plan, record, Identity::of(record)))
        };
        let plans: Vec<(&CheckedPlan, &Record, Identity)> = plans.filter_map(known).collect();
        let identities: Vec<&Identity> = plans.iter().map(|(_, _, pupil)| pupil).collect();
        let listed = called(&identities);
        let named: Vec<Named<'_>> = plans
            .iter()
            .map(|(plan, record, pupil)| Named { pupil, file: &plan.name, place: place(record) })
            .collect();
        let findings = check::unclear(&named);
        let pupils = plans.iter().zip(listed);
        let pupils = pupils.map(|((plan, record, _), listed_as)| Pupil { plan, record, listed_as });
        Self { class: class.to_owned(), pupils: pupils.collect(), findings }
    }

    pub(super) fn stem(&self, file: &str, copy: &str) -> String {
        // The cycle that most of the class is in now is the latest of its plans.
        let start = |pupil: &&Pupil<'_>| {
            SupportPlan::of(pupil.record.sections()).cycle.start.map(|day| *day)
        };
        let latest = self.pupils.iter().max_by_key(start).map(|pupil| pupil.record);
        output::class_stem(&self.class, file, latest, copy)
    }

    pub(super) fn template(&self) -> Option<&'p Template> {
        self.pupils.first().map(|pupil| pupil.plan.template.as_ref())
    }

    /// What the register says of a file that is made from all of them.
    pub(super) fn entry(&self, copy: &DocumentCopy) -> Entry {
        Entry {
            plan: "*".to_owned(),
            class: self.class.clone(),
            document: copy.document.clone(),
            audience: copy.audience.name().to_owned(),
            ..Entry::default()
        }
    }

    /// Makes the documents of the class that were asked for.
    ///
    /// # Errors
    ///
    /// As [`OutputFolder::all`].
    fn documents(&self, folder: &OutputFolder<'_>) -> Result<CopiesReport, Error> {
        let Some(template) = self.template() else { return Ok(CopiesReport::default()) };
        let Run { resources, options, .. } = *folder.run;
        let assets = resources.assets(template)?;
        let asked =
            |document: &&Document| document.per == Per::Class && options.names(&document.id);
        let mut prepared = PreparedPlan { findings: self.findings.clone(), copies: Vec::new() };
        for document in template.documents().iter().filter(asked) {
            let Some(first) = self.pupils.first() else { continue };
            let copy = whole_copy(&document.id, document.audience);
            let seen = |record: &Record| view(record, &copy, template, options.strictness);
            let pupil = |pupil: &Pupil<'_>| PupilOfClass {
                view: seen(pupil.record),
                listed_as: pupil.listed_as.clone(),
            };
            let pupils: Vec<PupilOfClass> = self.pupils.iter().map(pupil).collect();
            let stem = self.stem(&document.file.0, &document.file.1);
            let facts = Facts {
                print: copies::print(first.record, &copy, options.print),
                draft: false,
                ..facts(first.record, &stem, options.strictness)
            };
            let view = seen(first.record);
            let source = assets.layouts.render(&view, Others::Pupils(&pupils), document, &facts)?;
            for pupil in &pupils {
                let missing = missing_characters(resources.fonts()?, &pupil.view, &source);
                prepared.findings.extend(missing);
            }
            let room = Room::of(document, pupils.into_iter().map(|pupil| pupil.view).collect());
            let title = document.title.clone();
            let forms = OtherForms::default();
            prepared.copies.push(Prepared { copy, stem, title, source, room, forms });
        }
        folder.all(template, prepared, |copy| self.entry(copy))
    }
}

/// A copy that is for everybody of an audience.
pub(super) fn whole_copy(document: &str, audience: Audience) -> DocumentCopy {
    DocumentCopy { document: document.to_owned(), audience, household: None }
}

/// Where a plan names its pupil.
fn place(record: &Record) -> Option<&Place> {
    record.by_role(Role::PupilName).map(|item| &item.place)
}
