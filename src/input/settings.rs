//! The nearest `sendplan.yaml` above a plan.

use std::path::{Path, PathBuf};

/// The name of the file in which a school writes what all its plans share.
pub const SETTINGS_FILE: &str = "sendplan.yaml";

/// Finds the settings for a plan: in its own folder, else in the nearest folder above.
#[must_use]
pub fn settings_file(plan: &Path) -> Option<PathBuf> {
    let plan = std::path::absolute(plan).ok()?;
    plan.parent()?.ancestors().map(|folder| folder.join(SETTINGS_FILE)).find(|file| file.is_file())
}
