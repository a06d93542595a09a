//! What a person wrote in another form than the usual one, and that can mean one thing only.

pub(super) mod choice;
pub(super) mod date;
pub(super) mod dose;
pub(super) mod figures;

use crate::finding::Finding;
use crate::input::{Kind, Node, in_quotes};
use crate::source::Fix;

/// What is noted beside a value: warnings on how it was written, and its usual form.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Warnings.
    pub(super) findings: Vec<Finding>,
    /// What can be written in the usual form.
    pub(super) fixes: Vec<Fix>,
}

impl Notes {
    /// Notes the usual form of a value, if the value is written out at its place.
    pub(super) fn usual(&mut self, node: &Node, form: &str) {
        if is_written_out(node) {
            self.fixes.push(Fix::rewrite(&node.place, form));
        }
    }
}

/// Whether a value is at its place as it was read: not behind a reference, not over several lines.
pub(super) fn is_written_out(node: &Node) -> bool {
    let source = node.place.text();
    match &node.kind {
        Kind::Text(text) => {
            source == text
                || source == in_quotes(text)
                || source.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''))
                    == Some(text.as_str())
        }
        Kind::Number { typed, .. } => source == typed,
        Kind::Boolean(_) => !source.starts_with('*'),
        _ => false,
    }
}

/// Small letters, plain spaces and dashes, no full stop at the end: the form in which words are compared.
pub(super) fn folded(typed: &str) -> String {
    let plain: String = typed
        .chars()
        .map(|c| match c {
            '–' | '—' | '‑' | '‐' | '−' => '-',
            '×' => 'x',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let words: Vec<&str> = plain.trim_end_matches(['.', ',', ';']).split_whitespace().collect();
    words.join(" ").to_lowercase()
}
