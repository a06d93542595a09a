//! What earlier reports of a term printed, so that a later one cannot be subtracted from them.
//!
//! Two reports that differ by one pupil give that pupil away, in the sums of the whole school too. So while fewer pupils than the
//! threshold have changed since a report, the next one prints that one's figures again: it says nothing new. Once as many have
//! changed it counts anew, without the numbers that have moved by a few ([`Grid::not_for_print`](super::grid::Grid)).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::sums::Sums;
use super::{GroupRow, Readers};

/// What the reports of one day could print.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Printed {
    /// The term that they are about.
    pub(crate) term: String,
    /// Their day.
    pub(crate) day: String,
    /// Of each pupil with a plan which plan counts, what came of it and what is given, made unreadable.
    pub(crate) pupils: [BTreeSet<String>; 3],
    /// The figures for leaders and governors.
    pub(crate) leaders: Side,
    /// Those for everybody.
    pub(crate) public: Side,
}

/// The figures for some readers.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Side {
    /// The day on which they were counted.
    pub(crate) day: String,
    /// Numbers below this were hidden.
    pub(crate) threshold: u32,
    /// The groups of each cut, by its word.
    pub(crate) rows: BTreeMap<String, Vec<GroupRow>>,
    /// The sums of the whole school.
    pub(crate) sums: Sums,
    /// Each count that was printed, by what it is of.
    pub(crate) printed: BTreeMap<String, u32>,
    /// Each that was hidden.
    pub(crate) hidden: BTreeMap<String, u32>,
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
    /// What a file says that was printed; `None` if it cannot be read.
    pub(crate) fn read(bytes: &[u8]) -> Option<Vec<Self>> {
        serde_json::from_slice(bytes).ok()
    }

    /// A file that says what was printed.
    pub(crate) fn write(all: &[Self]) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(all).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// The figures for some readers.
    pub(super) const fn side(&self, readers: Readers) -> &Side {
        match readers {
            Readers::Leaders => &self.leaders,
            Readers::Public => &self.public,
        }
    }

    /// Of how many pupils something of each kind has changed since, those who have come or gone included.
    pub(super) fn changed_since(&self, pupils: &[BTreeSet<String>; 3]) -> [usize; 3] {
        std::array::from_fn(|kind| {
            let (then, now) = (&self.pupils[kind], &pupils[kind]);
            then.difference(now).count().max(now.difference(then).count())
        })
    }
}
