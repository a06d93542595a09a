//! Reads a group of a manifest key by key and notes what does not fit.

use std::cell::RefCell;

use crate::finding::{Finding, listed, nearest};
use crate::input::{Kind, Node};

use super::rules::TEMPLATE_FAULT;

/// Collects the findings of one manifest.
#[derive(Default)]
pub(super) struct Faults(RefCell<Vec<Finding>>);

impl Faults {
    /// Notes a finding at a node.
    pub(super) fn note(&self, node: &Node, message: String) {
        self.push(Finding::new(&TEMPLATE_FAULT, message).at(&node.place, ""));
    }

    /// Notes a finding.
    pub(super) fn push(&self, finding: Finding) {
        self.0.borrow_mut().push(finding);
    }

    /// The value, or all findings.
    pub(super) fn finish<T>(self, value: T) -> Result<T, Vec<Finding>> {
        let faults = self.0.into_inner();
        if faults.is_empty() { Ok(value) } else { Err(faults) }
    }
}

/// A group whose keys are taken one by one.
pub(super) struct Reader<'a> {
    node: &'a Node,
    faults: &'a Faults,
    known: RefCell<Vec<&'static str>>,
}

impl<'a> Reader<'a> {
    /// Starts on a node, which has to be a group.
    pub(super) fn new(node: &'a Node, faults: &'a Faults) -> Self {
        if !matches!(node.kind, Kind::Map(_)) {
            faults.note(node, format!("this should be a group of keys; found {}", node.found()));
        }
        Self { node, faults, known: RefCell::default() }
    }

    /// The node under a key, if it is there.
    pub(super) fn get(&self, key: &'static str) -> Option<&'a Node> {
        self.known.borrow_mut().push(key);
        self.node.get(key).filter(|node| !matches!(node.kind, Kind::Null))
    }

    /// Text that may be missing.
    pub(super) fn text(&self, key: &'static str) -> Option<String> {
        let node = self.get(key)?;
        let text = node.as_text().map(|text| text.trim().to_owned());
        if text.is_none() {
            self.faults.note(node, format!("`{key}` should be text; found {}", node.found()));
        }
        text
    }

    /// Text that has to be there.
    pub(super) fn required(&self, key: &'static str) -> String {
        let text = self.text(key);
        if text.is_none() && self.node.get(key).is_none() {
            self.faults.note(self.node, format!("`{key}` is missing"));
        }
        text.unwrap_or_default()
    }

    /// Whether a key says `yes`.
    pub(super) fn yes(&self, key: &'static str) -> bool {
        let Some(node) = self.get(key) else { return false };
        match (&node.kind, node.as_text()) {
            (Kind::Boolean(value), _) => *value,
            (_, Some("yes")) => true,
            (_, Some("no")) => false,
            _ => {
                self.faults
                    .note(node, format!("`{key}` should be `yes` or `no`; found {}", node.found()));
                false
            }
        }
    }

    /// A whole number that may be missing.
    pub(super) fn count(&self, key: &'static str) -> Option<usize> {
        let node = self.get(key)?;
        let count = node.as_text().and_then(|text| text.parse().ok());
        if count.is_none() {
            self.faults.note(node, format!("`{key}` should be a whole number, 0 or more"));
        }
        count
    }

    /// A number that may be missing.
    pub(super) fn number(&self, key: &'static str) -> Option<f64> {
        let node = self.get(key)?;
        let Kind::Number { value, .. } = node.kind else {
            self.faults.note(node, format!("`{key}` should be a number; found {}", node.found()));
            return None;
        };
        Some(value)
    }

    /// The items of a list; none if it is missing.
    pub(super) fn list(&self, key: &'static str) -> &'a [Node] {
        match self.get(key) {
            None => &[],
            Some(Node { kind: Kind::List(items), .. }) => items,
            Some(node) => {
                self.faults.note(node, format!("`{key}` should be a list; found {}", node.found()));
                &[]
            }
        }
    }

    /// A list of words.
    pub(super) fn words(&self, key: &'static str) -> Vec<String> {
        let items = self.list(key).iter();
        items.filter_map(Node::as_text).map(str::to_owned).collect()
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        let known = self.known.into_inner();
        for entry in self.node.entries() {
            let key = entry.key.value.as_str();
            if known.contains(&key) {
                continue;
            }
            let hint = nearest(key, known.iter().copied()).map_or_else(
                || format!("the keys here are {}", listed(known.iter().copied())),
                |near| format!("did you mean `{near}`?"),
            );
            self.faults.push(
                Finding::new(&TEMPLATE_FAULT, format!("unknown key `{key}`"))
                    .at(&entry.key.place, "not known here")
                    .hint(hint),
            );
        }
    }
}
