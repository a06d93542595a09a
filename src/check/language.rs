//! In which language a plan is written, and what can be judged of it.

use crate::finding::{Finding, declare_rules};
use crate::input::Node;
use crate::record::{Slots, Value};
use crate::rules;
use crate::template::{Role, Template};

/// The language that rules on wording know.
const ENGLISH: &str = "en-GB";

/// The code in front of a region.
fn code_of(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

/// Without what judges English wording, if the plan is in another language; that is said once.
pub(super) fn in_known_language(
    mut found: Vec<Finding>,
    sections: &Slots,
    template: &Template,
    root: &Node,
) -> Vec<Finding> {
    let said = sections.by_role(Role::DocumentLanguage);
    let language = match said.map(|item| &item.value) {
        Some(Value::Choice { id, .. }) => id.as_str(),
        _ => template.language(),
    };
    if code_of(language) == code_of(ENGLISH) {
        return found;
    }
    found.retain(|finding| !rules::is_of_english(finding.rule()));
    let message = "how the plan is worded is not judged: that is done for English alone";
    let place = said.map_or(&root.place, |item| &item.place);
    found.push(Finding::new(&WORDING_NOT_JUDGED, message).at(place, ""));
    found
}

declare_rules! {
    /// How the plan is worded is not judged.
    ///
    /// ## What it looks for
    ///
    /// A plan whose `language`, or whose template's, is not English.
    ///
    /// ## Why
    ///
    /// The rules on wording know English words: what is vague, hard to read or labels a child in another language they cannot say. All
    /// other rules are as for any plan.
    ///
    /// ## Instead
    ///
    /// Nothing has to be put right. Somebody who speaks the language should read the plan with that in mind.
    WORDING_NOT_JUDGED = "wording-not-judged", Note;
}
