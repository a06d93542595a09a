//! Words and phrases with what is to be said of each: plain swaps, advice, the group that they belong to.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::list::{Forms, List};
use super::lists::pairs;
use super::text::{self, Word};

/// Phrases, each with a text of its own.
#[derive(Debug)]
pub(super) struct Table {
    list: List,
    told: BTreeMap<String, String>,
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
pub(super) static CHILD_JARGON: LazyLock<Table> =
    LazyLock::new(|| Table::of(pairs(include_str!("words/child-jargon.txt"))));

/// What must not stand on a child's page, by group.
pub(super) static CHILD_FORBIDDEN: LazyLock<Table> =
    LazyLock::new(|| Table::of(grouped(include_str!("words/child-forbidden.txt"))));

/// Labels, with what to say instead.
pub(super) static TONE: LazyLock<Table> =
    LazyLock::new(|| Table::of(pairs(include_str!("words/tone.txt"))));

/// What does not leave the staff room, by group.
pub(super) static PRIVATE: LazyLock<Table> =
    LazyLock::new(|| Table::of(grouped(include_str!("words/private.txt"))));

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
    fn of(pairs: impl Iterator<Item = (String, String)>) -> Self {
        let told: BTreeMap<String, String> = pairs.collect();
        // A comma within a phrase would part it into two entries.
        let phrases: Vec<&str> =
            told.keys().map(String::as_str).filter(|phrase| !phrase.contains(',')).collect();
        let list = List::read(&phrases.join("\n"), Forms::Fixed);
        let told =
            told.into_iter().map(|(phrase, told)| (key(&text::words(&phrase)), told)).collect();
        Self { list, told }
    }

    /// All phrases of the table in a text.
    pub(super) fn all(&self, text: &str) -> Vec<Match> {
        let words = text::words(text);
        let told = |range: Range<usize>| self.told.get(&key(&words[range])).cloned();
        let found = self.list.all(&words).map(|range| Match {
            words: text[words[range.start].range.start..words[range.end - 1].range.end].to_owned(),
            told: told(range).unwrap_or_default(),
        });
        found.collect()
    }
}

/// Words as they are looked up by.
fn key(words: &[Word]) -> String {
    words.iter().map(|word| word.plain.as_str()).collect::<Vec<_>>().join(" ")
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
