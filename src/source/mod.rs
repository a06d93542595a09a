//! Text that a person typed, and exact places in it.

mod file;
mod span;

pub use file::{LineColumn, SourceFile};
pub use span::{Place, Span, Spanned};
