//! Words that YAML takes for a comment, an anchor or a tag, and that are printed nowhere.

use std::sync::Arc;

use super::rules::LOST_WORDS;
use crate::check::lenient::Notes;
use crate::finding::{Finding, Level};
use crate::input::{Node, in_quotes};
use crate::source::{Edit, Fix, Place, Span};
use crate::wording::word_list;

/// Words at which no sentence ends: what follows them was part of it.
const OPEN: &[&str] = word_list!("lines", "words at which no sentence ends");

/// Words that a comment took from a text.
struct Lost<'s> {
    words: &'s str,
    /// Whether nobody would write a comment like that.
    is_sure: bool,
}

/// How many words make a sentence rather than a name.
const SENTENCE: usize = 3;

/// Words behind a text that start with `#`; `text` is what is left of it.
fn behind_hash<'s>(text: &str, rest: &'s str) -> Option<Lost<'s>> {
    let words = rest.trim_start();
    let room = rest.len() - words.len();
    let after = words.strip_prefix('#')?;
    if room == 0 || after.trim().is_empty() {
        return None;
    }
    let spaced = after.starts_with([' ', '\t', '#']);
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    let goes_on = after.trim_start().starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase());
    let cut = room == 1 && goes_on && OPEN.contains(&last.as_str());
    let is_sure = !spaced || cut;
    let is_possible = room == 1 && text.split_whitespace().nth(SENTENCE - 1).is_some();
    (is_sure || is_possible).then_some(Lost { words: words.trim_end(), is_sure })
}

/// Notes words behind a text that are lost to a comment.
pub(super) fn behind(node: &Node, text: &str, path: &str, notes: &mut Notes) {
    let rest = super::behind(&node.place);
    let Some(Lost { words: lost, is_sure }) = behind_hash(text, rest) else { return };
    let file = node.place.file();
    let start = node.place.span().end() + rest.find('#').unwrap_or(0);
    let place = Place::new(Arc::clone(file), Span::new(start, start + lost.len()));
    let whole = Span::new(node.place.span().start(), start + lost.len());
    let all = file.text().get(whole.range()).unwrap_or("");
    let finding = Finding::new(&LOST_WORDS, format!("“{lost}” is lost: `{path}` ends before it"))
        .at(&place, "a space and a `#` begin a comment")
        .path(path);
    notes.findings.push(if is_sure {
        finding.hint(format!("write {}", in_quotes(all)))
    } else {
        finding.with_level(Level::Note).hint(format!(
            "write {}; if it is a comment, put two spaces before the `#`",
            in_quotes(all)
        ))
    });
    if is_sure && !all.contains('\n') {
        let place = Place::new(Arc::clone(file), whole);
        notes.fixes.push(Fix::rewrite(&place, in_quotes(all)));
    }
}

/// Notes a word before a text that is taken for an anchor or a tag.
pub(super) fn before(node: &Node, path: &str, notes: &mut Notes) {
    let line = super::before(&node.place);
    let trimmed = line.trim_end();
    let word = trimmed.rsplit([' ', '\t']).next().unwrap_or("");
    let sign = match word.chars().next() {
        Some(sign @ ('&' | '!')) => sign,
        _ => return,
    };
    let text = node.place.file().text();
    // An anchor that something refers to is meant as one; `!!str` is a tag that YAML knows.
    if word.starts_with("!!") || (sign == '&' && text.contains(&format!("*{}", &word[1..]))) {
        return;
    }
    let end = node.place.span().end();
    let start = node.place.span().start() - (line.len() - trimmed.len()) - word.len();
    let place = Place::new(Arc::clone(node.place.file()), Span::new(start, end));
    notes.findings.push(
        Finding::new(&LOST_WORDS, format!("“{word}” is lost: it is not read as part of `{path}`"))
            .at(&place, format!("a `{sign}` at the start has a meaning of its own"))
            .path(path)
            .hint(format!("write {}", in_quotes(place.text()))),
    );
    if !place.text().contains('\n') {
        notes.fixes.push(Fix::rewrite(&place, in_quotes(place.text())));
    }
}

/// The finding that a key has no value because its text starts with `#`; none if it is a comment, or nothing.
pub(in crate::check) fn of_no_value(key: &Place, path: &str) -> Option<(Finding, Fix)> {
    let rest = super::behind(key).trim_start();
    let after = rest.strip_prefix(':')?;
    from(key.span().end() + (super::behind(key).len() - after.len()), after, key, path)
}

/// The finding that an item of a list has no value because its text starts with `#` or `?`; `before` is the item before it.
pub(in crate::check) fn of_no_item(
    list: &Place,
    before: Option<&Place>,
    path: &str,
) -> Option<(Finding, Fix)> {
    let file = list.file();
    let mut at = before.map_or(list.span().start(), |item| item.span().end());
    for line in file.text().get(at..)?.split_inclusive('\n').take(LINES) {
        let room = line.len() - line.trim_start().len();
        if let Some(rest) = line.trim_start().strip_prefix("- ") {
            return from(at + room + 2, rest, list, path);
        }
        at += line.len();
    }
    None
}

/// How many lines below an item the next one is looked for: there may be comments between them.
const LINES: usize = 12;

/// The finding that what is behind a dash or a colon is lost.
fn from(start: usize, rest: &str, key: &Place, path: &str) -> Option<(Finding, Fix)> {
    let words = rest.trim();
    let why = match words.split_at_checked(1)? {
        ("#", text) if text.starts_with(char::is_alphanumeric) => "what follows a `#` is a comment",
        ("?", text) if text.starts_with(' ') => "a `?` at the start has a meaning of its own",
        _ => return None,
    };
    let start = start + (rest.len() - rest.trim_start().len());
    let place = Place::new(Arc::clone(key.file()), Span::new(start, start + words.len()));
    let finding = Finding::new(&LOST_WORDS, format!("“{words}” is lost: `{path}` is empty"))
        .at(&place, why)
        .path(path)
        .hint(format!("write {}", in_quotes(words)))
        .with_level(Level::Error);
    let edit = Edit::new(start, start + words.len(), in_quotes(words));
    Some((finding, Fix { place, edits: vec![edit] }))
}
