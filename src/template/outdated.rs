//! Translations of labels that say something else now -> taken away, so that the template's own language is printed instead.

use crate::input::{Kind, Node};

/// Takes the label under a key out of a tree of labels.
pub(super) fn take(labels: &mut Node, key: &str) {
    take_where(labels, key, |other, key| other == key);
}

/// Takes the label under a key out of a tree, with all those whose keys begin with it.
pub(super) fn take_within(labels: &mut Node, key: &str) {
    take_where(labels, key, |other, key| {
        other.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    });
}

fn take_where(labels: &mut Node, key: &str, is_it: fn(&str, &str) -> bool) {
    let Kind::Map(entries) = &mut labels.kind else { return };
    entries.retain(|entry| !is_it(&entry.key.value, key));
    for entry in entries {
        // A key may be written in one, as in `pupil.known_as`.
        let rest = key.strip_prefix(entry.key.value.as_str());
        if let Some(rest) = rest.and_then(|rest| rest.strip_prefix('.')) {
            take_where(&mut entry.value, rest, is_it);
        }
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
