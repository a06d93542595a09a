//! A list of words and phrases from a data file, and where they are in a sentence.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::word::{self, Word};

/// Words and phrases. In a phrase, `…` matches up to three words, and a `*` at a word's end any ending; a word in
/// capitals matches only capitals.
#[derive(Debug, Default)]
pub(super) struct List {
    /// Phrases by their first word, the longest first.
    phrases: FxHashMap<String, Vec<Vec<Part>>>,
    /// Those whose first word has any ending.
    open: Vec<Vec<Part>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Word(String),
    Start(String),
    /// A word that counts only in capitals.
    Capitals(String),
    Gap,
}

/// How the entries of a list change in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Forms {
    /// They do not change.
    Fixed,
    /// The first word is a verb: improve, improves, improved, improving.
    Verbs,
    /// The last word is a noun: a friend, friends.
    Nouns,
}

/// How many words a `…` stands for at the most.
const GAP: usize = 3;

impl List {
    /// Reads entries, separated by commas or line ends.
    pub(super) fn read(entries: &str, forms: Forms) -> Self {
        let mut list = Self::default();
        for entry in entries.split([',', '\n']).map(str::trim).filter(|entry| !entry.is_empty()) {
            let words: Vec<String> = entry.split_whitespace().map(str::to_owned).collect();
            for words in inflected(&words, forms) {
                list.add(words.iter().map(|word| part(word)).collect());
            }
        }
        list
    }

    fn add(&mut self, parts: Vec<Part>) {
        match parts.first() {
            Some(Part::Word(first) | Part::Capitals(first)) => {
                self.phrases.entry(first.clone()).or_default().push(parts);
            }
            Some(_) => self.open.push(parts),
            None => {}
        }
    }

    /// The words that entries begin with, and whether one of them is that word alone.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = (&str, bool)> {
        let single = |phrases: &[Vec<Part>]| {
            phrases.iter().any(|phrase| matches!(phrase.as_slice(), [Part::Word(_)]))
        };
        self.phrases.iter().map(move |(first, phrases)| (first.as_str(), single(phrases)))
    }

    /// The beginnings of words that entries begin with.
    pub(super) fn open(&self) -> impl Iterator<Item = &str> {
        self.open.iter().filter_map(|phrase| match phrase.first() {
            Some(Part::Start(start)) => Some(start.as_str()),
            _ => None,
        })
    }

    /// How many words from here on are an entry of the list; the longest counts.
    pub(super) fn at(&self, words: &[Word<'_>], index: usize) -> Option<usize> {
        let first = words.get(index)?.plain.as_ref();
        let exact = self.phrases.get(first).map_or(&[][..], Vec::as_slice);
        let open = self.open.iter();
        exact.iter().chain(open).filter_map(|phrase| matched(phrase, words, index)).max()
    }
}

/// How many words a phrase takes up here, if it is here.
fn matched(phrase: &[Part], words: &[Word<'_>], start: usize) -> Option<usize> {
    let Some((part, rest)) = phrase.split_first() else { return Some(0) };
    if *part == Part::Gap {
        return (0..=GAP).find_map(move |gap| {
            let skipped = words.get(start..start + gap)?;
            let whole = skipped.iter().all(|word| word.kind != word::Kind::Mark);
            matched(rest, words, start + gap).filter(|_| whole).map(|length| length + gap)
        });
    }
    let word = words.get(start)?;
    let fits = match part {
        Part::Word(plain) => word.plain == plain.as_str(),
        Part::Capitals(plain) => word.capitals && word.plain == plain.as_str(),
        Part::Start(beginning) => word.plain.starts_with(beginning.as_str()),
        Part::Gap => false,
    };
    if fits { matched(rest, words, start + 1).map(|length| length + 1) } else { None }
}

fn part(word: &str) -> Part {
    match word.strip_suffix('*') {
        _ if word == "…" => Part::Gap,
        Some(start) => Part::Start(start.to_lowercase()),
        None if word.len() > 1 && word.chars().all(char::is_uppercase) => {
            Part::Capitals(word.to_lowercase())
        }
        None => Part::Word(word.to_lowercase()),
    }
}

/// An entry in all its forms.
fn inflected(words: &[String], forms: Forms) -> BTreeSet<Vec<String>> {
    let changed = |index: usize, made: Vec<String>| {
        made.into_iter().map(move |form| {
            let mut words = words.to_vec();
            words[index] = form;
            words
        })
    };
    let mut all = BTreeSet::from([words.to_vec()]);
    match forms {
        Forms::Fixed => {}
        Forms::Verbs => all.extend(changed(0, verb(&words[0]))),
        Forms::Nouns => all.extend(changed(words.len() - 1, vec![plural(&words[words.len() - 1])])),
    }
    all
}

/// A verb with its endings.
fn verb(base: &str) -> Vec<String> {
    let vowel = |c: char| "aeiou".contains(c);
    let mut letters = base.chars().rev();
    let (last, before, earlier) =
        (letters.next().unwrap_or('x'), letters.next().unwrap_or('x'), letters.next());
    let cut = |count: usize| &base[..base.len() - count];
    let doubles = !vowel(last)
        && !"wxyh".contains(last)
        && vowel(before)
        && !earlier.is_some_and(vowel)
        && base.len() <= 4;
    let stem = match last {
        'e' if before != 'e' => cut(1).to_owned(),
        c if doubles => format!("{base}{c}"),
        _ => base.to_owned(),
    };
    let past = match last {
        'y' if !vowel(before) => format!("{}ied", cut(1)),
        _ => format!("{stem}ed"),
    };
    vec![plural(base), past, format!("{stem}ing")]
}

/// A noun's plural, which is also a verb's third person.
fn plural(base: &str) -> String {
    let vowel = |c: char| "aeiou".contains(c);
    let ends = |endings: &[&str]| endings.iter().any(|ending| base.ends_with(ending));
    if ends(&["s", "x", "ch", "sh", "z"]) {
        format!("{base}es")
    } else if base.ends_with('y') && !base.chars().rev().nth(1).is_some_and(vowel) {
        format!("{}ies", &base[..base.len() - 1])
    } else {
        format!("{base}s")
    }
}
