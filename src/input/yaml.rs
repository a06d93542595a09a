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
use crate::source::{Edited, Place, SourceFile, Span, Spanned};

/// How deep groups and lists can be nested; a plan needs about six levels.
const MAX_DEPTH: usize = 64;

/// How many values a file may contain, including expanded references to anchors.
const MAX_NODES: usize = 100_000;

/// What the parser made of a file.
#[derive(Debug)]
pub(super) struct Tree {
    /// The values; of a key that is there twice, the first one.
    pub(super) root: Node,
    /// Keys that are there twice, and merges of what cannot be merged.
    pub(super) findings: Vec<Finding>,
}

/// Why the parser stopped.
#[derive(Debug)]
pub(super) struct Refusal {
    /// What is said of it.
    pub(super) finding: Finding,
    /// Where it stopped.
    pub(super) place: Place,
    /// The line of the file, from 1.
    pub(super) line: usize,
    /// Whether the file is too large to go on with.
    pub(super) is_too_large: bool,
}

/// Parses a whole file, or its text with edits made to it; places are those in the file either way.
pub(super) fn tree(file: &Arc<SourceFile>, edited: Option<&Edited>) -> Result<Tree, Refusal> {
    let text = edited.map_or_else(|| file.text(), Edited::text);
    let parsed = serde_saphyr::from_str_with_options::<Located>(text, options());
    let mut reader = Reader { file, text, edited, findings: Vec::new() };
    match parsed {
        Ok(located) => {
            let root = reader.node(located);
            Ok(Tree { root, findings: reader.findings })
        }
        Err(error) => Err(reader.refusal(&error)),
    }
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

/// Turns the parser's values into nodes, and notes keys that are there twice.
struct Reader<'a> {
    file: &'a Arc<SourceFile>,
    /// What was parsed: the file's text, or that with edits.
    text: &'a str,
    edited: Option<&'a Edited>,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn place(&self, location: Location) -> Place {
        self.at(span(self.text, location))
    }

    /// A span of what was parsed as a place in the file.
    fn at(&self, span: Span) -> Place {
        let span = self.edited.map_or(span, |edited| edited.span_back(span));
        Place::new(Arc::clone(self.file), span)
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
        let mut merged = Vec::new();
        for (key, value) in map {
            let place = trimmed(&self.place(key.referenced));
            let value = self.node(value);
            if key.value == MERGE {
                merged.push(Entry { key: Spanned::new(key.value, place), value });
                continue;
            }
            if let Some(first) = entries.iter().find(|entry| entry.key.value == key.value) {
                self.findings.push(
                    Finding::new(&DUPLICATE_KEY, format!("`{}` is here twice", key.value))
                        .at(&place, "the second")
                        .related(&first.key.place, "the first")
                        .hint("keep one of the two, or join them"),
                );
                continue;
            }
            entries.push(Entry { key: Spanned::new(key.value, place), value });
        }
        for Entry { key, value } in merged {
            self.merge(&mut entries, &key.place, value);
        }
        entries
    }

    /// Adds the fields of another group, or of several, that this one has not itself.
    fn merge(&mut self, entries: &mut Vec<Entry>, key: &Place, from: Node) {
        match from.kind {
            Kind::Map(others) => {
                for other in others {
                    if entries.iter().all(|entry| entry.key.value != other.key.value) {
                        entries.push(other);
                    }
                }
            }
            Kind::List(groups) => {
                for group in groups {
                    self.merge(entries, key, group);
                }
            }
            _ => self.findings.push(
                Finding::new(&YAML_SYNTAX, "`<<` takes over the fields of another group")
                    .at(key, "")
                    .hint("mark that group with `&name` after its key, and write `<<: *name` here"),
            ),
        }
    }

    /// The parser's refusal in a teacher's words.
    fn refusal(&self, error: &serde_saphyr::Error) -> Refusal {
        let location = error.location();
        let at = location.map_or(Span::new(0, 0), |location| span(self.text, location));
        let at = match location {
            Some(location) if at.start() == 0 => {
                point(self.text, to_usize(location.line()), to_usize(location.column()))
            }
            _ => at,
        };
        let place = self.at(at);
        let line = self.file.line_column(place.span().start()).line;
        if let serde_saphyr::Error::Budget { .. } = error.without_snippet() {
            let finding = Finding::new(
                &TOO_LARGE,
                "this file has more values, or deeper ones, than a plan can have",
            )
            .at(&place, "")
            .hint(format!(
                "check that this is the right file: groups and lists may be {MAX_DEPTH} deep, and a file may have {MAX_NODES} values"
            ));
            return Refusal { finding, place, line, is_too_large: true };
        }
        let said = UserMessageFormatter.format_message(error.without_snippet()).into_owned();
        let (message, hint) = reworded(&said);
        let finding = Finding::new(&YAML_SYNTAX, message).at(&place, "").hint(hint);
        Refusal { finding, place, line, is_too_large: false }
    }
}

/// The key whose value is a group to take fields over from.
const MERGE: &str = "<<";

/// The parser's location as bytes of the text that it parsed.
fn span(text: &str, location: Location) -> Span {
    let size = text.len();
    let bytes = location.span().byte_offset().zip(location.span().byte_len());
    let (start, len) = bytes.map_or((0, 0), |(offset, len)| (to_usize(offset), to_usize(len)));
    let start = floor(text, start.min(size));
    Span::new(start, floor(text, start.saturating_add(len).min(size)))
}

/// A line and a column, both from 1, as a place of one character.
fn point(text: &str, line: usize, column: usize) -> Span {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).and_then(|text| text.lines().next()).unwrap_or("");
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

/// The message and what to do, by what most often lies behind the parser's words. None of them is shown.
fn reworded(said: &str) -> (&'static str, &'static str) {
    let lower = said.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    match () {
        () if has(&["unknown value", "anchor", "alias"]) => (
            "a text that starts with `*` or `&` goes in quotation marks",
            "if a reference is meant, the group that it names has `&` and the same name after its key",
        ),
        () if has(&["bracket", "flow"]) => (
            "the brackets do not match here",
            "each `[` needs a `]`, and each `{` a `}`; a text with brackets in it goes in quotation marks",
        ),
        () if has(&["null is not"]) => {
            ("a key cannot be `~` or `null`", "choose another name, or put it in quotation marks")
        }
        () if has(&["quot"]) => (
            "a quotation mark is opened and never closed",
            "it may be on this line or a few lines above; put the same mark at the end of the text",
        ),
        () if has(&["mapping values", "simple key", "':'", "mapping keys"]) => (
            "this line is not a key with its value",
            "write `key: value`; a text that has a colon and a space in it goes in quotation marks",
        ),
        () if has(&["indent", "block", "tab"]) => (
            "this line is not as far in as those that it belongs to",
            "keys of one group start in the same column, two spaces further in than the key above them",
        ),
        () if has(&["document"]) => (
            "this file holds more than one document",
            "a line `---` starts a new document; one file holds one plan",
        ),
        () => (
            "this line cannot be read",
            "a text with special signs in it goes in quotation marks; look at the line above too",
        ),
    }
}
