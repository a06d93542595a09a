//! Text that a person typed, and exact places in it.

mod decoded;
mod edit;
mod file;
mod letters;
mod printed;
mod span;
mod typed;
mod visible;

pub(crate) use decoded::decoded;
pub(crate) use edit::Edited;
pub use edit::{Edit, Fix};
pub use file::{LineColumn, SourceFile};
pub(crate) use letters::{Letter, written};
pub(crate) use printed::{Written, is_debris, one_line, parted, printable, unprintable};
pub(crate) use span::Excerpt;
pub use span::{Place, Span, Spanned};
pub use typed::{TypedLine, typed_lines};
pub use visible::{escaped_json, visible};
