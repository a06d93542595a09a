//! What killed runs leave in an output folder, and what no plan gives any more.

use std::fs;
use std::path::Path;
use std::time::Duration;

use walkdir::WalkDir;

/// For how long a half-written file may still belong to a run on another machine.
const AGE: Duration = Duration::from_secs(600);

/// Removes the half-written files of runs that were killed. A file that cannot be removed stays: it is in nobody's way.
pub(super) fn sweep(folder: &Path) {
    for entry in WalkDir::new(folder).max_depth(3).into_iter().filter_map(Result::ok) {
        let ours = entry.file_name().to_string_lossy().starts_with(sendplan::output::HALF_WRITTEN);
        let old = entry
            .metadata()
            .ok()
            .and_then(|known| known.modified().ok()?.elapsed().ok())
            .is_some_and(|age| age > AGE);
        if ours && old && entry.file_type().is_file() {
            remove(entry.path());
        }
    }
}

/// Removes a file, if it is there.
pub(super) fn remove(file: &Path) {
    let _ = fs::remove_file(file);
}
