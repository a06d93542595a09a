//! YAML for people to go on with: a starter plan, a review to fill in, the plan for the next cycle.

mod carried;
mod log_line;
mod marked;
mod measures;
mod next;
mod notes;
mod review;
mod rows;
mod starter;
mod yaml;

pub(crate) use log_line::{Into, items_in, with_line};
pub use next::{Next, next};
pub use review::review;
pub use starter::{Beneath, Fact, starter, starter_for};
pub(crate) use yaml::text_scalar;
