//! The text of a target: will anybody be able to see that it is met?

use std::ops::Range;

use super::lists;
use super::measure::{self, Worth};
use super::need::own;
use super::word::{Kind, Word};
use super::{Fault, Reason, Sentence};

/// What kind of verb a target depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    /// Nobody can see it: improve.
    Weak,
    /// Anybody can see it: write.
    Clear,
    /// It can be seen if the target says when or how: follow.
    Soft,
    /// Adults do it: be given.
    Given,
}

/// What is vague in a target; nothing if it is precise.
///
/// ```
/// use sendplan::internal::wording;
/// assert!(wording::target("improve behaviour").is_some());
/// assert!(wording::target("Sam will use a number line for 8 of 10 sums by himself").is_none());
/// ```
#[must_use]
pub fn target(text: &str) -> Option<Fault> {
    vague_target(&Sentence::new(text))
}

/// The same for a sentence that is already split.
pub(crate) fn vague_target(Sentence { text, words: all, .. }: &Sentence<'_>) -> Option<Fault> {
    let words = &all[deadline(all)..];
    let first_adult = adult(words);
    let verbs = verbs(words);
    let purpose = lists::PURPOSES.find(words).map_or(words.len(), |range| range.start);
    let first = verbs.iter().find(|(range, _)| range.start < purpose);
    let measured = (0..words.len()).any(|index| measure::worth(words, index) == Worth::Measure);
    if let Some(range) = first_adult {
        let child = verbs.iter().any(|(found, _)| follows_child(words, found.start, &range));
        if !child {
            return Some(Fault::at(text, &words[range], Reason::AdultActs));
        }
    }
    let Some((range, verb)) = first else {
        return if measured { None } else { Some(weak_head(text, words)) };
    };
    let condition = condition(words, purpose);
    let conditioned = condition.is_some() || {
        let scene = &all[..all.len() - words.len()];
        sets_scene(all) && scene.iter().any(|word| own(word, text))
    };
    let clear = verbs.iter().any(|(found, verb)| {
        *verb == Verb::Clear
            && found.start < purpose
            && condition.as_ref().is_none_or(|at| !at.contains(&found.start))
    });
    // `Attend 95 % of lessons` is the child's own doing, `be given 10 minutes` is not.
    let attends =
        measured && words[range.start].is_any(&["attend", "attends", "access", "accesses"]);
    let fault = |reason| Some(Fault::at(text, &words[range.clone()], reason));
    match verb {
        Verb::Given if !clear && !attends => fault(Reason::AdultActs),
        _ if measured => None,
        Verb::Given => fault(Reason::AdultActs),
        Verb::Weak if clear && conditioned => None,
        Verb::Weak => fault(Reason::WeakVerb),
        Verb::Clear | Verb::Soft => plain_verb(text, words, range, *verb, conditioned, purpose),
    }
}

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
    let seen = verbs(&words[start..end])
        .into_iter()
        .filter(|(_, verb)| matches!(verb, Verb::Clear | Verb::Soft))
        .map(|(range, _)| range.start + start);
    let seen: Vec<usize> = seen.collect();
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

/// A verb that can be seen, in a target without a number.
fn plain_verb(
    text: &str,
    words: &[Word<'_>],
    range: &Range<usize>,
    verb: Verb,
    condition: bool,
    purpose: usize,
) -> Option<Fault> {
    let rest = &words[range.end..purpose.max(range.end)];
    let compared = lists::COMPARATIVES.find(rest);
    let content = rest
        .iter()
        .filter(|word| {
            own(word, text) && !lists::DOMAINS.has(word) && !lists::COMPARATIVES.has(word)
        })
        .count();
    if condition {
        return None;
    }
    if let Some(compared) = compared {
        return Some(Fault::at(text, &rest[compared], Reason::Compared));
    }
    let needed = if verb == Verb::Clear { 1 } else { 2 };
    let attribute = rest.iter().any(|word| word.plain.contains('-') && word.kind == Kind::Letters);
    if content + usize::from(attribute) >= needed {
        return None;
    }
    Some(Fault::at(text, &words[range.clone()], Reason::NoCondition))
}

/// What is wrong with a target without a verb.
fn weak_head(text: &str, words: &[Word<'_>]) -> Fault {
    match lists::WEAK_HEADS.find(words) {
        Some(range) => Fault::at(text, &words[range], Reason::WeakVerb),
        None => Fault::whole(text, Reason::NoVerb),
    }
}

/// Whether the first words set the scene: `Given a list, …`, `When asked, …`. Who is given something comes after them.
fn sets_scene(words: &[Word<'_>]) -> bool {
    let opens = ["given", "when", "provided", "using", "with"];
    words.first().is_some_and(|word| word.is_any(&opens))
}

/// How many words at the start only say by when: `By the end of the spring term, …`.
fn deadline(words: &[Word<'_>]) -> usize {
    if sets_scene(words)
        && let Some(comma) = words.iter().take(20).position(|word| word.is(","))
    {
        return comma + 1;
    }
    let opens =
        ["by", "within", "before", "over", "during", "in", "at", "after", "this", "on", "from"];
    if !words.first().is_some_and(|word| word.is_any(&opens)) {
        return 0;
    }
    let comma = words.iter().take(14).position(|word| word.is(","));
    let subject = words
        .iter()
        .take(16)
        .position(|word| word.is_any(&["will", "i", "he", "she", "they", "can", "to", "should"]));
    match (comma, subject) {
        (Some(comma), Some(subject)) if subject < comma => subject,
        (Some(comma), _) => comma + 1,
        (None, Some(subject)) => subject,
        (None, None) => 0,
    }
}

/// The adult who is the subject of the target, if one is.
fn adult(words: &[Word<'_>]) -> Option<Range<usize>> {
    let start = words.iter().position(|word| word.kind != Kind::Mark)?;
    let length = lists::ADULTS.at(words, start)?;
    let end = start + length;
    let titled = words[start].is_any(&["mr", "mrs", "miss", "ms"]);
    let next = words.get(if titled { end + 1 } else { end })?;
    let acts = next.is_any(&[
        "will", "to", "and", "should", "are", "is", "can", "must", "gives", "give", "support",
        "supports", "help", "helps",
    ]);
    acts.then_some(start..end)
}

/// Whether a verb has the child as its subject: `… so Sam will …` after the adult's part.
fn follows_child(words: &[Word<'_>], verb: usize, adult: &Range<usize>) -> bool {
    let before = words[adult.end..verb].iter().rev().take(4);
    let mut subjects =
        before.filter(|word| word.is_any(&["he", "she", "they", "i", "child", "pupil", "student"]));
    subjects.next().is_some() && verb > adult.end + 3
}

/// Where the first condition stands, with what belongs to it.
fn condition(words: &[Word<'_>], purpose: usize) -> Option<Range<usize>> {
    let found = lists::CONDITIONS.all(&words[..purpose]).next()?;
    let end = words[found.end..purpose]
        .iter()
        .position(|word| word.kind == Kind::Mark)
        .map_or(purpose, |length| found.end + length);
    Some(found.start..end)
}

/// The verbs that say what is to be done, in order.
fn verbs(words: &[Word<'_>]) -> Vec<(Range<usize>, Verb)> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        // `be able to read` depends on reading.
        let able =
            words[index].is("be") && words.get(index + 1).is_some_and(|next| next.is("able"));
        let verb = if !able && verb_stands(words, index) { verb_at(words, index) } else { None };
        match verb {
            Some((length, verb)) => {
                found.push((index..index + length, verb));
                index += length;
            }
            None => index += 1,
        }
    }
    found
}

/// The verb that begins here; the longest phrase is used.
fn verb_at(words: &[Word<'_>], index: usize) -> Option<(usize, Verb)> {
    let lists = [
        (lists::RECEIVING, Verb::Given),
        (lists::WEAK_VERBS, Verb::Weak),
        (lists::CLEAR_VERBS, Verb::Clear),
        (lists::SOFT_VERBS, Verb::Soft),
    ];
    let found = lists.iter().filter_map(|(list, verb)| Some((list.at(words, index)?, *verb)));
    // Of equally long ones, the first list is used.
    let (length, verb) = found.rev().max_by_key(|(length, _)| *length)?;
    let session = || words[index + length..].iter().take(6).any(|word| lists::SESSIONS.has(word));
    if verb == Verb::Given && words[index].plain.starts_with("access") && !session() {
        return Some((length, Verb::Weak));
    }
    Some((length, verb))
}

/// Whether a verb can stand here, and not only a noun of the same letters.
fn verb_stands(words: &[Word<'_>], index: usize) -> bool {
    let skipped = |word: &Word<'_>| {
        (word.plain.ends_with("ly") && word.plain.len() > 4)
            || word.is_any(&["also", "always", "then", "not", "often", "successfully", "correctly"])
    };
    let Some(before) = words[..index].iter().rposition(|word| !skipped(word)) else { return true };
    let word = &words[before];
    if word.kind == Kind::Mark && !word.is("(") {
        return true;
    }
    if word.is_any(&[
        "will", "to", "can", "could", "should", "shall", "may", "must", "and", "or", "i'll", "by",
        "then", "i", "he", "she", "they", "who", "able", "would", "let's", "is", "are", "be",
        "has", "have", "been",
    ]) {
        return true;
    }
    // `Sam reads …`: after a subject at the start, with an ending that a noun would not have there.
    let start =
        words[..before].iter().rposition(|word| word.kind == Kind::Mark).map_or(0, |at| at + 1);
    let near = before - start.min(before) <= 2;
    let bound = word.is_any(&[
        "a",
        "an",
        "the",
        "his",
        "her",
        "their",
        "my",
        "in",
        "of",
        "with",
        "for",
        "on",
        "at",
        "more",
        "better",
        "from",
        "new",
        "this",
        "that",
        "good",
        "improved",
        "greater",
        "increased",
        "each",
        "every",
        "using",
        "own",
        "some",
        "all",
        "no",
        "as",
    ]);
    near && !bound && words[index].plain.ends_with('s')
}
