//! The statement of a need: does it name a skill, where it shows, how much?

use super::lists;
use super::measure;
use super::word::{Kind, Word};
use super::{Fault, Reason, Sentence};

/// The fewest words that can name a need.
const FEWEST: usize = 6;

/// How much it has to name if there is a weak word or a label.
const ENOUGH: usize = 3;

/// What is vague in the statement of a need; nothing if it is precise.
///
/// ```
/// use sendplan::internal::wording;
/// assert!(wording::need("Struggles with learning").is_some());
/// assert!(wording::need("Struggles to blend four-phoneme words when reading aloud; reads 3 of 20.").is_none());
/// ```
#[must_use]
pub fn need(text: &str) -> Option<Fault> {
    vague_need(&Sentence::new(text))
}

/// The same for a sentence that is already split.
pub(crate) fn vague_need(Sentence { text, words, .. }: &Sentence<'_>) -> Option<Fault> {
    if measure::measures(words) {
        return None;
    }
    let count = words.iter().filter(|word| word.kind != Kind::Mark).count();
    if count < FEWEST {
        return Some(Fault::whole(text, Reason::TooShort));
    }
    let weak = lists::WEAK_NEEDS.find(words);
    let label = lists::LABELS.find(words);
    let named = precise(words, text);
    let enough = if weak.is_none() && label.is_none() { ENOUGH - 1 } else { ENOUGH };
    if named >= enough {
        return None;
    }
    Some(match (weak, label) {
        (_, Some(label)) if named == 0 => Fault::at(text, &words[label], Reason::Label),
        (Some(weak), _) => Fault::at(text, &words[weak], Reason::WeakNeed),
        (None, Some(label)) => Fault::at(text, &words[label], Reason::Label),
        (None, None) => Fault::whole(text, Reason::OnlyDomains),
    })
}

/// How much the statement names: skills, conditions, degrees, what is required, specific words.
fn precise(words: &[Word<'_>], text: &str) -> usize {
    let mut taken = vec![false; words.len()];
    let mut score = 0;
    for (list, worth) in [
        (lists::FILLERS, 0),
        (lists::PROGRAMMES, 2),
        (lists::SKILLS, 3),
        (lists::REQUIRES, 1),
        (lists::DEGREES, 2),
        (lists::CONDITIONS, 2),
        (lists::LABELS, 0),
        (lists::WEAK_NEEDS, 0),
        (lists::DOMAINS, 0),
    ] {
        for range in list.all(words) {
            if !taken[range.clone()].iter().any(|taken| *taken) {
                score += worth;
                taken[range].fill(true);
            }
        }
    }
    for (word, _) in words.iter().zip(taken).filter(|(word, taken)| !taken && own(word, text)) {
        // `single-letter`, `six-piece`: a word that was made for this sentence.
        score += if word.plain.contains('-') { 2 } else { 1 };
    }
    // What a child says or does, word for word.
    score + if text.contains(['"', '“', '‘']) { 2 } else { 0 }
}

/// Whether a word says something about this child: not a small word, not in every plan, not a name.
pub(super) fn own(word: &Word<'_>, text: &str) -> bool {
    let named = text[word.range.clone()].starts_with(char::is_uppercase);
    word.kind == Kind::Letters
        && !named
        && !lists::SMALL.has(word)
        && !lists::GENERIC.has(word)
        && !word.plain.ends_with("ly")
}
