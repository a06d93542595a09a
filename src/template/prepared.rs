//! The trees of the built-in templates' YAML files, as the build script wrote them.

use std::sync::Arc;

use serde_json::Value;

use crate::input::{Entry, Kind, Node};
use crate::source::{Place, SourceFile, Span, Spanned};

/// A line for each file: its path in `templates/`, a tab, its tree as JSON.
const TREES: &str = include_str!(concat!(env!("OUT_DIR"), "/trees.txt"));

/// Where a template comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// It is built in, and the trees of its files are prepared.
    BuiltIn,
    /// It is a folder, whose files are parsed.
    Folder,
}

/// The tree of a built-in template's file, if it was prepared. All its places are the start of the file: nothing is wrong
/// with it that would have to be shown.
pub(super) fn tree(template: &str, path: &str) -> Option<Node> {
    let mut lines = TREES.lines().filter_map(|line| line.split_once('\t'));
    let name = format!("{template}/{path}");
    let (_, json) = lines.find(|(file, _)| *file == name)?;
    let place = Place::new(Arc::new(SourceFile::new(name, "")), Span::new(0, 0));
    Some(node(serde_json::from_str(json).ok()?, &place))
}

fn node(value: Value, place: &Place) -> Node {
    let kind = match value {
        Value::Null => Kind::Null,
        Value::Bool(value) => Kind::Boolean(value),
        Value::Number(number) => {
            Kind::Number { value: number.as_f64().unwrap_or_default(), typed: number.to_string() }
        }
        Value::String(text) => Kind::Text(text),
        Value::Array(items) => {
            Kind::List(items.into_iter().map(|item| node(item, place)).collect())
        }
        Value::Object(entries) => {
            let entry = |(key, value)| Entry {
                key: Spanned::new(key, place.clone()),
                value: node(value, place),
            };
            Kind::Map(entries.into_iter().map(entry).collect())
        }
    };
    Node { place: place.clone(), kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::parse;

    /// What a tree says, without its places.
    fn said(node: &Node) -> Value {
        match &node.kind {
            Kind::Null => Value::Null,
            Kind::Boolean(value) => Value::Bool(*value),
            Kind::Number { value, typed } => serde_json::json!({ "value": value, "typed": typed }),
            Kind::Text(text) => Value::String(text.clone()),
            Kind::List(items) => items.iter().map(said).collect(),
            Kind::Map(entries) => {
                let pairs = entries.iter().map(|entry| {
                    Value::Array(vec![entry.key.value.as_str().into(), said(&entry.value)])
                });
                serde_json::json!({ "entries": pairs.collect::<Vec<_>>() })
            }
        }
    }

    #[test]
    fn a_prepared_tree_is_that_of_its_file() {
        for (file, _) in TREES.lines().filter_map(|line| line.split_once('\t')) {
            let path = format!("{}/templates/{file}", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(path).unwrap();
            let parsed = parse(&Arc::new(SourceFile::new(file, text))).unwrap();
            let (template, path) = file.split_once('/').unwrap();
            assert_eq!(said(&tree(template, path).unwrap()), said(&parsed), "{file}");
        }
        assert!(tree("send-support-plan", "template.yaml").is_some());
        assert!(tree("send-support-plan", "labels/en-GB.yaml").is_some());
    }
}
