//! What the register says of packs: written by who makes them, read by who asks whose copies were in them.

use crate::copies::Household;

/// The document of a pack.
pub(super) const PACK: &str = "pack";

/// What is between the copies in a pack's line of the register.
pub(super) const BETWEEN: &str = "; ";

/// A household's copies in a pack: the pupil, as files are named, and those whom they are for.
pub(super) fn copies_of(stem: &str, household: &Household) -> String {
    let name = stem.rsplit('/').next().unwrap_or(stem);
    let pupil = name.split('_').next().unwrap_or(name);
    format!("{pupil}: {}", household.readers().collect::<Vec<_>>().join(", "))
}

/// The pupil of such copies.
pub(super) fn pupil(copies: &str) -> &str {
    copies.split(':').next().unwrap_or_default()
}
