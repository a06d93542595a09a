//! Text + people whom a copy is not for -> what of theirs stands in it, however it is written.

mod email;
mod guard;
mod names;
mod open;
mod ordinary;
mod phone;
mod postal;
pub(crate) mod rules;

pub(crate) use guard::{Guard, Hit, Reach};
use open::Open;

/// How surely a text tells something of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sure {
    /// It may be chance.
    Possible,
    /// It can mean nothing else.
    Certain,
}
