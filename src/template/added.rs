//! The fields that templates add to the one that they extend -> those that no layout of theirs prints.

use std::collections::BTreeSet;

use super::layer::Layer;
use super::{Field, TemplateFiles};

/// How the names of layouts end.
const LAYOUT: &str = ".j2";

/// The paths of the sections and fields that the first template, whose layouts most documents have, does not know, and that
/// no layout of the others mentions. Those within one of them are not named.
pub(super) fn unmentioned(
    sections: &[Field],
    chain: &[Layer],
    files: &TemplateFiles,
) -> BTreeSet<String> {
    let Some((first, others)) = chain.split_last().filter(|(_, others)| !others.is_empty()) else {
        return BTreeSet::new();
    };
    let own = others.iter().flat_map(|layer| layer.files());
    let layouts: Vec<&str> =
        own.filter(|path| path.ends_with(LAYOUT)).filter_map(|path| files.text(path)).collect();
    let mut search = Search { first, layouts, found: BTreeSet::new() };
    search.fields(sections, "");
    search.found
}

struct Search<'a> {
    first: &'a Layer,
    layouts: Vec<&'a str>,
    found: BTreeSet<String>,
}

impl Search<'_> {
    fn fields(&mut self, fields: &[Field], above: &str) {
        for field in fields.iter().filter(|field| field.unprinted.is_none()) {
            let path =
                if above.is_empty() { field.id.clone() } else { format!("{above}.{}", field.id) };
            if self.first.parts().contains(&path) {
                self.fields(field.children(), &path);
            } else if !self.is_mentioned(&field.id) {
                self.found.insert(path);
            }
        }
    }

    /// Whether a layout has an id as a word.
    fn is_mentioned(&self, id: &str) -> bool {
        let is_letter = |c: char| c.is_alphanumeric() || c == '_';
        self.layouts.iter().any(|text| {
            text.match_indices(id).any(|(at, _)| {
                !text[..at].ends_with(is_letter) && !text[at + id.len()..].starts_with(is_letter)
            })
        })
    }
}
