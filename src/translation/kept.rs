//! What stays as it is in every language.

use super::{Sentence, Translation};
use crate::record::{Item, Slot, Slots, Value};
use crate::template::{FieldKind, Role, code_of, is_language};

/// Roles of names, numbers and addresses, and of what files refer to or layouts take apart.
const KEPT: [Role; 25] = [
    Role::FileId,
    Role::ItemId,
    Role::PupilName,
    Role::PupilFirstName,
    Role::PupilLastName,
    Role::ParentName,
    Role::ParentPhone,
    Role::ParentEmail,
    Role::ParentAddress,
    Role::SchoolName,
    Role::SchoolHead,
    Role::ClassTeacher,
    Role::Senco,
    Role::Contact,
    Role::Class,
    Role::Upn,
    Role::DeliveredBy,
    Role::Cover,
    Role::MeasureBy,
    Role::Previous,
    Role::ReaderLanguage,
    Role::DocumentLanguage,
    Role::FileNames,
    Role::PictureFolder,
    Role::PointShown,
];

/// Whether a field is printed as the plan has it, in whatever language a copy is.
pub(crate) fn is_kept(slot: &Slot) -> bool {
    slot.role().is_some_and(|role| KEPT.contains(&role))
}

/// Every text of a view that somebody would translate, with a word of its own in place of a translation: where a document
/// has that word, it prints the text, whatever the layout does with it. `None` if there is no such text.
pub(crate) fn marked(view: &Slots, language: &str) -> Option<Translation> {
    let mut within: Vec<Sentence> = Vec::new();
    of_others(view, language, &mut |slot, item| {
        for own in to_translate(slot, item) {
            if within.iter().any(|one| one.own == own) {
                continue;
            }
            within.push(Sentence {
                own: own.to_owned(),
                translated: format!("qzq{}qzq", within.len()),
                place: item.place.clone(),
                translated_at: item.place.clone(),
            });
        }
    });
    Translation::of_plan(within)
}

/// Shows every field of a view but those of groups that say of themselves that they are in a language: a parent's own words.
fn of_others<'s>(slots: &'s Slots, language: &str, visit: &mut impl FnMut(&'s Slot, &'s Item)) {
    if slots.iter().any(|slot| says(slot, language)) {
        return;
    }
    for slot in slots.iter() {
        let Some(item) = &slot.item else { continue };
        visit(slot, item);
        let items =
            if let Value::List(items) = &item.value { items } else { std::slice::from_ref(item) };
        for item in items {
            if let Value::Group(slots) = &item.value {
                of_others(slots, language, visit);
            }
        }
    }
}

/// Whether a field is a choice among languages and names this one.
fn says(slot: &Slot, language: &str) -> bool {
    let FieldKind::Choice { choices } = &slot.field().kind else { return false };
    let chosen = slot.item.as_ref().map(|item| item.value.plain());
    chosen.as_deref() == Some(code_of(language))
        && choices.iter().all(|choice| is_language(&choice.id))
}

/// The texts of a field that somebody would translate.
fn to_translate<'i>(slot: &Slot, item: &'i Item) -> Vec<&'i str> {
    if is_kept(slot) {
        return Vec::new();
    }
    let texts = texts(&item.value);
    let is_name = slot.role() == Some(Role::Person);
    texts
        .into_iter()
        .filter(|text| if is_name { has_small_word(text) } else { is_said(text) })
        .collect()
}

/// The texts of a value, each without the spaces around it: of a list, those of its items.
pub(crate) fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Text(text) => vec![text.trim()],
        Value::Prose(paragraphs) => paragraphs.iter().map(|text| text.trim()).collect(),
        Value::List(items) => items.iter().flat_map(|item| texts(&item.value)).collect(),
        _ => Vec::new(),
    }
}

/// Whether a text says anything in words: names of several words, numbers and addresses do not.
fn is_said(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_one_word =
        !text.contains(|c: char| c.is_whitespace() || c.is_numeric() || "@/".contains(c));
    // `3.30 pm` is a number too.
    letters > 2 && (is_one_word || has_small_word(text))
}

/// Whether a text has a word that is no name: without a capital, or in letters that have none.
fn has_small_word(text: &str) -> bool {
    let mut words =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
    words.any(|word| !word.is_empty() && !word.contains(char::is_uppercase) && !word.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_told_from_what_is_said() {
        for said in
            ["Reads short words.", "I'm shy.", "Needs help.", "Reads slowly!", "Football", "Слово"]
        {
            assert!(is_said(said), "{said}");
        }
        for kept in [
            "Mr Joel Pike",
            "020 7946 0191",
            "office@larkfield.example",
            "3/10",
            "3.30 pm",
            "A",
            "Larkfield Primary School",
        ] {
            assert!(!is_said(kept), "{kept}");
        }
        assert!(!has_small_word("Amina") && has_small_word("The reading lead, half-termly"));
    }
}
