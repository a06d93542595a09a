//! Sentences with places in braces -> sentences about one child.

use std::collections::BTreeMap;

/// What is put into the places of sentences.
#[derive(Debug, Clone)]
pub(crate) struct Words(BTreeMap<&'static str, String>);

impl Words {
    /// The name of a child, and the pronouns that go with it.
    pub(crate) fn of(name: &str, is_girl: bool) -> Self {
        let pronouns: [(&str, &str); 5] = if is_girl {
            [("he", "she"), ("him", "her"), ("his", "her"), ("himself", "herself"), ("He", "She")]
        } else {
            [("he", "he"), ("him", "him"), ("his", "his"), ("himself", "himself"), ("He", "He")]
        };
        let mut words: BTreeMap<&'static str, String> =
            pronouns.map(|(place, word)| (place, word.to_owned())).into();
        words.insert("name", name.to_owned());
        Self(words)
    }

    /// The same with one place more.
    pub(crate) fn with(&self, place: &'static str, word: impl ToString) -> Self {
        let mut words = self.0.clone();
        words.insert(place, word.to_string());
        Self(words)
    }

    /// A sentence with its places filled in.
    pub(crate) fn fill(&self, sentence: &str) -> String {
        let mut filled = sentence.to_owned();
        for (place, word) in &self.0 {
            filled = filled.replace(&format!("{{{place}}}"), word);
        }
        assert!(!filled.contains('{'), "a place is left open: {filled}");
        filled
    }

    /// The same for a list.
    pub(crate) fn all(&self, sentences: &[String]) -> Vec<String> {
        sentences.iter().map(|sentence| self.fill(sentence)).collect()
    }
}

/// A day in words: 7 December 2026.
pub(crate) fn in_words(day: chrono::NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}
