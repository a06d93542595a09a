//! A text -> its words as they would be read aloud: without case, accents, or invisible signs.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::word_list;

/// What is between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Between {
    /// Nothing: it is the first.
    Start,
    /// A hyphen or an apostrophe: the two may be one name.
    Tight,
    /// Spaces and line breaks.
    Space,
    /// Any other sign.
    Sign,
}

impl Between {
    /// What signs between two words come to.
    fn of(signs: &str) -> Self {
        let space = |c: char| c.is_whitespace();
        let tight = |c: char| {
            matches!(
                c,
                '-' | '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '\u{2010}'..='\u{2015}' | '\u{2212}'
            )
        };
        if signs.chars().all(space) {
            Self::Space
        } else if signs.chars().all(|c| space(c) || tight(c))
            && signs.chars().filter(|c| tight(*c)).count() == 1
        {
            Self::Tight
        } else {
            Self::Sign
        }
    }
}

/// A word of a text.
#[derive(Debug, Clone)]
pub(crate) struct Folded {
    /// The word in small letters without accents.
    pub(crate) text: String,
    /// Where it is, in bytes.
    pub(crate) range: Range<usize>,
    /// Whether it begins with a capital.
    pub(crate) capital: bool,
    /// Whether it begins a sentence, so that its capital means nothing.
    pub(crate) opens: bool,
    /// What comes before it.
    pub(crate) between: Between,
}

/// The words of a text, each folded. Anything invisible within a word is skipped.
pub(crate) fn words(text: &str) -> Vec<Folded> {
    let mut words: Vec<Folded> = Vec::new();
    let mut between = String::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        if is_unseen(c) {
            continue;
        }
        if !c.is_alphanumeric() && !is_mark(c) {
            if open {
                between.clear();
            }
            open = false;
            between.push(c);
            continue;
        }
        let end = at + c.len_utf8();
        if open && let Some(word) = words.last_mut() {
            letters(c, &mut word.text);
            word.range.end = end;
            continue;
        }
        let before = if words.is_empty() { Between::Start } else { Between::of(&between) };
        let short = words.last().is_some_and(|word| word.text.len() <= 2 || is_title(&word.text));
        let ends =
            |c: char| matches!(c, '!' | '?' | ':' | '•' | '\n' | '\r') || (c == '.' && !short);
        let opens = words.is_empty() || between.contains(ends);
        let mut word = String::new();
        letters(c, &mut word);
        words.push(Folded {
            text: word,
            range: at..end,
            capital: c.is_uppercase(),
            opens,
            between: before,
        });
        between.clear();
        open = true;
    }
    words.retain(|word| !word.text.is_empty());
    words
}

/// The same words with spaced-out letters, as in `J i l l`, read as one word; none if there are no such letters.
pub(crate) fn drawn_together(words: &[Folded]) -> Option<Vec<Folded>> {
    let single = |word: &Folded| {
        word.text.chars().count() == 1 && word.text.chars().all(char::is_alphabetic)
    };
    if !words.windows(4).any(|four| four.iter().all(single)) {
        return None;
    }
    let mut out: Vec<Folded> = Vec::new();
    let mut within = false;
    for word in words {
        match out.last_mut() {
            Some(last) if within && single(word) => {
                last.text.push_str(&word.text);
                last.range.end = word.range.end;
            }
            _ => out.push(word.clone()),
        }
        within = single(word);
    }
    Some(out)
}

/// A text in small letters without accents, signs or spaces.
pub(crate) fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| c.is_alphanumeric() || is_mark(*c)) {
        letters(c, &mut out);
    }
    out
}

/// A digit of any script as a number; none if it is not a digit.
pub(crate) fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{9e6}'..='\u{9ef}' => '\u{9e6}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return c.nfkd().next().filter(char::is_ascii_digit),
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

/// Whether a word is a title, such as Mrs.
pub(crate) fn is_title(word: &str) -> bool {
    const TITLES: &[&str] = word_list!("people", "titles of all kinds");
    TITLES.contains(&word)
}

/// Invisible characters: joiners, soft hyphens, direction marks, variation selectors.
pub(crate) const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}')
}

/// An accent that is a separate character.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// Adds a letter without its accents, or a digit, in small letters.
fn letters(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    if let Some(digit) = digit(c) {
        out.push(digit);
        return;
    }
    for c in std::iter::once(c).nfkd().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'ł' => out.push('l'),
            'ı' => out.push('i'),
            'ħ' => out.push('h'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            c if c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
}

/// A text with its letters composed: `e` and its two dots are one `ë`.
pub(crate) fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Whether a character belongs to a name: a letter, a digit, or a mark above, below or within a letter.
pub(crate) fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// A text in small letters without accents; its signs and spaces stay.
pub(crate) fn without_accents(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_unseen(*c)) {
        if is_of_name(c) {
            letters(c, &mut out);
        } else {
            out.push(c);
        }
    }
    out
}

/// A name in the form in which names are compared: composed letters, no outer spaces, inner ones made one.
pub(crate) fn one_form(typed: &str) -> String {
    let composed: String = typed.nfc().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}')).collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Between, words};

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_are_read_without_case_accents_and_what_is_unseen() {
        assert_eq!(folded("JILL Ash\u{ad}down’s"), ["jill", "ashdown", "s"]);
        assert_eq!(folded("Zoë\u{a0}O’Brien"), ["zoe", "o", "brien"]);
        assert_eq!(folded("Zoe\u{308} Łucja"), ["zoe", "lucja"]);
        assert_eq!(folded("SO21 ２EE"), ["so21", "2ee"]);
    }

    #[test]
    fn what_stands_between_words_is_known() {
        let words = words("Ask J. Hart-Ash. Then go");
        assert!(!words[2].opens && words[4].opens);
        assert_eq!(words[3].between, Between::Tight);
    }
}
