//! Words and phrases with something to say about each: plain words to use instead, advice, the group they belong to.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap;

use super::Sentence;
use super::files::{TABLES, pairs};
use super::lists::Name;
use super::text;
use super::word::Word;

/// Phrases, each with its own text.
#[derive(Debug)]
pub(super) struct Table {
    number: usize,
    /// What it says about each, read when one of them is in a sentence.
    says: OnceLock<FxHashMap<String, &'static str>>,
}

/// A phrase of a table that is in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    /// Where it is in the sentence, in bytes.
    pub(crate) range: Range<usize>,
    /// What the table says about it.
    pub(crate) says: String,
}

/// Words that adults' plans are full of, with plain ones for a child.
pub(super) static CHILD_JARGON: Table = Table::new(0);

/// What must not be on a child's page, by group.
pub(super) static CHILD_FORBIDDEN: Table = Table::new(1);

/// Labels, with what to say instead.
pub(super) static TONE: Table = Table::new(2);

/// What should not leave the staffroom, by group.
pub(super) static PRIVATE: Table = Table::new(3);

/// Abbreviations, with their meanings.
pub(super) static ACRONYMS: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| pairs(include_str!("words/acronyms.txt")).collect());

/// Abbreviations that everybody knows.
pub(super) static KNOWN_ACRONYMS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = include_str!("words/known-acronyms.txt").lines().map(str::trim);
    lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(str::to_owned)
        .collect()
});

impl Table {
    const fn new(number: usize) -> Self {
        Self { number, says: OnceLock::new() }
    }

    /// What it says about a phrase.
    fn says(&self, phrase: &[Word<'_>]) -> String {
        let says = self.says.get_or_init(|| {
            let says = TABLES[self.number].iter();
            says.map(|(phrase, says)| (key(&text::words(phrase)), *says)).collect()
        });
        says.get(&key(phrase)).copied().unwrap_or_default().to_owned()
    }

    /// All phrases of the table in a sentence.
    pub(super) fn all(&self, sentence: &Sentence<'_>) -> Vec<Match> {
        let name = Name::of_table(self.number);
        if !name.may_begin(sentence.known) {
            return Vec::new();
        }
        let words = &sentence.words;
        let found = name.all(words).map(|range| {
            let (first, last) = (&words[range.start].range, &words[range.end - 1].range);
            Match { range: first.start..last.end, says: self.says(&words[range]) }
        });
        found.collect()
    }
}

/// Words in the form in which they are looked up.
fn key(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.plain.as_ref()).collect::<Vec<_>>().join(" ")
}
