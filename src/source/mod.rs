//! Text that a person typed, and exact places in it.

mod file;
mod letters;
mod printed;
mod span;

pub use file::{LineColumn, SourceFile};
pub(crate) use letters::{Letter, written};
pub(crate) use printed::{Written, one_line, parted, printable};
pub use span::{Place, Span, Spanned};
