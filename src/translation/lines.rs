//! A translation's file -> the lines of each of its sentences, so that a file that is brought up to date keeps what somebody
//! wrote about them.

use std::ops::Range;

use super::read::SENTENCES;
use super::{GONE, Translation};

/// The lines of a file that somebody has worked in.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    /// What is above the first sentence.
    pub(super) head: &'t str,
    /// The lines of each sentence, in the order of the list and of what is left over.
    pub(super) of: Vec<&'t str>,
}

impl<'t> Lines<'t> {
    /// The lines of a file; `None` if it is not laid out as `translate` writes it, one sentence beneath the other.
    pub(super) fn of(translation: &'t Translation) -> Option<Self> {
        let text = translation.place.file().text();
        let starts: Vec<usize> = line_starts(text).collect();
        let line = |at: usize| text.get(at..)?.split_inclusive('\n').next();
        let all = translation.sentences.iter().chain(&translation.left_over);
        let mut firsts = Vec::new();
        for sentence in all {
            let at = starts.partition_point(|start| *start <= sentence.place.span().start());
            firsts.push(at.checked_sub(1)?);
        }
        let is_in_order = firsts.is_sorted_by(|one, next| one < next);
        let is_entry =
            |first: &usize| line(starts[*first]).is_some_and(|line| line.starts_with("  - "));
        let head = starts.iter().position(|at| line(*at).is_some_and(is_key_of_sentences))?;
        if !is_in_order
            || !firsts.iter().all(is_entry)
            || firsts.first().is_some_and(|first| *first <= head)
        {
            return None;
        }
        // Comments stand above what they are about, unless they are further in.
        let is_above = |at: usize| {
            line(at).is_some_and(|line| {
                let inner = line.trim_start();
                inner.trim_end().is_empty()
                    || (inner.starts_with('#') && line.len() - inner.len() <= 2)
            })
        };
        let lead = |first: usize, floor: usize| {
            let above = (floor..first).rev().take_while(|number| is_above(starts[*number]));
            above.last().unwrap_or(first)
        };
        let mut from = Vec::new();
        for (index, first) in firsts.iter().enumerate() {
            let floor = index.checked_sub(1).map_or(head, |before| firsts[before]) + 1;
            from.push(lead(*first, floor));
        }
        let end = |number: usize| starts.get(number).copied().unwrap_or(text.len());
        let upto = |index: usize| from.get(index + 1).map_or(starts.len(), |next| *next);
        let of = (0..from.len()).map(|index| of_sentence(text, end(from[index])..end(upto(index))));
        Some(Self { head: text.get(..end(head + 1))?, of: of.collect() })
    }
}

/// The lines of one sentence, without the key of the next list.
fn of_sentence(text: &str, range: Range<usize>) -> &str {
    let text = text.get(range).unwrap_or_default();
    let next = line_starts(text).find(|at| {
        let line = &text[*at..];
        line.starts_with(GONE) || line.starts_with(|c: char| c.is_alphabetic())
    });
    text.get(..next.unwrap_or(text.len())).unwrap_or_default()
}

/// Whether somebody wrote a comment into the lines of a sentence.
pub(super) fn has_comment(lines: &str) -> bool {
    lines.lines().any(|line| line.trim_start().starts_with('#'))
}

fn is_key_of_sentences(line: &str) -> bool {
    line.strip_prefix(SENTENCES).is_some_and(|rest| rest.trim_end() == ":")
}

fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some(start)
    })
}
