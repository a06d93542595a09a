//! What is made from several plans: the documents of a class, and packs for one print job.

use super::pupils::{self, Classes, Whose};
use super::{Folder, Kept, Plan, Prepared, Selection, findings, prepare};
use crate::check::{self, Identity, Named, Strictness};
use crate::copies::{self, DocumentCopy};
use crate::error::Error;
use crate::finding::Finding;
use crate::generator::{Generator, TemplateAssets};
use crate::output::{self, Entry};
use crate::record::Record;
use crate::render::{Facts, Others, PupilOfClass, TypstSource};
use crate::source::Place;
use crate::template::{Audience, Document, Per, Role, Template};

/// How copies are packed into one file for one print job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Packing {
    /// Each copy begins on a right-hand page.
    Plain,
    /// And a sheet with the pupil's name stands before each pupil's.
    Separators,
}

/// The plans of one class that something is made from together.
#[derive(Debug)]
pub struct Joint<'p> {
    class: String,
    plans: Vec<&'p Plan>,
    /// What each pupil is called among the others of the class.
    listed: Vec<String>,
    /// What is not clear about who is who.
    findings: Vec<Finding>,
}

impl<'p> Joint<'p> {
    /// Groups plans by their class, each class in the order of the plans. Of a pupil who has several cycles the latest is
    /// taken. Plans with errors, and those of no class, are in none.
    #[must_use]
    pub fn classes(plans: impl IntoIterator<Item = &'p Plan>) -> Vec<Self> {
        let (plans, whose): (Vec<&Plan>, Vec<Whose>) =
            plans.into_iter().filter_map(|plan| Some((plan, Whose::of(plan)?))).unzip();
        let classes = Classes::of(&whose.iter().collect::<Vec<_>>()).classes;
        let of_class = |(class, indices): (String, Vec<usize>)| {
            Self::of(class, indices.into_iter().map(|index| plans[index]))
        };
        classes.into_iter().map(of_class).collect()
    }

    /// The plans of one class, one of each pupil, as [`Classes`] gives them. Plans with errors are left out.
    #[must_use]
    pub fn of(class: impl Into<String>, plans: impl IntoIterator<Item = &'p Plan>) -> Self {
        let (plans, pupils): (Vec<&Plan>, Vec<Identity>) =
            plans.into_iter().filter_map(|plan| Some((plan, Identity::of(plan.record()?)))).unzip();
        let listed = pupils::listed(&pupils.iter().collect::<Vec<_>>());
        let named: Vec<Named<'_>> = plans
            .iter()
            .zip(&pupils)
            .map(|(plan, pupil)| Named { pupil, file: plan.name(), place: place(plan) })
            .collect();
        let findings = check::unclear(&named);
        Self { class: class.into(), plans, listed, findings }
    }

    /// The class.
    #[must_use]
    pub fn class(&self) -> &str {
        &self.class
    }

    fn stem(&self, file: &str, copy: &str) -> String {
        // The cycle that most of the class is in now is the latest of its plans.
        let latest =
            self.plans.iter().max_by_key(|plan| start(plan)).and_then(|plan| plan.record());
        output::class_stem(&self.class, file, latest, copy)
    }

    fn template(&self) -> Option<&Template> {
        Some(self.plans.first()?.template())
    }

    /// What the register says of a file that is made from all of them.
    fn entry(&self, copy: &DocumentCopy) -> Entry {
        let plan = "*".to_owned();
        Entry {
            plan,
            class: self.class.clone(),
            document: copy.document.clone(),
            audience: copy.audience.name().to_owned(),
            ..Entry::default()
        }
    }
}

impl Generator {
    /// Makes the selected documents of a class.
    ///
    /// # Errors
    ///
    /// As [`keep`](Self::keep).
    pub fn keep_class(
        &self,
        joint: &Joint<'_>,
        selection: &Selection,
        folder: Folder<'_>,
    ) -> Result<Kept, Error> {
        let Some(template) = joint.template() else { return Ok(Kept::default()) };
        let assets = self.assets(template)?;
        let mut prepared = Vec::new();
        let mut findings = joint.findings.clone();
        let asked = |document: &&Document| {
            document.per == Per::Class && selection.documents.contains(&document.id)
        };
        for document in template.documents().iter().filter(asked) {
            let copy = DocumentCopy {
                document: document.id.clone(),
                audience: document.audience,
                household: None,
            };
            let records: Vec<&Record> =
                joint.plans.iter().filter_map(|plan| plan.record()).collect();
            let Some(first) = records.first() else { continue };
            let draft = selection.strictness == Strictness::Draft;
            let pupils: Vec<PupilOfClass> = records
                .iter()
                .zip(&joint.listed)
                .map(|(record, listed)| PupilOfClass {
                    view: prepare::view(record, &copy, template, draft),
                    listed_as: listed.clone(),
                })
                .collect();
            let stem = joint.stem(&document.file.0, &document.file.1);
            let print = copies::print(first, &copy, selection.print);
            let facts =
                Facts { print, draft: false, ..prepare::facts(first, &stem, selection.strictness) };
            let view = prepare::view(first, &copy, template, draft);
            let source = assets.layouts.render(&view, Others::Pupils(&pupils), document, &facts)?;
            for pupil in &pupils {
                findings.extend(findings::missing_characters(self.fonts(), &pupil.view, &source));
            }
            prepared.push(Prepared { copy, stem, document: document.clone(), view, source });
        }
        self.keep_all(template, prepared, findings, |copy| joint.entry(copy), selection, folder)
    }

    /// Makes a pack for each audience that was selected: the copies of all pupils of a class in one file, each beginning on
    /// a right-hand page, with page numbers of its own and a bookmark.
    ///
    /// # Errors
    ///
    /// As [`keep`](Self::keep).
    pub fn keep_packs(
        &self,
        joint: &Joint<'_>,
        packing: Packing,
        selection: &Selection,
        folder: Folder<'_>,
    ) -> Result<Kept, Error> {
        let Some(template) = joint.template() else { return Ok(Kept::default()) };
        let assets = self.assets(template)?;
        let mut packs = Vec::new();
        let mut held: Vec<(Audience, String)> = Vec::new();
        let mut found = joint.findings.clone();
        for audience in Audience::ALL {
            if !selection.audiences.is_empty() && !selection.audiences.contains(&audience) {
                continue;
            }
            // What is for the SENCO alone lies in no pack, unless it is asked for.
            let unasked = selection.audiences.is_empty() && selection.documents.is_empty();
            if audience == Audience::Senco && unasked {
                continue;
            }
            let one = Selection { audiences: vec![audience], ..selection.clone() };
            let mut parts: Vec<TypstSource> = Vec::new();
            let mut last: Option<Prepared> = None;
            let mut readers: Vec<String> = Vec::new();
            for (plan, name) in joint.plans.iter().zip(&joint.listed) {
                let prepared = self.prepare_from(plan, &one, parts.len())?;
                let broken = prepared.findings.iter().any(Finding::is_error);
                found.extend(prepared.findings);
                // A pupil whose copies cannot be made is named, and the others are packed all the same.
                if broken || prepared.copies.is_empty() {
                    continue;
                }
                for copies in by_home(prepared.copies) {
                    if packing == Packing::Separators {
                        parts.push(separator(assets, name, &joint.class, &copies));
                    }
                    readers.extend(copies.first().and_then(reader));
                    for copy in copies {
                        parts.push(copy.source.clone());
                        last = Some(copy);
                    }
                }
            }
            let Some(last) = last else { continue };
            let stem = joint.stem("pack", audience.name());
            let first = joint.plans.first().and_then(|plan| plan.record());
            let facts = first.map(|record| prepare::facts(record, &stem, selection.strictness));
            let preamble = assets.layouts.preamble(&facts.unwrap_or_default());
            let Some(source) = TypstSource::joined(&parts, &preamble) else { continue };
            let copy = DocumentCopy { document: "pack".into(), audience, household: None };
            let document = Document { max_pages: None, ..last.document };
            held.push((copy.audience, readers.join("; ")));
            packs.push(Prepared { copy, stem, document, view: last.view, source });
        }
        let errors: Vec<Finding> =
            found.iter().filter(|finding| finding.is_error()).cloned().collect();
        found.retain(|finding| !finding.is_error());
        let entry = |copy: &DocumentCopy| {
            let held = held.iter().find(|(audience, _)| *audience == copy.audience);
            let reader = held.map(|(_, readers)| readers.clone()).unwrap_or_default();
            Entry { reader, ..joint.entry(copy) }
        };
        let mut kept = self.keep_all(template, packs, found, entry, selection, folder)?;
        kept.findings.extend(errors);
        Ok(kept)
    }
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

/// Whose a copy is: the pupil's name in the file, and the names of those whom it is for.
fn reader(copy: &Prepared) -> Option<String> {
    let household = copy.copy.household.as_ref()?;
    let names: Vec<&str> = household.readers().collect();
    let pupil = copy.stem.rsplit('/').next()?.split('_').next()?;
    Some(format!("{pupil}: {}", names.join(", ")))
}

/// A sheet with the pupil's name and what follows, to lay between the copies.
fn separator(assets: &TemplateAssets, name: &str, class: &str, copies: &[Prepared]) -> TypstSource {
    let titles: Vec<&str> = copies.iter().map(|copy| copy.document.title.as_str()).collect();
    let ink = copies.iter().map(|copy| copy.source.ink()).min().unwrap_or_default();
    let household = copies.first().and_then(|copy| copy.copy.household.as_ref());
    let readers = household.map(|home| home.readers().map(str::to_owned).collect::<Vec<_>>());
    let reader = assets.layouts.copy_for(&readers.unwrap_or_default());
    TypstSource::separator(name, class, &titles, &reader, ink)
}

/// Where a plan names its pupil.
fn place(plan: &Plan) -> Option<&Place> {
    plan.record()?.by_role(Role::PupilName).map(|item| &item.place)
}

/// The day a plan's cycle began, as text that sorts.
fn start(plan: &Plan) -> Option<String> {
    plan.record()?.text_by_role(Role::CycleStart)
}
