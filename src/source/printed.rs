//! What a person typed -> what is printed: composed letters, one kind of line break, no spaces at the ends of lines.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::Letter;

/// What a text is made of: characters alone, or letters that know where they were written. Both are changed alike, so that
/// a word of what is printed leads back to what was typed.
pub(crate) trait Written: Copy {
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

/// Letters with their accents composed (NFC), without what pasting leaves, and every sign that ends a line made `\n`.
pub(crate) fn printable<L: Written>(typed: Vec<L>) -> Vec<L> {
    let mut letters = searchable(composed(typed));
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

/// Letters without what pasting leaves among them: hyphens and spaces that nobody sees, marks of objects that did not come
/// along; and two letters where a sign is two in one. So a reader of the page can search for its words.
fn searchable<L: Written>(letters: Vec<L>) -> Vec<L> {
    if !letters.iter().any(|letter| is_debris(letter.c()) || ligature(letter.c()).is_some()) {
        return letters;
    }
    let mut clean = Vec::with_capacity(letters.len());
    for letter in letters.into_iter().filter(|letter| !is_debris(letter.c())) {
        match ligature(letter.c()) {
            Some(parts) => clean.extend(parts.chars().map(|c| letter.as_char(c))),
            None => clean.push(letter),
        }
    }
    clean
}

/// What pasting leaves in a text, and nobody sees.
pub(crate) const fn is_debris(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffc}')
}

/// The letters of a sign that is several in one.
const fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
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
pub(crate) fn one_line<L: Written>(letters: &[L]) -> Vec<L> {
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
pub(crate) fn parted<L: Written>(letters: &[L]) -> Vec<Vec<L>> {
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

/// Control characters, marks that only programs use, and those that turn the direction of other text.
pub(crate) fn unprintable(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c,
            '\u{fff9}'..='\u{fffb}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{fdd0}'..='\u{fdef}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}'
            | '\u{f0000}'..='\u{10ffff}')
        || u32::from(c) & 0xfffe == 0xfffe
}
