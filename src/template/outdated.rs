//! Translations of labels that say something else now -> taken away, so that the template's own language is printed instead.

use crate::input::{Kind, Node};

/// Takes the label under a key out of a tree of labels.
pub(super) fn take(labels: &mut Node, key: &str) {
    let Kind::Map(entries) = &mut labels.kind else { return };
    match key.split_once('.') {
        Some((first, rest)) => {
            let inner = entries.iter_mut().find(|entry| entry.key.value == first);
            if let Some(inner) = inner {
                take(&mut inner.value, rest);
            }
        }
        None => entries.retain(|entry| entry.key.value != key),
    }
}

/// Takes all labels out of a tree that another tree has.
pub(super) fn take_all(labels: &mut Node, own: &Node) {
    let Kind::Map(entries) = &mut labels.kind else { return };
    for one in own.entries() {
        match &one.value.kind {
            Kind::Map(_) => {
                let inner = entries.iter_mut().find(|entry| entry.key.value == one.key.value);
                if let Some(inner) = inner {
                    take_all(&mut inner.value, &one.value);
                }
            }
            // A key with nothing after it leaves what is beneath as it is.
            Kind::Null => {}
            _ => entries.retain(|entry| entry.key.value != one.key.value),
        }
    }
}
