//! Which findings count where a file could be read only in part.

use crate::finding::Finding;
use crate::input::Reading;

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
