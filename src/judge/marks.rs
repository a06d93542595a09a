//! What each word adds to a verdict -> the words that are marked.

use std::collections::BTreeSet;
use std::ops::Range;

use super::features::{Feature, Folded, Tokens};

/// A sentence of at most so many words is marked as a whole.
const SHORT: usize = 5;

/// Two passages with so many words between them are marked as one.
const GAP: usize = 2;

/// A word of at most so many letters says little by itself.
const SMALL: usize = 4;

/// At most so many words are named with their weights.
const NAMED: usize = 5;

/// A word with what it adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Weighed {
    /// The word without the marks around it, in bytes.
    pub(super) range: Range<usize>,
    /// What it adds: more than nothing speaks for vague.
    pub(super) weight: i64,
}

/// The words of a sentence, as spaces part them, with what each adds: its own weight, its share of the pairs that it is in,
/// and the weights of its parts. `adds` says what a feature adds.
pub(super) fn weighed(text: &str, folded: &Folded, adds: impl Fn(Feature) -> i64) -> Vec<Weighed> {
    let tokens = folded.tokens();
    // Twice as much, so that half a pair is a whole number.
    let mut twice = vec![0; tokens.len()];
    folded.each(|feature| {
        let weight = adds(feature);
        match feature.tokens {
            Tokens::None => {}
            Tokens::One(at) => twice[at] += 2 * weight,
            Tokens::Pair(at) => {
                twice[at] += weight;
                twice[at + 1] += weight;
            }
        }
    });
    let mut words: Vec<Weighed> = Vec::new();
    let mut end = None;
    for (token, weight) in tokens.iter().zip(twice).filter(|(token, _)| !token.range.is_empty()) {
        let apart = end.is_none_or(|end: usize| {
            text.get(end..token.range.start).is_some_and(|gap| gap.contains(char::is_whitespace))
        });
        end = Some(token.range.end);
        match words.last_mut().filter(|_| !apart) {
            Some(word) => {
                word.weight += weight;
                word.range.end = word.range.end.max(token.range.end);
            }
            None => words.push(Weighed { range: token.range.clone(), weight }),
        }
    }
    words.into_iter().filter_map(|word| bare(text, word)).collect()
}

/// A word without the marks around it; nothing if it is all marks.
fn bare(text: &str, Weighed { range, weight }: Weighed) -> Option<Weighed> {
    let written = text.get(range.clone())?;
    let first = written.find(char::is_alphanumeric)?;
    let last = written.char_indices().rfind(|(_, c)| c.is_alphanumeric() || *c == '%')?;
    let end = range.start + last.0 + last.1.len_utf8();
    Some(Weighed { range: range.start + first..end, weight: weight / 2 })
}

/// The passages to mark: at most two, of the words that weigh most towards vague; all of a short sentence, and of one that is
/// vague throughout.
pub(super) fn heaviest(text: &str, words: &[Weighed]) -> Vec<Range<usize>> {
    let written =
        |part: &Range<usize>| words[part.start].range.start..words[part.end - 1].range.end;
    let whole = 0..words.len();
    let for_vague: i64 = words.iter().map(|word| word.weight.max(0)).sum();
    let count = i64::try_from(words.len()).unwrap_or(i64::MAX).max(1);
    if words.len() <= SHORT || for_vague == 0 {
        return if words.is_empty() { Vec::new() } else { vec![written(&whole)] };
    }
    // What is no heavier than the mean of what speaks for vague does not stretch a passage.
    let above: Vec<i64> = words.iter().map(|word| word.weight - for_vague / count).collect();
    let sum = |part: &Range<usize>| above[part.clone()].iter().sum::<i64>();
    let heaviest = |parts: Vec<Range<usize>>| {
        parts.into_iter().filter_map(|part| best(&above, part)).max_by_key(sum)
    };
    let sentences = sentences(text, words);
    let first = heaviest(sentences.clone()).unwrap_or(whole);
    let without = sentences
        .iter()
        .flat_map(|one| [one.start..one.end.min(first.start), one.start.max(first.end)..one.end]);
    let second = heaviest(without.collect()).filter(|second| sum(second) * 2 > sum(&first));
    let mut parts: Vec<Range<usize>> = [Some(first), second].into_iter().flatten().collect();
    parts.sort_by_key(|part| part.start);
    let around = |part: &Range<usize>| {
        let own = sentences.iter().find(|one| one.contains(&part.start));
        own.cloned().unwrap_or(0..words.len())
    };
    for part in &mut parts {
        let own = around(part);
        *part = grown(text, words, trimmed(text, words, part.clone()), own);
    }
    // What is so close is one passage.
    if let [first, second] = parts.as_mut_slice()
        && second.start <= first.end + GAP
        && around(first) == around(second)
    {
        first.end = second.end.max(first.end);
        parts.pop();
    }
    parts.iter().map(written).collect()
}

/// The sentences of a text, as ranges of its words: no passage goes from one into the next.
fn sentences(text: &str, words: &[Weighed]) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut end = 0;
    for (index, word) in words.iter().enumerate() {
        let is_new = text[end..word.range.start].contains(['.', '!', '?', '\n']);
        match sentences.last_mut().filter(|_| !is_new) {
            Some(sentence) => sentence.end = index + 1,
            None => sentences.push(index..index + 1),
        }
        end = word.range.end;
    }
    sentences
}

/// A passage of small words and figures alone, with words of its sentence beside it until it says something.
fn grown(
    text: &str,
    words: &[Weighed],
    mut part: Range<usize>,
    within: Range<usize>,
) -> Range<usize> {
    let says = |word: &Weighed| {
        text[word.range.clone()].chars().filter(|c| c.is_alphabetic()).count() > SMALL
    };
    while part.len() < SHORT && !words[part.clone()].iter().any(says) {
        if part.end < within.end {
            part.end += 1;
        } else if part.start > within.start {
            part.start -= 1;
        } else {
            break;
        }
    }
    part
}

/// A passage without the small words at its end, and without what joins it to what is before.
fn trimmed(text: &str, words: &[Weighed], mut part: Range<usize>) -> Range<usize> {
    let word = |at: usize| &text[words[at].range.clone()];
    while part.len() > 1 && ["and", "or", "but"].contains(&word(part.start)) {
        part.start += 1;
    }
    let small = |word: &str| word.chars().count() < SMALL && word.chars().all(char::is_lowercase);
    while part.len() > 1 && small(word(part.end - 1)) && word(part.end - 1) != "it" {
        part.end -= 1;
    }
    part
}

/// The stretch of these with the greatest sum, if that is more than nothing.
fn best(weights: &[i64], within: Range<usize>) -> Option<Range<usize>> {
    let mut best: Option<(i64, Range<usize>)> = None;
    let (mut sum, mut start) = (0, within.start);
    for index in within {
        if sum <= 0 {
            (sum, start) = (0, index);
        }
        sum += weights[index];
        if sum > best.as_ref().map_or(0, |(sum, _)| *sum) {
            best = Some((sum, start..index + 1));
        }
    }
    best.map(|(_, range)| range)
}

/// The words that weigh most either way, the heaviest first; one that comes again counts once, as it does in the verdict.
pub(super) fn strongest(text: &str, words: Vec<Weighed>) -> Vec<Weighed> {
    let mut seen = BTreeSet::new();
    let is_new = |word: &Weighed| seen.insert(text[word.range.clone()].to_lowercase());
    let mut strongest: Vec<Weighed> = words.into_iter().filter(is_new).collect();
    strongest.sort_by_key(|word| (-word.weight.abs(), word.range.start));
    strongest.truncate(NAMED);
    strongest
}
