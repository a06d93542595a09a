//! The sentences of a text, whether all its words are in the list of easy ones, and a rough age for it.

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

/// How many syllables a word has: groups of vowels, without a silent e at the end.
pub(crate) fn syllables(word: &str) -> usize {
    let vowel = |c: char| "aeiouy".contains(c);
    let mut count = 0;
    let mut before = false;
    for c in word.chars() {
        count += usize::from(vowel(c) && !before);
        before = vowel(c);
    }
    let silent = word.ends_with('e') && !word.ends_with("le") && count > 1
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded") && count > 1);
    (count - usize::from(silent)).max(1)
}

/// The age at which a text is easy to read, by Flesch–Kincaid: a rough guide, and rougher the shorter the text.
#[expect(clippy::cast_precision_loss, reason = "a page has few words")]
pub(crate) fn rough_age<'s, 't: 's>(
    read: impl IntoIterator<Item = &'s Sentence<'t>>,
) -> Option<f64> {
    let (mut all, mut lines, mut beats) = (0usize, 0usize, 0usize);
    for sentence in read {
        lines += sentences(sentence).len();
        for word in sentence.words.iter().filter(|word| word.kind != Kind::Mark) {
            all += 1;
            beats += syllables(&word.plain);
        }
    }
    if all < 30 || lines == 0 {
        return None;
    }
    let grade = 0.39 * all as f64 / lines as f64 + 11.8 * beats as f64 / all as f64 - 15.59;
    Some((grade + 5.0).max(5.0))
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

    #[test]
    fn syllables_are_counted() {
        for (word, count) in
            [("cat", 1), ("table", 2), ("make", 1), ("wanted", 2), ("played", 1), ("remember", 3)]
        {
            assert_eq!(syllables(word), count, "{word}");
        }
    }
}
