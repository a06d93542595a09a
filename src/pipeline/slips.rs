//! Plans and settings that could be read only in part: what is beneath, and which findings count.

use std::path::Path;

use super::template_id;
use crate::check::{self, Strictness};
use crate::error::Error;
use crate::finding::Finding;
use crate::generator::{Generator, shown};
use crate::input::{self, Kind, Node, Reading};
use crate::source::Fix;

impl Generator {
    /// What can be written in the usual form, or mended, without a choice in a `sendplan.yaml`.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the file cannot be read, [`Error::UnknownTemplate`].
    pub fn fixes_of_settings(&self, path: &Path) -> Result<Vec<Fix>, Error> {
        let Ok(file) = input::load(path, &shown(path))? else { return Ok(Vec::new()) };
        let Reading { root, mut fixes, .. } = input::read(&file);
        if let Some(root) = root {
            let template = self.templates().get(&template_id(Some(&root)))?;
            fixes.extend(check::check(&root, template, Strictness::Settings).fixes);
        }
        Ok(fixes)
    }
}

/// How the ids of rules begin, or what they are, that speak of what is not there.
const OF_LACK: [&str; 16] = [
    "missing",
    "few-",
    "no-",
    "thin-",
    "list-too-short",
    "unknown-id",
    "unused-waiver",
    "not-reviewed",
    "broken-thread",
    "child-not-heard",
    "parents-not-heard",
    "parental-responsibility",
    "one-adult",
    "nothing-different",
    "unclear-role",
    "weak-measure",
];

/// Whether a finding of the check is one of the plan, and not of a line that could not be read: that line has a finding of
/// its own, and what it says is neither missing nor wrong as it was guessed.
pub(super) fn counts(reading: &Reading, finding: &Finding) -> bool {
    if reading.has_lost() && OF_LACK.iter().any(|id| finding.rule().id().starts_with(id)) {
        return false;
    }
    let guessed = finding.primary().is_some_and(|label| reading.is_on_guess(label.place()));
    !(guessed && finding.is_error())
}

/// The settings above a plan as far as they can be read, though something is wrong with them: that is said with the plan.
pub(super) fn recovered(
    path: &Path,
    found: &[Finding],
    plan: &mut Reading,
) -> Result<Node, Vec<Finding>> {
    let mut whole: Option<Node> = None;
    for file in input::settings_files(path) {
        let Ok(Ok(source)) = input::load(&file, &shown(&file)) else { return Err(found.to_vec()) };
        let mut reading = input::read(&source);
        let root = reading.root.take().filter(|root| matches!(root.kind, Kind::Map(_)));
        let Some(root) = root else { return Err(found.to_vec()) };
        plan.take_in(reading);
        whole = Some(match whole {
            Some(over) => input::merge(over, root),
            None => root,
        });
    }
    plan.findings.extend(found.iter().cloned());
    whole.ok_or_else(|| found.to_vec())
}
