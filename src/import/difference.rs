//! A plan and its pupil in the register -> what differs, line by line, and the lines that change.

use super::facts;
use super::plans::{KnownPlan, Said};
use super::splice::{Change, Spliced, changed};
use crate::roll::{self, Roll, RollPupil, SenStatus};
use crate::template::Role;
use crate::wording::fold::one_form;

/// Something that a plan and the file say differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The line of the plan, where it has one.
    pub line: Option<usize>,
    /// The field, as the plan calls it.
    pub field: String,
    /// What the plan says; empty if nothing.
    pub plan: String,
    /// What the file says.
    pub file: String,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// What becomes of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// `--update` changes the line.
    Changes,
    /// Somebody has to decide, for this reason.
    Decide(&'static str),
}

/// The differences of one plan.
pub(super) struct Differing(Vec<Found>);

/// A difference with the path that would change.
struct Found {
    difference: Difference,
    path: Option<String>,
}

/// What differs in a field.
struct Compared {
    role: Role,
    /// What the file says, as the plan would write it.
    file: Option<String>,
    /// Whether what the plan says is the same.
    is_same: fn(&str, &str) -> bool,
    /// Whether a plan without the field gets it.
    may_be_added: bool,
    /// Why a person has to decide; none if the line may simply change.
    decide: Option<&'static str>,
}

impl Differing {
    pub(super) fn of(plan: &KnownPlan, pupil: &RollPupil, roll: &Roll) -> Self {
        let mut found: Vec<Found> =
            fields(plan, pupil, roll).into_iter().filter_map(|one| one.of(plan)).collect();
        found.extend(status(pupil));
        Self(found)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether any line may change.
    pub(super) fn may_change(&self) -> bool {
        self.0.iter().any(|found| found.path.is_some())
    }

    /// What is listed.
    pub(super) fn lines(&self) -> Vec<Difference> {
        self.0.iter().map(|found| found.difference.clone()).collect()
    }

    /// The plan with the lines changed.
    ///
    /// # Errors
    ///
    /// Why it cannot be, in words.
    pub(super) fn spliced(&self, plan: &KnownPlan) -> Result<Spliced, String> {
        let Some(own) = &plan.own else {
            return Err("the plan has mistakes; `sendplan check` shows them".to_owned());
        };
        let change = |found: &Found| {
            let keys = found.path.as_ref()?.split('.').map(str::to_owned).collect();
            Some(Change { keys, value: found.difference.file.clone() })
        };
        let changes: Vec<Change> = self.0.iter().filter_map(change).collect();
        let after = changed(&plan.file, own, &changes)?;
        let before = Some(plan.file.text().to_owned());
        Ok(Spliced { path: plan.path.clone(), before, after })
    }
}

fn fields(plan: &KnownPlan, pupil: &RollPupil, roll: &Roll) -> Vec<Compared> {
    const CHECK: &str = "one of the two is wrong: compare them with the birth certificate";
    let names = |role, file: &Option<String>, is_same| Compared {
        role,
        file: file.clone(),
        is_same,
        may_be_added: false,
        decide: None,
    };
    let known_as = pupil.known_as.clone().filter(|_| roll.has(roll::Field::KnownAs));
    vec![
        names(Role::PupilName, &known_as, same_text),
        names(Role::PupilFirstName, &pupil.first_name, same_first_name),
        names(Role::PupilLastName, &pupil.last_name, same_text),
        Compared { may_be_added: true, ..names(Role::Class, &pupil.class, same_text) },
        Compared {
            may_be_added: true,
            ..names(Role::YearGroup, &facts::year(pupil, &plan.template), roll::is_same_year)
        },
        Compared {
            decide: Some(CHECK),
            ..names(
                Role::DateOfBirth,
                &pupil.date_of_birth.map(|day| day.to_string()),
                roll::is_same_day,
            )
        },
        Compared {
            may_be_added: true,
            ..names(Role::CensusType, &facts::need(pupil, &plan.template), roll::is_same_need)
        },
    ]
}

impl Compared {
    fn of(self, plan: &KnownPlan) -> Option<Found> {
        let file = self.file?;
        let Said { path, node } = plan.says(self.role)?;
        let said = node.and_then(crate::input::Node::as_text).unwrap_or_default().trim();
        let is_missing = said.is_empty();
        if (self.is_same)(said, &file) || (is_missing && !self.may_be_added) {
            return None;
        }
        let is_own = node.is_none_or(|node| node.place.file().name() == plan.file.name());
        let decide = match (self.decide, is_own) {
            (Some(reason), _) => Some(reason),
            (None, false) => Some(
                "it comes from a `sendplan.yaml`: change it there if it is true of all its plans",
            ),
            (None, true) => None,
        };
        let line = node.filter(|node| is_own && (!is_missing || !node.place.text().is_empty()));
        let line = line.map(|node| plan.file.line_column(node.place.span().start()).line);
        let outcome = decide.map_or(Outcome::Changes, Outcome::Decide);
        let field = path.rsplit('.').next().unwrap_or(&path).to_owned();
        let difference = Difference { line, field, plan: said.to_owned(), file, outcome };
        Some(Found { path: decide.is_none().then_some(path), difference })
    }
}

/// A status that a current plan does not go with. A plan beside an EHC plan is usual.
fn status(pupil: &RollPupil) -> Option<Found> {
    const REASON: &str = "close the plan if support has ended, or put the register right";
    let status = pupil.status.filter(|status| *status == SenStatus::None)?;
    let difference = Difference {
        line: None,
        field: roll::Field::Status.name().to_owned(),
        plan: "has a current plan".to_owned(),
        file: status.in_words().to_owned(),
        outcome: Outcome::Decide(REASON),
    };
    Some(Found { difference, path: None })
}

fn same_text(plan: &str, file: &str) -> bool {
    one_form(plan).to_lowercase() == one_form(file).to_lowercase()
}

/// Systems have all first names, plans the one that is used.
fn same_first_name(plan: &str, file: &str) -> bool {
    let (plan, file) = (one_form(plan).to_lowercase(), one_form(file).to_lowercase());
    plan == file || file.starts_with(&format!("{plan} ")) || plan.starts_with(&format!("{file} "))
}
