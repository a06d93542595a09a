//! What killed runs leave in an output folder, and what no plan makes any more.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

use walkdir::WalkDir;

use super::checked::PlanInRun;
use super::deletion::remove;
use super::folder::CopiesReport;
use super::known::KnownPlans;
use super::out_of_date::unmarked;
use super::report::Leftovers;
use super::settings::{LeftBehind, Run, Writing};
use crate::output::{self, Register};

/// How long a half-written file may still belong to a run on another machine.
const AGE: Duration = Duration::from_secs(600);

/// Removes the half-written files of runs that were killed, however deep they are. A file that cannot be removed stays: it
/// is in nobody's way. How old a file is, the folder says: its clock is the one that dated the file. One dated far ahead
/// was written by a clock that was wrong.
pub(super) fn sweep(folder: &Path) {
    let Some(now) = output::time_in(folder) else { return };
    for entry in WalkDir::new(folder).into_iter().filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy();
        if !entry.file_type().is_file() || !name.starts_with(output::HALF_WRITTEN) {
            continue;
        }
        let Ok(known) = entry.metadata() else { continue };
        // Earlier versions marked theirs with the beginning of the name alone: of those the empty ones go, which hold nothing.
        let is_ours = output::is_half_written(&name) || known.len() == 0;
        let apart = known
            .modified()
            .ok()
            .map(|then| now.duration_since(then).unwrap_or_else(|ahead| ahead.duration()));
        if is_ours && apart.is_some_and(|apart| apart > AGE) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

impl Run<'_> {
    /// The files of a plan's earlier runs that it does not make any more. A plan with errors, or one of which only some
    /// documents were asked for, says nothing about the others; a copy that could not be made is still one of the plan's.
    pub(super) fn superseded(
        &self,
        plan: &PlanInRun,
        made: &CopiesReport,
        register: &Register,
    ) -> Vec<String> {
        let Some(first) = made.entries.first() else { return Vec::new() };
        if !self.options.documents.is_empty() {
            return Vec::new();
        }
        // Where capitals make no difference to the computer, a name that differs by these alone is the same file.
        let alike = |file: &String| output::alike(file);
        let made_names: BTreeSet<String> =
            made.entries.iter().map(|entry| &entry.file).chain(&made.not_made).map(alike).collect();
        let is_made = |file: &String| made_names.contains(&alike(file));
        let given = |file: &String| is_made(file) || unmarked(file).as_ref().is_some_and(is_made);
        let asked = |audience: &str| {
            let audiences = &self.options.audiences;
            audiences.is_empty() || audiences.iter().any(|wanted| wanted.name() == audience)
        };
        let usual =
            |id: &str| plan.template.document(id).is_some_and(|document| !document.on_request);
        register
            .iter()
            .filter(|entry| entry.plan == first.plan && !given(&entry.file))
            .filter(|entry| usual(&entry.document) && asked(&entry.audience))
            .map(|entry| entry.file.clone())
            .collect()
    }

    /// Finds the files whose plan is gone; removes them and the superseded ones, if that was asked for.
    pub(super) fn leave_behind(
        &self,
        known: &KnownPlans,
        register: &mut Register,
        leftovers: &mut Leftovers,
    ) {
        let orphans = register.iter().filter(|entry| self.is_gone(&entry.plan, known));
        let orphans = orphans.map(|entry| entry.file.clone());
        let is_nowhere = |file: &str| is_not_found(fs::symlink_metadata(self.output.join(file)));
        let (lost, orphans): (Vec<String>, Vec<String>) =
            orphans.partition(|file| is_nowhere(file));
        leftovers.orphans = orphans;
        // Neither the plan is there nor the file: there is nothing left to know.
        lost.iter().for_each(|file| drop(register.remove(file)));
        leftovers.superseded.sort();
        if self.settings.left_behind == LeftBehind::Named
            || self.settings.writing == Writing::Nothing
            || self.settings.is_stopped()
        {
            return;
        }
        let all: Vec<String> = leftovers.remaining().into_iter().map(str::to_owned).collect();
        for file in all {
            if register.get(&file).is_some_and(|copy| remove(&self.output, copy)) {
                register.remove(&file);
                leftovers.removed.push(file);
            } else {
                leftovers.not_removed.push(file);
            }
        }
        let is_removed = |file: &String| leftovers.removed.contains(file);
        leftovers.orphans.retain(|file| !is_removed(file));
        leftovers.superseded.retain(|file| !is_removed(file));
    }
}

/// Whether the system is sure that something is not there.
fn is_not_found<T>(found: io::Result<T>) -> bool {
    found.is_err_and(|error| error.kind() == ErrorKind::NotFound)
}
