//! What the check makes of a plan.

use super::{Decisions, Traits};
use crate::record::{Record, Slots};
use crate::source::Fix;
use crate::translation::InLanguage;

/// A plan after the check.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// Its values.
    pub(crate) values: Values,
    /// What school and plan decided about findings, and which of that was used.
    pub(crate) decisions: Decisions,
    /// What it is compared with other plans by, if that was asked for.
    pub(crate) traits: Option<Traits>,
    /// What can be written in the usual form, or mended, without a choice.
    pub(crate) fixes: Vec<Fix>,
    /// What it says of its texts in other languages.
    pub(crate) translated: Vec<InLanguage>,
}

/// The values of a plan.
#[derive(Debug, Default)]
pub(crate) enum Values {
    /// The file has no sections.
    #[default]
    Unread,
    /// There are errors, so nothing may be made of them.
    Rejected(Slots),
    /// They are complete and right.
    Sound(Record),
}

impl Values {
    /// The record, if there are no errors.
    pub(crate) const fn record(&self) -> Option<&Record> {
        match self {
            Self::Sound(record) => Some(record),
            _ => None,
        }
    }

    /// The sections, errors or not.
    pub(crate) const fn sections(&self) -> Option<&Slots> {
        match self {
            Self::Sound(record) => Some(record.sections()),
            Self::Rejected(sections) => Some(sections),
            Self::Unread => None,
        }
    }

    /// Takes the record away: a later look found an error.
    pub(crate) fn reject(&mut self) {
        *self = match std::mem::take(self) {
            Self::Sound(record) => Self::Rejected(record.into_sections()),
            other => other,
        };
    }
}
