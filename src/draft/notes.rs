//! The sentences that are written into a plan, from the labels of its template.

use crate::model::MARK;
use crate::template::{Labels, Template};

/// The sentences, in the language of a template's labels.
#[derive(Clone, Copy)]
pub(super) struct Notes<'t>(&'t Labels);

impl<'t> Notes<'t> {
    /// Those of a template.
    pub(super) const fn of(template: &'t Template) -> Self {
        Self(template.labels())
    }

    /// A sentence with these values, and the mark, filled in.
    pub(super) fn say(self, key: &str, values: &[(&str, &str)]) -> String {
        let mut values = values.to_vec();
        values.push(("mark", MARK));
        // Every template has all of them: a test compares the keys.
        self.0.say(&format!("notes.{key}"), &values).unwrap_or_default()
    }

    /// A sentence for the place of a text of at most so many characters; the mark alone if it is longer.
    pub(super) fn say_within(self, key: &str, limit: usize) -> String {
        let said = self.say(key, &[]);
        if said.chars().count() <= limit { said } else { MARK.to_owned() }
    }
}

/// What a field is for in its first sentence, and the rest with the full stop before it: what can be said shortly of the field
/// comes between them.
pub(super) fn parted(help: &str) -> (&str, &str) {
    let help = help.trim_end_matches('.');
    help.find(". ").map_or((help, ""), |end| help.split_at(end))
}
