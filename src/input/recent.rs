//! A file -> what was made of it, remembered for all plans and threads of this process while the file stays as it is.

use std::collections::VecDeque;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

/// For how many files it is remembered.
const REMEMBERED: usize = 32;

/// What distinguishes a file from one that was in its place before.
#[derive(Debug, PartialEq, Eq)]
struct Version {
    path: PathBuf,
    length: u64,
    /// When it was last changed, from 1970 on; `None` if the disk does not say.
    changed: Option<Duration>,
}

/// A value that one thread makes and the others wait for.
type Made<T> = Arc<OnceLock<T>>;

/// What was made of the files that were asked for last.
#[derive(Debug)]
pub(super) struct Recent<T> {
    /// The most recent last.
    values: Mutex<VecDeque<(Version, Made<T>)>>,
}

impl<T: Clone> Recent<T> {
    /// One in which nothing is remembered yet.
    pub(super) const fn new() -> Self {
        Self { values: Mutex::new(VecDeque::new()) }
    }

    /// What `make` gives for this version of a file: run once, for whoever asks first.
    pub(super) fn once(&self, path: &Path, metadata: &Metadata, make: impl FnOnce() -> T) -> T {
        let changed =
            metadata.modified().ok().and_then(|moment| moment.duration_since(UNIX_EPOCH).ok());
        let version = Version { path: path.to_owned(), length: metadata.len(), changed };
        // The list is free again before anything is made: only those who want the same file wait.
        let made = self.place(version);
        made.get_or_init(make).clone()
    }

    /// Forgets what was made of a file: whoever asks next makes it again.
    pub(super) fn forget(&self, path: &Path) {
        let mut values = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        values.retain(|(version, _)| version.path != path);
    }

    /// The place of a value, which is empty if it is new.
    fn place(&self, version: Version) -> Made<T> {
        let mut values = self.values.lock().unwrap_or_else(PoisonError::into_inner);
        let known = values.iter().position(|(known, _)| *known == version);
        let (version, made) =
            known.and_then(|at| values.remove(at)).unwrap_or_else(|| (version, Made::default()));
        values.push_back((version, Arc::clone(&made)));
        if values.len() > REMEMBERED {
            values.pop_front();
        }
        made
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_value_is_made_once_until_it_is_forgotten() {
        let recent = Recent::new();
        let path = Path::new("rustfmt.toml");
        let known = fs::metadata(path).unwrap();
        assert_eq!(recent.once(path, &known, || 1), 1);
        assert_eq!(recent.once(path, &known, || 2), 1);
        recent.forget(path);
        assert_eq!(recent.once(path, &known, || 3), 3);
    }
}
