//! A passage -> the numbers that its grade is worked out from, and the words that make it hard.

use std::ops::Range;

use super::passage::{Kind, Passage, Word};
use super::passive::passives;
use super::sayings::sayings;
use super::words::{Knows, is_abstract, is_small, syllables};

/// The names of the features, in the order of their numbers; in the file of weights they have these names.
pub(crate) const NAMES: [&str; COUNT] = [
    "longest-sentence",
    "words-beyond-eighteen",
    "words",
    "unknown-at-six-share",
    "unknown-at-six",
    "unknown-at-nine-share",
    "unknown-at-nine",
    "rare-share",
    "abstract-nouns",
    "passives",
    "sayings",
    "clauses",
    "persons",
    "long-words",
    "syllables",
    "longer-words-beyond-first",
    "connecting-words",
    "apostrophes",
    "letters",
    "endings",
    "six-letters",
    "about-somebody",
];

/// How many features there are.
pub(crate) const COUNT: usize = 22;

/// What makes a passage hard, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Where the words are, in bytes.
    pub range: Range<usize>,
    /// What they are.
    pub what: What,
}

/// What can make a passage hard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A saying that does not mean what its words say.
    Saying,
    /// An abstract noun: consistency, provision.
    Abstract,
    /// Something is done, and the sentence does not say by whom.
    Passive,
    /// A word that few children of nine know.
    Unknown,
    /// A word that few children of six know.
    UnknownAtSix,
    /// A sentence too long for most children of nine.
    Long,
    /// A sentence too long for most children of six.
    LongAtSix,
}

/// The most words of a sentence for children of six, and of nine.
pub(crate) const LONGEST: (usize, usize) = (13, 20);

/// The numbers of a passage, in hundredths, and what makes it hard.
#[derive(Debug, Clone)]
pub(crate) struct Features {
    pub(crate) numbers: [i64; COUNT],
    pub(crate) signs: Vec<Sign>,
}

impl Features {
    /// Works the features of a passage out.
    pub(crate) fn of(passage: &Passage) -> Self {
        let mut signs = Vec::new();
        for sentence in &passage.sentences {
            signs.extend(sayings(sentence).map(|range| Sign { range, what: What::Saying }));
            signs.extend(
                passives(sentence).into_iter().map(|range| Sign { range, what: What::Passive }),
            );
            signs.extend(long(sentence));
        }
        signs.extend(passage.common().filter_map(hard));
        let numbers = numbers(passage, &signs);
        signs.sort_by_key(|sign| (sign.range.start, sign.what));
        Self { numbers, signs }
    }
}

fn hard(word: &Word) -> Option<Sign> {
    let what = match word.knows {
        Knows::First | Knows::BySix => return None,
        Knows::ByNine => What::UnknownAtSix,
        _ if is_abstract(&word.plain) => What::Abstract,
        _ => What::Unknown,
    };
    Some(Sign { range: word.range.clone(), what })
}

fn length(sentence: &[Word]) -> usize {
    sentence.iter().filter(|word| word.kind != Kind::Mark).count()
}

fn long(sentence: &[Word]) -> Option<Sign> {
    let what = match length(sentence) {
        words if words > LONGEST.1 => What::Long,
        words if words > LONGEST.0 => What::LongAtSix,
        _ => return None,
    };
    let range = sentence.first()?.range.start..sentence.last()?.range.end;
    Some(Sign { range, what })
}

fn numbers(passage: &Passage, signs: &[Sign]) -> [i64; COUNT] {
    let words: Vec<&Word> = passage.common().collect();
    let sentences = passage.sentences.len().max(1);
    let lengths = || passage.sentences.iter().map(|sentence| length(sentence));
    let beyond: usize = lengths().map(|words| words.saturating_sub(18)).sum();
    let count = |is: &dyn Fn(&Word) -> bool| words.iter().filter(|word| is(word)).count();
    let has = |kind: char| words.iter().any(|word| is_small(&word.plain, kind));
    let share = |number: usize| hundredths(number * 100, words.len());
    let sum = |of: &dyn Fn(&Word) -> usize| words.iter().map(|word| of(word)).sum::<usize>();
    let signed = |what: What| signs.iter().filter(|sign| sign.what == what).count();
    let at_six = count(&|word| word.knows > Knows::BySix);
    let at_nine = count(&|word| word.knows > Knows::ByNine);
    let ending = |word: &Word| {
        (word.plain.ends_with("ing") && word.plain.len() > 5)
            || (word.plain.ends_with("ed") && word.plain.len() > 4)
    };
    [
        hundredths(lengths().max().unwrap_or(0), 1),
        hundredths(beyond, sentences),
        hundredths(words.len().min(50), 1),
        share(at_six),
        hundredths(at_six.min(8), 1),
        share(at_nine),
        hundredths(at_nine.min(6), 1),
        share(count(&|word| word.knows == Knows::Rare)),
        hundredths(signed(What::Abstract).min(4), 1),
        hundredths(signed(What::Passive), sentences),
        hundredths(signed(What::Saying).min(1), 1),
        hundredths(count(&|word| is_small(&word.plain, 's')), sentences),
        share(count(&|word| is_small(&word.plain, 'p'))),
        share(count(&|word| syllables(&word.plain) >= 3)),
        hundredths(sum(&|word| syllables(&word.plain)), words.len()),
        share(count(&|word| syllables(&word.plain) >= 2 && word.knows > Knows::First)),
        share(count(&|word| is_small(&word.plain, 'c'))),
        share(count(&|word| word.plain.contains('\''))),
        hundredths(sum(&|word| word.plain.chars().count()), words.len()),
        share(count(&ending)),
        share(count(&|word| word.plain.chars().count() >= 6)),
        // Adults write so about a child; a child's own text has `I`, `my` or `you` in it.
        hundredths(usize::from(has('h') && !has('i')), 1),
    ]
}

/// A number divided by another, in hundredths.
fn hundredths(number: usize, by: usize) -> i64 {
    i64::try_from(number * 100 / by.max(1)).unwrap_or(i64::MAX)
}
