//! A copy in an output folder -> whether it may be touched, and out of the folder.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::output::{self, Entry, file_sha256};

/// Removes a copy from an output folder; one that stays does so because a link leads out of the folder, or
/// because its bytes are not those that were written. Returns whether it is gone.
pub(super) fn remove(folder: &Path, copy: &Entry) -> bool {
    let path = folder.join(&copy.file);
    match output::read_copy(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => true,
        Ok(bytes) if is_within(folder, &path) && file_sha256(&bytes) == copy.sha256 => {
            fs::remove_file(&path).is_ok()
        }
        _ => false,
    }
}

/// Whether a file is in a folder, wherever links may lead.
pub(super) fn is_within(folder: &Path, file: &Path) -> bool {
    let (Ok(home), Some(Ok(parent))) =
        (folder.canonicalize(), file.parent().map(Path::canonicalize))
    else {
        return false;
    };
    parent.starts_with(home)
}
