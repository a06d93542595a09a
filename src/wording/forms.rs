//! A text -> what forms and banks of targets left in it: `click or tap`, `dd/mm/yyyy`, `s/he`, TBC.

use std::ops::Range;
use std::sync::LazyLock;

use super::gaps::{Gap, GapKind};
use super::word_list;

/// An entry to look for, in small letters.
struct Entry {
    text: &'static str,
    /// How long the word is that it begins with.
    first: usize,
    kind: GapKind,
}

/// The entries by the letter that they begin with, so that a text is gone through once; those that begin with none are last.
struct Entries {
    by_letter: [Vec<Entry>; 26],
    others: Vec<Entry>,
}

static ENTRIES: LazyLock<Entries> = LazyLock::new(|| {
    let lists = [
        (word_list!("forms", "what a form asks for"), GapKind::Form),
        (word_list!("forms", "dates to fill in"), GapKind::DayForm),
        (word_list!("forms", "he or she in one word"), GapKind::Either),
        (word_list!("forms", "to come"), GapKind::Later),
    ];
    let mut entries = Entries { by_letter: Default::default(), others: Vec::new() };
    for (list, kind) in lists {
        for text in list {
            let first = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
            letter(text)
                .and_then(|letter| entries.by_letter.get_mut(letter))
                .unwrap_or(&mut entries.others)
                .push(Entry { text, first, kind });
        }
    }
    entries
});

/// The number of the letter that a text begins with.
fn letter(text: &str) -> Option<usize> {
    let letter = text.bytes().next().filter(u8::is_ascii_alphabetic)?;
    Some(usize::from(letter.to_ascii_lowercase() - b'a'))
}

/// Adds the entries that are in a text with these words: each once, but what is still to come wherever it is.
pub(super) fn add(text: &str, words: &[(usize, &str)], found: &mut Vec<Gap>) {
    let entries = &*ENTRIES;
    let mut seen: Vec<&str> = Vec::new();
    for (at, word) in words {
        for entry in
            letter(word).and_then(|letter| entries.by_letter.get(letter)).into_iter().flatten()
        {
            let fits = word.len() == entry.first
                && word.eq_ignore_ascii_case(&entry.text[..entry.first])
                && (entry.kind == GapKind::Later || !seen.contains(&entry.text));
            if let Some(length) = fits.then(|| length(&text[*at..], entry.text)).flatten() {
                seen.push(entry.text);
                found.push(Gap { range: *at..at + length, kind: entry.kind });
            }
        }
    }
    if text.contains(['/', '(']) {
        let others =
            entries.others.iter().filter_map(|entry| Some((place(text, entry.text)?, entry.kind)));
        found.extend(others.map(|(range, kind)| Gap { range, kind }));
    }
}

/// How long an entry is that begins at the beginning of a text, if it is there and no word goes on after it.
fn length(text: &str, entry: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for wanted in entry.chars() {
        let (_, c) = letters.next()?;
        let straight = if matches!(c, '’' | '‘') { '\'' } else { c };
        if !straight.to_lowercase().eq([wanted]) {
            return None;
        }
    }
    let (end, next) = letters.next().unwrap_or((text.len(), ' '));
    (!next.is_alphanumeric()).then_some(end)
}

/// Where an entry that begins with no letter is in a text, if it is no part of a word.
fn place(text: &str, entry: &str) -> Option<Range<usize>> {
    let mut starts = text.char_indices().map(|(at, _)| at);
    let begins = |at: &usize| !text[..*at].chars().next_back().is_some_and(char::is_alphanumeric);
    starts.find_map(|at| {
        let length = begins(&at).then(|| length(&text[at..], entry)).flatten()?;
        Some(at..at + length)
    })
}
