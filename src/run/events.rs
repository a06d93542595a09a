//! What a run reports on its way.

use std::fmt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::litter::LeftAlone;
use crate::error::Error;
use crate::output::RegisterRemark;

/// Something that happens in a run, in the order in which it happens. Events come one at a time, from any thread.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Event<'e> {
    /// Something in a folder was not read as a plan.
    Ignored {
        /// What it is.
        path: &'e Path,
        /// Why.
        why: Ignored,
    },
    /// What a cloud folder, an editor or the computer left beside the plans was left alone.
    LeftAlone(&'e LeftAlone),
    /// A YAML file in a folder is not a plan: it has none of a plan's sections.
    NotAPlan {
        /// What messages call it.
        file: &'e str,
    },
    /// A plan could not be read, so nothing is made from it.
    Unreadable {
        /// Why.
        error: &'e Error,
    },
    /// All plans have been read and checked.
    Checked {
        /// How many YAML files in folders were not plans.
        not_plans: usize,
        /// The plans of closed cycles that are left out, by what messages call them.
        left_out: &'e [String],
    },
    /// Another run is writing to the output folder, and this one has waited for a second; it goes on when that one is done.
    Waiting,
    /// The output folder cannot be locked, so nothing keeps two runs apart. This one goes on.
    WithoutLock,
    /// Something has to be said of the register as it was found.
    Register(&'e RegisterRemark),
    /// A file for parents would now go to somebody else.
    ChangesHands(&'e ChangeOfHands),
    /// Making documents begins.
    Started {
        /// Of how many plans.
        plans: usize,
    },
    /// The documents of one more plan have been made.
    Made {
        /// How many plans are done.
        done: usize,
        /// How many there are.
        of: usize,
    },
    /// The documents of single plans have been made; those of classes may follow.
    PlansMade,
    /// A plan has no class, so it is in none of the class documents or packs.
    WithoutClass {
        /// What messages call it.
        plan: &'e str,
    },
}

/// Why something in a folder is not read as a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ignored {
    /// Its name begins with a dot.
    Hidden,
    /// It is the output folder.
    OutputFolder,
    /// It has templates in it.
    Templates,
    /// Its name does not end in `.yaml`.
    OtherEnding,
    /// It is a pipe, a socket or a device.
    NotAFile,
}

impl fmt::Display for Ignored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hidden => "it is hidden",
            Self::OutputFolder => "it is the output folder",
            Self::Templates => "it has the school's own templates in it",
            Self::OtherEnding => "its name does not end in `.yaml`",
            Self::NotAFile => "it is a pipe or a device, not a file",
        })
    }
}

/// A file for parents that would go to somebody else than the existing one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeOfHands {
    /// A copy was for other people.
    Copy {
        /// The file.
        file: String,
        /// Whom it was for.
        before: String,
        /// Whom it would be for.
        now: String,
    },
    /// A pack had a copy for somebody who has none in it now.
    LeftPack {
        /// The file.
        file: String,
        /// The pupil, and whom the copy was for.
        copy: String,
    },
    /// A pack has a copy for somebody who had none in it.
    JoinedPack {
        /// The file.
        file: String,
        /// The pupil, and whom the copy is for.
        copy: String,
    },
}

impl fmt::Display for ChangeOfHands {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Copy { file, before, now } => {
                write!(f, "`{file}` was the copy for {before}; now it would be for {now}")
            }
            Self::LeftPack { file, copy } => {
                write!(f, "`{file}` had a copy for {copy} and no longer has one")
            }
            Self::JoinedPack { file, copy } => write!(f, "`{file}` now has a copy for {copy}"),
        }
    }
}

/// Whoever listens to a run. Its threads take turns.
pub(crate) struct Events<'e>(Mutex<Listener<'e>>);

struct Listener<'e> {
    listen: &'e mut (dyn FnMut(Event<'_>) + Send),
    /// How many plans' documents have been made.
    made: usize,
}

impl<'e> Events<'e> {
    /// Sends every event to `listen`.
    pub(crate) fn to(listen: &'e mut (dyn FnMut(Event<'_>) + Send)) -> Self {
        Self(Mutex::new(Listener { listen, made: 0 }))
    }

    pub(super) fn send(&self, event: Event<'_>) {
        let mut listener = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (listener.listen)(event);
    }

    /// Counts one more plan whose documents have been made.
    pub(super) fn made_one(&self, of: usize) {
        let mut listener = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listener.made += 1;
        let done = listener.made;
        (listener.listen)(Event::Made { done, of });
    }
}
