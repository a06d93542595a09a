//! A word -> who knows it: children of six, children of nine, or neither, and then how rare it is.

use super::table::Table;

/// Words that children know with who knows them, and names: made by `cargo teach passages`.
const KNOWN: Table = Table(include_str!("lists/known.tsv"));

/// How often other words are met.
const FREQUENCY: Table = Table(include_str!("lists/frequency.tsv"));

/// Small words that show how a sentence is built.
const GRAMMAR: Table = Table(include_str!("lists/grammar.tsv"));

/// The frequency under which a word is rare, in tenths on the Zipf scale.
const RARE: u32 = 42;

/// Who knows a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Knows {
    /// Whoever has read the three hundred most frequent words.
    First,
    /// Most children of six.
    BySix,
    /// Most children of nine.
    ByNine,
    /// Few children, though adults often use it.
    Adults,
    /// Few children, and adults seldom use it.
    Rare,
}

/// Who knows a word in lower case.
pub(crate) fn knows(word: &str) -> Knows {
    let parts = word.split('-').filter(|part| !part.is_empty());
    if listed(word).is_none() && word.contains('-') {
        return parts.map(knows).max().unwrap_or(Knows::First);
    }
    if word.len() < 3 || word.starts_with(|c: char| c.is_ascii_digit()) {
        return Knows::First;
    }
    let bases = bases(word);
    let known = bases.iter().filter(|base| base.len() > 1).filter_map(|base| listed(base));
    let known = listed(word).into_iter().chain(known).min();
    known.unwrap_or_else(|| {
        let often = bases.iter().filter_map(|base| frequency(base)).map(|tenths| tenths - 3);
        let often = frequency(word).into_iter().chain(often).max();
        if often.is_some_and(|tenths| tenths >= RARE) { Knows::Adults } else { Knows::Rare }
    })
}

fn listed(word: &str) -> Option<Knows> {
    match KNOWN.get(word)? {
        "1" => Some(Knows::First),
        "6" => Some(Knows::BySix),
        "9" => Some(Knows::ByNine),
        _ => None,
    }
}

fn frequency(word: &str) -> Option<u32> {
    FREQUENCY.get(word)?.parse().ok()
}

/// The most letters of an abbreviation; a longer word in capitals is shouted.
const SHORT: usize = 5;

/// Who knows a word in capitals that is an abbreviation; none if it is no abbreviation, but a word (“STOP”), initials with a J, as
/// pupils have them, or a number of Romans.
pub(crate) fn abbreviation(raw: &str) -> Option<Knows> {
    let letters = raw.strip_suffix("s").or_else(|| raw.strip_suffix("'s")).unwrap_or(raw);
    let is_short = (2..=SHORT).contains(&letters.len());
    if !is_short || !letters.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return None;
    }
    let plain = letters.to_lowercase();
    if is_small(&plain, 'x') {
        return Some(Knows::Rare);
    }
    let is_roman = || plain.bytes().all(|letter| b"ivx".contains(&letter));
    let is_initials = || letters.len() == 2 && plain.contains('j');
    let is_word = || is_name(&plain) || listed(&plain).is_some() || is_small(&plain, 'k');
    if is_roman() || is_initials() || is_word() || knows_forms(&plain) {
        return None;
    }
    Some(Knows::Rare)
}

fn knows_forms(word: &str) -> bool {
    bases(word).iter().filter(|base| base.len() > 1).any(|base| listed(base).is_some())
}

/// Whether a word ends as adults' terms do that they write with capitals: `Regulation`, `Assessment`.
pub(crate) fn ends_abstract(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    one.len() > 7 && ["tion", "ment", "apy"].iter().any(|ending| one.ends_with(ending))
}

/// Whether a word with a capital at the beginning of a sentence is a name.
pub(crate) fn is_name(lower: &str) -> bool {
    KNOWN.get(lower) == Some("n")
}

/// Whether a word is one of the small words of this kind.
pub(crate) fn is_small(word: &str, kind: char) -> bool {
    GRAMMAR.get(word).is_some_and(|kinds| kinds.contains(kind))
}

/// Endings, each with whether an `e` may have been dropped before it.
const ENDINGS: &[(&str, bool)] = &[
    ("'s", false),
    ("n't", false),
    ("s", false),
    ("es", true),
    ("ed", true),
    ("d", false),
    ("ing", true),
    ("er", true),
    ("r", false),
    ("est", true),
    ("ly", false),
    ("y", true),
    ("ers", true),
    ("ings", true),
    ("ness", false),
];

/// The words that a word may be a form of: `running` → `runn`, `run`, `runne`.
pub(crate) fn bases(word: &str) -> Vec<String> {
    let mut bases = Vec::new();
    for (ending, dropped) in ENDINGS {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 1) else { continue };
        bases.push(stem.to_owned());
        if *dropped {
            bases.push(format!("{stem}e"));
        }
        if *ending == "ly" {
            bases.push(format!("{stem}le"));
        }
        if let Some(stem) = stem.strip_suffix('i') {
            bases.push(format!("{stem}y"));
        }
        let mut last = stem.chars().rev();
        if stem.len() > 3 && last.next() == last.next() {
            let mut single = stem.to_owned();
            single.pop();
            bases.push(single);
        }
    }
    bases
}

/// Whether a word is an abstract noun by its ending: consistency, provision, movement.
pub(crate) fn is_abstract(word: &str) -> bool {
    let singular = word.strip_suffix("ies").or_else(|| word.strip_suffix('s')).unwrap_or(word);
    const ABSTRACT: &[&str] =
        &["tion", "sion", "ment", "ty", "ency", "ancy", "ance", "ence", "ness", "ism", "cy"];
    word.len() > 5
        && knows(word) > Knows::ByNine
        && (ABSTRACT.iter().any(|ending| word.ends_with(ending) || singular.ends_with(ending))
            || (word.ends_with("ies") && (singular.ends_with('t') || singular.ends_with('c'))))
}

/// How many syllables a word has: groups of vowels, without a silent e at the end.
pub(crate) fn syllables(word: &str) -> usize {
    let mut count = 0;
    let mut before = false;
    for c in word.chars() {
        let vowel = "aeiouy".contains(c);
        count += usize::from(vowel && !before);
        before = vowel;
    }
    let silent = (word.ends_with('e') && !word.ends_with("le"))
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"));
    (count - usize::from(count > 1 && silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::syllables;

    #[test]
    fn syllables_are_counted() {
        for (word, count) in
            [("cat", 1), ("table", 2), ("make", 1), ("wanted", 2), ("played", 1), ("remember", 3)]
        {
            assert_eq!(syllables(word), count, "{word}");
        }
    }
}
