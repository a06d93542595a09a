//! The sentences that are written into plans, as labels that every template has.

use std::collections::BTreeMap;

use super::prepared;
use crate::input::{self, Node};

/// The language in which all of them are there.
const WHOLE: &str = "en-GB";

/// Puts the sentences beneath the labels of each language; those of the template's own have all of them. `whole` is the
/// template's own language.
pub(super) fn put_beneath(labels: &mut BTreeMap<String, Node>, whole: &str) {
    for (language, tree) in labels.iter_mut() {
        let same = in_language(language);
        let all = in_language(WHOLE).filter(|_| language == whole && language != WHOLE);
        for notes in same.into_iter().chain(all) {
            *tree = input::merge(tree.clone(), notes);
        }
    }
}

fn in_language(language: &str) -> Option<Node> {
    prepared::tree("notes", &format!("{language}.yaml"))
}
