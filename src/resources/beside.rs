//! The templates of a school's own that are beside its `sendplan.yaml`, in the folder `templates`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::input::{SETTINGS_FILE, settings_files};

/// The folder beside the settings.
pub(crate) const TEMPLATES: &str = "templates";

/// The manifest of a template.
const MANIFEST: &str = "template.yaml";

/// The template folders for the plans at a path: beside the settings above it and, of a folder, in it; each once, the nearest
/// first.
pub(super) fn template_folders(path: &Path) -> Vec<PathBuf> {
    let inside = path.join("plan.yaml");
    let above = settings_files(if path.is_dir() { &inside } else { path });
    let within = WalkDir::new(path).min_depth(1).sort_by_file_name().into_iter();
    let within = within
        .filter_entry(|entry| {
            entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
        })
        .filter_map(Result::ok)
        .filter(|entry| entry.file_name() == SETTINGS_FILE)
        .map(walkdir::DirEntry::into_path);
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for settings in above.into_iter().chain(within) {
        let Some(folder) = settings.parent().map(|folder| folder.join(TEMPLATES)) else { continue };
        for template in templates_in(&folder) {
            let real = template.canonicalize().unwrap_or_else(|_| template.clone());
            if seen.insert(real) {
                found.push(template);
            }
        }
    }
    found
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
    let mut found: Vec<PathBuf> =
        folders.filter(|folder| folder.join(MANIFEST).is_file()).collect();
    found.sort();
    found
}
