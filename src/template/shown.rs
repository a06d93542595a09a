//! What a manifest says of documents that are about all plans.

use super::reader::{Faults, Reader};
use super::{Per, Shows};
use crate::finding::listed;
use crate::input::Node;

/// What a document about all plans shows: what the rules found, if it does not say.
pub(super) fn read(reader: &Reader<'_>, node: &Node, per: Per, faults: &Faults) -> Option<Shows> {
    let word = reader.text("shows");
    let known = word.as_deref().map(Shows::from_name);
    match (per, known) {
        (Per::Folder, None) => Some(Shows::Quality),
        (Per::Folder, Some(Some(shows))) => Some(shows),
        (Per::Folder, Some(None)) => {
            let known = listed(Shows::NAMES.iter().copied());
            faults.note(node, format!("`shows` should be one of {known}"));
            None
        }
        (_, None) => None,
        (_, Some(_)) => {
            faults.note(node, "`shows` is for documents with `per: folder`".to_owned());
            None
        }
    }
}
