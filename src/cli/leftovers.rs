//! What killed runs leave in an output folder, and what no plan gives any more.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use sendplan::output::{Entry, file_sha256, read_copy};
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
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Removes a copy from an output folder; one that is there and stays is kept because a link leads out of the folder, or
/// because its bytes are not those that were written. Returns whether it is gone.
pub(super) fn remove(folder: &Path, copy: &Entry) -> bool {
    let path = folder.join(&copy.file);
    let (Ok(home), Some(Ok(parent))) =
        (folder.canonicalize(), path.parent().map(Path::canonicalize))
    else {
        return true;
    };
    match read_copy(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => true,
        Ok(bytes) if parent.starts_with(home) && file_sha256(&bytes) == copy.sha256 => {
            fs::remove_file(&path).is_ok()
        }
        _ => false,
    }
}
