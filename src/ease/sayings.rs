//! A sentence -> the sayings in it that do not mean what their words say.

use std::ops::Range;

use super::passage::{Kind, Word};
use super::table::Table;
use super::words::bases;

/// The sayings, one a line.
const SAYINGS: Table = Table(include_str!("lists/sayings.txt"));

/// How many words a `…` is at the most.
const GAP: usize = 3;

/// Where a sentence has sayings, in bytes.
pub(crate) fn sayings(sentence: &[Word]) -> impl Iterator<Item = Range<usize>> {
    let mut next = 0;
    (0..sentence.len()).filter_map(move |start| {
        if start < next || sentence[start].kind == Kind::Mark {
            return None;
        }
        let rest = &sentence[start..];
        // `hits the roof`, too.
        let first = std::iter::once(rest[0].plain.clone()).chain(bases(&rest[0].plain));
        let ends = first.flat_map(|first| SAYINGS.beginning(&first).collect::<Vec<_>>());
        let ends = ends.filter_map(|saying| {
            let parts: Vec<&str> = saying.split(' ').skip(1).collect();
            matched(&parts, &rest[1..])
        });
        let length = ends.max()? + 1;
        next = start + length;
        Some(rest[0].range.start..rest[length - 1].range.end)
    })
}

/// How many words a saying takes up from here on, if it is here.
fn matched(parts: &[&str], words: &[Word]) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(0) };
    if *part == "…" {
        return (0..=GAP).find_map(|gap| {
            let skipped = words.get(..gap)?;
            let is_whole = skipped.iter().all(|word| word.kind != Kind::Mark);
            matched(rest, &words[gap..]).filter(|_| is_whole).map(|length| gap + length)
        });
    }
    words.first().filter(|word| word.plain == *part)?;
    matched(rest, &words[1..]).map(|length| length + 1)
}
