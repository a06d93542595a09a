//! The trees of the built-in templates' YAML files, as the build script wrote them.

use std::fmt;
use std::sync::Arc;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

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
    At(&place).deserialize(&mut serde_json::Deserializer::from_str(json)).ok()
}

/// Makes nodes of JSON as it is read, each with this place.
#[derive(Clone, Copy)]
struct At<'p>(&'p Place);

impl<'de> DeserializeSeed<'de> for At<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let kind = deserializer.deserialize_any(self)?;
        Ok(Node { place: self.0.clone(), kind })
    }
}

impl<'de> Visitor<'de> for At<'_> {
    type Value = Kind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a prepared tree")
    }

    fn visit_unit<E>(self) -> Result<Kind, E> {
        Ok(Kind::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Kind, E> {
        Ok(Kind::Boolean(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "fields that need whole numbers check the text")]
    fn visit_i64<E>(self, value: i64) -> Result<Kind, E> {
        Ok(Kind::Number { value: value as f64, typed: value.to_string() })
    }

    #[expect(clippy::cast_precision_loss, reason = "fields that need whole numbers check the text")]
    fn visit_u64<E>(self, value: u64) -> Result<Kind, E> {
        Ok(Kind::Number { value: value as f64, typed: value.to_string() })
    }

    fn visit_f64<E>(self, value: f64) -> Result<Kind, E> {
        Ok(Kind::Number { value, typed: value.to_string() })
    }

    fn visit_str<E>(self, value: &str) -> Result<Kind, E> {
        Ok(Kind::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Kind, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Kind::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Kind, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = access.next_key()? {
            let key = Spanned::new(key, self.0.clone());
            entries.push(Entry { key, value: access.next_value_seed(self)? });
        }
        Ok(Kind::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

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
