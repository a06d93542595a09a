//! A list of words and phrases from a data file, and where its phrases are in a sentence.

use std::borrow::Cow;

use super::files::entries;
use super::word::{Kind, Word};
use super::word_list;

/// The phrases of a list. In a phrase, `…` matches up to three words, and a `*` at a word's end any ending; a word in
/// capitals matches only capitals. What is known about each word says which words are entries by themselves.
#[derive(Debug, Default)]
pub(super) struct List {
    /// Those that begin with a word as it is, in the order of these words.
    phrases: Vec<Phrase>,
    /// Those that begin with anything else.
    open: Vec<Phrase>,
}

/// A phrase in small letters, except for what counts only in capitals, with one space between its words.
#[derive(Debug)]
struct Phrase {
    text: Cow<'static, str>,
    /// How long its first word is, in bytes.
    first: usize,
}

/// A part of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'p> {
    /// A word.
    Word(&'p str),
    /// How a word begins.
    Start(&'p str),
    /// A word that counts only in capitals.
    Capitals(&'p str),
    /// Up to three words.
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
    /// Reads a section of a data file.
    pub(super) fn read(section: &'static str, forms: Forms) -> Self {
        let mut list = Self::default();
        for entry in entries(section) {
            list.add(Cow::Borrowed(entry));
            for made in forms.of_entry(entry) {
                list.add(Cow::Owned(made));
            }
        }
        list.phrases.sort_unstable_by(|one, other| one.first().cmp(other.first()));
        list
    }

    fn add(&mut self, entry: Cow<'static, str>) {
        let text = unified(entry);
        let first = text.find(' ').unwrap_or(text.len());
        let phrase = Phrase { text, first };
        match Part::of(phrase.first()) {
            Part::Word(word) if word.len() == phrase.text.len() => {}
            Part::Word(_) => self.phrases.push(phrase),
            Part::Start(_) | Part::Capitals(_) | Part::Gap => self.open.push(phrase),
        }
    }

    /// How many words from here on are a phrase of the list; the longest counts.
    pub(super) fn at(&self, words: &[Word<'_>], index: usize) -> Option<usize> {
        let word = words.get(index)?.plain.as_ref();
        let from = self.phrases.partition_point(|phrase| phrase.first() < word);
        let exact = self.phrases[from..].iter().take_while(|phrase| phrase.first() == word);
        exact.chain(&self.open).filter_map(|phrase| matched(&phrase.text, words, index)).max()
    }
}

impl Phrase {
    fn first(&self) -> &str {
        &self.text[..self.first]
    }
}

impl<'p> Part<'p> {
    /// What a word of an entry is.
    pub(super) fn of(word: &'p str) -> Self {
        match word.strip_suffix('*') {
            _ if word == "…" => Self::Gap,
            Some(start) => Self::Start(start),
            None if word.len() > 1 && word.chars().all(char::is_uppercase) => Self::Capitals(word),
            None => Self::Word(word),
        }
    }

    /// Whether it is this word of a sentence.
    fn fits(self, word: &Word<'_>) -> bool {
        match self {
            Self::Word(plain) => word.plain == plain,
            Self::Capitals(capitals) => word.capitals && word.plain == capitals.to_lowercase(),
            Self::Start(start) => word.plain.starts_with(start),
            Self::Gap => false,
        }
    }
}

impl Forms {
    /// The other forms that a word has where entries begin with it.
    pub(super) fn of_first(self, word: &str, is_whole: bool) -> Vec<String> {
        match self {
            Self::Verbs => verb(word),
            Self::Nouns if is_whole => vec![plural(word)],
            Self::Nouns | Self::Fixed => Vec::new(),
        }
    }

    /// The other forms of an entry.
    fn of_entry(self, entry: &str) -> Vec<String> {
        // Words by themselves are not phrases.
        let made = match self {
            Self::Fixed => None,
            Self::Verbs => entry.split_once(' ').map(|(first, rest)| {
                verb(first).iter().map(|verb| [verb, " ", rest].concat()).collect()
            }),
            Self::Nouns => entry
                .rsplit_once(' ')
                .map(|(before, last)| vec![[before, " ", &plural(last)].concat()]),
        };
        made.unwrap_or_default()
    }
}

/// How many words a phrase takes up here, if it is here.
fn matched(phrase: &str, words: &[Word<'_>], start: usize) -> Option<usize> {
    let (part, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    match Part::of(part) {
        _ if part.is_empty() => Some(0),
        Part::Gap => (0..=GAP).find_map(|gap| {
            let skipped = words.get(start..start + gap)?;
            let whole = skipped.iter().all(|word| word.kind != Kind::Mark);
            matched(rest, words, start + gap).filter(|_| whole).map(|length| length + gap)
        }),
        part if part.fits(words.get(start)?) => {
            matched(rest, words, start + 1).map(|length| length + 1)
        }
        _ => None,
    }
}

/// An entry as phrases are.
fn unified(entry: Cow<'static, str>) -> Cow<'static, str> {
    let has_gap = || entry.as_bytes().windows(2).any(|pair| pair == b"  ");
    if !entry.chars().any(char::is_uppercase) && !has_gap() {
        return entry;
    }
    let small = |word| match Part::of(word) {
        Part::Capitals(capitals) => capitals.to_owned(),
        _ => word.to_lowercase(),
    };
    Cow::Owned(entry.split_whitespace().map(small).collect::<Vec<_>>().join(" "))
}

/// The other forms of a verb.
fn verb(base: &str) -> Vec<String> {
    let vowel = |c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
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
        _ if doubles => [base, &base[base.len() - last.len_utf8()..]].concat(),
        _ => base.to_owned(),
    };
    let past = match last {
        'y' if !vowel(before) => [cut(1), "ied"].concat(),
        _ => [&stem, "ed"].concat(),
    };
    vec![plural(base), past, [&stem, "ing"].concat()]
}

/// A noun's plural, which is also a verb's third person.
fn plural(base: &str) -> String {
    let vowel = |c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let ends = |endings: &[&str]| endings.iter().any(|ending| base.ends_with(ending));
    if ends(word_list!("lines", "endings of nouns with es in the plural")) {
        [base, "es"].concat()
    } else if base.ends_with('y') && !base.chars().rev().nth(1).is_some_and(vowel) {
        [&base[..base.len() - 1], "ies"].concat()
    } else {
        [base, "s"].concat()
    }
}
