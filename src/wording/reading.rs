//! The sentences of a text, and whether all its words are in the list of easy ones.

use std::ops::Range;

use super::Sentence;
use super::lists;
use super::word::{self, Kind};
use super::word_list;

/// One sentence of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Where it is, in bytes.
    pub(crate) range: Range<usize>,
    /// How many words it has.
    pub(crate) words: usize,
}

/// The sentences of a text.
pub(crate) fn sentences(Sentence { words, .. }: &Sentence<'_>) -> Vec<Line> {
    let ends = |word: &word::Word<'_>| word.is_any(&[".", "!", "?", ";", ":", "\n"]);
    // `ai`, `ea`: letters that are talked about are not words.
    let counts = |word: &&word::Word<'_>| {
        word.is_number()
            || (word.kind == Kind::Letters && (word.plain.len() > 2 || lists::EASY.has(word)))
    };
    words
        .split_inclusive(ends)
        .filter_map(|part| {
            let range = part.first()?.range.start..part.last()?.range.end;
            let words = part.iter().filter(counts).count();
            (words > 0).then_some(Line { range, words })
        })
        .collect()
}

/// Whether all words of a text are in the list of easy words, or names.
pub(crate) fn is_easy_to_read(sentence: &Sentence<'_>) -> bool {
    let Sentence { text, words, .. } = sentence;
    let mut letters = words.iter().filter(|word| word.kind == Kind::Letters);
    letters.all(|word| {
        let raw = &text[word.range.clone()];
        raw.starts_with(char::is_uppercase)
            || raw.contains(|c: char| c.is_ascii_digit())
            || lists::EASY.has(word)
            || word.plain.split(['-', '\'']).all(is_easy)
    })
}

/// Whether a word is in the list of easy words exactly as it is, so it is not a name.
pub(crate) fn is_listed(word: &str) -> bool {
    lists::EASY.has_word(word)
}

/// Whether a word, or its base form, is in the list of easy words.
fn is_easy(word: &str) -> bool {
    if word.len() < 3 || lists::EASY.has_word(word) {
        return true;
    }
    let has = |stem: &str| {
        stem.len() > 1 && (lists::EASY.has_word(stem) || lists::EASY.has_word(&format!("{stem}e")))
    };
    word_list!("lines", "endings that leave a word as easy as it was").iter().any(|ending| {
        word.strip_suffix(ending).is_some_and(|stem| {
            let doubled = stem.len() > 2
                && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
            let y = stem
                .strip_suffix('i')
                .is_some_and(|stem| lists::EASY.has_word(&format!("{stem}y")));
            has(stem)
                || (doubled
                    && stem.is_char_boundary(stem.len() - 1)
                    && has(&stem[..stem.len() - 1]))
                || y
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easy_words_are_known_in_all_their_forms() {
        let easy = |text| is_easy_to_read(&Sentence::new(text));
        assert!(easy("I will read the words and stopped running happily to my friends."));
        assert!(easy("Mr Szczepański helps me."));
        for word in ["regulate", "emotions", "consistently"] {
            assert!(!easy(word), "{word}");
        }
    }
}
