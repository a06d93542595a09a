//! Ordered words that schools assess by: emerging, developing, expected, exceeding.

use std::sync::Arc;

use super::reader::Faults;
use crate::input::{Kind, Node};

/// A scale of words, the least first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// What the manifest calls it.
    pub id: String,
    /// Its words, in their order.
    pub steps: Vec<String>,
}

impl Scale {
    /// The position of a word on it, from 1; capitals, hyphens and spaces make no difference.
    #[must_use]
    pub fn step(&self, word: &str) -> Option<usize> {
        let wanted = letters(word);
        let at = self.steps.iter().position(|step| letters(step) == wanted);
        at.filter(|_| !wanted.is_empty()).map(|at| at + 1)
    }
}

/// The `scales:` of a manifest: each a name with its words, the least first.
pub(super) fn scales(node: Option<&Node>, faults: &Faults) -> Arc<[Scale]> {
    let mut scales = Vec::new();
    for entry in node.map_or(&[][..], Node::entries) {
        let id = entry.key.value.clone();
        let Kind::List(items) = &entry.value.kind else {
            faults.note(
                &entry.value,
                format!("the scale `{id}` should be a list of words, lowest first"),
            );
            continue;
        };
        let steps: Vec<String> =
            items.iter().filter_map(Node::as_text).map(|word| word.trim().to_owned()).collect();
        let scale = Scale { id, steps };
        if scale.steps.len() < 2 {
            faults.note(&entry.value, format!("the scale `{}` needs two words or more", scale.id));
        }
        for (index, word) in scale.steps.iter().enumerate() {
            if scale.step(word) != Some(index + 1) {
                faults.note(&entry.value, format!("`{word}` is in the scale `{}` twice", scale.id));
            }
            if !word.contains(char::is_alphabetic) {
                let message = format!("`{word}` in the scale `{}` is not a word", scale.id);
                faults.note(&entry.value, message);
            }
        }
        scales.push(scale);
    }
    scales.into()
}

/// A word by its letters and digits alone.
fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
