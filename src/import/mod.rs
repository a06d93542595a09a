//! A file from a school's own system + a folder of plans -> starter plans for those who have none, and what differs for the
//! others. Nothing is written until everything is prepared.

mod difference;
mod facts;
mod own_names;
mod plans;
mod splice;
mod starters;
mod write;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::error::Error;
use crate::finding::{Finding, listed, nearest};
use crate::resources::{Resources, shown, template_id};
use crate::roll::{self, Field, Match, OwnNames, PlanOf, Roll, RollPupil, SenStatus};
use crate::template::Template;

use difference::Differing;
pub use difference::{Difference, Outcome};
use plans::{KnownPlan, Latest};
use splice::Spliced;

/// What is imported, and how.
#[derive(Debug, Clone)]
pub struct ImportRequest {
    /// The file.
    pub file: PathBuf,
    /// The folder of the plans.
    pub into: PathBuf,
    /// What columns with names of their own are.
    pub named: Vec<NamedColumn>,
    /// The statuses of the pupils who get a starter plan.
    pub statuses: Vec<SenStatus>,
    /// Whether lines of known plans are changed.
    pub updating: Updating,
    /// The day on which it is imported.
    pub today: Option<NaiveDate>,
}

/// What the school says of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedColumn {
    /// The heading.
    pub header: String,
    /// What it is; `None` leaves it out.
    pub field: Option<Field>,
}

/// Whether lines of plans are changed that differ from the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Updating {
    /// They are listed.
    Listed,
    /// They are changed.
    Changed,
}

/// An import that is ready to be written.
#[derive(Debug)]
pub struct Import {
    /// The file as it was read.
    pub roll: Roll,
    /// What was found, in the file and between it and the plans.
    pub findings: Vec<Finding>,
    /// The plans that are new.
    pub new_plans: Vec<NewPlan>,
    /// Why some pupils get none.
    pub not_made: Vec<String>,
    /// What differs in plans that are there.
    pub differing: Vec<PlanDifferences>,
    /// How many pupils of the file have a plan.
    pub known: usize,
    /// The settings file in which the names of columns are remembered, if it changes.
    pub remembered: Option<String>,
    settings: Option<Spliced>,
    updates: Vec<Spliced>,
}

/// A starter plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlan {
    /// The file.
    pub path: PathBuf,
    /// The same as messages show it.
    pub name: String,
    /// Where the pupil is in the file.
    pub place: roll::RowPlace,
    text: String,
}

/// What differs between a plan and the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanDifferences {
    /// The plan, as messages show it.
    pub name: String,
    /// The differences.
    pub lines: Vec<Difference>,
    /// Why lines that could change do not.
    pub refused: Option<String>,
}

/// How many plans one import makes.
const MOST: usize = 2_000;

/// Prepares an import: reads the file and the plans, and works out everything that would be written.
///
/// # Errors
///
/// [`Error::Refused`] with what has to be put right first; [`Error::Options`] if a column that was named is not there;
/// [`Error::Read`].
pub(crate) fn prepare(resources: &Resources, request: &ImportRequest) -> Result<Import, Error> {
    let home = Home::of(resources, &request.into)?;
    let mut own = own_names::of_settings(&home);
    for named in &request.named {
        own.set(&named.header, named.field);
    }
    let mut roll = roll::read_with(&request.file, &shown(&request.file), &own)?;
    refuse_unknown_names(&roll, request)?;
    let mut findings = std::mem::take(&mut roll.findings);
    findings.extend(request.today.and_then(|today| roll.of_another_year(today)));
    let plans = plans::in_folder(resources, &request.into)?;
    let latest = Latest::of(&plans);
    findings.extend(roll.lacks(&latest.current()));
    let settings = own_names::remembered(&home, &request.named)?;
    let mut import = Import {
        findings,
        new_plans: Vec::new(),
        not_made: Vec::new(),
        differing: Vec::new(),
        known: 0,
        remembered: settings.as_ref().map(|spliced| shown(&spliced.path)),
        settings,
        updates: Vec::new(),
        roll: Roll::default(),
    };
    compare(&roll, &latest, request.updating, &mut import);
    starters::prepare(resources, request, &roll, &plans, &mut import)?;
    import.roll = roll;
    Ok(import)
}

impl Import {
    /// Writes everything: new plans, then changed lines, then the settings. If a new plan cannot be written, none is there.
    ///
    /// # Errors
    ///
    /// [`Error::Write`]; [`Error::Changed`] if a plan was changed meanwhile.
    pub fn write(&self) -> Result<(), Error> {
        write::new_plans(&self.new_plans)?;
        self.updates.iter().chain(&self.settings).try_for_each(write::spliced)
    }
}

/// A folder of plans with its settings.
struct Home<'r> {
    folder: &'r Path,
    settings: Option<crate::input::Node>,
    template: std::sync::Arc<Template>,
}

impl<'r> Home<'r> {
    fn of(resources: &Resources, folder: &'r Path) -> Result<Self, Error> {
        let above = resources.settings_above(&folder.join("plan.yaml"))?;
        let settings = match above.as_deref() {
            Some(Err(findings)) => return Err(Error::Refused { findings: findings.clone() }),
            Some(Ok(settings)) => Some(settings.clone()),
            None => None,
        };
        let template = resources.templates().get(&template_id(settings.as_ref()))?.clone();
        Ok(Self { folder, settings, template })
    }
}

/// Refuses names of columns that the file does not have: a slip would leave the column out without a word.
fn refuse_unknown_names(roll: &Roll, request: &ImportRequest) -> Result<(), Error> {
    let mut only = OwnNames::default();
    for named in &request.named {
        only.set(&named.header, named.field);
    }
    let Some(missing) = only.unused(&roll.mapping).first().map(|name| (*name).to_owned()) else {
        return Ok(());
    };
    let headers = || roll.mapping.columns.iter().map(|column| column.header.as_str());
    let hint = match nearest(&missing, headers()) {
        Some(near) => format!("did you mean “{near}”?"),
        None => format!("the columns are {}", listed(headers())),
    };
    Err(Error::options(format!("no column of `{}` is called “{missing}”; {hint}", roll.file)))
}

/// Compares the plans with the file.
fn compare(roll: &Roll, latest: &Latest<'_>, updating: Updating, import: &mut Import) {
    for plan in latest.plans() {
        let Match::Pupil(pupil) = roll.pupil_of(&plan.identity) else { continue };
        import.known += 1;
        if roll.contradicted.contains(&pupil.place) || plan.is_closed {
            continue;
        }
        let differing = Differing::of(plan, pupil, roll);
        if differing.is_empty() {
            continue;
        }
        let mut refused = None;
        if updating == Updating::Changed && differing.may_change() {
            match differing.spliced(plan) {
                Ok(spliced) => import.updates.push(spliced),
                Err(why) => refused = Some(why),
            }
        }
        let lines = differing.lines();
        import.differing.push(PlanDifferences { name: plan.name.clone(), lines, refused });
    }
}

/// The pupils of the file who get a starter plan.
fn without_plan<'r>(
    roll: &'r Roll,
    plans: &[KnownPlan],
    statuses: &[SenStatus],
) -> Vec<&'r RollPupil> {
    let plans: Vec<PlanOf<'_>> = plans.iter().map(KnownPlan::compared).collect();
    let wanted = |pupil: &RollPupil| pupil.status.is_some_and(|status| statuses.contains(&status));
    roll.without_plan(&plans, wanted)
}
