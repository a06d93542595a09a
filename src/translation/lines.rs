//! A translation's file -> the lines of each of its sentences, so that a file that is brought up to date keeps what somebody
//! wrote about them.

use std::ops::Range;

use super::read::{ABOUT, SENTENCES};
use super::{GONE, Translation};

/// What is before the `-` of a sentence in a new file.
pub(super) const INDENT: &str = "  ";

/// The lines of a file that somebody has worked in.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    /// What is above the first sentence.
    pub(super) head: &'t str,
    /// What is before the `-` of each.
    pub(super) indent: &'t str,
    /// The lines of each sentence, in the order of the list and of what is left over.
    pub(super) of: Vec<&'t str>,
}

impl<'t> Lines<'t> {
    /// The lines of a file; `None` if it is not laid out with one sentence beneath the other, after what is said about all.
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
        let indent = match firsts.first().and_then(|first| line(starts[*first])) {
            Some(line) => &line[..line.len() - line.trim_start_matches(' ').len()],
            None => INDENT,
        };
        let is_entry = |first: &usize| {
            let entry = line(starts[*first]).and_then(|line| line.strip_prefix(indent));
            entry.is_some_and(|entry| entry.starts_with("- "))
        };
        let is_key = |at: &usize, key: &str| line(*at).is_some_and(|line| is_key(line, key));
        let head = starts.iter().position(|at| is_key(at, SENTENCES))?;
        if starts[head..].iter().any(|at| is_key(at, ABOUT)) {
            return None;
        }
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
                    || (inner.starts_with('#') && line.len() - inner.len() <= indent.len())
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
        Some(Self { head: text.get(..end(head + 1))?, indent, of: of.collect() })
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

/// Whether somebody may have written a comment into some lines, on one of its own or behind a text.
pub(super) fn has_comment(lines: &str) -> bool {
    lines.lines().any(|line| line.trim_start().starts_with('#') || line.contains(" #"))
}

/// Whether a line has a key at the top and nothing after it but a comment.
fn is_key(line: &str, key: &str) -> bool {
    let rest = line.strip_prefix(key).and_then(|rest| rest.strip_prefix(':'));
    rest.is_some_and(|rest| rest.trim().is_empty() || rest.trim_start().starts_with('#'))
}

fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some(start)
    })
}
