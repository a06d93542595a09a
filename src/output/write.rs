//! Files that appear whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::error::Error;
use crate::input::read_file;

/// What the name of a file begins with until it is whole.
pub const HALF_WRITTEN: &str = ".sendplan-";

/// Makes the output folder if need be, and sees that files can be made in it.
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
    // The file vanishes at once; only whether it could be made matters.
    tempfile::tempfile_in(path).map(drop).map_err(fault)
}

/// Writes a file: beside its place first, then moved there in one step, so that whatever stood there is
/// either replaced whole or left as it was.
///
/// # Errors
///
/// [`Error::Write`] if the folder cannot be written to or the disk is full.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    persist(path, bytes).map_err(|source| Error::Write { path: path.to_owned(), source })
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

/// Temporary files are made for their owner alone; a document gets the rights of any other new file of a
/// shared folder's owner and group, and none for others: it is about a child.
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

/// The path of a file as one writes it in a folder: its name alone where it lies there.
#[must_use]
pub fn path_from(file: &Path, folder: &Path) -> String {
    let (file, folder) = (real(file), real(folder));
    let home = file.parent().unwrap_or(Path::new(""));
    let shared = home.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let mut path: PathBuf = folder.components().skip(shared).map(|_| "..").collect();
    path.extend(file.components().skip(shared));
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// A path from the root, links and `..` resolved; of what is not there yet, as far as it is there.
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
