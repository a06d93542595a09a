//! Values in brackets: one that is never closed, text behind it, a `#` or a sign in it.

use super::plain::starts_with;
use super::quoted::closed;
use super::walk::{Value, Walk};
use super::{Meaning, Slip, short};
use crate::source::Edit;

/// What was found on the way to the closing bracket.
#[derive(Debug, Default)]
struct Way {
    /// Where the last bracket closes.
    close: Option<usize>,
    /// The brackets that are still open, by what closes them.
    open: Vec<char>,
    /// A `#` that makes a comment of what follows.
    hash: Option<Hash>,
    /// Items that start with a sign which means something else.
    signs: Vec<(usize, usize)>,
}

/// A `#` within brackets.
#[derive(Debug, Clone, Copy)]
struct Hash {
    /// Where it is.
    at: usize,
    /// Where its item starts.
    item: usize,
}

impl<'t> Walk<'t> {
    /// A value in brackets.
    pub(super) fn flow(&mut self, value: Value<'t>) -> usize {
        let last = self.bound(value);
        let end = self.lines[last].start + self.lines[last].text.len();
        let way = self.way(value.start, end);
        let place = self.place(value.start, value.start + value.text.len());
        match (way.close, way.hash) {
            (Some(close), _) => {
                let on = self.lines.partition_point(|line| line.start <= close) - 1;
                let line_end = self.lines[on].end();
                let rest = self.text[close + 1..line_end.max(close + 1)].trim_start();
                if !rest.is_empty() && !rest.starts_with('#') {
                    return self.sign(value);
                }
                for (start, end) in way.signs {
                    let place = self.place(start, end);
                    self.wrap(&place, starts_with(&self.text[start..end]), start, end);
                }
                on + 1
            }
            (None, Some(hash)) => {
                let lost = short(&self.text[hash.at..self.line_end(hash.at)]);
                let rest = &self.text[hash.at..self.line_end(hash.at)];
                let end = hash.at + rest.find([',', ']', '}']).unwrap_or(rest.len());
                let message =
                    format!("“{lost}” is lost: what follows a space and a `#` is a comment");
                self.wrap(&place, message, hash.item, end);
                last + 1
            }
            (None, None) => {
                let (name, sign) = match way.open.first() {
                    Some('}') => ("curly", '}'),
                    _ => ("square", ']'),
                };
                let closing: String = way.open.iter().rev().collect();
                let end = self.lines[last].end();
                let message = format!("a {name} bracket is opened here and never closed");
                let hint = format!(
                    "put `{sign}` at its end; a text that starts with a bracket goes in quotation marks"
                );
                let edits = vec![Edit::insert(end, closing)];
                self.push(Slip::new(&place, message, hint, edits, Meaning::Guess));
                last + 1
            }
        }
    }

    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |length| at + length)
    }

    /// Follows brackets from `start` to where they close, before `end`.
    fn way(&self, start: usize, end: usize) -> Way {
        let mut way = Way::default();
        let (mut at, mut item, mut fresh) = (start, start, true);
        while at < end {
            let Some(c) = self.text[at..].chars().next() else { break };
            let after_room = self.text[..at].ends_with([' ', '\t']);
            match c {
                '[' | '{' => {
                    way.open.push(if c == '[' { ']' } else { '}' });
                    (item, fresh) = (at + 1, true);
                }
                ']' | '}' => {
                    way.open.pop();
                    if way.open.is_empty() {
                        way.close = Some(at);
                        return way;
                    }
                    fresh = false;
                }
                ',' => (item, fresh) = (at + 1, true),
                '"' | '\'' if fresh => {
                    at = closed(self.text, at, end, c).unwrap_or(end);
                    fresh = false;
                }
                '#' if after_room => {
                    let room = self.text[item..at].len() - self.text[item..at].trim_start().len();
                    way.hash = way.hash.or(Some(Hash { at, item: item + room }));
                    at = self.line_end(at);
                    continue;
                }
                '@' | '`' | '%' | '*' if fresh => {
                    let rest = &self.text[at..end];
                    let length = rest.find([',', ']', '}', '\n']).unwrap_or(rest.len());
                    let text = rest[..length].trim_end();
                    if c != '*' || !self.is_reference(text) {
                        way.signs.push((at, at + text.len()));
                    }
                    fresh = false;
                }
                c if c.is_whitespace() => {}
                _ => fresh = false,
            }
            at += c.len_utf8();
        }
        way
    }
}
