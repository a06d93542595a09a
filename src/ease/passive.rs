//! A sentence -> where something is done in it, and it does not say by whom.

use std::ops::Range;

use super::passage::{Kind, Word};
use super::words::is_small;

/// How many words may be between `be` and what is done: `are not always made`.
const BETWEEN: usize = 3;

/// How far behind `by` somebody is looked for: `by all of the adults`.
const BEHIND: usize = 5;

/// Where a sentence says that something is done, without saying by whom: `is supported`, `are always made`. A state is none of
/// these (`am tired`, `is called`).
pub(crate) fn passives(sentence: &[Word]) -> Vec<Range<usize>> {
    let words: Vec<&Word> = sentence.iter().collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, be) in words.iter().enumerate().filter(|(_, word)| is_small(&word.plain, 'b')) {
        let rest = words.iter().enumerate().skip(index + 1).take(BETWEEN);
        for (at, word) in rest.take_while(|(_, word)| word.kind != Kind::Mark) {
            if is_done(word) {
                let range = be.range.start..word.range.end;
                let is_new = found.last().is_none_or(|last| last.end != range.end);
                if is_new && !says_by_whom(&words[at + 1..]) {
                    found.push(range);
                }
                break;
            }
            if !(word.plain.ends_with("ly") || is_small(&word.plain, 'v')) {
                break;
            }
        }
    }
    found
}

/// Whether a word is the part of a verb that says what is done: `supported`, `kept`.
fn is_done(word: &Word) -> bool {
    let plain = word.plain.as_str();
    let is_regular = plain.ends_with("ed") && plain.len() > 4 && !plain.ends_with("eed");
    let is_part = is_regular || is_small(plain, 'r');
    is_part && word.kind == Kind::Common && !is_small(plain, 'a')
}

/// Whether words go on with `by` and somebody: `by my teacher`, `by Miss Lee`, `in class by all of the adults`.
fn says_by_whom(words: &[&Word]) -> bool {
    let bys = words.iter().enumerate().filter(|(_, word)| word.plain == "by");
    bys.map(|(at, _)| &words[at + 1..]).any(|rest| {
        let near = rest.iter().take(BEHIND).take_while(|word| word.kind != Kind::Mark);
        let is_somebody = |word: &Word| {
            let plain = word.plain.strip_suffix("'s").unwrap_or(&word.plain);
            is_small(plain, 'w') || plain.strip_suffix('s').is_some_and(|one| is_small(one, 'w'))
        };
        // “by Friday” is a day.
        let is_named = |word: &Word| word.kind == Kind::Name && !is_small(&word.plain, 'n');
        near.into_iter().any(|word| is_named(word) || is_somebody(word))
    })
}
