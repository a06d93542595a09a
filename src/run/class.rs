//! What is made from several plans: the documents of a class, and packs for one print job.

use super::called::called;
use super::checked::PlanInRun;
use super::events::{Event, Events};
use super::folder::{CopiesReport, OutputFolder};
use super::pack::{self, PACK};
use super::pupils::{Classes, PupilCycle, PupilsOfClass};
use super::settings::{Making, Packing, Run, Writing};
use crate::batch;
use crate::check::{self, Named};
use crate::copies::{self, DocumentCopy};
use crate::error::Error;
use crate::finding::Finding;
use crate::model::{Identity, SupportPlan};
use crate::output::{self, Entry};
use crate::pipeline::{
    CheckedPlan, Prepared, PreparedPlan, RenderOptions, Room, Typesetter, facts,
    missing_characters, view,
};
use crate::record::Record;
use crate::render::{Facts, Others, PupilOfClass, TypstSource};
use crate::resources::TemplateAssets;
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
struct ClassBatch<'p> {
    class: String,
    pupils: Vec<Pupil<'p>>,
    /// What is not clear about who is who.
    findings: Vec<Finding>,
}

/// One pupil of a class.
struct Pupil<'p> {
    plan: &'p CheckedPlan,
    record: &'p Record,
    /// What the pupil is called among the others of the class.
    listed_as: String,
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

    fn stem(&self, file: &str, copy: &str) -> String {
        // The cycle that most of the class is in now is the latest of its plans.
        let start = |pupil: &&Pupil<'_>| {
            SupportPlan::of(pupil.record.sections()).cycle.start.map(|day| *day)
        };
        let latest = self.pupils.iter().max_by_key(start).map(|pupil| pupil.record);
        output::class_stem(&self.class, file, latest, copy)
    }

    fn template(&self) -> Option<&'p Template> {
        self.pupils.first().map(|pupil| pupil.plan.template.as_ref())
    }

    /// What the register says of a file that is made from all of them.
    fn entry(&self, copy: &DocumentCopy) -> Entry {
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
            prepared.copies.push(Prepared { copy, stem, title, source, room });
        }
        folder.all(template, prepared, |copy| self.entry(copy))
    }

    /// Makes a pack for each audience that was asked for: the copies of all pupils of a class in one file, each beginning on
    /// a right-hand page, with its own page numbers and a bookmark. A pupil whose copies cannot be made is named, and the
    /// others are packed all the same.
    ///
    /// # Errors
    ///
    /// As [`OutputFolder::all`].
    fn packs(&self, packing: Packing, folder: &OutputFolder<'_>) -> Result<CopiesReport, Error> {
        let mut report =
            CopiesReport { findings: self.findings.clone(), ..CopiesReport::default() };
        let Some(template) = self.template() else { return Ok(report) };
        let asked =
            Audience::ALL.into_iter().filter(|audience| is_packed(*audience, folder.run.options));
        for audience in asked {
            let filling = Filling { audience, packing, tried: Tried::Limited };
            let mut pack = self.pack(filling, template, folder)?;
            if !pack.not_made.is_empty() {
                // Something in it does not fit: which copy it is, shows when each is set by itself.
                pack = self.pack(Filling { tried: Tried::All, ..filling }, template, folder)?;
            }
            report.add(pack);
        }
        Ok(report)
    }

    /// Makes the pack of one audience.
    ///
    /// # Errors
    ///
    /// As [`OutputFolder::all`].
    fn pack(
        &self,
        filling: Filling,
        template: &Template,
        folder: &OutputFolder<'_>,
    ) -> Result<CopiesReport, Error> {
        let FilledPack { parts, readers, findings, refused } = self.filled(filling, folder)?;
        let (errors, rest): (Vec<Finding>, Vec<Finding>) =
            findings.into_iter().partition(Finding::is_error);
        let bound = self.bound(filling.audience, &parts, template, folder)?;
        let pack = PreparedPlan { findings: rest, copies: bound.into_iter().collect() };
        let reader = readers.join(pack::BETWEEN);
        let entry = |copy: &DocumentCopy| Entry { reader: reader.clone(), ..self.entry(copy) };
        let mut report = folder.all(template, pack, entry)?;
        report.findings.extend(errors);
        report.refused.extend(refused);
        Ok(report)
    }

    /// The copies of all pupils for one audience, in the order in which they are packed.
    fn filled(&self, filling: Filling, folder: &OutputFolder<'_>) -> Result<FilledPack, Error> {
        let Run { resources, options, .. } = *folder.run;
        let options = RenderOptions { audiences: vec![filling.audience], ..options.clone() };
        let mut pack = FilledPack::default();
        for pupil in &self.pupils {
            let assets = resources.assets(&pupil.plan.template)?;
            let prepared = resources.prepare(pupil.plan, &options, pack.parts.len())?;
            let is_broken = prepared.findings.iter().any(Finding::is_error);
            pack.findings.extend(prepared.findings);
            if is_broken {
                continue;
            }
            let fitting = pack.fitting(prepared.copies, pupil.plan, filling.tried, folder)?;
            for copies in by_home(fitting) {
                if filling.packing == Packing::Separators {
                    pack.parts.push(separator(assets, &pupil.listed_as, &self.class, &copies));
                }
                pack.readers.extend(copies.first().and_then(reader));
                pack.parts.extend(copies.into_iter().map(|copy| copy.source));
            }
        }
        Ok(pack)
    }

    /// A pack as one copy; `None` if there is nothing in it.
    fn bound(
        &self,
        audience: Audience,
        parts: &[TypstSource],
        template: &Template,
        folder: &OutputFolder<'_>,
    ) -> Result<Option<Prepared>, Error> {
        let Run { resources, options, .. } = *folder.run;
        let stem = self.stem(PACK, audience.name());
        let first = self.pupils.first();
        let facts = first.map(|pupil| facts(pupil.record, &stem, options.strictness));
        let preamble = resources.assets(template)?.layouts.preamble(&facts.unwrap_or_default());
        let bound = |source| Prepared {
            copy: whole_copy(PACK, audience),
            title: stem.clone(),
            stem,
            source,
            room: Room::default(),
        };
        Ok(TypstSource::joined(parts, &preamble).map(bound))
    }
}

/// What goes into a pack.
#[derive(Clone, Copy)]
struct Filling {
    audience: Audience,
    packing: Packing,
    tried: Tried,
}

/// Which copies are set by themselves before they go into a pack, to leave out those that do not fit on their pages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tried {
    /// Those with a fixed number of pages: nobody can count them in the pack.
    Limited,
    /// All.
    All,
}

/// The copies that go into one pack.
#[derive(Default)]
struct FilledPack {
    /// The copies, with sheets between them if that was asked for.
    parts: Vec<TypstSource>,
    /// Of each home's copies, the pupil and those whom they are for.
    readers: Vec<String>,
    findings: Vec<Finding>,
    /// Why Typst refuses some copies.
    refused: Vec<Error>,
}

impl FilledPack {
    /// Those of a plan's copies that fit on their pages, as far as that is tried; why the others do not is noted.
    fn fitting(
        &mut self,
        copies: Vec<Prepared>,
        plan: &CheckedPlan,
        tried: Tried,
        folder: &OutputFolder<'_>,
    ) -> Result<Vec<Prepared>, Error> {
        let Run { resources, settings, .. } = folder.run;
        let typesetter = Typesetter::new(resources, resources.assets(&plan.template)?)?;
        let mut fitting = Vec::with_capacity(copies.len());
        for copy in copies {
            let is_tried = settings.writing == Writing::Files
                && (tried == Tried::All || copy.room.is_limited());
            match if is_tried { typesetter.fits(&copy) } else { Ok(Vec::new()) } {
                Ok(notes) => {
                    let notes = notes.into_iter().map(|note| note.in_plan(&plan.name));
                    self.findings.extend(notes);
                    fitting.push(copy);
                }
                Err(Error::Refused { findings }) => {
                    let findings = findings.into_iter().map(|one| one.in_plan(&plan.name));
                    self.findings.extend(findings);
                }
                Err(error @ Error::Typeset { .. }) => self.refused.push(error),
                Err(error) => return Err(error),
            }
        }
        Ok(fitting)
    }
}

/// Whether there is a pack for an audience. What is for the SENCO alone is in no pack, unless it is asked for.
fn is_packed(audience: Audience, options: &RenderOptions) -> bool {
    let is_unasked = options.audiences.is_empty() && options.documents.is_empty();
    options.includes(audience) && !(audience == Audience::Senco && is_unasked)
}

/// A copy that is for everybody of an audience.
fn whole_copy(document: &str, audience: Audience) -> DocumentCopy {
    DocumentCopy { document: document.to_owned(), audience, household: None }
}

/// The copies of a pupil, those of each home together.
fn by_home(copies: Vec<Prepared>) -> Vec<Vec<Prepared>> {
    let mut homes: Vec<Vec<Prepared>> = Vec::new();
    for copy in copies {
        let same = |home: &&mut Vec<Prepared>| {
            home.first().is_some_and(|first| first.copy.household == copy.copy.household)
        };
        match homes.iter_mut().find(same) {
            Some(home) => home.push(copy),
            None => homes.push(vec![copy]),
        }
    }
    homes
}

/// Whose a copy is, if it is a household's.
fn reader(copy: &Prepared) -> Option<String> {
    let household = copy.copy.household.as_ref()?;
    Some(pack::copies_of(&copy.stem, household))
}

/// A sheet with the pupil's name and what follows, to put between the copies.
fn separator(assets: &TemplateAssets, name: &str, class: &str, copies: &[Prepared]) -> TypstSource {
    let titles: Vec<&str> = copies.iter().map(|copy| copy.title.as_str()).collect();
    let ink = copies.iter().map(|copy| copy.source.ink()).min().unwrap_or_default();
    let household = copies.first().and_then(|copy| copy.copy.household.as_ref());
    let readers = household.map(|home| home.readers().map(str::to_owned).collect::<Vec<_>>());
    let reader = assets.layouts.copy_for(&readers.unwrap_or_default());
    TypstSource::separator(name, class, &titles, &reader, ink)
}

/// Where a plan names its pupil.
fn place(record: &Record) -> Option<&Place> {
    record.by_role(Role::PupilName).map(|item| &item.place)
}
