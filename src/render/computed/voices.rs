//! Who said what parents say.

use super::Basis;
use super::fields::{Fields, computed};
use crate::model::{Parent, ParentView};
use crate::render::quotes::curly;

computed! {
    /// Of what a parent says.
    ViewComputed {
        /// Who said it: `Ama Mensah (mother)`, `You`, `A parent`, `The family`; from the labels `words.person`, `words.you`,
        /// `words.a_parent` and `words.family`.
        speaker: String,
    }
}

/// What is worked out of what a parent says.
pub(super) fn view(view: &ParentView<'_>, basis: &Basis<'_, '_>) -> Fields {
    ViewComputed { speaker: speaker(view, basis).unwrap_or_default() }.fields()
}

fn speaker(view: &ParentView<'_>, basis: &Basis<'_, '_>) -> Option<String> {
    let said_by = |key: &str| basis.words.say(key, &[]);
    let id = view.parent.as_deref();
    let mut parents = basis.plan.parents.iter();
    let parent = id.and_then(|id| parents.find(|one| one.id.as_deref() == Some(id)));
    match parent {
        Some(parent) => {
            let name = parent.name.as_deref().unwrap_or_default();
            // On a copy for one reader alone, what that reader said was said by you.
            if basis.reader.is_alone(name) {
                return said_by("words.you");
            }
            basis.words.person(&curly(name), &basis.within(&relation(parent, basis)))
        }
        None if view.fields.is_of_other_home() => said_by("words.a_parent"),
        None if basis.reader.is_whole_family() => said_by("words.you"),
        None => said_by("words.family"),
    }
}

/// What a person is to the child: in the plan's own words, or by its choice.
fn relation(parent: &Parent<'_>, basis: &Basis<'_, '_>) -> String {
    let own = parent.relation.as_deref().filter(|relation| !relation.is_empty());
    let kind = || parent.kind.map(|kind| basis.words.choice(kind.id, kind.label));
    own.or_else(kind).unwrap_or_default().to_owned()
}
