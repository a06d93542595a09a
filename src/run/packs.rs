//! Packs of a class: the copies of all its pupils in one file, for one print job.

use super::class::{ClassBatch, whole_copy};
use super::folder::{CopiesReport, OutputFolder};
use super::pack::{self, PACK};
use super::settings::{Packing, Run, Writing};
use crate::copies::DocumentCopy;
use crate::error::Error;
use crate::finding::Finding;
use crate::output::Entry;
use crate::pipeline::{
    CheckedPlan, OtherForms, Prepared, PreparedPlan, RenderOptions, Room, Typesetter, facts,
};
use crate::render::TypstSource;
use crate::resources::TemplateAssets;
use crate::template::{Audience, Template};

impl ClassBatch<'_> {
    /// Makes a pack for each audience that was asked for: the copies of all pupils of a class in one file, each beginning on
    /// a right-hand page, with its own page numbers and a bookmark. A pupil whose copies cannot be made is named, and the
    /// others are packed all the same.
    ///
    /// # Errors
    ///
    /// As [`OutputFolder::all`].
    pub(super) fn packs(
        &self,
        packing: Packing,
        folder: &OutputFolder<'_>,
    ) -> Result<CopiesReport, Error> {
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
            forms: OtherForms::default(),
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
