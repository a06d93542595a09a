//! Words and phrases with what is to be said of each: plain swaps, advice, the group that they belong to.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Sentence;
use super::list::{Forms, List};
use super::lists::{Name, pairs};
use super::text::{self, Word};

/// Phrases, each with a text of its own.
#[derive(Debug)]
pub(super) struct Table {
    name: Name,
    told: FxHashMap<String, String>,
}

/// The phrases of each table with what is said of them, in the order of their numbers.
static PAIRS: LazyLock<[BTreeMap<String, String>; 4]> = LazyLock::new(|| {
    [
        pairs(include_str!("words/child-jargon.txt")).collect(),
        grouped(include_str!("words/child-forbidden.txt")).collect(),
        pairs(include_str!("words/tone.txt")).collect(),
        grouped(include_str!("words/private.txt")).collect(),
    ]
});

/// The lists of all tables, for the lexicon.
pub(super) fn lists() -> impl Iterator<Item = List> {
    PAIRS.iter().map(|pairs| {
        // A comma within a phrase would part it into two entries.
        let phrases: Vec<&str> =
            pairs.keys().map(String::as_str).filter(|phrase| !phrase.contains(',')).collect();
        List::read(&phrases.join("\n"), Forms::Fixed)
    })
}

/// A phrase of a table that stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    /// The words as they stand.
    pub(crate) words: String,
    /// What the table says of them.
    pub(crate) told: String,
}

/// Words that adults' plans are full of, with plain ones for a child.
pub(super) static CHILD_JARGON: LazyLock<Table> = LazyLock::new(|| Table::of(0));

/// What must not stand on a child's page, by group.
pub(super) static CHILD_FORBIDDEN: LazyLock<Table> = LazyLock::new(|| Table::of(1));

/// Labels, with what to say instead.
pub(super) static TONE: LazyLock<Table> = LazyLock::new(|| Table::of(2));

/// What does not leave the staff room, by group.
pub(super) static PRIVATE: LazyLock<Table> = LazyLock::new(|| Table::of(3));

/// Abbreviations, with what they stand for.
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
        let told = PAIRS[number]
            .iter()
            .map(|(phrase, told)| (key(&text::words(phrase)), told.clone()))
            .collect();
        Self { name: Name::of_table(number), told }
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
                words: sentence.text[first.start..last.end].to_owned(),
                told: self.told.get(&key(&words[range])).cloned().unwrap_or_default(),
            }
        });
        found.collect()
    }
}

/// Words as they are looked up by.
fn key(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.plain.as_ref()).collect::<Vec<_>>().join(" ")
}

/// The lines of a file under headings: each with its heading.
fn grouped(file: &str) -> impl Iterator<Item = (String, String)> {
    let mut heading = String::new();
    file.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(move |line| {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(found) => {
                    found.clone_into(&mut heading);
                    None
                }
                None => Some((line.to_owned(), heading.clone())),
            }
        })
}
