//! Words for a child -> the one word that the judge weighs for all of them: no verdict depends on a name or a pronoun.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What stands for a name, and for one with `'s`.
const NAME: [&str; 2] = ["he", "his"];

/// The parts of the list of names that are names and nothing else.
const NAMES: [&str; 2] = ["[first names]", "[nicknames]"];

/// Each word with what stands for it; names in small letters.
struct Called {
    words: HashMap<&'static str, &'static str>,
    names: HashSet<String>,
}

static CALLED: LazyLock<Called> = LazyLock::new(|| {
    let lines = entries(include_str!("called.txt"));
    let words = lines.flat_map(|line| {
        let mut line = line.split(", ");
        let first = line.next().unwrap_or_default();
        line.map(move |other| (other, first))
    });
    let mut part = "";
    let names = entries(include_str!("../wording/words/names.txt")).filter(|line| {
        if line.starts_with('[') {
            part = line;
        }
        NAMES.contains(&part) && !line.starts_with('[')
    });
    let names = names.flat_map(|line| line.split(',')).map(|name| name.trim().to_lowercase());
    Called { words: words.collect(), names: names.collect() }
});

/// The lines of a list that are no remarks.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// What stands for a word in small letters, if anything does. `is_capital` says whether it was written with a capital, and `own`
/// are the names of the child that the sentence is about.
pub(crate) fn stands_for(word: &str, is_capital: bool, own: &[String]) -> Option<&'static str> {
    if let Some(first) = CALLED.words.get(word) {
        return Some(first);
    }
    let [he, his] = NAME;
    let (name, called) = match word.strip_suffix("'s") {
        Some(name) => (name, his),
        None => (word, he),
    };
    // Will will read.
    let is_name = is_capital
        && (CALLED.names.contains(name) || own.iter().any(|own| own.to_lowercase() == name));
    is_name.then_some(called)
}
