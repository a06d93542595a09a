//! YAML for people to go on with: a starter plan, a review to fill in, the plan for the next cycle.

mod carried;
mod measures;
mod next;
mod review;
mod rows;
mod starter;
mod yaml;

pub use next::{Next, next};
pub use review::review;
pub use starter::{Beneath, starter};
