//! Values without quotation marks: a colon in a sentence, a sign at its start, words behind a `#`.

use super::line::{self, Line};
use super::quote::quoted;
use super::walk::{Before, Value, Walk, to_signed};
use super::{Meaning, Slip, in_quotes, short, within_curly};
use crate::source::{Edit, Place};

impl<'t> Walk<'t> {
    /// A value without quotation marks.
    pub(super) fn plain(&mut self, value: Value<'t>) -> usize {
        let next = self.goes_on(value);
        self.before = Before::Plain;
        let lines: Vec<Line<'t>> = self.lines[value.line + 1..next].to_vec();
        let end = lines.last().map_or(value.start + value.text.len(), Line::end);
        let first = value.text;
        let all = std::iter::once(first).chain(lines.iter().map(Line::body));
        let pieces: Vec<&str> = all.filter(|piece| !piece.is_empty()).collect();
        let last = pieces.len().saturating_sub(1);
        if let Some(cut) =
            pieces[..last].iter().find_map(|piece| piece.find(" #").map(|at| (piece, at)))
        {
            let (piece, at) = cut;
            let lost = short(&piece[at + 1..]);
            let place = self.place(value.start, value.start + first.len());
            let message = format!("“{lost}” is lost: what follows a space and a `#` is a comment");
            self.wrap(&place, message, value.start, end);
            return next;
        }
        let final_line = pieces.last().copied().unwrap_or("");
        let end = final_line
            .find(" #")
            .map_or(end, |at| end - final_line.len() + final_line[..at].trim_end().len());
        let text = &self.text[value.start..end];
        let colon = text.lines().find_map(|line| line::colon(line.trim_end()));
        if colon.is_some() || text.ends_with(':') {
            self.sentence(value, end);
        }
        next
    }

    /// A value that starts with a sign which means something else to YAML.
    pub(super) fn sign(&mut self, value: Value<'t>) -> usize {
        let next = self.goes_on(value);
        let lines = &self.lines[value.line + 1..next];
        let end = lines.last().map_or(value.start + value.text.len(), Line::end);
        let cut = if lines.is_empty() { comment(value.text).unwrap_or(0) } else { 0 };
        let place = self.place(value.start, value.start + value.text.len());
        if value.text.strip_prefix('*').is_some_and(|name| !name.contains([' ', '*'])) {
            self.reference(&place, value);
        } else {
            self.wrap(&place, starts_with(value.text), value.start, end - cut);
        }
        next
    }

    /// `*name` by itself, where the file has no `&name`.
    fn reference(&mut self, place: &Place, value: Value<'t>) {
        let hint = format!(
            "write {}; if it is to refer to another part of the file, that has no `&{}`",
            in_quotes(value.text),
            &value.text[1..]
        );
        let edits = quoted(value.start, value.text);
        self.push(Slip::guess(place, starts_with(value.text), hint, edits));
    }

    /// Says that a text goes in quotation marks, and puts it there.
    pub(super) fn wrap(&mut self, place: &Place, message: String, start: usize, end: usize) {
        let text = &self.text[start..end];
        let hint = format!("write {}", in_quotes(&short(text)));
        self.push(Slip::sure(place, message, hint, quoted(start, text)));
    }

    /// A colon with a space behind it, in a text.
    fn sentence(&mut self, value: Value<'t>, end: usize) {
        let text = &self.text[value.start..end];
        let place = self.place(value.start, value.start + value.text.len());
        if let Some(inner) = within_curly(text) {
            let opening = text.chars().next().map_or(0, char::len_utf8);
            let closing = value.start + opening + inner.len();
            if !inner.contains(['"', '\\']) {
                let edits = vec![
                    Edit::new(value.start, value.start + opening, "\""),
                    Edit::new(closing, end, "\""),
                ];
                let message = "curly quotation marks are letters to YAML";
                let hint = format!("use straight ones: {}", in_quotes(&short(inner)));
                return self.push(Slip::sure(&place, message, hint, edits));
            }
        }
        let before = line::colon(text).map_or("", |at| &text[..at]);
        let message = "a text with a colon in it goes in quotation marks";
        let quotes = format!("write {}", in_quotes(&short(text)));
        let (hint, meaning) = if line::is_key_word(before) {
            (
                format!("{quotes}; if `{before}` is a key, it goes on a line of its own"),
                Meaning::Guess,
            )
        } else {
            (quotes, Meaning::One)
        };
        let edits = quoted(value.start, text);
        self.push(Slip::new(&place, message.into(), hint, edits, meaning));
    }

    /// `strengths: - Calm`: a list that starts beside its key.
    pub(super) fn list_beside_key(&mut self, value: Value<'t>) -> usize {
        let below = self.lines[value.line + 1..].iter().find(|line| !line.is_silent());
        let column = usize::try_from(value.parent).unwrap_or(0);
        let dashes =
            below.filter(|line| line::dashes(line.body()).is_some() && line.indent() >= column);
        let indent = dashes.map_or(column + 2, Line::indent);
        let key = &self.lines[value.line];
        let room = self.text[..value.start].len() - self.text[..value.start].trim_end().len();
        let edit = Edit::new(value.start - room, value.start, format!("\n{}", " ".repeat(indent)));
        let place = self.place(value.start, key.end());
        let hint = format!("write `{}` on the next line", short(value.text));
        let message = "a list starts on the line below its key";
        let meaning = if dashes.is_some() { Meaning::One } else { Meaning::Guess };
        self.push(Slip::new(&place, message.into(), hint, vec![edit], meaning));
        self.before = Before::Opened;
        self.item(value.line, indent, value.start, value.text)
    }

    /// The line behind the last that goes on with a value: each is further in than its key or dash.
    pub(super) fn goes_on(&self, value: Value<'_>) -> usize {
        let mut next = value.line + 1;
        let mut end = next;
        while let Some(line) = self.lines.get(next) {
            let body = line.body();
            if !body.is_empty() {
                let content = line::dashes(body).map_or(body, |(length, _)| &body[length..]);
                let is_key = line::key(content).is_some_and(|key| line::is_key_word(key.name));
                if is_key || body.starts_with('#') || to_signed(line.indent()) <= value.parent {
                    break;
                }
                end = next + 1;
            }
            next += 1;
        }
        end
    }
}

/// That a text starts with a sign which means something else.
pub(super) fn starts_with(text: &str) -> String {
    let sign = match text.chars().next() {
        Some('`') => "a backtick".to_owned(),
        sign => format!("`{}`", sign.unwrap_or(' ')),
    };
    format!("a text that starts with {sign} goes in quotation marks")
}

/// How many bytes a comment takes at the end of a line, the room before it included; `#1` is none.
fn comment(text: &str) -> Option<usize> {
    let at = text.find(" # ").or_else(|| text.find("  #"))?;
    Some(text.len() - text[..at].trim_end().len())
}
