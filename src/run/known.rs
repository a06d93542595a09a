//! The plans that are there, by which a run judges whether a copy is nobody's any more.

use std::collections::BTreeSet;
use std::path::Path;

use super::settings::Run;
use crate::output::{Entry, Register};

/// The plans that a run has found, whether it makes their documents or not.
#[derive(Debug, Default)]
pub(super) struct KnownPlans {
    /// Their paths, as the register has them.
    paths: BTreeSet<String>,
    /// The names of the files of plans with errors: if one was moved, nobody can say whose copies are its own.
    unclear: BTreeSet<String>,
    /// What the register says of the copies of plans that are not made in this run: those of closed cycles, of other classes
    /// and of other shards.
    others: Vec<Entry>,
}

impl KnownPlans {
    /// Notes that a plan is there.
    pub(super) fn is_there(&mut self, path: String) {
        self.paths.insert(path);
    }

    /// Notes what the register says of a plan's copies.
    pub(super) fn is_about(&mut self, about: Entry) {
        self.others.push(about);
    }

    /// Notes that a plan has errors.
    pub(super) fn is_unclear(&mut self, name: &str) {
        self.unclear.insert(file_name(name).to_owned());
    }

    /// Takes out those that are made.
    pub(super) fn without<'p>(&mut self, made: impl Iterator<Item = &'p Entry>) {
        let made: BTreeSet<&str> = made.map(|plan| plan.plan.as_str()).collect();
        self.others.retain(|plan| !made.contains(plan.plan.as_str()));
    }

    /// The plan that a line of the register is about, if that is one of the others and there is no doubt.
    fn owner(&self, entry: &Entry) -> Option<&Entry> {
        let is_of_it = |plan: &&Entry| {
            !entry.cycle.is_empty() && plan.pupil == entry.pupil && plan.cycle == entry.cycle
        };
        let owners: Vec<&Entry> = self.others.iter().filter(is_of_it).collect();
        if let [only] = owners[..] {
            return Some(only);
        }
        // Two children of one name: the class says which, unless they are both in it.
        let mut in_class = owners.into_iter().filter(|plan| plan.class == entry.class);
        let first = in_class.next();
        first.filter(|_| in_class.next().is_none())
    }
}

impl Run<'_> {
    /// Gives the copies of a plan that was moved, as into a folder of earlier plans, the place where it is now. Of a plan that
    /// is made its new lines say so; the copies of the others must not seem to be nobody's.
    pub(super) fn follow_moved(&self, known: &KnownPlans, register: &mut Register) {
        let gone = register.iter().filter(|entry| self.is_gone(&entry.plan, known));
        let moved: Vec<Entry> = gone
            .filter_map(|entry| {
                let owner = known.owner(entry)?;
                Some(Entry { plan: owner.plan.clone(), ..entry.clone() })
            })
            .collect();
        moved.into_iter().for_each(|entry| register.put(entry));
    }

    /// Whether a plan of the register is not there any more. What cannot be seen, as in a folder that is closed to us or on a
    /// drive that does not answer, may well be there.
    pub(super) fn is_gone(&self, plan: &str, known: &KnownPlans) -> bool {
        // What is made from several plans, or from a text, names no file; a path that is not UTF-8 cannot be written in the
        // register, so nothing can be said of it.
        let is_no_file = plan.starts_with(['<', '*']) || plan.contains('\u{fffd}');
        if is_no_file || known.paths.contains(plan) || known.unclear.contains(file_name(plan)) {
            return false;
        }
        let path = self.output.join(plan);
        let in_cloud = path.with_file_name(format!(".{}.icloud", file_name(plan)));
        let is_not_there = |path: &Path| matches!(path.try_exists(), Ok(false));
        is_not_there(&path) && is_not_there(&in_cloud)
    }
}

/// The last part of a path as messages and the register have it.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
