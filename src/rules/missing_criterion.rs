//! `missing-criterion`: a target without a mark by which it is reached.

use crate::rules::quality::quality;

quality! {
    /// A target does not say what counts as success.
    ///
    /// ## What it looks for
    ///
    /// A target without `success`.
    ///
    /// ## Why
    ///
    /// Without a measure, the review is a matter of opinion. (Measurable, the M of SMART.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].success:
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].success: {value: 8, out_of: 10, unit: lessons}
    /// ```
    "missing-criterion", Error, while_building
}
