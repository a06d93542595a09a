//! The `sendplan.yaml` files above a plan.

use std::path::{Component, Path, PathBuf};

/// The name of the file in which a school writes what all its plans share.
pub const SETTINGS_FILE: &str = "sendplan.yaml";

/// Finds the settings for a plan: in its own folder and in those above, the nearest first.
#[must_use]
pub fn settings_files(plan: &Path) -> Vec<PathBuf> {
    let plan = std::path::absolute(plan).unwrap_or_else(|_| plan.to_owned());
    let folder = plan.parent().unwrap_or(Path::new(""));
    // In `a/../b`, the folder `a` is not above.
    let turns = folder.components().any(|part| part == Component::ParentDir);
    let real = if turns { folder.canonicalize().ok() } else { None };
    let folder = real.unwrap_or_else(|| folder.to_owned());
    folder
        .ancestors()
        .map(|folder| folder.join(SETTINGS_FILE))
        .filter(|file| file.is_file())
        .collect()
}
