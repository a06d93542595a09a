//! A lock on a folder, by the operating system: it ends with its process, however that ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use same_file::Handle;

/// How a lock is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    /// By one alone.
    Alone,
    /// By several that do not get in each other's way.
    Shared,
    /// By one alone who writes nothing in the folder: if there is no lock, nobody else writes there.
    Reading,
}

/// A lock that this process has. It is given back when it is dropped, and its file removed.
#[derive(Debug)]
pub struct FolderLock {
    path: PathBuf,
    file: File,
    sharing: Sharing,
}

/// What came of an attempt to get a lock.
#[derive(Debug)]
pub enum Attempt {
    /// It is ours.
    Taken(FolderLock),
    /// There is nothing to lock, so nobody is writing.
    Free,
    /// Another process has it.
    Busy,
    /// There are no locks here: a network drive may have none, or the lock's file may be somebody else's.
    Impossible,
}

impl FolderLock {
    /// Tries once to get the lock of this name in a folder.
    #[must_use]
    pub fn attempt(folder: &Path, name: &str, sharing: Sharing) -> Attempt {
        let path = folder.join(name);
        match opened(&path, sharing) {
            Ok(file) => Self::locked(path, file, sharing),
            Err(error) if error.kind() == ErrorKind::NotFound && sharing == Sharing::Reading => {
                Attempt::Free
            }
            Err(_) => Attempt::Impossible,
        }
    }

    fn locked(path: PathBuf, file: File, sharing: Sharing) -> Attempt {
        let locked = match sharing {
            Sharing::Alone | Sharing::Reading => file.try_lock(),
            Sharing::Shared => file.try_lock_shared(),
        };
        match locked {
            Ok(()) if is_at(&file, &path) => Attempt::Taken(Self { path, file, sharing }),
            // Whoever had it has just removed it: what we locked is no longer there for others.
            Ok(()) | Err(TryLockError::WouldBlock) => Attempt::Busy,
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {
                Attempt::Busy
            }
            Err(TryLockError::Error(_)) => Attempt::Impossible,
        }
    }
}

impl Drop for FolderLock {
    fn drop(&mut self) {
        // Only who has it alone may remove the file: others would go on with a lock that nobody sees.
        let is_alone = match self.sharing {
            Sharing::Alone => true,
            Sharing::Reading => false,
            Sharing::Shared => self.file.unlock().is_ok() && self.file.try_lock().is_ok(),
        };
        if is_alone && is_at(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

/// The file of a lock. Somebody else's may only be readable, which is enough for a lock on most systems.
fn opened(path: &Path, sharing: Sharing) -> io::Result<File> {
    match fs::symlink_metadata(path) {
        Ok(known) if !known.is_file() => return Err(io::Error::other("it is not a file")),
        Err(error) if sharing == Sharing::Reading => return Err(error),
        _ => {}
    }
    if sharing == Sharing::Reading {
        return File::open(path);
    }
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    file.or_else(|error| File::open(path).map_err(|_| error))
}

/// Whether a file that was opened is still the one at this path.
fn is_at(file: &File, path: &Path) -> bool {
    let opened = file.try_clone().and_then(Handle::from_file);
    matches!((opened, Handle::from_path(path)), (Ok(opened), Ok(there)) if opened == there)
}
