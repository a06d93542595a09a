//! The templates of a school's own that are beside its `sendplan.yaml`, in the folder `templates`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::shown;
use crate::input::{SETTINGS_FILE, settings_files};
use crate::template::Beside;

/// The folder beside the settings.
pub(crate) const TEMPLATES: &str = "templates";

/// The manifest of a template.
const MANIFEST: &str = "template.yaml";

/// The template folders for the plans at some paths: beside the settings above each path and, of a folder, in it; each
/// once, those of one path the nearest first.
pub(super) fn template_folders(paths: &[PathBuf]) -> Vec<Beside> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for settings in paths.iter().flat_map(|path| settings_of(path)) {
        let Some(home) = settings.parent() else { continue };
        for template in templates_in(&home.join(TEMPLATES)) {
            if seen.insert(real(&template)) {
                let is_above_all = paths.iter().all(|path| real(path).starts_with(real(home)));
                found.push(Beside { folder: PathBuf::from(shown(&template)), is_above_all });
            }
        }
    }
    found
}

/// The `sendplan.yaml` files above a path, the nearest first, and then those in it.
fn settings_of(path: &Path) -> Vec<PathBuf> {
    let inside = path.join(SETTINGS_FILE);
    let above = settings_files(if path.is_dir() { &inside } else { path });
    let above = above.into_iter().filter(|file| file.ends_with(SETTINGS_FILE));
    let is_shown = |entry: &DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    let within = WalkDir::new(path).min_depth(1).sort_by_file_name().into_iter();
    let within = within.filter_entry(is_shown).filter_map(Result::ok);
    let within = within.filter(|entry| entry.file_name() == SETTINGS_FILE);
    above.chain(within.map(DirEntry::into_path)).collect()
}

/// A path without turns and links, if it is there.
fn real(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let absolute = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    path.canonicalize().unwrap_or_else(|_| absolute())
}

/// The folder for templates of one's own, from a folder: beside the nearest settings, or in it if there are none.
pub(crate) fn templates_for(folder: &Path) -> PathBuf {
    let mut above = settings_files(&folder.join(SETTINGS_FILE)).into_iter();
    let nearest = above.find(|file| file.ends_with(SETTINGS_FILE));
    nearest.map_or_else(|| folder.join(TEMPLATES), |file| file.with_file_name(TEMPLATES))
}

/// Whether a folder is one of templates: it is beside the settings, and one in it has a manifest.
pub(crate) fn has_templates(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name == TEMPLATES)
        && folder.with_file_name(SETTINGS_FILE).is_file()
        && !templates_in(folder).is_empty()
}

/// The folders with a manifest in a folder, in the order of their names.
fn templates_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    let folders = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<PathBuf> = folders.filter(|folder| folder.join(MANIFEST).exists()).collect();
    found.sort();
    found
}
