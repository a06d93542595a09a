//! A value that is made when somebody first asks for it.

use std::sync::{Mutex, OnceLock, PoisonError};

/// What takes time to make, and what not everybody needs.
#[derive(Debug)]
pub(super) struct FirstUse<T> {
    made: OnceLock<T>,
    making: Mutex<()>,
}

impl<T> Default for FirstUse<T> {
    fn default() -> Self {
        Self { made: OnceLock::new(), making: Mutex::default() }
    }
}

impl<T> FirstUse<T> {
    /// The value. `make` is run if it is not there yet; several threads that ask at the same time wait for one of them.
    /// A failure is given to whoever asked, and nothing is remembered.
    pub(super) fn get<E>(&self, make: impl FnOnce() -> Result<T, E>) -> Result<&T, E> {
        if let Some(made) = self.made.get() {
            return Ok(made);
        }
        let _one_at_a_time = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = self.made.get() {
            return Ok(made);
        }
        let made = make()?;
        Ok(self.made.get_or_init(|| made))
    }

    /// Whether somebody has asked for it.
    #[cfg(test)]
    pub(super) fn is_made(&self) -> bool {
        self.made.get().is_some()
    }
}
