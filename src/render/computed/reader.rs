//! Whom a copy is for, as far as the words depend on it.

use crate::record::{Slots, Value};
use crate::template::{Audience, Role};

/// Whom a copy is for.
#[derive(Debug)]
pub(in crate::render) struct Reader<'a> {
    audience: Audience,
    /// The names of those whom a parents' copy is for.
    names: &'a [String],
    /// Whether each household gets its own copy.
    separate: bool,
}

impl<'a> Reader<'a> {
    /// The reader of a copy with these sections.
    pub(in crate::render) fn of(view: &Slots, audience: Audience, names: &'a [String]) -> Self {
        let separate = view.by_role(Role::SeparateCopies);
        let separate = separate.is_some_and(|item| matches!(item.value, Value::Boolean(true)));
        Self { audience, names, separate }
    }

    /// Whether it is a copy that all parents share: then what the family said was said by you.
    pub(super) fn is_whole_family(&self) -> bool {
        self.audience == Audience::Parent && !self.separate
    }

    /// Whether it is a copy for this person alone.
    pub(super) fn is_alone(&self, name: &str) -> bool {
        self.audience == Audience::Parent && matches!(self.names, [only] if only == name)
    }
}
