//! The labels of a template in other languages than its own, read when a document first needs one.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use super::chain::Sources;
use super::source::Source;
use super::{Labels, TemplateFiles};

/// Labels by their languages.
#[derive(Clone, Default)]
pub(super) struct Languages {
    known: OnceLock<BTreeMap<String, Labels>>,
    later: Option<Later>,
}

/// What they are made from.
#[derive(Clone)]
struct Later {
    sources: Sources,
    source: Arc<Source>,
    shared: fn() -> TemplateFiles,
}

impl Languages {
    /// Those that are read already.
    pub(super) fn of(known: BTreeMap<String, Labels>) -> Self {
        Self { known: OnceLock::from(known), later: None }
    }

    /// Those that are read when they are asked for.
    pub(super) fn later(
        sources: Sources,
        source: Arc<Source>,
        shared: fn() -> TemplateFiles,
    ) -> Self {
        Self { known: OnceLock::new(), later: Some(Later { sources, source, shared }) }
    }

    /// All of them.
    pub(super) fn all(&self) -> &BTreeMap<String, Labels> {
        self.known.get_or_init(|| match &self.later {
            Some(Later { sources, source, shared }) => sources.languages(source, *shared),
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
