//! Documents that are the short form of another: whether a household can get the one in place of the other.

use super::reader::Faults;
use super::{Audience, Document};
use crate::finding::nearest;
use crate::input::Node;

/// Notes what is wrong with the short forms among the documents of a manifest, each at its own node.
pub(super) fn judge(documents: &[Document], nodes: &[Node], faults: &Faults) {
    for (document, node) in documents.iter().zip(nodes) {
        let Some(long) = &document.short_form_of else { continue };
        if let Some(fault) = fault(document, long, documents) {
            faults.note(node.get("short_form_of").unwrap_or(node), fault);
        }
    }
}

/// What is wrong with a short form of the document with the id `long`.
fn fault(short: &Document, long: &str, documents: &[Document]) -> Option<String> {
    let id = &short.id;
    let Some(whole) = documents.iter().find(|document| document.id == long) else {
        let known = documents.iter().map(|document| document.id.as_str());
        let near = nearest(long, known).map(|near| format!("; did you mean `{near}`?"));
        return Some(format!("there is no document `{long}`{}", near.unwrap_or_default()));
    };
    if whole.short_form_of.is_some() {
        return Some(format!("`{long}` is a short form itself, so `{id}` cannot be one of it"));
    }
    let first = documents.iter().find(|one| one.short_form_of == short.short_form_of);
    if let Some(other) = first.filter(|first| first.id != *id) {
        return Some(format!("`{long}` has a short form already: `{}`", other.id));
    }
    if short.audience != Audience::Parent {
        return Some(format!("`{id}` is not for parents, and only they choose between two forms"));
    }
    let same = short.audience == whole.audience
        && short.per == whole.per
        && short.needs == whole.needs
        && short.before_review == whole.before_review;
    (!same).then(|| {
        format!(
            "a household gets `{id}` or `{long}`, so both need the same `audience`, `per`, `needs` and `before_review`"
        )
    })
}
