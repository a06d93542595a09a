//! Plans and settings that could be read only in part: what is beneath, and which findings count.

use std::path::Path;

use crate::finding::Finding;
use crate::input::{self, Kind, Node, Reading};
use crate::resources::{in_sections, shown};

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

/// The settings above a plan as far as they can be read, though something is wrong with them, which `found` then has as well.
///
/// # Errors
///
/// The faults, if the settings cannot be read at all.
pub(super) fn settings(
    path: &Path,
    faults: &[Finding],
    plan: &mut Reading,
    found: &mut Vec<Finding>,
) -> Result<Node, Vec<Finding>> {
    let mut whole: Option<Node> = None;
    for file in input::settings_files(path) {
        let source = input::load(&file, &shown(&file)).map_err(|_| faults.to_vec())?;
        let mut reading = input::read(&source);
        let root = reading.root.take().and_then(|root| in_sections(&file, root).ok());
        let root = root.filter(|root| matches!(root.kind, Kind::Map(_)));
        let root = root.ok_or_else(|| faults.to_vec())?;
        plan.take_in(reading);
        whole = Some(match whole {
            Some(over) => input::merge(over, root),
            None => root,
        });
    }
    let whole = whole.ok_or_else(|| faults.to_vec())?;
    found.extend(faults.iter().cloned());
    Ok(whole)
}
