//! What stays as it is in every language.

use crate::record::{Item, Slot, Value};
use crate::template::Role;

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

/// The texts of a field that somebody would translate.
pub(crate) fn to_translate<'i>(slot: &Slot, item: &'i Item) -> Vec<&'i str> {
    if is_kept(slot) {
        return Vec::new();
    }
    let texts = match &item.value {
        Value::List(items) => items.iter().flat_map(texts).collect(),
        _ => texts(item),
    };
    // Names, numbers and addresses have no small word in them.
    let says =
        |text: &&str| text.split_whitespace().any(|word| word.chars().all(char::is_lowercase));
    texts.into_iter().filter(says).collect()
}

fn texts(item: &Item) -> Vec<&str> {
    match &item.value {
        Value::Text(text) => vec![text.as_str()],
        Value::Prose(paragraphs) => paragraphs.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}
