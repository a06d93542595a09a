//! Words for a child -> the one word that the judge weighs for all of them: no verdict depends on a name or a pronoun.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What stands for a name, and for one with `'s`.
const NAME: [&str; 2] = ["he", "his"];

/// What the line begins with that lists those of them which are names at the start of a sentence.
const FIRST: &str = "names at the start: ";

/// The parts of the list of names whose entries are names, the last one pairs of them.
const NAMES: [&str; 2] = ["[first names]", "[nicknames]"];

/// The part whose entries are words as well.
const OR_WORDS: &str = "[names that are words as well]";

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// In small letters.
    Small,
    /// With a capital, which the first word of a sentence has in any case.
    First,
    /// With a capital within a sentence.
    Capital,
}

/// Each word with what stands for it; names in small letters.
struct Called {
    words: HashMap<&'static str, &'static str>,
    names: HashSet<String>,
    /// Names that may be words at the start of a sentence: Will read.
    or_words: HashSet<String>,
}

static CALLED: LazyLock<Called> = LazyLock::new(|| {
    let lines = || entries(include_str!("called.txt"));
    let words = lines().filter(|line| !line.starts_with(FIRST)).flat_map(|line| {
        let mut line = line.split(", ");
        let first = line.next().unwrap_or_default();
        line.map(move |other| (other, first))
    });
    let first: HashSet<&str> = lines()
        .filter_map(|line| line.strip_prefix(FIRST))
        .flat_map(|line| line.split(", "))
        .collect();
    let (mut names, mut or_words) = (HashSet::new(), HashSet::new());
    let mut part = "";
    for line in entries(include_str!("../wording/words/names.txt")) {
        if line.starts_with('[') {
            part = line;
            continue;
        }
        let of_line = || line.split([',', ' ']).map(str::to_lowercase);
        if part == OR_WORDS {
            or_words.extend(of_line().filter(|name| !first.contains(name.as_str())));
        }
        if part == OR_WORDS || NAMES.contains(&part) {
            names.extend(of_line());
        }
    }
    Called { words: words.collect(), names, or_words }
});

/// The lines of a list that are no remarks.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// What stands for a word, given in small letters, if anything does. `own` are the names of the child that the sentence is about.
pub(crate) fn stands_for(word: &str, written: Written, own: &[String]) -> Option<&'static str> {
    if let Some(first) = CALLED.words.get(word) {
        return Some(first);
    }
    let [he, his] = NAME;
    let (name, called) = match word.strip_suffix("'s") {
        Some(name) => (name, his),
        None => (word, he),
    };
    if written == Written::Small || (written == Written::First && CALLED.or_words.contains(name)) {
        return None;
    }
    let is_name = CALLED.names.contains(name) || own.iter().any(|own| own.to_lowercase() == name);
    is_name.then_some(called)
}
