//! The `sendplan.yaml` files above a plan.

use std::path::{Component, Path, PathBuf};

use super::rules::MISNAMED_SETTINGS;
use super::school_files::{LOG_FOLDER, meant, school_files, section_of_file};
use crate::finding::Finding;

/// The name of the file in which a school writes what all its plans share.
pub const SETTINGS_FILE: &str = "sendplan.yaml";

/// Finds the settings for a plan: in its own folder and in those above, the nearest first. Of each folder its
/// `sendplan.yaml`, and after it the files about staff, programmes and groups.
#[must_use]
pub fn settings_files(plan: &Path) -> Vec<PathBuf> {
    let plan = std::path::absolute(plan).unwrap_or_else(|_| plan.to_owned());
    let folder = plan.parent().unwrap_or(Path::new(""));
    // In `a/../b`, the folder `a` is not above.
    let turns = folder.components().any(|part| part == Component::ParentDir);
    let real = if turns { folder.canonicalize().ok() } else { None };
    let folder = real.unwrap_or_else(|| folder.to_owned());
    folder.ancestors().flat_map(settings_in).collect()
}

/// The files of one folder that have settings in them.
fn settings_in(folder: &Path) -> Vec<PathBuf> {
    let settings = Some(folder.join(SETTINGS_FILE)).filter(|file| file.is_file());
    settings.into_iter().chain(school_files(folder)).collect()
}

/// Whether a folder is that of the logs of a school's groups, which are no plans: it is beside settings.
#[must_use]
pub fn is_log_folder(path: &Path) -> bool {
    let is_named = path.file_name().is_some_and(|name| name == LOG_FOLDER);
    is_named && path.parent().is_some_and(|folder| !settings_in(folder).is_empty())
}

/// Whether a file has the name of one with settings in it.
#[must_use]
pub fn is_settings_file(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == SETTINGS_FILE) || section_of_file(path).is_some()
}

/// Whether a file was probably meant to be settings and has another name: `sendplan.yml`, `Sendplan.yaml`,
/// `sendplan.yaml.txt`, `sendplan (1).yaml`, `Staff.yaml`.
#[must_use]
pub fn is_misnamed_settings(path: &Path) -> bool {
    right_name(path).is_some()
}

/// The name that a file should have that was probably meant to be settings, if it has another.
fn right_name(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    if is_settings_file(path) {
        return None;
    }
    let meant = meant_name(name)?;
    // Where names differ by their capitals alone, it may be the same file.
    let right = path.with_file_name(&meant);
    let same = right.canonicalize().ok().zip(path.canonicalize().ok());
    same.is_none_or(|(right, own)| right != own).then_some(meant)
}

/// The file of settings whose name this is, but for what computers add to a copy.
fn meant_name(name: &str) -> Option<String> {
    let mut stem = name.to_lowercase();
    let without = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending))?;
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
    if !name.to_lowercase().contains(".y") {
        return None;
    }
    if plain == "sendplan" { Some(SETTINGS_FILE.to_owned()) } else { meant(&plain) }
}

/// What the names of settings end in, or were given to end in by an editor.
const ENDINGS: [&str; 3] = [".yaml", ".yml", ".txt"];

/// A finding for each thing in a folder that was probably meant to be the settings, and is not read.
#[must_use]
pub fn misnamed_settings(folder: &Path) -> Vec<Finding> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let finding = |path: PathBuf| {
        if path.is_dir() && is_settings_file(&path) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let message = format!("`{name}` is a folder, so no settings are read from it");
            let shown = path.strip_prefix(".").unwrap_or(&path);
            let hint = format!("put the settings into a file called `{name}`");
            return Some(Finding::new(&MISNAMED_SETTINGS, message).in_file(shown).hint(hint));
        }
        let right = right_name(&path).filter(|_| path.is_file())?;
        let has_right = folder.join(&right).is_file();
        let shown = path.strip_prefix(".").unwrap_or(&path);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let hint = if has_right {
            format!("`{right}` beside it is read; take `{name}` away if nothing in it is needed")
        } else {
            format!("rename it to `{right}`: the school's settings are read from no other name")
        };
        let finding = Finding::new(&MISNAMED_SETTINGS, format!("`{name}` is not read"));
        Some(finding.in_file(shown).hint(hint))
    };
    paths.into_iter().filter_map(finding).collect()
}
