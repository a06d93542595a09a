//! The plans before a plan: `cycle.previous` followed from file to file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Datelike;

use super::plan::CheckedPlan;
use super::rules::PREVIOUS_PLAN;
use crate::finding::{Finding, Level};
use crate::input::Node;
use crate::model::{Identity, Kinship};
use crate::people::Person;
use crate::record::{Item, Record, Value};
use crate::resources::{self, Link, Resources, shown};
use crate::rules::Cycle;
use crate::template::{Role, Template};

/// Where a walk starts: a plan, its pupil, and the file that it names as the one before it.
struct Start<'p> {
    path: &'p Path,
    pupil: Identity,
    before: PathBuf,
}

/// The plans before a plan, the latest first, as far as they can be followed.
struct Walk {
    steps: Vec<Step>,
    stop: Stop,
}

/// One plan on the way.
struct Step {
    path: PathBuf,
    link: Arc<Link>,
    kinship: Kinship,
}

/// Why a walk went no further.
enum Stop {
    /// The last plan names none before it.
    First,
    /// The plan names itself.
    Itself,
    /// A plan names one that was there already.
    Circle(PathBuf),
    /// The file is not there.
    Missing(PathBuf),
    /// The file cannot be read as a plan.
    Unreadable(PathBuf),
    /// The plan is about another pupil.
    OtherPupil(Step),
}

/// What the cycles before a plan say of it.
#[derive(Default)]
pub(super) struct Before {
    /// The cycles, the latest first.
    pub(super) cycles: Vec<Arc<Cycle>>,
    /// The people in each.
    pub(super) people: Vec<Vec<Person>>,
}

impl Resources {
    /// Follows the plans before one until there is none, or until one cannot be followed.
    fn walk(&self, start: Start<'_>) -> Walk {
        let mut seen = vec![absolute(start.path)];
        let mut steps: Vec<Step> = Vec::new();
        let mut next = Some(start.before);
        let stop = loop {
            let Some(path) = next else { break Stop::First };
            let real = absolute(&path);
            if seen.contains(&real) {
                break if seen.len() == 1 { Stop::Itself } else { Stop::Circle(path) };
            }
            if !path.is_file() {
                break Stop::Missing(path);
            }
            let Some(link) = self.link(&path) else { break Stop::Unreadable(path) };
            let kinship = start.pupil.kinship(&link.pupil);
            let step = Step { path, link, kinship };
            if kinship == Kinship::Other {
                break Stop::OtherPupil(step);
            }
            seen.push(real);
            next = step.link.previous.clone();
            steps.push(step);
        };
        Walk { steps, stop }
    }

    /// The walk from a checked plan, with the field that names the plan before it.
    fn walk_from<'p>(&self, plan: &'p CheckedPlan) -> Option<(&'p Item, Walk)> {
        let (item, before) = previous(plan)?;
        let pupil = Identity::of(plan.record()?);
        Some((item, self.walk(Start { path: plan.path()?, pupil, before })))
    }

    /// What is wrong with the chain of plans that one names as those before it, or in doubt; a file that is not there
    /// is only warned of, since a school may have begun with sendplan in the middle of a pupil's cycles.
    pub(super) fn chain_findings(&self, plan: &CheckedPlan) -> Vec<Finding> {
        let Some((item, walk)) = self.walk_from(plan) else { return Vec::new() };
        let Some(pupil) = plan.record().map(Identity::of) else { return Vec::new() };
        let doubt = walk
            .steps
            .iter()
            .filter(|step| step.kinship == Kinship::Doubt)
            .find_map(|step| in_doubt(item, &pupil, step));
        fault(item, &pupil, &walk.stop).into_iter().chain(doubt).collect()
    }

    /// The files of the plans before a checked plan, the latest first.
    ///
    /// # Errors
    ///
    /// The finding that says where the chain cannot be followed.
    pub(super) fn files_before(&self, plan: &CheckedPlan) -> Result<Vec<PathBuf>, Finding> {
        let Some((item, walk)) = self.walk_from(plan) else { return Ok(Vec::new()) };
        let pupil = plan.record().map(Identity::of).unwrap_or_default();
        if let Some(fault) = fault(item, &pupil, &walk.stop) {
            return Err(fault);
        }
        let mut files: Vec<PathBuf> = walk.steps.into_iter().map(|step| step.path).collect();
        // Why it cannot be read is found when it is checked.
        if let Stop::Unreadable(path) = walk.stop {
            files.push(path);
        }
        Ok(files)
    }

    /// The cycles before a plan that is read and not checked yet, as far as their files can be read and are about the same
    /// pupil.
    pub(super) fn cycles_before(
        &self,
        path: Option<&Path>,
        root: &Node,
        template: &Template,
    ) -> Before {
        let mut found = Before::default();
        let before = path.and_then(|path| resources::previous(path, root, template));
        let Some((path, before)) = path.zip(before) else { return found };
        let pupil = self.pupil_of(path, root, template);
        for step in self.walk(Start { path, pupil, before }).steps {
            found.cycles.extend(step.link.cycle.clone());
            found.people.push(step.link.people.clone());
        }
        found
    }
}

/// The field that names the plan before, and the path that it leads to.
pub(crate) fn previous(plan: &CheckedPlan) -> Option<(&Item, PathBuf)> {
    plan.path.as_ref()?;
    let item = plan.record()?.by_role(Role::Previous)?;
    if !resources::is_plan_file(&item.value.plain()) {
        return None;
    }
    Some((item, item.place.file().folder().join(item.value.plain())))
}

/// What is wrong with a chain that stops here; a plan that cannot be read is reported by its own check.
fn fault(item: &Item, pupil: &Identity, stop: &Stop) -> Option<Finding> {
    let fault = |message: String| Finding::new(&PREVIOUS_PLAN, message).at(&item.place, "");
    match stop {
        Stop::First | Stop::Unreadable(_) => None,
        Stop::Itself => Some(
            fault(format!("`{}` names this plan itself", item.path))
                .hint("write the file of the previous plan"),
        ),
        Stop::Circle(path) => Some(
            fault(format!("the earlier plans lead back in a circle to `{}`", shown(path)))
                .hint("write in each plan the one before it, and in the first none"),
        ),
        Stop::Missing(path) => Some(
            fault(format!("the previous plan, `{}`, does not exist", shown(path)))
                .with_level(Level::Warning)
                .hint("write the path from the folder that this file is in"),
        ),
        Stop::OtherPupil(Step { path, link, .. }) => Some(
            fault(format!("`{}` is about another pupil, {}", shown(path), link.pupil.in_words()))
                .hint(format!("write the file of the previous plan for {}", pupil.in_words())),
        ),
    }
}

/// What is to be said of an earlier plan that is taken for the child's own by the name, or the number, alone.
fn in_doubt(item: &Item, pupil: &Identity, step: &Step) -> Option<Finding> {
    let other = &step.link.pupil;
    if pupil.name().is_empty() || other.name().is_empty() {
        return None;
    }
    let doubt = |message: String, hint: &str| {
        Finding::new(&PREVIOUS_PLAN, message)
            .at(&item.place, "")
            .with_level(Level::Warning)
            .hint(hint)
    };
    if pupil.shares_id(other) {
        let message = format!(
            "`{}` has the same `id`, but is about {}; it is treated as an earlier plan for {}",
            shown(&step.path),
            other.in_words(),
            pupil.in_words()
        );
        return Some(doubt(message, "give each child a different `id`, if a file was copied"));
    }
    pupil.changed_class(other).then(|| {
        let message = format!(
            "{} is taken to be {} by name alone, because `{}` is given as the previous plan",
            other.in_words(),
            pupil.in_words(),
            shown(&step.path)
        );
        doubt(message, "give both plans the same `pupil.id` or a date of birth")
    })
}

/// Which plan of its term a plan is: one more than those of the same term right before it.
pub(super) fn nth_of_term(record: &Record, earlier: &[Arc<Cycle>]) -> usize {
    let Some(Value::Date(start)) = record.by_role(Role::CycleStart).map(|item| &item.value) else {
        return 1;
    };
    let term = record.text_by_role(Role::Term).unwrap_or_default();
    let same = earlier.iter().take_while(|cycle| {
        cycle.term == term && cycle.start.is_some_and(|day| day.year() == start.year())
    });
    1 + same.count()
}

/// A path by which two ways to the same file are known as one.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}
