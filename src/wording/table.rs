//! Words and phrases with something to say about each: plain words to use instead, advice, the group they belong to.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Sentence;
use super::files::{TABLES, pairs};
use super::lists::Name;
use super::text;
use super::word::Word;

/// Phrases, each with its own text.
#[derive(Debug)]
pub(super) struct Table {
    name: Name,
    /// What it says about each.
    says: FxHashMap<String, String>,
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
pub(super) static CHILD_JARGON: LazyLock<Table> = LazyLock::new(|| Table::of(0));

/// What must not be on a child's page, by group.
pub(super) static CHILD_FORBIDDEN: LazyLock<Table> = LazyLock::new(|| Table::of(1));

/// Labels, with what to say instead.
pub(super) static TONE: LazyLock<Table> = LazyLock::new(|| Table::of(2));

/// What should not leave the staffroom, by group.
pub(super) static PRIVATE: LazyLock<Table> = LazyLock::new(|| Table::of(3));

/// Abbreviations, with their meanings.
pub(super) static ACRONYMS: LazyLock<BTreeMap<String, String>> =
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
    fn of(number: usize) -> Self {
        let says = TABLES[number]
            .iter()
            .map(|(phrase, says)| (key(&text::words(phrase)), says.clone()))
            .collect();
        Self { name: Name::of_table(number), says }
    }

    /// All phrases of the table in a sentence.
    pub(super) fn all(&self, sentence: &Sentence<'_>) -> Vec<Match> {
        if !self.name.may_begin(sentence.known) {
            return Vec::new();
        }
        let words = &sentence.words;
        let found = self.name.all(words).map(|range| {
            let (first, last) = (&words[range.start].range, &words[range.end - 1].range);
            Match {
                range: first.start..last.end,
                says: self.says.get(&key(&words[range])).cloned().unwrap_or_default(),
            }
        });
        found.collect()
    }
}

/// Words in the form in which they are looked up.
fn key(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.plain.as_ref()).collect::<Vec<_>>().join(" ")
}
