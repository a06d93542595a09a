//! Text that a person typed, and exact places in it.

mod file;
mod letters;
mod span;

pub use file::{LineColumn, SourceFile};
pub(crate) use letters::{Letter, written};
pub use span::{Place, Span, Spanned};
