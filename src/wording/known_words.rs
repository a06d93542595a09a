//! Words -> what is known about each.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::word::Known;

/// Words with what is known about each: the words one after the other, and a table of where each is among them.
///
/// A process that checks one plan fills it in and looks a few hundred words up. A `HashMap` of words and what is known
/// would have its entries spread over a megabyte, and getting that memory would take longer than reading the lists.
#[derive(Debug)]
pub(super) struct KnownWords {
    entries: Vec<Entry>,
    /// The numbers of the entries, from 1, by the hashes of their words; 0 where there is none.
    slots: Vec<u32>,
}

#[derive(Debug)]
struct Entry {
    word: &'static str,
    known: Known,
}

/// How many words there is room for at first; the lists have some 8,000.
const ROOM: usize = 8192;

impl KnownWords {
    /// No words.
    pub(super) fn new() -> Self {
        Self { entries: Vec::with_capacity(ROOM), slots: vec![0; 2 * ROOM] }
    }

    /// What is known about a word, if anything is.
    pub(super) fn get(&self, word: &str) -> Option<&Known> {
        self.entry_in(self.slot(word)).map(|entry| &entry.known)
    }

    /// What is known about a word, to add to it.
    pub(super) fn of(&mut self, word: &'static str) -> &mut Known {
        if 2 * self.entries.len() >= self.slots.len() {
            self.widen();
        }
        let slot = self.slot(word);
        let index = match usize::try_from(self.slots[slot]).unwrap_or_default().checked_sub(1) {
            Some(index) => index,
            None => {
                self.entries.push(Entry { word, known: Known::NOTHING });
                self.slots[slot] = u32::try_from(self.entries.len()).unwrap_or_default();
                self.entries.len() - 1
            }
        };
        &mut self.entries[index].known
    }

    /// What is known about all words that begin so, to add to it.
    pub(super) fn beginning(&mut self, start: &str) -> impl Iterator<Item = &mut Known> {
        let begins = move |entry: &&mut Entry| entry.word.starts_with(start);
        self.entries.iter_mut().filter(begins).map(|entry| &mut entry.known)
    }

    /// The slot of a word, or the free one that it would get.
    fn slot(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let hash = usize::try_from(FxBuildHasher.hash_one(word) & u64::from(u32::MAX));
        let mut slot = hash.unwrap_or_default() & mask;
        while self.entry_in(slot).is_some_and(|entry| entry.word != word) {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn entry_in(&self, slot: usize) -> Option<&Entry> {
        let number = usize::try_from(*self.slots.get(slot)?).ok()?;
        self.entries.get(number.checked_sub(1)?)
    }

    /// Makes room for twice as many words.
    fn widen(&mut self) {
        self.slots = vec![0; 2 * self.slots.len()];
        for (number, index) in (1..).zip(0..self.entries.len()) {
            let slot = self.slot(self.entries[index].word);
            self.slots[slot] = number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_however_many_there_are() {
        let mut words = KnownWords::new();
        let all: Vec<&str> = (0..20_000).map(|number| &*format!("word-{number}").leak()).collect();
        for (starts, word) in (1..).zip(&all) {
            words.of(word).starts = starts;
        }
        for (starts, word) in (1..).zip(&all) {
            assert_eq!(words.get(word).map(|known| known.starts), Some(starts));
        }
        assert!(words.get("word").is_none());
        assert_eq!(words.beginning("word-1999").count(), 11);
    }
}
