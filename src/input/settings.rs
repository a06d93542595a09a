//! The `sendplan.yaml` files above a plan.

use std::path::{Component, Path, PathBuf};

use super::rules::MISNAMED_SETTINGS;
use crate::finding::Finding;

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

/// Whether a file was probably meant to be the settings and has another name: `sendplan.yml`, `Sendplan.yaml`,
/// `sendplan.yaml.txt`, `sendplan (1).yaml`.
#[must_use]
pub fn is_misnamed_settings(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    if name == SETTINGS_FILE || !is_nearly(name) {
        return false;
    }
    // Where names differ by more than their capitals alone, it is the same file.
    let right = path.with_file_name(SETTINGS_FILE);
    let same = right.canonicalize().ok().zip(path.canonicalize().ok());
    same.is_none_or(|(right, own)| right != own)
}

/// Whether a name says “sendplan” and nothing else, but for what computers add to a copy.
fn is_nearly(name: &str) -> bool {
    let mut stem = name.to_lowercase();
    let Some(without) = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending)) else {
        return false;
    };
    stem = without.to_owned();
    while let Some(shorter) = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending)) {
        stem = shorter.to_owned();
    }
    let plain: String = stem
        .replace("copy of", "")
        .replace("copy", "")
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    plain == "sendplan" && name.to_lowercase().contains(".y")
}

/// What the names of settings end in, or were given to end in by an editor.
const ENDINGS: [&str; 3] = [".yaml", ".yml", ".txt"];

/// A finding for each file of a folder that was probably meant to be the settings, and is not read.
#[must_use]
pub fn misnamed_settings(folder: &Path) -> Vec<Finding> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| is_misnamed_settings(path) && path.is_file());
    paths.sort();
    let has_right = folder.join(SETTINGS_FILE).is_file();
    let finding = |path: &PathBuf| {
        let shown = path.strip_prefix(".").unwrap_or(path);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let hint = if has_right {
            format!(
                "`{SETTINGS_FILE}` beside it is read; take `{name}` away if nothing in it is needed"
            )
        } else {
            format!(
                "rename it to `{SETTINGS_FILE}`: the school's settings are read from no other name"
            )
        };
        Finding::new(&MISNAMED_SETTINGS, format!("`{name}` is not read")).in_file(shown).hint(hint)
    };
    paths.iter().map(finding).collect()
}
