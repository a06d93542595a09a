//! A person's name, split into its parts.

use crate::wording::fold::{is_title, squeezed};
use crate::wording::word_list;

/// Parts of last names that mean nothing by themselves.
const PARTICLES: &[&str] = word_list!("names", "parts of last names");

/// What follows a name and is not part of it.
const SUFFIXES: &[&str] = word_list!("names", "after a name");

/// A name: its first names and its last names, in the form used to compare them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Name {
    /// First names, and those in brackets or quotation marks.
    pub(crate) given: Vec<String>,
    /// Last names, including those in between; for a double one, each half as well.
    pub(crate) family: Vec<String>,
    /// The title, such as `mrs`.
    pub(crate) title: Option<String>,
}

impl Name {
    /// Splits a name: `Jill Ashdown`, `Ashdown, Jill`, `Mrs J. van der Berg-Hart (Jilly), née Moss`.
    pub(crate) fn parse(text: &str) -> Self {
        let mut name = Self::default();
        let mut rest = String::new();
        let mut aside = String::new();
        let mut within = false;
        for c in text.chars() {
            match c {
                '(' | '“' | '"' | '[' if !within => within = true,
                ')' | '”' | '"' | ']' if within => {
                    name.aside(&aside);
                    aside.clear();
                    within = false;
                    rest.push(' ');
                }
                c if within => aside.push(c),
                c => rest.push(c),
            }
        }
        name.aside(&aside);
        let turned = turned(&rest);
        let chunks: Vec<&str> = turned.split_whitespace().collect();
        name.take(&chunks);
        for list in [&mut name.given, &mut name.family] {
            let mut seen: Vec<String> = Vec::new();
            list.retain(|word| {
                !word.is_empty() && !seen.contains(word) && {
                    seen.push(word.clone());
                    true
                }
            });
        }
        name
    }

    /// Its words of more than one letter.
    pub(crate) fn words(&self) -> impl Iterator<Item = &String> {
        self.given.iter().chain(&self.family).filter(|word| word.chars().count() > 1)
    }

    /// Whether a word is one of its first or last names.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.words().any(|own| own == word)
    }

    /// The letter that the first name begins with.
    pub(crate) fn initial(&self) -> Option<char> {
        self.given.first()?.chars().next()
    }

    /// Whether both could be the same person's name: no first name contradicts it, and something supports it.
    pub(crate) fn fits(&self, other: &Self) -> bool {
        let whole = |name: &Self| -> Vec<String> {
            name.given.iter().filter(|given| given.chars().count() > 1).cloned().collect()
        };
        let (own, theirs) = (whole(self), whole(other));
        let last = self.family.iter().any(|word| other.family.contains(word));
        if own.iter().any(|given| theirs.contains(given)) {
            return true;
        }
        let agree = match (self.initial(), other.initial()) {
            (Some(one), Some(two)) => one == two && (own.is_empty() || theirs.is_empty()),
            _ => true,
        };
        last && agree
    }

    /// What is in brackets: another first name, or a birth name.
    fn aside(&mut self, text: &str) {
        let words: Vec<String> = text.split_whitespace().map(squeezed).collect();
        match words.as_slice() {
            [born, rest @ ..] if is_by_birth(born) => self.family.extend(rest.iter().cloned()),
            [one] if text.trim().starts_with(char::is_uppercase) => self.given.push(one.clone()),
            [one, other]
                if text.split_whitespace().all(|word| word.starts_with(char::is_uppercase)) =>
            {
                let relation =
                    [one, other].into_iter().any(|word| is_relation(word) || is_title(word));
                if !relation {
                    self.given.push(one.clone());
                    self.family.push(other.clone());
                }
            }
            _ => {}
        }
    }

    fn take(&mut self, chunks: &[&str]) {
        let mut plain: Vec<&str> = Vec::new();
        let mut by_birth = false;
        for chunk in chunks {
            let word = squeezed(chunk);
            if word.is_empty()
                || SUFFIXES.contains(&word.as_str())
                || word == "and"
                || *chunk == "&"
            {
                continue;
            }
            if is_title(&word) {
                self.title.get_or_insert(word);
            } else if is_by_birth(&word) {
                by_birth = true;
            } else if by_birth {
                self.family.push(word);
            } else {
                plain.push(chunk);
            }
        }
        // `Jill and Peter Ashdown` are two first names.
        let both = chunks
            .iter()
            .position(|chunk| matches!(squeezed(chunk).as_str(), "and") || *chunk == "&");
        let first = match (both, plain.len(), &self.title) {
            (Some(at), count, None) if at == 1 && count > 2 => 2,
            (_, 1, Some(_)) => 0,
            (_, 0, _) => 0,
            _ => 1,
        };
        let (given, family) = plain.split_at(first);
        for chunk in given {
            self.given.push(squeezed(chunk));
            // Anne-Marie may be called either.
            self.given.extend(halves(chunk));
        }
        let mut whole = String::new();
        for chunk in family {
            let word = squeezed(chunk);
            whole.push_str(&word);
            if PARTICLES.contains(&word.as_str()) {
                continue;
            }
            if whole != word {
                self.family.push(std::mem::take(&mut whole));
            }
            whole.clear();
            self.family.push(word);
            self.family.extend(halves(chunk));
        }
        self.family.extend((!whole.is_empty()).then_some(whole));
        if family.len() > 1 {
            self.family.push(family.iter().map(|chunk| squeezed(chunk)).collect());
        }
    }
}

/// The halves of a double name.
fn halves(chunk: &str) -> Vec<String> {
    let hyphen = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    let parts: Vec<&str> = chunk.split(hyphen).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 {
        return Vec::new();
    }
    // Al-Sayed may be called Sayed.
    parts.into_iter().map(squeezed).filter(|part| part.len() > 2).collect()
}

fn is_by_birth(word: &str) -> bool {
    word_list!("names", "before a name by birth").contains(&word)
}

/// Whether a word says who somebody is to the child: `Jill Ashdown, Mother`.
fn is_relation(word: &str) -> bool {
    let known = word_list!("people", "parents and carers");
    let kin = word_list!("people", "beginnings of other parents");
    known.contains(&word) || kin.iter().any(|start| word.starts_with(start))
}

/// `Ashdown, Jill` the other way round; what follows a name after a comma, such as `mother`, is left out.
fn turned(text: &str) -> String {
    let Some((first, second)) = text.split_once([',', ';']) else { return text.to_owned() };
    let second = second.split([',', ';']).next().unwrap_or_default().trim();
    let word = squeezed(second.split_whitespace().next().unwrap_or_default());
    if is_by_birth(&word) {
        return format!("{first} {second}");
    }
    let is_name = second.starts_with(char::is_uppercase)
        && second.split_whitespace().count() < 4
        && !second.split_whitespace().map(squeezed).all(|word| is_relation(&word));
    if is_name && first.split_whitespace().count() < 4 {
        format!("{second} {first}")
    } else {
        first.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn a_name_is_taken_apart_in_any_form() {
        for text in ["Jill Ashdown", "Ashdown, Jill", "Mrs Jill Ashdown", "JILL  ASHDOWN"] {
            let name = Name::parse(text);
            assert_eq!(
                (name.given, name.family),
                (vec!["jill".into()], vec!["ashdown".into()]),
                "{text}"
            );
        }
        let name = Name::parse("Ms Anne-Marie van der Berg (Annie), née Moss");
        assert!(
            ["annemarie", "annie", "vanderberg", "berg", "moss"].iter().all(|word| name.has(word)),
            "{name:?}"
        );
        assert_eq!(Name::parse("Mrs Ashdown").family, ["ashdown"]);
        assert_eq!(Name::parse("Jill").given, ["jill"]);
        assert!(Name::parse("Niamh O’Donnell-Bhatt").has("odonnell"));
        assert!(Name::parse("Omar Al-Sayed").has("sayed"));
        let known_as = Name::parse("Omar Sayed (Sam Fields)");
        assert!(known_as.has("fields") && known_as.has("sam"), "{known_as:?}");
    }

    #[test]
    fn names_fit_where_nothing_speaks_against_it() {
        let fits = |one: &str, two: &str| Name::parse(one).fits(&Name::parse(two));
        assert!(fits("Jill Ashdown", "Jill Hart") && fits("Mrs Ashdown", "Jill Ashdown"));
        assert!(fits("J. Ashdown", "Jill Ashdown") && fits("Ashdown, Jill", "JILL ASHDOWN"));
        assert!(!fits("Paul Hart", "Peter Hart") && !fits("Old Mother", "Niamh O’Donnell"));
    }
}
