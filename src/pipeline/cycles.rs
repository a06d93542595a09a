//! The plans before a plan: `cycle.previous` followed from file to file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Datelike;

use super::findings::PREVIOUS_PLAN;
use super::{Plan, PlanSource};
use crate::check::{self, Cycle, Strictness};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::generator::{Generator, Link, shown};
use crate::input::{self, Node};
use crate::record::{Item, Record, Value};
use crate::source::Place;
use crate::template::{Role, Template};

impl Generator {
    /// What is wrong with the chain of plans that one names as those before it; a file that is not there
    /// is only warned of, since a school may have begun with sendplan in the middle of a pupil's cycles.
    pub(super) fn chain_faults(&self, plan: &Plan) -> Option<Diagnostic> {
        let (item, mut next) = previous(plan)?;
        let pupil = pupil(plan);
        let mut seen = vec![absolute(plan.path.as_deref()?)];
        let fault = |message: String| Diagnostic::new(&PREVIOUS_PLAN, message).at(&item.place, "");
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
                        .with_severity(Severity::Warning)
                        .hint("the path starts from the folder of the file it is written in"),
                );
            }
            let link = self.link(&next, &plan.template)?;
            if let (Some(one), Some(other)) = (&pupil, &link.pupil)
                && one != other
            {
                return Some(
                    fault(format!("`{}` is about another pupil, `{other}`", shown(&next)))
                        .hint(format!("name the file of the plan before for `{one}`")),
                );
            }
            seen.push(here);
            next = link.previous.clone()?;
        }
    }

    /// The cycles before a plan, the latest first, as far as their files can be read and are about the same pupil.
    pub(super) fn cycles_before(
        &self,
        path: &Path,
        root: &Node,
        template: &Template,
    ) -> Vec<Arc<Cycle>> {
        let text = |role| at(root, &template.by_role(role)?.0)?.as_text().map(str::to_owned);
        let pupil = text(Role::FileId).or_else(|| text(Role::PupilName));
        let mut next = text(Role::Previous)
            .filter(|name| is_file(name))
            .map(|name| path.parent().unwrap_or(Path::new("")).join(name.trim()));
        let mut seen = vec![absolute(path)];
        let mut cycles = Vec::new();
        while let Some(here) = next.take() {
            let known = absolute(&here);
            if seen.contains(&known) || !here.is_file() {
                break;
            }
            let Some(link) = self.link(&here, template) else { break };
            if link.pupil != pupil {
                break;
            }
            cycles.extend(link.cycle.clone());
            next.clone_from(&link.previous);
            seen.push(known);
        }
        cycles
    }

    /// The plans before a plan, the oldest first, or what is wrong with one of them.
    pub(super) fn earlier(&self, plan: &Plan) -> Result<Result<Vec<Plan>, Diagnostic>, Error> {
        if let Some(fault) = self.chain_faults(plan) {
            return Ok(Err(fault.with_severity(Severity::Error)));
        }
        let mut plans: Vec<Plan> = Vec::new();
        while let Some((item, path)) = previous(plans.last().unwrap_or(plan)) {
            let place = item.place.clone();
            let earlier = self.check(&PlanSource::File(path), Strictness::Draft)?;
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
            Some(Link {
                pupil: text(Role::FileId).or_else(|| text(Role::PupilName)),
                previous: text(Role::Previous)
                    .filter(|name| is_file(name))
                    .map(|name| folder.join(name.trim())),
                cycle: check::cycle(&root, template).map(Arc::new),
            })
        })
    }
}

/// The field that names the plan before, and the path that it leads to.
fn previous(plan: &Plan) -> Option<(&Item, PathBuf)> {
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

fn pupil(plan: &Plan) -> Option<String> {
    let record = plan.record()?;
    record.text_by_role(Role::FileId).or_else(|| record.text_by_role(Role::PupilName))
}

fn broken(plan: &Plan, place: &Place) -> Diagnostic {
    let first = plan.diagnostics().iter().find(|finding| finding.is_error());
    let why = first.map_or("", Diagnostic::message);
    Diagnostic::new(
        &PREVIOUS_PLAN,
        format!("the plan before, `{}`, has errors: {why}", plan.name()),
    )
    .at(place, "")
    .hint(format!("mend it first: `sendplan check {} --draft` shows them", plan.name()))
}

/// The node at a dotted path through groups.
fn at<'n>(root: &'n Node, path: &str) -> Option<&'n Node> {
    path.split('.').try_fold(root, |node, key| node.get(key))
}

/// A path by which two ways to the same file are known as one.
fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}
