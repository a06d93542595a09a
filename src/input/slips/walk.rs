//! The walk down a file, line by line, as a person reads it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::blocks::{Blocks, Kind, Moved};
use super::line::{self, Line};
use super::{Meaning, Slip};
use crate::source::{Edit, Place, SourceFile, Span};

/// How many slips are said of one file: with more, it is another file than a plan.
pub(in crate::input) const MOST: usize = 100;

/// A value that starts on a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'t> {
    /// Where it starts in the file.
    pub(super) start: usize,
    /// The rest of its line, room at the end left out.
    pub(super) text: &'t str,
    /// The column of its key or dash: what goes on with it is further in. −1 at the top of a file.
    pub(super) parent: isize,
    /// Its line.
    pub(super) line: usize,
    /// Whether it follows a key.
    pub(super) has_key: bool,
}

/// What the line before was, so far as the next one depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// A key or dash without a value.
    Opened,
    /// A value without quotation marks.
    Plain,
    /// Any other value, or nothing.
    Other,
}

/// The walk.
#[derive(Debug)]
pub(super) struct Walk<'t> {
    file: &'t Arc<SourceFile>,
    pub(super) text: &'t str,
    pub(super) lines: Vec<Line<'t>>,
    pub(super) blocks: Blocks,
    pub(super) before: Before,
    pub(super) moved: Option<Moved>,
    /// The names that the file gives to parts of it, with `&`.
    anchors: BTreeSet<&'t str>,
    pub(super) found: Vec<Slip>,
}

impl<'t> Walk<'t> {
    /// A walk down a file; `text` is its text, freed of what is invisible.
    pub(super) fn new(file: &'t Arc<SourceFile>, text: &'t str) -> Self {
        Self {
            file,
            text,
            lines: Line::all(text),
            blocks: Blocks::default(),
            before: Before::Other,
            moved: None,
            anchors: anchors(text),
            found: Vec::new(),
        }
    }

    /// Everything that was found.
    pub(super) fn slips(mut self) -> Vec<Slip> {
        let mut index = 0;
        while index < self.lines.len() && self.found.len() <= MOST {
            index = self.line(index).max(index + 1);
        }
        self.found
    }

    /// Takes a line, and those that go on with its value; gives the next one.
    fn line(&mut self, index: usize) -> usize {
        let line = self.lines[index];
        if line.is_silent() {
            return index + 1;
        }
        if line.text.starts_with("---") || line.text.starts_with("...") {
            return self.another_document(index);
        }
        if line.text.starts_with('%') || line.text.starts_with("```") {
            self.drop(index);
            return index + 1;
        }
        let indent = self.margin(index);
        let indent = self.with_those_above(index, indent);
        let body = line.body();
        let start = line.start + line.margin().len();
        match line::dashes(body) {
            Some(_) => self.item(index, indent, start, body),
            None => match line::key(body) {
                Some(key) => self.keyed(index, indent, start, body, key),
                None => self.loose(index, indent, start, body),
            },
        }
    }

    /// A line that starts with a dash, or several.
    pub(super) fn item(
        &mut self,
        index: usize,
        indent: usize,
        start: usize,
        body: &'t str,
    ) -> usize {
        let (length, last) = line::dashes(body).unwrap_or((0, 0));
        let content = &body[length..];
        let indent = self.fitted(index, indent, Kind::Dashes, content);
        for dash in body[..=last].match_indices('-').map(|(at, _)| at) {
            self.blocks.stand(indent + dash, Kind::Dashes, content);
        }
        self.before = Before::Opened;
        if content.is_empty() || content.starts_with('#') {
            return index + 1;
        }
        let parent = to_signed(indent + last);
        match line::key(content) {
            // `- He said: no: never` is a sentence.
            Some(key) if !is_sentence(key.name, &content[key.value..]) => {
                self.before = Before::Opened;
                let column = indent + length;
                self.blocks.stand(column, Kind::Keys, key.name);
                self.value_of(index, column, start + length, content, key)
            }
            _ => self.value(Value {
                start: start + length,
                text: content,
                parent,
                line: index,
                has_key: false,
            }),
        }
    }

    /// A line that starts with a key.
    pub(super) fn keyed(
        &mut self,
        index: usize,
        indent: usize,
        start: usize,
        body: &'t str,
        key: line::Key<'t>,
    ) -> usize {
        let indent = self.fitted(index, indent, Kind::Keys, key.name);
        self.blocks.stand(indent, Kind::Keys, key.name);
        self.value_of(index, indent, start, body, key)
    }

    fn value_of(
        &mut self,
        index: usize,
        column: usize,
        start: usize,
        body: &'t str,
        key: line::Key<'t>,
    ) -> usize {
        self.value(Value {
            start: start + key.value,
            text: &body[key.value..],
            parent: to_signed(column),
            line: index,
            has_key: true,
        })
    }

    /// A value and the lines that go on with it.
    pub(super) fn value(&mut self, value: Value<'t>) -> usize {
        let next = value.line + 1;
        let mut after = value.text.chars();
        let first = after.next();
        let second = after.next();
        self.before = Before::Other;
        let spaced = second.is_none_or(|c| c == ' ' || c == '\t');
        match first {
            None | Some('#') => {
                self.before = Before::Opened;
                next
            }
            Some('"' | '\'') => self.quoted(value),
            Some('[' | '{') => self.flow(value),
            Some('|' | '>') if is_block_header(value.text) => self.block(value),
            Some('&' | '!') if !spaced => self.property(value),
            Some('*') if self.is_reference(value.text) => next,
            Some('-') if spaced && value.has_key => self.list_beside_key(value),
            Some('|' | '>' | '&' | '*' | '!' | '@' | '`' | '%' | ',' | ']' | '}') => {
                self.sign(value)
            }
            Some('-' | '?') if spaced => self.sign(value),
            Some(_) => self.plain(value),
        }
    }

    /// What stands behind an anchor or a tag.
    fn property(&mut self, value: Value<'t>) -> usize {
        let length = value.text.find([' ', '\t']).unwrap_or(value.text.len());
        let rest = &value.text[length..];
        let room = rest.len() - rest.trim_start().len();
        let at = length + room;
        self.value(Value { start: value.start + at, text: &value.text[at..], ..value })
    }

    /// Whether a text is a reference to an anchor that the file has.
    pub(super) fn is_reference(&self, text: &str) -> bool {
        let name = text[1..].split(" #").next().unwrap_or("").trim_end();
        self.anchors.contains(name)
    }

    /// The lines of a text below `|` or `>`.
    fn block(&mut self, value: Value<'t>) -> usize {
        let mut index = value.line + 1;
        while let Some(line) = self.lines.get(index) {
            let is_in = to_signed(line.indent()) > value.parent || line.margin().contains('\t');
            if !line.body().is_empty() && !is_in {
                break;
            }
            if line.margin().starts_with('\t') && !line.body().is_empty() {
                let indent = usize::try_from(value.parent + 2).unwrap_or(2);
                self.tab(index, indent, Meaning::One);
            }
            index += 1;
        }
        index
    }

    /// A second document in the file.
    fn another_document(&mut self, index: usize) -> usize {
        let line = self.lines[index];
        let said_before = self.lines[..index].iter().any(|line| !line.is_silent());
        let rest = self.lines[index + 1..].iter().any(|line| !line.is_silent());
        if !said_before || !rest {
            return index + 1;
        }
        let place = self.place(line.start, line.end());
        let edits = vec![Edit::new(line.start, self.text.len(), "")];
        let message = "this file holds more than one document";
        let hint = "a line `---` starts a new document; one file holds one plan";
        self.push(Slip::guess(&place, message, hint, edits));
        self.lines.len()
    }

    /// A line that nothing can be made of.
    pub(super) fn drop(&mut self, index: usize) {
        let slip = super::dropped(self.file, index + 1);
        self.before = Before::Other;
        self.push(slip);
    }

    /// A place in the file.
    pub(super) fn place(&self, start: usize, end: usize) -> Place {
        Place::new(Arc::clone(self.file), Span::new(start, end))
    }

    /// Notes a slip.
    pub(super) fn push(&mut self, slip: Slip) {
        self.found.push(slip);
    }
}

/// The names behind `&` at the start of a value.
fn anchors(text: &str) -> BTreeSet<&str> {
    let signs = text.match_indices('&').filter(|(at, _)| {
        let before = text[..*at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '[' | '{' | ','))
    });
    let name = |(at, _): (usize, &str)| {
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| c.is_whitespace() || ",]}".contains(c));
        &rest[..end.unwrap_or(rest.len())]
    };
    signs.map(name).filter(|name| !name.is_empty()).collect()
}

/// Whether what looks like a key with its value is a sentence with two colons.
fn is_sentence(name: &str, value: &str) -> bool {
    !line::is_key_word(name) && !value.starts_with(['"', '\'']) && line::colon(value).is_some()
}

/// Whether `|` or `>` opens a block of text.
fn is_block_header(text: &str) -> bool {
    let signs = text[1..].trim_start_matches(|c: char| matches!(c, '+' | '-' | '1'..='9'));
    let rest = signs.trim_start();
    text.len() - signs.len() <= 3
        && (rest.is_empty() || (rest.starts_with('#') && rest.len() < signs.len()))
}

/// A column as a number that may lie before the first.
pub(super) fn to_signed(column: usize) -> isize {
    isize::try_from(column).unwrap_or(isize::MAX)
}
