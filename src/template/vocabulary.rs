//! What a school calls things -> the texts of the template beneath, with its words.

use std::cell::Cell;
use std::collections::BTreeSet;

use super::reader::Faults;
use super::rules::TEMPLATE_FAULT;
use crate::finding::{Finding, nearest};
use crate::input::{Entry, Kind, Node};
use crate::source::Place;

/// The key of the manifest.
pub(super) const WORDS: &str = "words";

/// The keys of a manifest whose texts people read.
const READ: [&str; 2] = ["title", "help"];

/// The labels that say what pictures show: a picture of a target stays one.
const PICTURES: &str = "pictures";

/// How words begin that are spelt with a vowel and said without.
const LIKE_CONSONANTS: [&str; 3] = ["uni", "use", "one"];

/// Words to put in place of others.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
}

/// A word or a few, and what to say in their place.
#[derive(Debug)]
struct Word {
    old: String,
    new: String,
    place: Place,
    /// Whether a text had it.
    is_used: Cell<bool>,
}

impl Vocabulary {
    /// The words that a manifest gives.
    pub(super) fn of(root: &Node, faults: &Faults) -> Self {
        let mut words = Vec::new();
        let Some(node) = root.get(WORDS) else { return Self::default() };
        if !matches!(node.kind, Kind::Map(_) | Kind::Null) {
            let message = format!(
                "`{WORDS}` is a group of lines such as `target: goal`; found {}",
                node.found()
            );
            faults.note(node, message);
        }
        for Entry { key, value } in node.entries() {
            let old = key.value.trim().to_owned();
            let new = value.as_text().unwrap_or_default().trim().to_owned();
            let is_word = |c: char| c.is_alphabetic() || [' ', '-', '’'].contains(&c);
            if !old.starts_with(char::is_alphabetic) || !old.chars().all(is_word) || new.is_empty()
            {
                let message = format!(
                    "`{WORDS}` has what is said now before each colon, and what to say in its place after it"
                );
                faults.note(value, message);
                continue;
            }
            words.push(Word { old, new, place: key.place.clone(), is_used: Cell::new(false) });
        }
        // Of two that begin alike, the longer one is meant.
        words.sort_by_key(|word| std::cmp::Reverse(word.old.len()));
        Self { words }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Labels with these words: in every text, and nowhere in a key.
    pub(super) fn labels(&self, node: &mut Node) {
        match &mut node.kind {
            Kind::Map(entries) => entries
                .iter_mut()
                .filter(|entry| entry.key.value != PICTURES)
                .for_each(|entry| self.labels(&mut entry.value)),
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

    /// Notes the words that no text had; `beneath` is the template's id, and `labels` what it prints.
    pub(super) fn judge(&self, beneath: &str, labels: &Node, faults: &Faults) {
        for word in self.words.iter().filter(|word| word.new.contains(['{', '}'])) {
            let message = format!("`{}` has braces, which stand for values in labels", word.new);
            faults.push(Finding::new(&TEMPLATE_FAULT, message).at(&word.place, ""));
        }
        for word in self.words.iter().filter(|word| !word.is_used.get()) {
            let message = format!("`{beneath}` says `{}` nowhere", word.old);
            let fault = Finding::new(&TEMPLATE_FAULT, message).at(&word.place, "");
            let mut known = BTreeSet::new();
            said_in(labels, &mut known);
            let old = word.old.to_lowercase();
            faults.push(
                match nearest(&old, known.iter().map(String::as_str).filter(|near| *near != old)) {
                    Some(near) => fault.hint(format!("did you mean `{near}`?")),
                    None => fault,
                },
            );
        }
    }

    /// A text with these words; what is in braces or backticks stays, as layouts and plans are written with it.
    fn said(&self, text: &str) -> String {
        let mut said = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let end = match first {
                '{' => rest.find('}').map_or(rest.len(), |at| at + 1),
                '`' => rest[1..].find('`').map_or(rest.len(), |at| at + 2),
                _ if first.is_alphabetic() => {
                    if let Some((new, length)) = self.words.iter().find_map(|word| word.at(rest)) {
                        fit_article(&mut said, &new);
                        said.push_str(&new);
                        rest = &rest[length..];
                        continue;
                    }
                    rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
                }
                _ => first.len_utf8(),
            };
            said.push_str(&rest[..end]);
            rest = &rest[end..];
        }
        said
    }
}

impl Word {
    /// What to say in place of the beginning of a text, in its number and with its capitals, and how long that is.
    fn at(&self, text: &str) -> Option<(String, usize)> {
        let one = beginning(text, &self.old);
        let many = || beginning(text, &plural(&self.old));
        let (length, new) = match one {
            Some(length) => (length, self.new.clone()),
            None => (many()?, plural(&self.new)),
        };
        self.is_used.set(true);
        let old = &text[..length];
        let is_as_written = old.starts_with(&self.old);
        let is_upper = old.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let starts_capital = |text: &str| text.starts_with(char::is_uppercase);
        let new = if is_as_written {
            new
        } else if is_upper && length > 1 {
            new.to_uppercase()
        } else if starts_capital(old) {
            capital(&new)
        } else if starts_capital(&self.old) && !new.chars().skip(1).any(char::is_uppercase) {
            new.to_lowercase()
        } else {
            new
        };
        Some((new, length))
    }
}

/// How long the beginning of a text is that is this word, in capitals or not.
fn beginning(text: &str, word: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for wanted in word.chars() {
        let (_, c) = letters.next()?;
        let c = if c == '\u{a0}' { ' ' } else { c };
        if !c.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    match letters.next() {
        Some((_, next)) if next.is_alphabetic() => None,
        Some((length, _)) => Some(length),
        None => Some(text.len()),
    }
}

/// More than one of a thing.
fn plural(word: &str) -> String {
    let lower = word.to_lowercase();
    let before = lower.strip_suffix('y').and_then(|before| before.chars().last());
    if before.is_some_and(|c| !is_vowel(c)) {
        format!("{}ies", &word[..word.len() - 1])
    } else if lower.ends_with(['s', 'x', 'z']) || lower.ends_with("ch") || lower.ends_with("sh") {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Makes “a” of “an” before a word, or the other way round.
fn fit_article(said: &mut String, next: &str) {
    let next = next.to_lowercase();
    let needs_an = next.starts_with(is_vowel)
        && !LIKE_CONSONANTS.iter().any(|beginning| next.starts_with(beginning));
    let Some(before) = said.strip_suffix(' ') else { return };
    let article = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let (is_a, is_an) = (article.eq_ignore_ascii_case("a"), article.eq_ignore_ascii_case("an"));
    let end = before.len();
    if needs_an && is_a {
        said.insert(end, 'n');
    } else if !needs_an && is_an {
        said.remove(end - 1);
    }
}

/// The words of all texts in labels, in small letters.
fn said_in(node: &Node, words: &mut BTreeSet<String>) {
    match &node.kind {
        Kind::Map(entries) => entries.iter().for_each(|entry| said_in(&entry.value, words)),
        Kind::Text(text) => {
            let split = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2);
            words.extend(split.map(str::to_lowercase));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::{SourceFile, Span};

    fn said(words: &[(&str, &str)], text: &str) -> String {
        let place = Place::new(Arc::new(SourceFile::new("words", "")), Span::new(0, 0));
        let word = |(old, new): &(&str, &str)| Word {
            old: (*old).to_owned(),
            new: (*new).to_owned(),
            place: place.clone(),
            is_used: Cell::new(false),
        };
        Vocabulary { words: words.iter().map(word).collect() }.said(text)
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
    fn plurals_are_spelt_as_they_are_said() {
        assert_eq!(said(&[("target", "priority")], "Targets"), "Priorities");
        assert_eq!(
            said(&[("strategy", "approach")], "Strategies, a strategy"),
            "Approaches, an approach"
        );
        assert_eq!(
            said(&[("child", "pupil"), ("children", "pupils")], "child, children"),
            "pupil, pupils"
        );
    }

    #[test]
    fn capitals_are_as_in_the_text_or_as_they_are_written() {
        let words = [("SEND Support Plan", "West Hill Plan"), ("SENCO", "SENDCo")];
        assert_eq!(
            said(&words, "Review of the SEND Support Plan, by the SENCO"),
            "Review of the West Hill Plan, by the SENDCo"
        );
        assert_eq!(said(&[("Target", "Goal")], "Target, targets"), "Goal, goals");
    }

    #[test]
    fn an_article_fits_what_follows() {
        assert_eq!(
            said(&[("target", "outcome")], "A target, or a target."),
            "An outcome, or an outcome."
        );
        assert_eq!(said(&[("outcome", "goal")], "An outcome and an outcome"), "A goal and a goal");
        assert_eq!(said(&[("provision", "help")], "Provision is a provision"), "Help is a help");
        assert_eq!(said(&[("class", "unit")], "in a class"), "in a unit");
    }
}
