//! The labels of a template in other languages than its own, read when a document first needs one.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use super::Labels;

/// Labels by their languages.
#[derive(Clone, Default)]
pub(super) struct Languages {
    known: OnceLock<BTreeMap<String, Labels>>,
    later: Option<Reading>,
}

/// What reads them.
type Reading = Arc<dyn Fn() -> BTreeMap<String, Labels> + Send + Sync>;

impl Languages {
    /// Those that are read already.
    pub(super) fn of(known: BTreeMap<String, Labels>) -> Self {
        Self { known: OnceLock::from(known), later: None }
    }

    /// Those that are read when they are asked for.
    pub(super) fn later(
        reading: impl Fn() -> BTreeMap<String, Labels> + Send + Sync + 'static,
    ) -> Self {
        Self { known: OnceLock::new(), later: Some(Arc::new(reading)) }
    }

    /// All of them.
    pub(super) fn all(&self) -> &BTreeMap<String, Labels> {
        self.known.get_or_init(|| match &self.later {
            Some(reading) => reading(),
            None => BTreeMap::new(),
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
