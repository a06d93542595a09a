//! Values that are read once and shared, without a lock on the way.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What was read for each key.
///
/// The map of keys is locked only for as long as it takes to find a key's cell. Reading and parsing happen outside it,
/// so that nobody who asks for another file waits for a slow one.
#[derive(Debug)]
pub(super) struct Cache<K, V> {
    cells: Mutex<BTreeMap<K, Arc<OnceLock<V>>>>,
    /// How many are remembered. One more, and all are forgotten: what is asked for again is read again.
    most: usize,
}

impl<K, V> Default for Cache<K, V> {
    fn default() -> Self {
        Self::of_at_most(usize::MAX)
    }
}

impl<K, V> Cache<K, V> {
    /// A cache that remembers no more than this.
    pub(super) fn of_at_most(most: usize) -> Self {
        Self { cells: Mutex::default(), most }
    }
}

impl<K: Ord, V: Clone> Cache<K, V> {
    /// The value of a key. `read` is run if it is not there yet, once even if several threads ask for the same key, unless it
    /// was forgotten meanwhile;
    /// `read` must not ask this cache for the same key.
    pub(super) fn get(&self, key: K, read: impl FnOnce() -> V) -> V {
        self.cell(key).get_or_init(read).clone()
    }

    /// The same for what may fail: a failure is given to whoever asked, and nothing is remembered. Two threads that ask
    /// for the same key at the same time may both read it; the first to be done is remembered.
    pub(super) fn try_get<E>(&self, key: K, read: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        let cell = self.cell(key);
        match cell.get() {
            Some(value) => Ok(value.clone()),
            None => {
                let value = read()?;
                Ok(cell.get_or_init(|| value).clone())
            }
        }
    }

    fn cell(&self, key: K) -> Arc<OnceLock<V>> {
        let mut cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
        if cells.len() >= self.most && !cells.contains_key(&key) {
            cells.clear();
        }
        Arc::clone(cells.entry(key).or_default())
    }
}
