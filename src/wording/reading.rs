//! How easy a text is for a child to read: its sentences, the words that are not in the list of easy ones.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::text::{self, Kind};

/// Words that most children of five to seven know.
static EASY: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("words/easy.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// The sentences of a text, each with how many words it has.
pub(crate) fn sentences(text: &str) -> Vec<(String, usize)> {
    text.split_inclusive(['.', '!', '?', '\n'])
        .map(|sentence| {
            // `ai`, `ea`: letters that are talked of are no words.
            let counts = |word: &&text::Word| {
                word.is_number()
                    || (word.kind == Kind::Letters
                        && (word.plain.len() > 2 || EASY.contains(word.plain.as_str())))
            };
            let count = text::words(sentence).iter().filter(counts).count();
            (sentence.trim().to_owned(), count)
        })
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// A word that a child may stumble over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HardWord {
    /// The word as it stands.
    pub(crate) word: String,
    /// How many syllables it has, as far as a rule can tell.
    pub(crate) syllables: usize,
}

/// The words of a text that are not in the list of easy words, nor among the school's own. Names are passed over.
pub(crate) fn hard_words(text: &str, own: &BTreeSet<String>) -> Vec<HardWord> {
    let words = text::words(text);
    let mut found: Vec<HardWord> = Vec::new();
    for word in words.iter().filter(|word| word.kind == Kind::Letters) {
        let raw = &text[word.range.clone()];
        let name = raw.starts_with(char::is_uppercase);
        let figures = raw.contains(|c: char| c.is_ascii_digit());
        let easy = word.plain.split(['-', '\'']).all(|part| is_easy(part) || own.contains(part));
        if name
            || figures
            || easy
            || own.contains(&word.plain)
            || found.iter().any(|hard| hard.word == raw)
        {
            continue;
        }
        found.push(HardWord { word: raw.to_owned(), syllables: syllables(&word.plain) });
    }
    found
}

/// Whether a word, or what it comes from, is in the list.
fn is_easy(word: &str) -> bool {
    if word.len() < 3 || EASY.contains(word) {
        return true;
    }
    let has = |stem: &str| {
        stem.len() > 1 && (EASY.contains(stem) || EASY.contains(format!("{stem}e").as_str()))
    };
    ["s", "es", "ed", "ing", "er", "est", "ly", "y", "ers", "ings"].iter().any(|ending| {
        word.strip_suffix(ending).is_some_and(|stem| {
            let doubled = stem.len() > 2
                && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
            let y = stem
                .strip_suffix('i')
                .is_some_and(|stem| EASY.contains(format!("{stem}y").as_str()));
            has(stem)
                || (doubled
                    && stem.is_char_boundary(stem.len() - 1)
                    && has(&stem[..stem.len() - 1]))
                || y
        })
    })
}

/// How many syllables a word has: groups of vowels, a silent e at the end left out.
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

/// The age that reads a text with ease, after Flesch and Kincaid: a rough guide, and rougher the shorter the text.
#[expect(clippy::cast_precision_loss, reason = "a page has few words")]
pub(crate) fn rough_age<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<f64> {
    let (mut all, mut lines, mut beats) = (0usize, 0usize, 0usize);
    for text in texts {
        lines += sentences(text).len();
        for word in text::words(text).iter().filter(|word| word.kind != Kind::Mark) {
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
        let none = BTreeSet::new();
        let hard = |text: &str| -> Vec<String> {
            hard_words(text, &none).into_iter().map(|hard| hard.word).collect()
        };
        assert!(
            hard("I will read the words and stopped running happily to my friends.").is_empty()
        );
        assert_eq!(
            hard("I regulate my emotions consistently."),
            ["regulate", "emotions", "consistently"]
        );
        assert!(hard("Mr Szczepański helps me.").is_empty());
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
