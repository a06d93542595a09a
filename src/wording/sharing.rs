//! What may not be said to everybody: private words, labels, abbreviations, addresses.

use std::borrow::Cow;
use std::ops::Range;

use super::Sentence;
use super::lists;
use super::table::{ACRONYMS, CHILD_FORBIDDEN, CHILD_JARGON, KNOWN_ACRONYMS, Match, PRIVATE, TONE};
use super::word::{self, Kind};
use super::word_list;

/// Words that should not leave the staffroom, each with its group.
pub(crate) fn private(sentence: &Sentence<'_>) -> Vec<Match> {
    PRIVATE.all(sentence)
}

/// Labels, each with what to say instead.
pub(crate) fn labels(sentence: &Sentence<'_>) -> Vec<Match> {
    TONE.all(sentence)
}

/// What must not be on a child's page, each with its group.
pub(crate) fn forbidden(sentence: &Sentence<'_>) -> Vec<Match> {
    CHILD_FORBIDDEN.all(sentence)
}

/// Words of adults' plans, each with a plain one.
pub(crate) fn child_jargon(sentence: &Sentence<'_>) -> Vec<Match> {
    CHILD_JARGON.all(sentence)
}

/// Abbreviations that a text does not explain, each with what it stands for, if that is known.
pub(crate) fn acronyms(sentence: &Sentence<'_>) -> Vec<Match> {
    let Sentence { text, words, .. } = sentence;
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate().filter(|(_, word)| word.kind == Kind::Letters) {
        let raw = &text[word.range.clone()];
        // Most words have no capital, and need no second look.
        let small = matches!(word.plain, Cow::Borrowed(_));
        if small || raw.bytes().filter(u8::is_ascii_uppercase).count() < 2 {
            continue;
        }
        // `Mrs SHAW` is a name.
        let title = word_list!("people", "titles before a name");
        if index.checked_sub(1).is_some_and(|at| words[at].is_any(title)) {
            continue;
        }
        let bare = raw.strip_suffix("'s").or_else(|| raw.strip_suffix("’s")).unwrap_or(raw);
        let bare = bare.strip_suffix('s').filter(|one| ACRONYMS.contains_key(*one)).unwrap_or(bare);
        let meaning = ACRONYMS.get(bare);
        let shouted = bare.len() >= 3
            && bare.len() <= 6
            && bare.chars().all(|c| c.is_ascii_uppercase())
            && !lists_word(&bare.to_lowercase());
        if (meaning.is_none() && !shouted) || KNOWN_ACRONYMS.iter().any(|known| known == bare) {
            continue;
        }
        // `speech and language therapy (SALT)`, `SALT (speech and language therapy)`.
        let bracket = |at: Option<&word::Word<'_>>| at.is_some_and(|word| word.is("("));
        let after = words.get(index + 1);
        let explained = bracket(index.checked_sub(1).map(|at| &words[at]))
            || bracket(after)
            || bracket(words.get(index + 2));
        if !explained {
            let range = word.range.start..word.range.start + bare.len();
            found.push(Match { range, says: meaning.copied().unwrap_or_default().to_owned() });
        }
    }
    found
}

/// Where the words with a capital letter are that are no ordinary words: names, most of them. Staff, and names of two words such as
/// books and toys have, are left out.
pub(crate) fn names(sentence: &Sentence<'_>) -> impl Iterator<Item = Range<usize>> {
    let Sentence { text, words, .. } = sentence;
    let raw = move |index: usize| &text[words[index].range.clone()];
    let capital = move |index: usize| {
        words.get(index).is_some_and(|word| word.kind == Kind::Letters)
            && raw(index).starts_with(char::is_uppercase)
    };
    let begins = move |index: usize| {
        index.checked_sub(1).is_none_or(|at| words[at].is_any(&[".", "!", "?", ":", "\n", "("]))
    };
    let named = move |index: &usize| {
        if !capital(*index) || words[*index].range.len() <= 2 {
            return false;
        }
        let ordinary = lists::MONTHS.has(&words[*index]) || lists::EASY.has(&words[*index]);
        let before = index.checked_sub(1).is_some_and(|at| {
            capital(at) && !begins(at)
                || words[at].is_any(word_list!("people", "titles before a name"))
        });
        let tale = words.get(index + 1).is_some_and(|word| word.is("and"))
            && words.get(index + 2).is_some_and(|word| word.is("the"));
        !ordinary && !before && !tale
    };
    (0..words.len()).filter(named).map(move |index| {
        let (raw, start) = (raw(index), words[index].range.start);
        let bare = raw.strip_suffix("'s").or_else(|| raw.strip_suffix("’s")).unwrap_or(raw);
        start..start + bare.len()
    })
}

/// Whether a word in capitals is an ordinary word, shouted.
fn lists_word(lower: &str) -> bool {
    super::reading::is_easy_to_read(&Sentence::new(lower))
}

/// Where a postcode is, or the number of a house with its street.
pub(crate) fn address(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let Sentence { text, words, .. } = sentence;
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let streets = word_list!("places", "streets");
    let raw = |index: usize| &text[words[index].range.clone()];
    for index in 0..words.len() {
        if outward(raw(index))
            && let Some(rest) = text[words[index].range.end..].strip_prefix(' ')
            && rest.get(..3).is_some_and(inward)
        {
            return Some(words[index].range.start..words[index].range.end + 4);
        }
        let street = |at: usize| {
            words.get(at).is_some_and(|word| {
                word.is_any(streets) && text[word.range.clone()].starts_with(char::is_uppercase)
            })
        };
        let named = words
            .get(index + 1)
            .is_some_and(|word| text[word.range.clone()].starts_with(char::is_uppercase));
        let number =
            words[index].kind == Kind::Number && raw(index).bytes().all(|b| b.is_ascii_digit());
        if number && named {
            let end = (index + 2..index + 4).find(|at| street(*at));
            if let Some(end) = end {
                return Some(words[index].range.start..words[end].range.end);
            }
        }
    }
    None
}

/// The first half of a postcode: `N1`, `SW1A`.
fn outward(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &word.as_bytes()[letters..];
    (1..=2).contains(&letters)
        && (1..=2).contains(&rest.len())
        && rest[0].is_ascii_digit()
        && rest.iter().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
}

/// The second half: `2AB`.
fn inward(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 3 && bytes[0].is_ascii_digit() && bytes[1..].iter().all(u8::is_ascii_uppercase)
}
