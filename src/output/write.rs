//! Files that appear whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use tempfile::{Builder, NamedTempFile};

use crate::error::Error;
use crate::input::read_file;

/// What a file's name starts with until the file is complete.
pub const HALF_WRITTEN: &str = ".sendplan-";

/// Makes the output folder if need be, and checks that files can be made in it.
///
/// # Errors
///
/// [`Error::OutputFolder`] if it is a file, or cannot be made or written to.
pub fn output_folder(path: &Path) -> Result<(), Error> {
    let fault = |source: io::Error| Error::OutputFolder { path: path.to_owned(), source };
    if path.exists() && !path.is_dir() {
        return Err(fault(io::ErrorKind::NotADirectory.into()));
    }
    fs::create_dir_all(path).map_err(fault)?;
    // The file disappears at once; only whether it could be made matters.
    tempfile::tempfile_in(path).map(drop).map_err(fault)
}

/// What time it is where files in a folder are dated, by a file that disappears at once; `None` if none can be made.
pub(crate) fn time_in(folder: &Path) -> Option<SystemTime> {
    tempfile::tempfile_in(folder).ok()?.metadata().ok()?.modified().ok()
}

/// Writes a file beside its destination first, then moves it there in one step, so that an existing file is
/// either replaced completely or left as it was.
///
/// # Errors
///
/// [`Error::Write`] if the folder cannot be written to or the disk is full.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    persist(path, bytes).map_err(|source| Error::Write { path: path.to_owned(), source })
}

/// Writes a file into an existing folder, by a name that may contain folders and never leads out of it.
///
/// # Errors
///
/// [`Error::OutputFolder`] if a folder cannot be made; [`Error::Write`], also for a name that leads out of the folder.
pub(crate) fn write_within(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Error> {
    let path = folder.join(name);
    let leads_out = !Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    if leads_out {
        let source = io::Error::other("the name leads out of the folder");
        return Err(Error::Write { path, source });
    }
    let home = path.parent().unwrap_or(folder);
    // A folder that has vanished is not made again: what was written into it before would be missing without a word.
    if !home.is_dir() && folder.is_dir() {
        output_folder(home)?;
    }
    write(&path, bytes)?;
    Ok(path)
}

fn persist(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file: NamedTempFile =
        Builder::new().prefix(HALF_WRITTEN).tempfile_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(bytes)?;
    file.as_file().sync_data()?;
    readable(file.path())?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// Temporary files are private to their owner; a document gets the permissions of any other new file for its
/// owner and group, and none for others, because it is about a child.
#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o640))
}

#[cfg(not(unix))]
const fn readable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The largest copy that is read: a pack of a whole year group is a tenth of it.
const MAX_COPY_BYTES: u64 = 1024 * 1024 * 1024;

/// The bytes of a copy in an output folder.
///
/// # Errors
///
/// What the operating system says; a pipe or a device in the place of a copy is refused.
pub fn read_copy(path: &Path) -> io::Result<Vec<u8>> {
    read_file(path, MAX_COPY_BYTES)
}

/// The path of a file as one would write it in a folder: only its name if it is in that folder.
#[must_use]
pub fn path_from(file: &Path, folder: &Path) -> String {
    let file = real(file);
    let path = pathdiff::diff_paths(&file, real(folder)).unwrap_or(file);
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// An absolute path with links and `..` resolved, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => real(parent).join(name),
        _ => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    }
}
