//! In which language a plan is written, and what can be judged of it.

use crate::finding::{Finding, Level, declare_rules};
use crate::input::Node;
use crate::model::parents;
use crate::record::{Item, Slots, Value};
use crate::rules;
use crate::template::{Audience, Reads, Role, Template, code_of};

/// The language that rules on wording know.
const ENGLISH: &str = "en-GB";

/// Without what judges English wording, if the plan is in another language; that is said once.
pub(super) fn in_known_language(
    mut found: Vec<Finding>,
    sections: &Slots,
    template: &Template,
    root: &Node,
) -> Vec<Finding> {
    found.extend(without_own_copy(sections, template));
    let said = sections.by_role(Role::DocumentLanguage);
    let language = match said.map(|item| (item, &item.value)) {
        Some((item, Value::Choice { id, label, .. })) => {
            found.extend(without_labels(item, id, label, template));
            id.as_str()
        }
        _ => template.language(),
    };
    if code_of(language) == code_of(ENGLISH) {
        return found;
    }
    found.retain(|finding| !rules::is_of_english(finding.rule()));
    let message = "the wording of this plan is not checked: that is done only for English";
    let place = said.map_or(&root.place, |item| &item.place);
    found.push(Finding::new(&WORDING_NOT_JUDGED, message).at(place, ""));
    found
}

/// The parents whose language the template has no labels in, where it has labels in others.
fn without_own_copy(sections: &Slots, template: &Template) -> Vec<Finding> {
    if !template.documents().iter().any(|document| document.readers_language) {
        return Vec::new();
    }
    let wishes = parents(sections).into_iter().filter_map(|parent| parent.language);
    let unknown =
        wishes.filter(|wish| !wish.is_empty() && template.read_by(wish) == Reads::Unknown);
    let note = unknown.map(|wish| {
        let own =
            template.labels().get(&format!("choices.language.{}", code_of(template.language())));
        let own = own.unwrap_or(template.language());
        let message =
            format!("there are no labels for `{}`, so this parent's copy is in {own}", &*wish);
        Finding::new(&LANGUAGE_WITHOUT_LABELS, message)
            .with_level(Level::Note)
            .at(wish.place(), "")
            .hint("ask whether an interpreter or another language would help")
    });
    note.collect()
}

/// That the documents of a plan cannot all be in the language that it asks for.
fn without_labels(item: &Item, id: &str, label: &str, template: &Template) -> Option<Finding> {
    if code_of(id) == code_of(template.language()) {
        return None;
    }
    let labels = template.language_for(id).and_then(|language| template.labels_in(language));
    let message = match labels {
        None => {
            format!("the template has no labels in {label}, so the fixed words stay as they are")
        }
        Some(labels) if Audience::ALL.iter().all(|audience| labels.serves(*audience)) => {
            return None;
        }
        Some(_) => format!(
            "the labels in {label} are for parents' documents only, so all others keep their fixed words"
        ),
    };
    Some(Finding::new(&LANGUAGE_WITHOUT_LABELS, message).at(&item.place, ""))
}

declare_rules! {
    /// The documents cannot all be in the language that the plan or the school asks for.
    ///
    /// ## What it looks for
    ///
    /// `language` with a language in which the template has no labels, or has them for parents' documents only. Of a parent it
    /// is a note.
    ///
    /// ## Why
    ///
    /// Otherwise the documents would come out in English without any warning.
    ///
    /// ## Instead
    ///
    /// Take `language` out, or put `labels/xx.yaml` into a template of your own. Parents get their copies in the language under
    /// their name, whatever the school's is, if there are labels in it.
    LANGUAGE_WITHOUT_LABELS = "language-without-labels", Warning;

    /// How the plan is worded is not judged.
    ///
    /// ## What it looks for
    ///
    /// A plan whose `language`, or whose template's, is not English.
    ///
    /// ## Why
    ///
    /// The rules on wording only know English words, so they cannot tell what is vague, hard to read or labelling in another language.
    /// All other rules are as for any plan.
    ///
    /// ## Instead
    ///
    /// Nothing has to be put right. Somebody who speaks the language should read the plan with that in mind.
    WORDING_NOT_JUDGED = "wording-not-judged", Note;
}
