//! Lines of YAML: keys, values, notes, with their indentation.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::input::{Kind, Node};

/// How wide a note may be, in characters.
const WIDTH: usize = 92;

/// YAML being written.
#[derive(Default)]
pub(super) struct Writer(String);

impl Writer {
    /// What was written.
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.0.push('\n');
    }

    /// A note, wrapped at words.
    pub(super) fn note(&mut self, depth: usize, text: &str) {
        note(&mut self.0, depth, text);
    }

    /// A line as it is.
    pub(super) fn line(&mut self, depth: usize, text: &str) {
        self.0.push_str(&format!("{}{}\n", "  ".repeat(depth), text.trim_end_matches(' ')));
    }

    /// A key with a value of one line; an empty value leaves the key to be filled in.
    pub(super) fn pair(&mut self, depth: usize, key: &str, value: &str) {
        self.line(depth, &format!("{key}: {value}"));
    }

    /// A key with whatever is under it in a plan.
    pub(super) fn entry(&mut self, depth: usize, key: &str, node: &Node) {
        // A map's keys are somebody's own words.
        let key = &*text_scalar(key);
        match &node.kind {
            Kind::Map(entries) => {
                self.line(depth, &format!("{key}:"));
                for entry in entries {
                    self.entry(depth + 1, &entry.key.value, &entry.value);
                }
            }
            Kind::List(items) if items.is_empty() => self.pair(depth, key, "[]"),
            Kind::List(items) => {
                self.line(depth, &format!("{key}:"));
                for item in items {
                    self.item(depth + 1, |writer| writer.bare(item));
                }
            }
            _ => self.pair(depth, key, &scalar(node)),
        }
    }

    /// An item of a list: what is written gets a dash before its first line.
    pub(super) fn item(&mut self, depth: usize, write: impl FnOnce(&mut Self)) {
        let mut inner = Self::default();
        write(&mut inner);
        let mut dashed = false;
        for line in inner.0.lines() {
            // Notes before the first field go above the dash.
            let note = line.starts_with('#');
            let mark = if dashed || note { "  " } else { "- " };
            dashed |= !note;
            self.line(depth, &format!("{mark}{line}"));
        }
    }

    fn bare(&mut self, node: &Node) {
        match &node.kind {
            Kind::Map(entries) => {
                for entry in entries {
                    self.entry(0, &entry.key.value, &entry.value);
                }
            }
            _ => self.line(0, &scalar(node)),
        }
    }
}

/// Writes a note, wrapped at words.
pub(super) fn note(out: &mut String, depth: usize, text: &str) {
    wrapped(out, depth, text, WIDTH);
}

/// Writes a note, wrapped at words to a width in characters.
pub(super) fn wrapped(out: &mut String, depth: usize, text: &str, width: usize) {
    let mark = format!("{}# ", "  ".repeat(depth));
    let options = Options::new(width)
        .initial_indent(&mark)
        .subsequent_indent(&mark)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = code_kept_whole(&words.join(" "));
    out.push_str(textwrap::fill(&whole, options).replace(NO_BREAK, " ").trim_end());
    out.push('\n');
}

/// A space at which no line ends.
const NO_BREAK: char = '\u{a0}';

/// A text in which no line ends within a command or a mark.
fn code_kept_whole(text: &str) -> String {
    let piece = |(at, piece): (usize, &str)| match at % 2 {
        1 if piece.chars().count() < WIDTH / 2 => piece.replace(' ', &NO_BREAK.to_string()),
        _ => piece.to_owned(),
    };
    text.split('`').enumerate().map(piece).collect::<Vec<_>>().join("`")
}

/// A value of one line as YAML.
pub(super) fn scalar(node: &Node) -> String {
    match &node.kind {
        Kind::Text(text) => text_scalar(text),
        Kind::Number { typed, .. } => typed.clone(),
        Kind::Boolean(value) => (if *value { "yes" } else { "no" }).into(),
        Kind::Null | Kind::List(_) | Kind::Map(_) => String::new(),
    }
}

/// A value as schools measure it: a number as it is, anything else as a text.
pub(super) fn figure(value: &str) -> String {
    if value.parse::<f64>().is_ok() { value.to_owned() } else { text_scalar(value) }
}

/// An id as YAML in a list between square brackets.
pub(super) fn id_in_brackets(id: &str) -> String {
    if id.contains([',', '[', ']', '{', '}', '"', '\\']) {
        format!("\"{}\"", id.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        text_scalar(id)
    }
}

/// A text as YAML: as it is where nothing in it could be read as anything else, between quotation marks otherwise.
pub(crate) fn text_scalar(text: &str) -> String {
    let first = text.chars().next();
    let plain_start = first.is_some_and(|c| c.is_alphanumeric() || "“‘£…(".contains(c));
    let risky = text.contains(": ")
        || text.contains(" #")
        || text.ends_with([':', ' '])
        || text.contains(|c: char| c.is_control() || "\u{feff}\u{2028}\u{2029}\u{85}".contains(c));
    let word = text.to_lowercase();
    let reserved = ["true", "false", "null", "y", "n", "on", "off"].contains(&word.as_str())
        || text.parse::<f64>().is_ok()
        || text.starts_with("0x")
        || text.starts_with("0o");
    if plain_start && !risky && !reserved {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || "\u{feff}\u{2028}\u{2029}".contains(c) => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
