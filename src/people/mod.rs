//! [`Slots`] of a plan -> the adults in a pupil's life: who they are, where they live, what each may be sent.

mod home;
mod name;
mod person;
pub(crate) mod rules;
mod two_homes;

pub(crate) use home::{Homes, gets_copy, homes, is_separate};
pub(crate) use name::Name;
pub(crate) use person::{Detail, Part, Person, of};
pub(crate) use two_homes::{findings, is_postcode};

#[cfg(doc)]
use crate::record::Slots;
