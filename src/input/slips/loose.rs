//! Lines with neither a dash nor a key: a space or a colon that is missing, another sign for a dash, a text that goes on.

use super::blocks::Kind;
use super::line::{self, Line};
use super::walk::{Before, Value, Walk, to_signed};
use super::{Meaning, Slip, short};
use crate::source::Edit;

impl<'t> Walk<'t> {
    /// A line that has neither a dash nor a key.
    pub(super) fn loose(
        &mut self,
        index: usize,
        indent: usize,
        start: usize,
        body: &'t str,
    ) -> usize {
        let deeper = self.blocks.top().is_none_or(|top| indent > top.indent);
        let opened = self.before == Before::Opened && deeper;
        if let Some(sign) = line::bullet(body) {
            let length = sign.len_utf8();
            let place = self.place(start, start + body.len());
            let message = format!("a list item starts with `- `, not with `{sign}`");
            let hint = format!("write `- {}`", short(body[length..].trim()));
            let edits = vec![Edit::new(start, start + length, "-")];
            self.push(Slip::sure(&place, message, hint, edits));
            return self.as_item(index, indent, start, &body[length..]);
        }
        let tight = body.strip_prefix('-').filter(|rest| {
            rest.starts_with(char::is_alphabetic) || rest.starts_with(['"', '\'', '“'])
        });
        if let Some(rest) = tight {
            let place = self.place(start, start + body.len());
            let hint = format!("write `- {}`", short(rest));
            let edits = vec![Edit::insert(start + 1, " ")];
            self.push(Slip::sure(&place, "a space is missing after the dash", hint, edits));
            return self.as_item(index, indent, start, rest);
        }
        if let Some((word, rest)) = line::tight_key(body) {
            return self.tight_key(index, indent, start, word, rest);
        }
        let fits = self.blocks.top().is_none_or(|top| top.kind == Kind::Keys || opened);
        if opened && !self.is_key_alone(index, body) {
            let parent = self.blocks.top().map_or(-1, |top| to_signed(top.indent));
            return self.value(Value { start, text: body, parent, line: index, has_key: false });
        }
        let word = body.split([' ', ';', '=']).next().unwrap_or("");
        let rest = body[word.len()..].trim_start_matches([' ', ';', '=']);
        let is_text = self.before == Before::Plain
            && !word.contains('_')
            && rest.split_whitespace().count() >= 2;
        if fits
            && line::is_key_word(word)
            && !is_text
            && (!rest.is_empty() || self.is_key_alone(index, body))
        {
            return self.without_colon(index, indent, start, word, rest, body);
        }
        if self.before == Before::Plain {
            return self.goes_on_too_far_out(index, start, body);
        }
        self.drop(index);
        index + 1
    }

    fn as_item(&mut self, index: usize, indent: usize, start: usize, rest: &'t str) -> usize {
        let content = rest.trim_start();
        self.blocks_for(index, indent, Kind::Dashes, content);
        let at = start + (self.lines[index].end() - start) - content.len();
        if content.is_empty() {
            self.before = Before::Opened;
            return index + 1;
        }
        let parent = to_signed(indent);
        self.value(Value { start: at, text: content, parent, line: index, has_key: false })
    }

    fn blocks_for(&mut self, _index: usize, indent: usize, kind: Kind, name: &str) {
        let opened = self.before == Before::Opened;
        let _ = self.blocks.fit(indent, kind, opened);
        self.blocks.stand(indent, kind, name);
    }

    /// `class:3`
    fn tight_key(
        &mut self,
        index: usize,
        indent: usize,
        start: usize,
        word: &'t str,
        rest: &'t str,
    ) -> usize {
        let place = self.place(start, start + word.len() + 1 + rest.len());
        let message = format!("a space is missing after `{word}:`");
        let hint = format!("write `{word}: {}`", short(rest));
        let edits = vec![Edit::insert(start + word.len() + 1, " ")];
        self.push(Slip::sure(&place, message, hint, edits));
        self.blocks_for(index, indent, Kind::Keys, word);
        let parent = to_signed(indent);
        let at = start + word.len() + 1;
        self.value(Value { start: at, text: rest, parent, line: index, has_key: true })
    }

    /// `class 3`, `class; 3`, `class = 3`
    fn without_colon(
        &mut self,
        index: usize,
        indent: usize,
        start: usize,
        word: &'t str,
        rest: &'t str,
        body: &'t str,
    ) -> usize {
        let place = self.place(start, start + body.len());
        let value = if rest.is_empty() { String::new() } else { format!(" {}", short(rest)) };
        let gap = body.len() - word.len() - rest.len();
        let with = if rest.is_empty() { ":" } else { ": " };
        let edits = vec![Edit::new(start + word.len(), start + word.len() + gap, with)];
        let message = format!("a colon is missing after `{word}`");
        let hint = format!("write `{word}:{value}`");
        self.push(Slip::new(&place, message, hint, edits, Meaning::Guess));
        self.blocks_for(index, indent, Kind::Keys, word);
        let parent = to_signed(indent);
        let at = start + body.len() - rest.len();
        self.value(Value { start: at, text: rest, parent, line: index, has_key: true })
    }

    /// Whether a line is one word with lines further in below it: a key without its colon.
    fn is_key_alone(&self, index: usize, body: &str) -> bool {
        let here = self.lines[index].indent();
        let below = self.lines[index + 1..].iter().find(|line| !line.is_silent());
        let word = body.trim_end_matches([';', '=']);
        line::is_key_word(word)
            && below.is_some_and(|line: &Line<'_>| {
                line.indent() > here
                    && (line::dashes(line.body()).is_some() || line::key(line.body()).is_some())
            })
    }

    /// A text that goes on in a line that is not further in than its key.
    fn goes_on_too_far_out(&mut self, index: usize, start: usize, body: &'t str) -> usize {
        let current = self.lines[index];
        let level = self.blocks.top();
        let (column, last) = level.map_or((0, String::new()), |top| (top.indent, top.last.clone()));
        let more = (column + 2).saturating_sub(current.indent()).max(1);
        let place = self.place(start, start + body.len());
        let edits = vec![Edit::insert(current.start, " ".repeat(more))];
        let hint = format!("put {} spaces before it; a new key has a colon after it", column + 2);
        let of = if last.is_empty() { String::new() } else { format!(" of `{}`", short(&last)) };
        let message =
            format!("this line goes on with the text{of} and has to be further in than it");
        self.push(Slip::new(&place, message, hint, edits, Meaning::Guess));
        self.before = Before::Plain;
        index + 1
    }
}
