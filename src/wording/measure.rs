//! Numbers in a sentence: which of them measure something.

use super::lists;
use super::word::{Kind, Word};
use super::word_list;

/// What kind of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Worth {
    /// It measures what the child does: 8 out of 10, 20 words, 10 minutes.
    Measure,
    /// It says how much support is given: 20-minute sessions.
    Dose,
    /// It is part of a name or a date: Year 4, July 2026.
    Nothing,
}

/// What kind of number is at this place; nothing if there is none.
pub(super) fn worth(words: &[Word<'_>], index: usize) -> Worth {
    let word = &words[index];
    let next = words.get(index + 1);
    let next_is = |plain: &[&str]| next.is_some_and(|next| next.is_any(plain));
    let before = |back: usize| index.checked_sub(back).map(|at| &words[at]);
    let after_name = (1..=3).any(|back| {
        index.checked_sub(back).and_then(|at| lists::NUMBER_NAMES.at(words, at)) == Some(back)
    });
    let month = |word: Option<&Word<'_>>| word.is_some_and(|word| lists::MONTHS.has(word));
    let deadline = next.is_some_and(|next| next.is_any(word_list!("time", "units of a deadline")))
        && before(1).is_some_and(|word| word.is_any(word_list!("time", "before a deadline")));
    if !word.is_number()
        || after_name
        || month(next)
        || month(before(1))
        || deadline
        || is_year(&word.plain)
        || word.plain.matches('/').count() > 1
        || lists::NUMBERED.at(words, index + 1).is_some()
    {
        return Worth::Nothing;
    }
    match word.plain.as_ref() {
        "one" if next_is(word_list!("figures", "after a `one` that counts nothing")) => {
            return Worth::Nothing;
        }
        "half" if next_is(&["term", "the", "termly"]) => return Worth::Nothing,
        "once" if !next_is(word_list!("figures", "after a `once` that counts")) => {
            return Worth::Nothing;
        }
        _ => {}
    }
    if word.kind == Kind::Share {
        return Worth::Measure;
    }
    let mut ahead = words[index + 1..].iter().take(4).take_while(|word| word.kind != Kind::Mark);
    if ahead.any(|word| {
        lists::SESSIONS.has(word)
            && !word.is_any(word_list!("support", "sessions that also are what the child does"))
    }) {
        return Worth::Dose;
    }
    Worth::Measure
}

/// `2026`.
fn is_year(plain: &str) -> bool {
    plain.len() == 4
        && (plain.starts_with("19") || plain.starts_with("20"))
        && plain.bytes().all(|b| b.is_ascii_digit())
}
