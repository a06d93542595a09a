//! What columns and cells of a register are called, from the files beside this one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// A file of sections: a heading in brackets, and a name a line.
struct Words {
    sections: Vec<Section>,
    by_heading: BTreeMap<&'static str, usize>,
}

struct Section {
    heading: &'static str,
    keys: Vec<String>,
    known: BTreeSet<String>,
}

impl Words {
    fn of(text: &'static str) -> Self {
        let mut sections: Vec<Section> = Vec::new();
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with("# ") {
                continue;
            }
            let heading = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
            if let Some(heading) = heading {
                sections.push(Section { heading, keys: Vec::new(), known: BTreeSet::new() });
            } else if let Some(section) = sections.last_mut() {
                let key = key_of(line);
                if section.known.insert(key.clone()) {
                    section.keys.push(key);
                }
            }
        }
        let by_heading =
            sections.iter().enumerate().map(|(at, section)| (section.heading, at)).collect();
        Self { sections, by_heading }
    }

    fn section(&self, heading: &str) -> Option<&Section> {
        self.sections.get(*self.by_heading.get(heading)?)
    }
}

fn columns() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words::of(include_str!("columns.txt")))
}

fn left_out() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words::of(include_str!("left_out.txt")))
}

fn cells() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words::of(include_str!("words.txt")))
}

/// The field whose column may have this name, and which of its names it is: the first is preferred.
pub(super) fn field_of(header: &str) -> Option<(&'static str, usize)> {
    let key = key_of(header);
    let find = |section: &'static Section| {
        let at = section.keys.iter().position(|known| *known == key)?;
        Some((section.heading, at))
    };
    columns().sections.iter().find_map(find)
}

/// Why a column of this name is never read; `None` if nothing is known of it.
pub(super) fn never_read(header: &str) -> Option<&'static str> {
    let key = key_of(header);
    let mut sections = left_out().sections.iter();
    sections.find(|section| section.known.contains(&key)).map(|section| section.heading)
}

/// Whether a cell says what is under a heading.
pub(super) fn says(heading: &str, typed: &str) -> bool {
    cells().section(heading).is_some_and(|section| section.known.contains(&key_of(typed)))
}

/// The rest of the heading under which a label is, of those that begin with a word: `need ` and `Autism` give `ASD`.
pub(super) fn labelled(start: &str, typed: &str) -> Option<&'static str> {
    let key = key_of(typed);
    let mut sections = cells().sections.iter();
    sections.find_map(|section| {
        let rest = section.heading.strip_prefix(start)?;
        section.known.contains(&key).then_some(rest)
    })
}

/// The broad area of a type of need, by its code; none for “other” and for no assessment.
pub(crate) fn area_of(code: &str) -> Option<&'static str> {
    labelled("area ", code)
}

/// The place of a word under a heading: 0 is the first.
pub(super) fn place_of(heading: &str, matches: impl Fn(&str) -> bool) -> Option<usize> {
    cells().section(heading)?.keys.iter().position(|key| matches(key))
}

/// The longest label under a heading that a text begins with, as keys.
pub(super) fn begins_with(heading: &str, key: &str) -> Option<&'static str> {
    let section = cells().section(heading)?;
    let found = section.keys.iter().filter(|known| key.starts_with(known.as_str()));
    found.max_by_key(|known| known.len()).map(String::as_str)
}

/// Whether a key is under a heading.
pub(super) fn has_key(heading: &str, key: &str) -> bool {
    cells().section(heading).is_some_and(|section| section.known.contains(key))
}

/// A name as it is compared: its letters and digits, in small letters, `&` as “and”. A mark that is alone counts as it is.
pub(super) fn key_of(typed: &str) -> String {
    let words = typed.replace('&', " and ");
    let key: String =
        words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if key.is_empty() { typed.trim().to_owned() } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_in_two_sections() {
        for words in [columns(), left_out()] {
            let mut seen = BTreeSet::new();
            for section in &words.sections {
                for key in &section.keys {
                    assert!(
                        seen.insert(key.clone()),
                        "{key} is twice, once in [{}]",
                        section.heading
                    );
                }
            }
        }
        for section in &left_out().sections {
            for key in &section.keys {
                assert!(!columns().sections.iter().any(|one| one.known.contains(key)), "{key}");
            }
        }
    }

    #[test]
    fn needs_are_read_as_whole_labels_only() {
        assert_eq!(labelled("need ", "Speech, Language & Communication Needs"), Some("SLCN"));
        assert_eq!(labelled("need ", "behaviour"), None);
        assert_eq!(labelled("need ", "severe learning"), None);
    }
}
