//! Pupils without a plan -> starter plans, each with its file: in the folder of the class, if plans are kept by class.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::plans::KnownPlan;
use super::{Import, ImportRequest, MOST, NewPlan, facts, without_plan};
use crate::draft::Fact;
use crate::error::Error;
use crate::input;
use crate::output;
use crate::resources::{Resources, shown};
use crate::roll::{Roll, RollPupil, Upn};
use crate::template::{Template, Term};

/// Works out the plans that are new.
///
/// # Errors
///
/// [`Error::Options`] if they are more than any school has; those of [`Resources::starter_for`].
pub(super) fn prepare(
    resources: &Resources,
    request: &ImportRequest,
    roll: &Roll,
    plans: &[KnownPlan],
    import: &mut Import,
) -> Result<(), Error> {
    let pupils = without_plan(roll, plans, &request.statuses);
    if pupils.len() > MOST {
        return Err(Error::options(format!(
            "{} starter plans would be made; at most {MOST} are made at once. Check that this is the right file",
            pupils.len()
        )));
    }
    let folders = Folders::of(&request.into, plans);
    let mut ids = Ids::of(roll, plans);
    let mut taken = BTreeSet::new();
    for pupil in pupils {
        if roll.contradicted.contains(&pupil.place) {
            import
                .not_made
                .push(format!("{}: rows contradict each other about this pupil", pupil.place));
            continue;
        }
        let id = ids.of_pupil(pupil);
        let folder = folders.of_class(pupil.class.as_deref());
        let path = folder.join(file_name(&id, request, &folder, &mut taken));
        if path.symlink_metadata().is_ok() {
            let message = format!(
                "{}: `{}` is there already and is not overwritten",
                pupil.place,
                shown(&path)
            );
            import.not_made.push(message);
            continue;
        }
        let mut filled = Vec::new();
        let text = resources.starter_for(&path, |template| {
            filled = said(pupil, &id, template);
            facts::of(pupil, &id, template)
        })?;
        let name = shown(&path);
        if !says(&name, &text, &filled) {
            let message = format!(
                "{}: something about this pupil cannot be written as YAML; use `sendplan new`",
                pupil.place
            );
            import.not_made.push(message);
            continue;
        }
        import.new_plans.push(NewPlan { path, name, place: pupil.place.clone(), text });
    }
    Ok(())
}

/// A fact with the path at which the plan has to say it.
struct At {
    path: String,
    fact: Fact,
}

/// What a starter plan has to say once it is read again.
fn said(pupil: &RollPupil, id: &str, template: &Template) -> Vec<At> {
    let facts = facts::of(pupil, id, template).into_iter();
    facts.filter_map(|fact| Some(At { path: template.by_role(fact.role)?.0, fact })).collect()
}

/// Whether a text is YAML and says all facts that it has a place for.
fn says(name: &str, text: &str, facts: &[At]) -> bool {
    let file = input::source(name, text.as_bytes().to_vec()).ok();
    let root = file.and_then(|file| input::parse(&Arc::new(file)).ok());
    root.is_some_and(|root| {
        facts.iter().all(|At { path, fact }| {
            let said = root.at(path).and_then(input::Node::as_text);
            // What the settings give is left out of the plan.
            said.is_none_or(|said| said == fact.value)
        })
    })
}

/// `4412-2026-autumn.yaml`: the number and the term, never the name or the UPN.
fn file_name(
    id: &str,
    request: &ImportRequest,
    folder: &Path,
    taken: &mut BTreeSet<PathBuf>,
) -> String {
    use chrono::Datelike as _;
    let term = request.today.map(|day| {
        let term = Term::of(day);
        // Plans of late December are for the spring.
        let year = day.year() + i32::from(term == Term::Spring && day.month() == 12);
        format!("-{year}-{}", term.name())
    });
    let stem = format!("{}{}", output::safe(id), term.unwrap_or_default());
    let mut name = format!("{stem}.yaml");
    let mut number = 2;
    let alike = |name: &str| folder.join(output::alike(name));
    while !taken.insert(alike(&name)) {
        name = format!("{stem}-{number}.yaml");
        number += 1;
    }
    name
}

/// The numbers of new plans: those of the file, or new ones where it has none.
struct Ids {
    taken: BTreeSet<String>,
    next: usize,
}

impl Ids {
    fn of(roll: &Roll, plans: &[KnownPlan]) -> Self {
        let of_roll = roll.pupils.iter().filter_map(|pupil| pupil.id.as_deref());
        let of_plans = plans.iter().map(|plan| plan.identity.id());
        let taken = of_roll.chain(of_plans).map(str::to_lowercase).collect();
        Self { taken, next: 1 }
    }

    /// A UPN is no number for the names of files, even if a system has it as one.
    fn of_pupil(&mut self, pupil: &RollPupil) -> String {
        let own =
            pupil.id.as_deref().filter(|id| Upn::read(id).is_err() && !output::safe(id).is_empty());
        if let Some(id) = own {
            return id.to_owned();
        }
        loop {
            let id = format!("SP-{}", self.next);
            self.next += 1;
            if self.taken.insert(id.to_lowercase()) {
                return id;
            }
        }
    }
}

/// Where plans of each class are.
struct Folders<'a> {
    into: &'a Path,
    /// The folder in which most plans of a class are, by the class.
    by_class: BTreeMap<String, PathBuf>,
    is_by_class: bool,
}

impl<'a> Folders<'a> {
    fn of(into: &'a Path, plans: &[KnownPlan]) -> Self {
        let mut counts: BTreeMap<String, BTreeMap<PathBuf, usize>> = BTreeMap::new();
        let (mut flat, mut within) = (0, 0);
        for plan in plans.iter().filter(|plan| !plan.is_closed) {
            let folder = plan.path.parent().unwrap_or(into).to_owned();
            if same_folder(&folder, into) {
                flat += 1
            } else {
                within += 1
            }
            let class = output::class_key(plan.identity.class());
            if !class.is_empty() {
                *counts.entry(class).or_default().entry(folder).or_default() += 1;
            }
        }
        let most = |folders: BTreeMap<PathBuf, usize>| {
            folders.into_iter().max_by_key(|(_, count)| *count).map(|(folder, _)| folder)
        };
        let by_class = counts
            .into_iter()
            .filter_map(|(class, folders)| Some((class, most(folders)?)))
            .collect();
        Self { into, by_class, is_by_class: within > flat }
    }

    fn of_class(&self, class: Option<&str>) -> PathBuf {
        let Some(class) = class.filter(|_| self.is_by_class) else { return self.into.to_owned() };
        if let Some(folder) = self.by_class.get(&output::class_key(class)) {
            return folder.clone();
        }
        let name = output::safe(class);
        if name.is_empty() { self.into.to_owned() } else { self.into.join(name) }
    }
}

fn same_folder(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        path.canonicalize().unwrap_or_else(|_| path.to_owned())
    };
    real(one) == real(other)
}
