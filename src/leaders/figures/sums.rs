//! Sums of the whole school, which tell of a pupil as well if two of them differ by one.

use serde::{Deserialize, Serialize};

use crate::leaders::value::Of;

/// Sums of the whole school.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Sums {
    /// The part of the planned sessions that was given, in per cent; `None` where nothing is known.
    pub(crate) given: Option<u32>,
    /// The hours a week that adults give.
    pub(crate) hours_a_week: f64,
    /// What that costs a year, in pounds; `None` where no rate is known.
    pub(crate) year: Option<u32>,
    /// Rows of provision whose cost is known.
    pub(crate) costed: Of,
    /// Provision whose giver is trained for it.
    pub(crate) trained: Of,
    /// What staff still need to learn: how many things.
    pub(crate) training_needs: usize,
}
