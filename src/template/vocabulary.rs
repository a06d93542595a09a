//! What a school calls things -> the texts of the template beneath, with its words.

use super::reader::Faults;
use crate::input::{Entry, Kind, Node};

/// The key of the manifest.
pub(super) const WORDS: &str = "words";

/// The keys of a manifest whose texts people read.
const READ: [&str; 2] = ["title", "help"];

/// Words to put in place of others.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(Vec<(String, String)>);

impl Vocabulary {
    /// The words that a manifest gives.
    pub(super) fn of(root: &Node, faults: &Faults) -> Self {
        let Some(node) = root.get(WORDS) else { return Self::default() };
        let mut words = Vec::new();
        for Entry { key, value } in node.entries() {
            let old = key.value.trim().to_lowercase();
            let new = value.as_text().unwrap_or_default().trim().to_owned();
            if old.is_empty() || !old.chars().all(char::is_alphabetic) || new.is_empty() {
                faults.note(
                    value,
                    "`words` has one word before each colon, and what to say in its place after it"
                        .into(),
                );
                continue;
            }
            words.push((old, new));
        }
        Self(words)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Labels with these words: in every text, and nowhere in a key.
    pub(super) fn labels(&self, node: &mut Node) {
        match &mut node.kind {
            Kind::Map(entries) => {
                entries.iter_mut().for_each(|entry| self.labels(&mut entry.value))
            }
            Kind::List(items) => items.iter_mut().for_each(|item| self.labels(item)),
            Kind::Text(text) => *text = self.said(text),
            _ => {}
        }
    }

    /// A manifest with these words: in titles and helps.
    pub(super) fn manifest(&self, node: &mut Node) {
        match &mut node.kind {
            Kind::Map(entries) => {
                for Entry { key, value } in entries {
                    match &mut value.kind {
                        Kind::Text(text) if READ.contains(&key.value.as_str()) => {
                            *text = self.said(text);
                        }
                        _ => self.manifest(value),
                    }
                }
            }
            Kind::List(items) => items.iter_mut().for_each(|item| self.manifest(item)),
            _ => {}
        }
    }

    /// A text with these words; what is in braces or backticks stays, as layouts and plans are written with it.
    pub(super) fn said(&self, text: &str) -> String {
        let mut said = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let end = match first {
                '{' => rest.find('}').map_or(rest.len(), |at| at + 1),
                '`' => rest[1..].find('`').map_or(rest.len(), |at| at + 2),
                _ if first.is_alphabetic() => {
                    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
                    if let Some(new) = self.for_word(&rest[..end]) {
                        fit_article(&mut said, &new);
                        said.push_str(&new);
                        rest = &rest[end..];
                        continue;
                    }
                    end
                }
                _ => first.len_utf8(),
            };
            said.push_str(&rest[..end]);
            rest = &rest[end..];
        }
        said
    }

    /// What to say for a word, in its number and with its capitals.
    fn for_word(&self, word: &str) -> Option<String> {
        let lower = word.to_lowercase();
        let given =
            |old: &str| self.0.iter().find(|(one, _)| one == old).map(|(_, new)| new.clone());
        let plural = || Some(format!("{}s", given(lower.strip_suffix('s')?)?));
        let new = given(&lower).or_else(plural)?;
        let is_upper = word.chars().all(char::is_uppercase) && word.chars().count() > 1;
        let is_capital = word.chars().next().is_some_and(char::is_uppercase);
        Some(match (is_upper, is_capital) {
            (true, _) => new.to_uppercase(),
            (false, true) => capital(&new),
            (false, false) => new,
        })
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Makes “a” of “an” before a word, or the other way round.
fn fit_article(said: &mut String, next: &str) {
    let needs_an = next.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u']);
    for (article, other) in [("a ", "an "), ("an ", "a "), ("A ", "An "), ("An ", "A ")] {
        let is_word = |before: &str| !before.ends_with(char::is_alphanumeric);
        let Some(before) = said.strip_suffix(article).filter(|before| is_word(before)) else {
            continue;
        };
        if needs_an != article.trim().eq_ignore_ascii_case("an") {
            let length = before.len();
            said.truncate(length);
            said.push_str(other);
        }
        return;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &[(&str, &str)], text: &str) -> String {
        let words = words.iter().map(|(old, new)| ((*old).to_owned(), (*new).to_owned()));
        Vocabulary(words.collect()).said(text)
    }

    #[test]
    fn a_word_is_found_in_its_forms_and_nowhere_else() {
        let words = [("target", "goal")];
        assert_eq!(
            said(&words, "Target 1: the target, targets, TARGETS."),
            "Goal 1: the goal, goals, GOALS."
        );
        assert_eq!(
            said(&words, "{target} `targets[1]` retarget targeted"),
            "{target} `targets[1]` retarget targeted"
        );
        assert_eq!(said(&words, "the target’s start"), "the goal’s start");
    }

    #[test]
    fn an_article_fits_what_follows() {
        assert_eq!(
            said(&[("target", "outcome")], "A target, or a target."),
            "An outcome, or an outcome."
        );
        assert_eq!(said(&[("outcome", "goal")], "An outcome and an outcome"), "A goal and a goal");
        assert_eq!(said(&[("provision", "help")], "Provision is a provision"), "Help is a help");
    }
}
