//! [`SourceFile`] -> [`Node`]: the only code that knows the YAML parser.

use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{
    Budget, DuplicateKeyPolicy, Location, MergeKeyPolicy, MessageFormatter, Options,
    UserMessageFormatter,
};

use super::rules::{DUPLICATE_KEY, TOO_LARGE, YAML_SYNTAX};
use super::{Entry, Kind, Node};
use crate::finding::Finding;
use crate::source::{Place, SourceFile, Span, Spanned};

/// How deep groups and lists can be nested; a plan needs about six levels.
const MAX_DEPTH: usize = 64;

/// How many values a file may contain, including expanded references to anchors.
const MAX_NODES: usize = 100_000;

/// Parses a whole file.
///
/// # Errors
///
/// The finding that makes it unreadable, or every duplicate key.
pub fn parse(file: &Arc<SourceFile>) -> Result<Node, Vec<Finding>> {
    let parsed = serde_saphyr::from_str_with_options::<Located>(file.text(), options());
    let located = parsed.map_err(|error| vec![refusal(file, &error)])?;
    let mut reader = Reader { file, repeated: Vec::new() };
    let node = reader.node(located);
    if reader.repeated.is_empty() { Ok(node) } else { Err(reader.repeated) }
}

fn options() -> Options {
    let mut budget = Budget::default();
    budget.max_depth = MAX_DEPTH;
    budget.max_nodes = MAX_NODES;
    budget.max_events = 4 * MAX_NODES;
    let mut options = Options::default();
    options.budget = Some(budget);
    options.duplicate_keys = DuplicateKeyPolicy::PassThrough;
    options.merge_keys = MergeKeyPolicy::AsOrdinary;
    options.alias_limits.max_total_replayed_events = MAX_NODES;
    options.strict_booleans = true;
    options.with_snippet = false;
    options
}

/// A value as the parser returns it, with its location.
type Located = serde_saphyr::Spanned<Value>;

enum Value {
    Null,
    Boolean(bool),
    Number(f64),
    Text(String),
    List(Vec<Located>),
    Map(Vec<(serde_saphyr::Spanned<String>, Located)>),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Boolean(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "fields that need whole numbers check the text")]
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "fields that need whole numbers check the text")]
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "fields that need whole numbers check the text")]
    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "fields that need whole numbers check the text")]
    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Value::Map(map))
    }
}

/// Turns the parser's values into nodes, and notes duplicate keys.
struct Reader<'a> {
    file: &'a Arc<SourceFile>,
    repeated: Vec<Finding>,
}

impl Reader<'_> {
    fn place(&self, location: Location) -> Place {
        Place::new(Arc::clone(self.file), span(self.file, location))
    }

    fn node(&mut self, located: Located) -> Node {
        let mut place = self.place(located.referenced);
        let kind = match located.value {
            Value::Null => Kind::Null,
            Value::Boolean(value) => Kind::Boolean(value),
            Value::Number(value) => {
                let defined = self.place(located.defined);
                Kind::Number { value, typed: defined.text().trim().to_owned() }
            }
            Value::Text(text) => Kind::Text(text),
            Value::List(items) => Kind::List(items.into_iter().map(|i| self.node(i)).collect()),
            Value::Map(entries) => Kind::Map(self.entries(entries)),
        };
        place = trimmed(&place);
        Node { place, kind }
    }

    fn entries(&mut self, map: Vec<(serde_saphyr::Spanned<String>, Located)>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::with_capacity(map.len());
        for (key, value) in map {
            let place = trimmed(&self.place(key.referenced));
            if let Some(first) = entries.iter().find(|entry| entry.key.value == key.value) {
                self.repeated.push(
                    Finding::new(&DUPLICATE_KEY, format!("`{}` is here twice", key.value))
                        .at(&place, "the second")
                        .related(&first.key.place, "the first")
                        .hint("keep one of the two, or join them"),
                );
            }
            let value = self.node(value);
            entries.push(Entry { key: Spanned::new(key.value, place), value });
        }
        entries
    }
}

/// The parser's location as bytes of the file.
fn span(file: &SourceFile, location: Location) -> Span {
    let size = file.text().len();
    let bytes = location.span().byte_offset().zip(location.span().byte_len());
    let (start, len) = bytes.map_or((0, 0), |(offset, len)| (to_usize(offset), to_usize(len)));
    let start = floor(file.text(), start.min(size));
    Span::new(start, floor(file.text(), start.saturating_add(len).min(size)))
}

/// A line and a column, both from 1, as a place of one character.
fn point(file: &SourceFile, line: usize, column: usize) -> Span {
    let start = file.line_start(line);
    let rest = file.text().get(start..).and_then(|text| text.lines().next()).unwrap_or("");
    let before: usize = rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    let at = rest.get(before..).and_then(|text| text.chars().next()).map_or(0, char::len_utf8);
    Span::new(start + before, start + before + at)
}

/// A block's span extends to the next key; leave out the white space at its end.
fn trimmed(place: &Place) -> Place {
    let start = place.span().start();
    let end = start + place.text().trim_end().len();
    Place::new(Arc::clone(place.file()), Span::new(start, end))
}

fn to_usize(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0)
}

/// The parser's refusal in a teacher's words.
fn refusal(file: &Arc<SourceFile>, error: &serde_saphyr::Error) -> Finding {
    let location = error.location();
    let at = location.map_or(Span::new(0, 0), |location| span(file, location));
    let line = location.map_or(1, |location| to_usize(location.line()));
    let place = if at.start() == 0
        && let Some(location) = location
    {
        Place::new(Arc::clone(file), point(file, line, to_usize(location.column())))
    } else {
        Place::new(Arc::clone(file), at)
    };
    if let serde_saphyr::Error::Budget { .. } = error.without_snippet() {
        return Finding::new(&TOO_LARGE, "this file has more values, or deeper ones, than a plan can have")
            .at(&place, "")
            .hint(format!(
                "check that this is the right file: groups and lists may be {MAX_DEPTH} deep, and a file may have {MAX_NODES} values"
            ));
    }
    let said = UserMessageFormatter.format_message(error.without_snippet()).into_owned();
    let near: String = (line.saturating_sub(1)..=line)
        .map(|number| text_of_line(file, number))
        .collect::<Vec<_>>()
        .join("\n");
    let (message, hint) = reworded(&said, &near);
    Finding::new(&YAML_SYNTAX, message).at(&place, "this cannot be read").hint(hint)
}

fn text_of_line(file: &SourceFile, line: usize) -> &str {
    let text = file.text().get(file.line_start(line)..).unwrap_or("");
    text.lines().next().unwrap_or("")
}

/// The message and what to do, judging by the usual cause of the parser's words.
fn reworded(said: &str, near: &str) -> (String, String) {
    let lower = said.to_lowercase();
    let tab = near.lines().any(|line| {
        let indent = &line[..line.len() - line.trim_start().len()];
        indent.contains('\t')
    });
    if tab {
        return (
            "this line starts with a tab".into(),
            "indent with spaces: two for each level".into(),
        );
    }
    if lower.contains("quot") {
        return (
            "a quotation mark is opened but never closed".into(),
            "put the same mark at the end of the text, on this line or a few lines above".into(),
        );
    }
    if lower.contains("mapping values") || lower.contains("simple key") || lower.contains("':'") {
        return (
            format!("this is not a key with a value ({})", plain(said)),
            "write `key: value`; a text that has a colon and a space in it, or starts with `#`, `-`, `*`, `@` \
             or another sign, goes in quotation marks"
                .into(),
        );
    }
    if lower.contains("indent") || lower.contains("block") {
        return (
            format!("the lines are not indented in the same way ({})", plain(said)),
            "start all the keys of a group in the same column, two spaces further in than the key above them"
                .into(),
        );
    }
    if lower.contains("multiple") && lower.contains("document") {
        return (
            "this file has more than one document in it".into(),
            "delete the line `---`, or move what follows it to another file: each plan has its own"
                .into(),
        );
    }
    (plain(said), "put the text in quotation marks if it has special characters in it".into())
}

/// Lower case at the start, no full stop at the end: the form of our messages.
fn plain(said: &str) -> String {
    let said = said.trim().trim_end_matches('.');
    let mut chars = said.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
