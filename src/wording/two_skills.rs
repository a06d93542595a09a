//! The text of a target: is it two targets in one?

use std::ops::Range;

use super::measure::{self, Worth};
use super::word::{Kind, Word};
use super::word_list;
use super::{Sentence, lists};

/// Where a second target begins within a target, to its end: another verb with a measure of its own.
pub(crate) fn second_skill(Sentence { text, words, .. }: &Sentence<'_>) -> Option<Range<usize>> {
    // An example of what the child says is not a second target.
    if text.contains(['“', '"', '(']) {
        return None;
    }
    let start = deadline(words);
    let end = lists::PURPOSES.find(words).map_or(words.len(), |range| range.start);
    let counts = |from: usize, to: usize| {
        (from..to).any(|index| measure::worth(words, index) == Worth::Measure)
    };
    let seen: Vec<usize> = verbs(&words[start..end]).into_iter().map(|at| at + start).collect();
    let first = *seen.first()?;
    seen.iter().skip(1).find_map(|second| {
        let before = &words[..*second];
        let joined = before.iter().rev().take(3).any(|word| word.is_any(&["and", "will"]));
        let parted =
            before.iter().rev().take(4).any(|word| word.kind == Kind::Mark || word.is("will"));
        let own = joined && parted && counts(first, *second) && counts(*second, end);
        own.then(|| words[*second].range.start..words[end - 1].range.end)
    })
}

/// Whether the first words set the scene: `Given a list, …`, `When asked, …`. Who is given something comes after them.
fn sets_scene(words: &[Word<'_>]) -> bool {
    let opens = word_list!("skills", "sets the scene");
    words.first().is_some_and(|word| word.is_any(opens))
}

/// How many words at the start only say by when: `By the end of the spring term, …`.
fn deadline(words: &[Word<'_>]) -> usize {
    if sets_scene(words)
        && let Some(comma) = words.iter().take(20).position(|word| word.is(","))
    {
        return comma + 1;
    }
    let opens = word_list!("skills", "says by when");
    if !words.first().is_some_and(|word| word.is_any(opens)) {
        return 0;
    }
    let comma = words.iter().take(14).position(|word| word.is(","));
    let subject = words
        .iter()
        .take(16)
        .position(|word| word.is_any(word_list!("skills", "who or what comes before the verb")));
    match (comma, subject) {
        (Some(comma), Some(subject)) if subject < comma => subject,
        (Some(comma), _) => comma + 1,
        (None, Some(subject)) => subject,
        (None, None) => 0,
    }
}

/// Where the verbs are that anybody can see happening, in order.
fn verbs(words: &[Word<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        // `be able to read` depends on reading.
        let able =
            words[index].is("be") && words.get(index + 1).is_some_and(|next| next.is("able"));
        let verb = Some(index).filter(|index| !able && verb_stands(words, *index));
        match verb.and_then(|index| verb_at(words, index)) {
            Some(length) => {
                found.push(index);
                index += length;
            }
            None => index += 1,
        }
    }
    found
}

/// How many words the verb has that begins here.
fn verb_at(words: &[Word<'_>], index: usize) -> Option<usize> {
    let lists = [lists::CLEAR_VERBS, lists::SOFT_VERBS];
    lists.iter().filter_map(|list| list.at(words, index)).max()
}

/// Whether a verb can stand here, and not only a noun of the same letters.
fn verb_stands(words: &[Word<'_>], index: usize) -> bool {
    let skipped = |word: &Word<'_>| {
        (word.plain.ends_with("ly") && word.plain.len() > 4)
            || word.is_any(word_list!("skills", "between that and the verb"))
    };
    let Some(before) = words[..index].iter().rposition(|word| !skipped(word)) else { return true };
    let word = &words[before];
    if word.kind == Kind::Mark && !word.is("(") {
        return true;
    }
    if word.is_any(word_list!("skills", "before a verb")) {
        return true;
    }
    // `Sam reads …`: after a subject at the start, with an ending that a noun would not have there.
    let start =
        words[..before].iter().rposition(|word| word.kind == Kind::Mark).map_or(0, |at| at + 1);
    let near = before - start.min(before) <= 2;
    let bound = word.is_any(word_list!("skills", "before a noun"));
    near && !bound && words[index].plain.ends_with('s')
}
