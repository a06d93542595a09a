//! What a person typed -> what is printed: composed letters, no control characters.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::faults::CONTROL_CHARACTER;
use crate::finding::Finding;
use crate::input::Node;
use crate::source::Letter;

/// What a text is made of: characters alone, or letters that know where they were written. Both are changed alike, so that
/// a word of what is printed leads back to what was typed.
pub(super) trait Written: Copy {
    /// The character.
    fn c(self) -> char;

    /// The same with another character.
    fn as_char(self, c: char) -> Self;

    /// The same, written with all that another was written with as well.
    fn and(self, other: Self) -> Self;
}

impl Written for char {
    fn c(self) -> char {
        self
    }

    fn as_char(self, c: char) -> Self {
        c
    }

    fn and(self, _: Self) -> Self {
        self
    }
}

impl Written for Letter {
    fn c(self) -> char {
        self.c
    }

    fn as_char(self, c: char) -> Self {
        Self { c, ..self }
    }

    fn and(self, other: Self) -> Self {
        Self { from: self.from.to(other.from), ..self }
    }
}

/// One line: line breaks and tabs become spaces.
pub(super) fn line(typed: &str, node: &Node, path: &str) -> Result<String, Finding> {
    if is_simple(typed) && !typed.contains('\n') {
        return Ok(typed.trim().to_owned());
    }
    let letters = printable(typed.chars().collect());
    refuse(&letters, node, path)?;
    Ok(one_line(&letters).into_iter().collect())
}

/// Paragraphs, parted by empty lines; a single line break within one is kept.
pub(super) fn paragraphs(typed: &str, node: &Node, path: &str) -> Result<Vec<String>, Finding> {
    if is_simple(typed) && !typed.contains('\n') {
        let line = typed.trim_end();
        return Ok(if line.is_empty() { Vec::new() } else { vec![line.to_owned()] });
    }
    let letters = printable(typed.chars().collect());
    refuse(&letters, node, path)?;
    Ok(parted(&letters).into_iter().map(|paragraph| paragraph.into_iter().collect()).collect())
}

/// Whether a text needs no change but for its lines: plain English, which is most of what is typed.
fn is_simple(typed: &str) -> bool {
    typed.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n'))
}

/// Letters with their accents composed (NFC), and every sign that ends a line made `\n`.
pub(super) fn printable<L: Written>(typed: Vec<L>) -> Vec<L> {
    let mut letters = composed(typed);
    let mut before = None;
    // `\r\n` is one break.
    letters.retain(|letter| before.replace(letter.c()) != Some('\r') || letter.c() != '\n');
    for letter in &mut letters {
        match letter.c() {
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => *letter = letter.as_char('\n'),
            '\t' => *letter = letter.as_char(' '),
            _ => {}
        }
    }
    letters
}

/// Letters composed with the accents that follow them.
fn composed<L: Written>(typed: Vec<L>) -> Vec<L> {
    let chars = || typed.iter().map(|letter| letter.c());
    if is_nfc_quick(chars()) == IsNormalized::Yes {
        return typed;
    }
    let parts = |c: char| std::iter::once(c).nfd().count();
    // Taken apart, both have the same parts: as many as a composed letter has are taken from what was typed.
    let mut typed_parts =
        typed.iter().flat_map(|letter| std::iter::repeat_n(*letter, parts(letter.c())));
    let made = chars().nfc().filter_map(|c| {
        let from = typed_parts.by_ref().take(parts(c)).reduce(Written::and)?;
        Some(from.as_char(c))
    });
    made.collect()
}

/// The lines of a text in one, without the spaces around them.
pub(super) fn one_line<L: Written>(letters: &[L]) -> Vec<L> {
    let mut line = Vec::with_capacity(letters.len());
    let mut gap: Option<L> = None;
    for (words, end) in lines(letters) {
        let start = words.iter().position(|letter| !letter.c().is_whitespace());
        if let Some(start) = start {
            line.extend(gap.take());
            line.extend_from_slice(without_end(&words[start..]));
        }
        gap = match (gap, end) {
            (None, Some(end)) if !line.is_empty() => Some(end.as_char(' ')),
            (gap, _) => gap,
        };
    }
    line
}

/// The paragraphs of a text, without spaces at the ends of their lines.
pub(super) fn parted<L: Written>(letters: &[L]) -> Vec<Vec<L>> {
    let mut paragraphs: Vec<Vec<L>> = Vec::new();
    let mut gap: Option<L> = None;
    for (words, end) in lines(letters) {
        let words = without_end(words);
        if !words.is_empty() {
            match (paragraphs.last_mut(), gap) {
                (Some(paragraph), Some(gap)) => paragraph.push(gap),
                _ => paragraphs.push(Vec::new()),
            }
            paragraphs.last_mut().into_iter().for_each(|last| last.extend_from_slice(words));
        }
        gap = end.filter(|_| !words.is_empty());
    }
    paragraphs
}

/// The lines of a text, each with the break that ends it.
fn lines<L: Written>(letters: &[L]) -> impl Iterator<Item = (&[L], Option<L>)> {
    letters.split_inclusive(|letter| letter.c() == '\n').map(|line| match line.split_last() {
        Some((end, line)) if end.c() == '\n' => (line, Some(*end)),
        _ => (line, None),
    })
}

/// Letters without the spaces at their end.
fn without_end<L: Written>(letters: &[L]) -> &[L] {
    let end = letters.iter().rposition(|letter| !letter.c().is_whitespace()).map_or(0, |at| at + 1);
    &letters[..end]
}

/// Refuses what cannot be printed.
fn refuse(letters: &[char], node: &Node, path: &str) -> Result<(), Finding> {
    match letters.iter().find(|c| unprintable(**c)) {
        None => Ok(()),
        Some(found) => Err(Finding::new(
            &CONTROL_CHARACTER,
            format!(
                "`{path}` holds the character U+{:04X}, which cannot be printed",
                u32::from(*found)
            ),
        )
        .at(&node.place, "")
        .hint("it often comes with text pasted from elsewhere; type the text anew")),
    }
}

/// Control characters, marks that only programs use, and those that turn the direction of other text.
fn unprintable(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c,
            '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{fdd0}'..='\u{fdef}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}'
            | '\u{f0000}'..='\u{10ffff}')
        || u32::from(c) & 0xfffe == 0xfffe
}
