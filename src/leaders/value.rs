//! What leaders' documents show, as layouts have it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize, Serializer};

use crate::model::Chosen;

/// The key under which a day is in what is serialised: layouts get a day with its filters in its place.
pub(crate) const DAY: &str = "\u{1}day";

/// A day that a layout writes in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(DAY, self.0.to_string())])
    }
}

/// One word out of a few: what the plan says, and what is printed for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Word {
    /// The word in the plan.
    pub(crate) id: String,
    /// The words on the page.
    pub(crate) label: String,
}

impl Word {
    /// That of a choice.
    pub(crate) fn of<T>(chosen: &Chosen<'_, T>) -> Self {
        Self { id: chosen.id.to_owned(), label: chosen.label.to_owned() }
    }
}

/// So many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Of {
    /// How many.
    pub(crate) count: usize,
    /// Of how many.
    pub(crate) of: usize,
}

impl Of {
    /// How many of some there are of which something is true.
    pub(crate) fn those<T>(all: &[T], is: impl Fn(&T) -> bool) -> Self {
        Self { count: all.iter().filter(|one| is(one)).count(), of: all.len() }
    }
}
