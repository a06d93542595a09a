//! Text that a person typed, and exact places in it.

mod edit;
mod file;
mod letters;
mod span;

pub(crate) use edit::Edited;
pub use edit::{Edit, Fix};
pub use file::{LineColumn, SourceFile};
pub(crate) use letters::{Letter, written};
pub use span::{Place, Span, Spanned};
