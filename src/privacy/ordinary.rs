//! Words that are names as well as everyday words.

use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Whether a word is an everyday one, so that it counts as a name only with a capital in mid-sentence.
pub(super) fn is_ordinary(word: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| read(include_str!("words/ordinary.txt"))).contains(word)
}

/// Whether a word never names anybody here: months, days, languages, subjects, words for family members.
pub(super) fn is_never(word: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| read(include_str!("words/never.txt"))).contains(word)
}

/// The words of a list; what follows a `#` is a note.
fn read(list: &'static str) -> BTreeSet<&'static str> {
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default());
    lines.flat_map(str::split_whitespace).collect()
}
