//! Times of the day: what no clock shows.

use crate::finding::{Finding, declare_rules};
use crate::input::Node;
use crate::record::Value;
use crate::wording::{self, TimeText};

/// A text that is a time of the day, or words.
pub(super) fn value(node: &Node, path: &str, text: String) -> Result<Value, Finding> {
    if wording::time_of_day(&text) != TimeText::NoTime {
        return Ok(Value::Text(text));
    }
    let message = format!("`{path}` is `{text}`, which is no time of the day");
    let finding = Finding::new(&NOT_A_TIME, message).at(&node.place, "").path(path);
    Err(finding.hint("write it such as `9.10`, `1.30 pm` or `13:30`"))
}

declare_rules! {
    /// A time of the day cannot be read.
    ///
    /// ## What it looks for
    ///
    /// Figures in a field for a time that no clock shows, such as `25:00` or `9.75`. Words such as `after lunch` are left as
    /// they are.
    ///
    /// ## Why
    ///
    /// Times are printed, and compared with each other: nobody can be in two places at once.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[1].time: "25:00"
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// provision[1].time: "9.10"
    /// ```
    NOT_A_TIME = "not-a-time", Error;
}
