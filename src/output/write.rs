//! Files that appear whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use tempfile::{Builder, NamedTempFile};

use super::half_written;
use crate::error::Error;
use crate::input::read_file;

/// Makes the output folder if need be, closed to others than owner and group, since the names of its files are about
/// children; and checks that files can be made in it.
///
/// # Errors
///
/// [`Error::OutputFolder`] if it is a file, or cannot be made or written to.
pub fn output_folder(path: &Path) -> Result<(), Error> {
    let fault = |source: io::Error| Error::OutputFolder { path: path.to_owned(), source };
    if path.exists() && !path.is_dir() {
        return Err(fault(io::ErrorKind::NotADirectory.into()));
    }
    closed_folders().create(path).map_err(fault)?;
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
    let name = half_written::name();
    let mut file: NamedTempFile = closed_file(&mut Builder::new())
        .prefix(&name)
        .rand_bytes(0)
        .tempfile_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(bytes)?;
    file.as_file().sync_data()?;
    as_closed_as(path, file.as_file())?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// What makes folders for their owner, and for a group unless the user's own settings (umask) say otherwise.
#[cfg(unix)]
fn closed_folders() -> fs::DirBuilder {
    use std::os::unix::fs::DirBuilderExt as _;
    let mut folders = fs::DirBuilder::new();
    folders.recursive(true).mode(0o750);
    folders
}

#[cfg(not(unix))]
fn closed_folders() -> fs::DirBuilder {
    let mut folders = fs::DirBuilder::new();
    folders.recursive(true);
    folders
}

/// A document is for its owner and group, as far as the user's own settings (umask) allow, and never for others,
/// because it is about a child.
#[cfg(unix)]
fn closed_file<'b, 'a, 'c>(file: &'b mut Builder<'a, 'c>) -> &'b mut Builder<'a, 'c> {
    use std::os::unix::fs::PermissionsExt as _;
    file.permissions(fs::Permissions::from_mode(0o640))
}

#[cfg(not(unix))]
const fn closed_file<'b, 'a, 'c>(file: &'b mut Builder<'a, 'c>) -> &'b mut Builder<'a, 'c> {
    file
}

/// Takes from a new file what somebody took from the one that it replaces: what was made private stays so.
#[cfg(unix)]
fn as_closed_as(before: &Path, new: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |known: fs::Metadata| known.permissions().mode() & 0o777;
    let Ok(before) = fs::symlink_metadata(before).map(mode) else { return Ok(()) };
    let made = mode(new.metadata()?);
    let both = made & (before | 0o600);
    if both == made { Ok(()) } else { new.set_permissions(fs::Permissions::from_mode(both)) }
}

#[cfg(not(unix))]
fn as_closed_as(_: &Path, _: &fs::File) -> io::Result<()> {
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
    if path.is_absolute() {
        return from_another_drive(&path.to_string_lossy());
    }
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// A path on another drive or share of Windows, as a folder's path can be joined with it: without the mark with which
/// Windows has resolved it, under which no `/` parts folders.
fn from_another_drive(path: &str) -> String {
    let plain = match path.strip_prefix(r"\\?\UNC\") {
        Some(share) => format!(r"\\{share}"),
        None => path.strip_prefix(r"\\?\").unwrap_or(path).to_owned(),
    };
    plain.replace('\\', "/")
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

#[cfg(test)]
mod tests {
    use super::from_another_drive;

    #[test]
    fn a_path_on_another_drive_can_be_joined() {
        for (resolved, plain) in [
            (r"\\?\D:\plans\sam.yaml", "D:/plans/sam.yaml"),
            (r"\\?\UNC\server\plans\sam.yaml", "//server/plans/sam.yaml"),
            (r"D:\plans\sam.yaml", "D:/plans/sam.yaml"),
        ] {
            assert_eq!(from_another_drive(resolved), plain);
        }
    }
}
