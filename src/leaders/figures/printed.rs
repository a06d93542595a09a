//! What earlier reports of a term printed, so that a later one cannot be subtracted from them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The counts that a report printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Printed {
    /// The term that the report is about.
    pub(crate) term: String,
    /// The day of the report.
    pub(crate) day: String,
    /// Each count that was printed, by what it is of: what was hidden is not in it.
    pub(crate) counts: BTreeMap<String, u32>,
}

/// What a count is of, as it is found again: the cut, the group and the column.
pub(crate) struct PrintedCount;

impl PrintedCount {
    /// The key of a count.
    pub(crate) fn key(cut: &str, group: &str, column: &str) -> String {
        format!("{cut}/{group}/{column}")
    }
}

impl Printed {
    /// What a file says that was printed; nothing of what cannot be read.
    pub(crate) fn read(bytes: &[u8]) -> Vec<Self> {
        serde_json::from_slice(bytes).unwrap_or_default()
    }

    /// A file that says what was printed.
    pub(crate) fn write(all: &[Self]) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(all).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}
