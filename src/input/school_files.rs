//! What a school writes in files of their own beside its settings: its staff, its programmes, its groups.

use std::path::{Path, PathBuf};

/// The names of these files, without their endings; each is the key of the section that the file is about.
const NAMES: [&str; 3] = ["staff", "programmes", "groups"];

/// The endings that they may have.
const ENDINGS: [&str; 2] = ["yaml", "yml"];

/// The folder beside the settings in which is written what was given of groups.
pub(crate) const LOG_FOLDER: &str = "log";

/// The files of a folder that are about staff, programmes and groups.
pub(super) fn school_files(folder: &Path) -> Vec<PathBuf> {
    let names = NAMES.iter().flat_map(|name| ENDINGS.map(|ending| format!("{name}.{ending}")));
    names.map(|name| folder.join(name)).filter(|file| file.is_file()).collect()
}

/// The section that a file is about, if its name is that of such a file.
pub(crate) fn section_of_file(path: &Path) -> Option<&'static str> {
    let (stem, ending) = (path.file_stem()?.to_str()?, path.extension()?.to_str()?);
    let named = NAMES.into_iter().find(|name| *name == stem)?;
    ENDINGS.contains(&ending).then_some(named)
}

/// The logs of a folder of logs, in the order of their names.
pub(crate) fn log_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    let is_log = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        !hidden && ENDINGS.iter().any(|one| ending.eq_ignore_ascii_case(one)) && path.is_file()
    };
    let mut files: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_log).collect();
    files.sort();
    files
}

/// The right name of a file that was probably meant to be one of these: `staff.yaml` for `Staff (1)`.
pub(super) fn meant(plain: &str) -> Option<String> {
    NAMES.contains(&plain).then(|| format!("{plain}.{}", ENDINGS[0]))
}
