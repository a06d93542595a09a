//! Text + people a copy is not for -> which of their details it contains, however they are written.

mod email;
mod guard;
mod names;
mod open;
mod ordinary;
mod phone;
mod postal;
pub(crate) mod rules;

pub(crate) use guard::{Guard, Hit, LongText, Reach};
use open::Open;

/// How certainly a text says something about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sure {
    /// It may be chance.
    Possible,
    /// It can mean nothing else.
    Certain,
}
