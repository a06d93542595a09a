//! What a program in Rust works with: [`Sendplan`], a [`Plan`], many [`Plans`], a [`Template`].

pub(crate) mod inspect;
mod origins;
mod plan;
mod plans;
mod sendplan;
mod template;
mod template_check;

pub use plan::Plan;
pub use plans::Plans;
pub use sendplan::{Builder, Sendplan};
pub use template::Template;
