//! The plans before a plan: `cycle.previous` followed from file to file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Datelike;

use super::findings::PREVIOUS_PLAN;
use super::{Plan, PlanSource};
use crate::check::{self, Cycle, Identity, Kinship, Strictness};
use crate::error::Error;
use crate::finding::{Finding, Level};
use crate::generator::{Generator, Link, shown};
use crate::input::{self, Node};
use crate::people::Person;
use crate::record::{Item, Record, Value};
use crate::source::Place;
use crate::template::{Role, Template};

/// What following a chain of plans found.
#[derive(Debug, Default)]
pub(super) struct Chain {
    /// What keeps it from being followed.
    pub(super) fault: Option<Finding>,
    /// That an earlier plan is taken for the pupil's own, though not all speaks for it.
    pub(super) doubt: Option<Finding>,
}

impl Generator {
    /// What is wrong with the chain of plans that one names as those before it, or in doubt; a file that is not there
    /// is only warned of, since a school may have begun with sendplan in the middle of a pupil's cycles.
    pub(super) fn chain_faults(&self, plan: &Plan) -> Chain {
        let mut chain = Chain::default();
        chain.fault = self.follow(plan, &mut chain.doubt);
        chain
    }

    /// Follows the chain to its end or to what is wrong with it; notes who is taken for the pupil on the way.
    fn follow(&self, plan: &Plan, doubt: &mut Option<Finding>) -> Option<Finding> {
        let (item, mut next) = previous(plan)?;
        let pupil = Identity::of(plan.record()?);
        let mut seen = vec![absolute(plan.path.as_deref()?)];
        let fault = |message: String| Finding::new(&PREVIOUS_PLAN, message).at(&item.place, "");
        loop {
            let here = absolute(&next);
            if here == seen[0] && seen.len() == 1 {
                return Some(
                    fault(format!("`{}` names this very plan", item.path))
                        .hint("name the file of the plan before this one"),
                );
            }
            if seen.contains(&here) {
                return Some(
                    fault(format!(
                        "the plans before this one run in a circle at `{}`",
                        shown(&next)
                    ))
                    .hint("each names the plan of the cycle before it, and the first names none"),
                );
            }
            if !next.is_file() {
                return Some(
                    fault(format!("the plan before, `{}`, is not there", shown(&next)))
                        .with_level(Level::Warning)
                        .hint("the path starts from the folder of the file it is written in"),
                );
            }
            let link = self.link(&next, &plan.template)?;
            match pupil.kinship(&link.pupil) {
                Kinship::Other => {
                    let other = link.pupil.told();
                    return Some(
                        fault(format!("`{}` is about another pupil, {other}", shown(&next)))
                            .hint(format!("name the file of the plan before for {}", pupil.told())),
                    );
                }
                Kinship::Doubt if doubt.is_none() => {
                    *doubt = in_doubt(&pupil, &link.pupil, &next).map(|(message, hint)| {
                        fault(message).with_level(Level::Warning).hint(hint)
                    });
                }
                _ => {}
            }
            seen.push(here);
            next = link.previous.clone()?;
        }
    }

    /// The cycles before a plan, the latest first, as far as their files can be read and are about the same pupil; and
    /// the people in each.
    pub(super) fn cycles_before(
        &self,
        path: &Path,
        root: &Node,
        template: &Template,
    ) -> (Vec<Arc<Cycle>>, Vec<Vec<Person>>) {
        let text = |role| at(root, &template.by_role(role)?.0)?.as_text().map(str::to_owned);
        let above = self.settings_above(path).ok().flatten();
        let above = above.as_deref().and_then(|above| above.as_ref().ok());
        let pupil = Identity::of_node(root, above, template);
        let mut next = text(Role::Previous)
            .filter(|name| is_file(name))
            .map(|name| path.parent().unwrap_or(Path::new("")).join(name.trim()));
        let mut seen = vec![absolute(path)];
        let (mut cycles, mut people) = (Vec::new(), Vec::new());
        while let Some(here) = next.take() {
            let known = absolute(&here);
            if seen.contains(&known) || !here.is_file() {
                break;
            }
            let Some(link) = self.link(&here, template) else { break };
            if pupil.kinship(&link.pupil) == Kinship::Other {
                break;
            }
            cycles.extend(link.cycle.clone());
            people.push(link.people.clone());
            next.clone_from(&link.previous);
            seen.push(known);
        }
        (cycles, people)
    }

    /// The plans before a plan, the oldest first, or what is wrong with one of them.
    pub(super) fn earlier(&self, plan: &Plan) -> Result<Result<Vec<Plan>, Finding>, Error> {
        if let Some(fault) = self.chain_faults(plan).fault {
            return Ok(Err(fault.with_level(Level::Error)));
        }
        let mut plans: Vec<Plan> = Vec::new();
        while let Some((item, path)) = previous(plans.last().unwrap_or(plan)) {
            let place = item.place.clone();
            // What may not stand in its own copies is found when it is checked itself.
            let earlier = self.check_alone(&PlanSource::File(path), Strictness::Draft)?;
            if earlier.record().is_none() {
                return Ok(Err(broken(&earlier, &place)));
            }
            plans.push(earlier);
        }
        plans.reverse();
        Ok(Ok(plans))
    }

    /// Reads what the chain needs of a file, once a run; `None` if it cannot be read as a plan, which its own
    /// check reports.
    fn link(&self, path: &Path, template: &Template) -> Option<Arc<Link>> {
        self.known_link(path, || {
            let file = input::load(path, &shown(path)).ok()?.ok()?;
            let root = input::parse(&file).ok()?;
            let text = |role| at(&root, &template.by_role(role)?.0)?.as_text().map(str::to_owned);
            let folder = path.parent().unwrap_or(Path::new(""));
            let (cycle, people) = check::cycle(&root, template).unzip();
            let people = people.unwrap_or_default();
            let above = self.settings_above(path).ok().flatten();
            let above = above.as_deref().and_then(|above| above.as_ref().ok());
            Some(Link {
                pupil: Identity::of_node(&root, above, template),
                previous: text(Role::Previous)
                    .filter(|name| is_file(name))
                    .map(|name| folder.join(name.trim())),
                cycle: cycle.map(Arc::new),
                people,
            })
        })
    }
}

/// The field that names the plan before, and the path that it leads to.
pub(super) fn previous(plan: &Plan) -> Option<(&Item, PathBuf)> {
    plan.path.as_ref()?;
    let item = plan.record()?.by_role(Role::Previous)?;
    if !is_file(&item.value.plain()) {
        return None;
    }
    let folder = Path::new(item.place.file().name()).parent().unwrap_or(Path::new(""));
    Some((item, folder.join(item.value.plain())))
}

/// Whether the plan before is a file, and not said to be somewhere in words: `on paper`.
fn is_file(name: &str) -> bool {
    let ending = Path::new(name.trim()).extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// What is to be said of an earlier plan that is taken for the child's own by the name, or the number, alone.
fn in_doubt(pupil: &Identity, other: &Identity, file: &Path) -> Option<(String, String)> {
    if pupil.name().is_empty() || other.name().is_empty() {
        return None;
    }
    if pupil.shares_id(other) {
        let message = format!(
            "`{}` has the same `id`, but is about {}; it is taken for an earlier plan of {}",
            shown(file),
            other.told(),
            pupil.told()
        );
        return Some((
            message,
            "has a file been copied? give each child an `id` of its own".into(),
        ));
    }
    pupil.changed_class(other).then(|| {
        let message = format!(
            "{} is taken for {} by the name alone, as `{}` is named as the plan before",
            other.told(),
            pupil.told(),
            shown(file)
        );
        (message, "give both plans the same `pupil.id`, or the date of birth".into())
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

fn broken(plan: &Plan, place: &Place) -> Finding {
    let first = plan.findings().iter().find(|finding| finding.is_error());
    let why = first.map_or("", Finding::message);
    Finding::new(&PREVIOUS_PLAN, format!("the plan before, `{}`, has errors: {why}", plan.name()))
        .at(place, "")
        .hint(format!("mend it first: `sendplan check {} --draft` shows them", plan.name()))
}

/// The node at a dotted path through groups.
fn at<'n>(root: &'n Node, path: &str) -> Option<&'n Node> {
    path.split('.').try_fold(root, |node, key| node.get(key))
}

/// A path by which two ways to the same file are known as one.
pub(super) fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}
