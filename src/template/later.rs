//! The labels of a template in other languages than its own, read when a document first needs one.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use super::Labels;
use crate::finding::Finding;

/// Labels by their languages.
#[derive(Clone, Default)]
pub(super) struct Languages {
    known: OnceLock<Known>,
    later: Option<Reading>,
}

/// What was read, or what is wrong with it.
type Known = Result<BTreeMap<String, Labels>, Vec<Finding>>;

/// What reads them.
type Reading = Arc<dyn Fn() -> Known + Send + Sync>;

/// No labels at all.
static NONE: BTreeMap<String, Labels> = BTreeMap::new();

impl Languages {
    /// Those that are read already.
    pub(super) fn of(known: BTreeMap<String, Labels>) -> Self {
        Self { known: OnceLock::from(Ok(known)), later: None }
    }

    /// Those that are read when they are asked for.
    pub(super) fn later(reading: impl Fn() -> Known + Send + Sync + 'static) -> Self {
        Self { known: OnceLock::new(), later: Some(Arc::new(reading)) }
    }

    /// All of them; none if something is wrong with them.
    pub(super) fn all(&self) -> &BTreeMap<String, Labels> {
        self.read().as_ref().unwrap_or(&NONE)
    }

    /// What is wrong with them.
    pub(super) fn faults(&self) -> &[Finding] {
        self.read().as_ref().err().map_or(&[], Vec::as_slice)
    }

    fn read(&self) -> &Known {
        self.known.get_or_init(|| match &self.later {
            Some(reading) => reading(),
            None => Ok(BTreeMap::new()),
        })
    }
}

impl fmt::Debug for Languages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Languages")
            .field("known", &self.known.get().is_some())
            .finish_non_exhaustive()
    }
}
