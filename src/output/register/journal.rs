//! The journal of a run: a line for each file, safe before the file is.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::entry::{Entry, NAME};
use crate::error::Error;

/// The ending of a journal's name.
pub(super) const ENDING: &str = ".journal";

/// Where a run notes what it makes, until it writes its register. Lines come before their files: a run that is killed between
/// the two leaves a line without its file, which the next run sees, and never a file without its line.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    /// Opened for the first line.
    file: Mutex<Option<File>>,
}

impl Journal {
    /// The journal of a run into a folder; nothing is written before the first line.
    #[must_use]
    pub fn new(folder: &Path, shard: Option<&str>) -> Self {
        let shard = shard.map(|shard| format!("-{shard}")).unwrap_or_default();
        Self { path: folder.join(format!("{NAME}{shard}{ENDING}")), file: Mutex::default() }
    }

    /// Adds lines, and waits until they are on the disk.
    ///
    /// # Errors
    ///
    /// [`Error::Write`].
    pub fn note(&self, entries: &[Entry]) -> Result<(), Error> {
        if entries.is_empty() {
            return Ok(());
        }
        self.add(entries).map_err(|source| Error::Write { path: self.path.clone(), source })
    }

    fn add(&self, entries: &[Entry]) -> io::Result<()> {
        let mut lines = String::new();
        for entry in entries {
            lines.push_str(&serde_json::to_string(entry)?);
            lines.push('\n');
        }
        let mut open = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let file = match open.take() {
            Some(file) => file,
            None => self.open()?,
        };
        let file = open.insert(file);
        let before = file.metadata()?.len();
        let added = file.write_all(lines.as_bytes()).and_then(|()| file.sync_data());
        if added.is_err() {
            // Half a line would spoil the one after it. Where it cannot be cut off, the file is opened anew, at a new line.
            let _ = file.set_len(before);
            *open = None;
        }
        added
    }

    /// The file, at its end. What is there already is of a run that was killed; its last line may be half a line.
    fn open(&self) -> io::Result<File> {
        match fs::symlink_metadata(&self.path) {
            Ok(known) if !known.is_file() => return Err(io::Error::other("it is not a file")),
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o640);
        }
        let mut file = options.open(&self.path)?;
        if file.metadata()?.len() > 0 {
            file.write_all(b"\n")?;
        }
        Ok(file)
    }
}
