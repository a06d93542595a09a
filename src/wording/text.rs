//! A sentence -> its words, each with its place: numbers separated from words, spelling unified.

use std::borrow::Cow;
use std::ops::Range;

use super::lists;
use super::word::{Kind, Known, Word};
use super::word_list;

/// The words of a text, in their order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(text.len() / 5 + 1);
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_alphanumeric() {
            let mut end = start + c.len_utf8();
            while let Some(&(at, next)) = rest.peek() {
                let within = next.is_alphanumeric() || next == '%' || hidden(next);
                let joins = || {
                    let after = text[at + next.len_utf8()..].chars().next();
                    after.is_some_and(|after| joined(&text[start..at], next, after))
                };
                if !within && (next == ' ' || !joins()) {
                    break;
                }
                end = at + next.len_utf8();
                rest.next();
            }
            token(text, start..end, &mut words);
        } else if matches!(
            c,
            '.' | ';' | ',' | '!' | '?' | '(' | ')' | '–' | '—' | '•' | ':' | '\n'
        ) {
            let range = start..start + c.len_utf8();
            let plain = Cow::Borrowed(&text[range.clone()]);
            let known = &Known::NOTHING;
            words.push(Word { plain, known, range, kind: Kind::Mark, capitals: false });
        }
    }
    words
}

/// What stands between two spaces of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spaced {
    /// All of it, in bytes.
    pub(crate) range: Range<usize>,
    /// Without the marks around it.
    pub(crate) bare: Range<usize>,
}

/// The words of a text as spaces part them.
pub(crate) fn spaced(text: &str) -> impl Iterator<Item = Spaced> {
    let mut next = 0;
    text.split(char::is_whitespace).filter_map(move |word| {
        let range = next..next + word.len();
        next = range.end + text[range.end..].chars().next().map_or(0, char::len_utf8);
        let plain = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = range.end - plain.len();
        let bare = start..start + plain.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        (!word.is_empty()).then_some(Spaced { range, bare })
    })
}

/// Whether a mark within a word belongs to it: `don't`, `one-to-one`, `8/10`, `n/a`, `0.5`, `1:1`.
fn joined(before: &str, mark: char, after: char) -> bool {
    let figures = before.ends_with(|c: char| c.is_ascii_digit()) && after.is_ascii_digit();
    match mark {
        '.' | ',' | ':' => figures,
        '/' => figures || (before.len() == 1 && after.is_alphabetic()),
        '\'' | '’' | '-' | '‐' | '‑' => after.is_alphanumeric(),
        _ => false,
    }
}

/// Adds one token, split if a number is joined to what it counts: `45-minute`, `3x`, `20mins`.
fn token<'t>(text: &'t str, range: Range<usize>, words: &mut Vec<Word<'t>>) {
    let raw = &text[range.clone()];
    let digits = raw.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let tail = &raw[digits..];
    if digits > 0 && !tail.is_empty() {
        let unit = tail.strip_prefix(['-', '‐', '‑']).unwrap_or(tail);
        if tail == "%" || (tail.starts_with('/') && unit.len() > 1) {
            return words.push(word(raw, range, Kind::Share));
        }
        let letters = unit.chars().next().is_some_and(char::is_alphabetic);
        if letters
            && !word_list!("figures", "endings of figures that count nothing").contains(&unit)
        {
            let middle = range.end - unit.len();
            words.push(word(&raw[..digits], range.start..range.start + digits, Kind::Number));
            return token(text, middle..range.end, words);
        }
        // `6:04` is an age or a time.
        if tail.starts_with(':') && tail.len() == 3 {
            return words.push(word(raw, range, Kind::Number));
        }
        // `1:1`, `2D`, `7th`, `2026-12-07`: names of things, not counts.
        let range_of = tail.starts_with(['-', '‐']) && unit.bytes().all(|b| b.is_ascii_digit());
        let kind = if range_of && raw.len() <= 7 { Kind::Number } else { Kind::Letters };
        return words.push(word(raw, range, kind));
    }
    if digits > 0 {
        return words.push(word(raw, range, Kind::Number));
    }
    if let Some((count, unit)) = raw.split_once('-')
        && lists::NUMBERS.has_word(&count.to_lowercase())
        && lists::TIME_UNITS.has_word(&unit.to_lowercase())
    {
        let middle = range.start + count.len();
        words.push(word(count, range.start..middle, Kind::Number));
        return words.push(word(unit, middle + 1..range.end, Kind::Letters));
    }
    let made = word(raw, range, Kind::Letters);
    let kind = if lists::NUMBERS.has(&made) { Kind::Number } else { Kind::Letters };
    words.push(Word { kind, ..made });
}

fn word(raw: &str, range: Range<usize>, kind: Kind) -> Word<'_> {
    let mut letters = raw.chars().filter(|c| c.is_alphabetic());
    let capitals = raw.len() > 1 && letters.all(char::is_uppercase);
    let plain = plain(raw);
    let known = lists::known(&plain);
    let plain = known.spelling().map_or(plain, Cow::Borrowed);
    Word { plain, known, range, kind, capitals }
}

/// Invisible marks: soft hyphens, joiners and zero-width spaces.
const fn hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// A word in lower case with straight marks.
fn plain(raw: &str) -> Cow<'_, str> {
    let simple = raw.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if simple {
        return Cow::Borrowed(raw);
    }
    let straight = raw.chars().filter(|c| !hidden(*c)).map(|c| match c {
        '’' | '‘' => '\'',
        '‐' | '‑' => '-',
        c => c,
    });
    Cow::Owned(straight.flat_map(char::to_lowercase).collect())
}
