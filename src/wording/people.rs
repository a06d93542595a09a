//! A sentence -> the people in it who are not in this plan: first names with a capital letter, where it speaks of a
//! child.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::Sentence;
use super::files::{entries, section};
use super::lists;
use super::quotes;
use super::reading;
use super::text;
use super::word::{Kind, Word};
use super::word_list;

/// What the list of names says about a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    /// A first name and nothing else.
    First,
    /// A first name that is a word as well.
    Word,
    /// A first name that is a place or a time as well.
    Place,
}

/// The names of the file `words/names.txt`.
struct Names {
    names: FxHashMap<&'static str, Name>,
    nicknames: FxHashSet<(&'static str, &'static str)>,
    /// People of books and history, by their first words.
    figures: FxHashMap<String, Vec<Vec<String>>>,
    nobody: FxHashSet<&'static str>,
}

/// How many names there is room for at first.
const NAME_COUNT: usize = 2200;

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let file = include_str!("words/names.txt");
    let entries = |heading| entries(section(file, heading).to_lowercase().leak());
    let mut names = FxHashMap::with_capacity_and_hasher(NAME_COUNT, FxBuildHasher);
    for (heading, kind) in [
        ("names that are places, days and things as well", Name::Place),
        ("names that are words as well", Name::Word),
        ("first names", Name::First),
    ] {
        names.extend(entries(heading).map(|name| (name, kind)));
    }
    let nicknames = entries("nicknames").filter_map(|pair| pair.split_once(' '));
    let mut figures: FxHashMap<String, Vec<Vec<String>>> = FxHashMap::default();
    for figure in entries("figures") {
        let words: Vec<String> =
            text::words(figure).iter().map(|word| word.plain.clone().into_owned()).collect();
        if let Some(first) = words.first() {
            figures.entry(first.clone()).or_default().push(words);
        }
    }
    let nobody = entries("no names").collect();
    Names { names, nicknames: nicknames.collect(), figures, nobody }
});

/// Titles: whoever has one is an adult, or somebody in a story.
const TITLES: &[&str] = word_list!("people", "titles, in life and in stories");

/// Words before a name that say who it is.
const RELATIONS: &[&str] = word_list!("people", "who somebody is to the child");

/// What follows the one who acts.
const ACTS: &[&str] = word_list!("people", "what the one who acts does");

/// What is done for or to somebody, who is named after it.
const HELPS: &[&str] = word_list!("people", "what is done for somebody");

/// The names that may be in a plan.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    pupil: BTreeSet<String>,
    /// Whether the pupil's legal first name is among them: if so, a longer form of the name is somebody else's.
    is_full: bool,
    others: BTreeSet<String>,
}

impl Known {
    /// Takes the pupil's names, and the texts in which the people and things of this plan are named.
    pub(crate) fn new<'t>(
        pupil: &[String],
        is_full: bool,
        others: impl IntoIterator<Item = &'t str>,
    ) -> Self {
        let pupil = pupil.iter().flat_map(|name| parts(name)).collect();
        let others = others.into_iter().flat_map(|text| {
            let words = text.split(|c: char| c.is_whitespace() || ",;:()/“”\".!?".contains(c));
            let named = words.filter(|word| word.starts_with(char::is_uppercase));
            named.flat_map(parts).collect::<Vec<_>>()
        });
        Self { pupil, is_full, others: others.collect() }
    }

    /// Whether a name is the pupil's: as it is, a part of it, or a short form of it.
    pub(crate) fn is_pupil(&self, name: &str) -> bool {
        let whole = parts(name);
        let is_one = |part: &String| self.pupil.iter().any(|own| self.is_short(part, own));
        whole.iter().any(is_one)
    }

    /// Whether somebody or something else in the plan has this name.
    pub(crate) fn is_other(&self, name: &str) -> bool {
        parts(name).iter().any(|part| self.others.contains(part))
    }

    fn is_short(&self, name: &str, own: &str) -> bool {
        if name == own {
            return true;
        }
        let pair = |long: &str, short: &str| NAMES.nicknames.contains(&(long, short));
        let stem = ["ie", "y", "i"].iter().find_map(|end| name.strip_suffix(end)).map(single);
        let begins = |part: &str| part.chars().count() >= 3 && own.starts_with(part);
        begins(name)
            || stem.is_some_and(begins)
            || pair(own, name)
            || (!self.is_full
                && (pair(name, own) || (own.chars().count() >= 3 && name.starts_with(own))))
    }
}

/// A name and its parts, in small letters: Mensah-Reid, O’Brien; without an ending in 's.
fn parts(name: &str) -> Vec<String> {
    let straight = name.to_lowercase().replace(['’', '‘', '`'], "'").replace(['‐', '‑'], "-");
    let bare = straight.strip_suffix("'s").unwrap_or(&straight).trim_matches(['\'', '-', '.']);
    let pieces = bare.split(['-', '\'', ' ']).filter(|piece| piece.chars().count() > 1);
    let mut all: Vec<String> = pieces.map(str::to_owned).collect();
    all.push(bare.to_owned());
    all.retain(|part| !part.is_empty());
    all
}

/// `Dann` of Danny as `Dan`.
fn single(stem: &str) -> &str {
    let mut last = stem.chars().rev();
    match (last.next(), last.next()) {
        (Some(one), Some(other)) if one == other => &stem[..stem.len() - one.len_utf8()],
        _ => stem,
    }
}

/// Where the names in a sentence are that are nobody's of this plan.
pub(crate) fn strangers(sentence: &Sentence<'_>, known: &Known) -> Vec<Range<usize>> {
    let look = Look { text: sentence.text, words: &sentence.words };
    let quoted = quotes::spans(sentence.text);
    let mut found = Vec::new();
    let mut passed = 0;
    for index in 0..look.words.len() {
        if index < passed {
            continue;
        }
        if let Some(length) = look.passes(index) {
            passed = index + length;
            continue;
        }
        let word = &look.words[index];
        let within = quoted.iter().any(|span| span.contains(&word.range.start));
        let name = bare(look.raw(index));
        if !within && look.is_stranger(index, known) {
            found.push(word.range.start..word.range.start + name.len());
        }
    }
    found
}

/// A sentence that is examined word by word.
struct Look<'s, 't> {
    text: &'s str,
    words: &'s [Word<'t>],
}

impl<'s> Look<'s, '_> {
    fn raw(&self, index: usize) -> &'s str {
        &self.text[self.words[index].range.clone()]
    }

    fn is_capital(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| {
            word.kind == Kind::Letters && self.raw(index).starts_with(char::is_uppercase)
        })
    }

    fn is(&self, index: Option<usize>, plain: &[&str]) -> bool {
        index.and_then(|index| self.words.get(index)).is_some_and(|word| word.is_any(plain))
    }

    /// Whether a sentence begins with this word.
    fn begins(&self, index: usize) -> bool {
        index == 0
            || self.is(index.checked_sub(1), &[".", "!", "?", ":", "\n", "(", "•", "–", "—", ";"])
    }

    /// How many words from here on are not a schoolchild: a title with its name, somebody in a story.
    fn passes(&self, index: usize) -> Option<usize> {
        let word = &self.words[index];
        if word.is_any(TITLES) && self.is_capital(index + 1) {
            let name = (index + 1..).take_while(|at| self.is_capital(*at)).take(3).count();
            return Some(1 + name);
        }
        if word.is_any(RELATIONS) && self.is_capital(index + 1) {
            return Some(2);
        }
        if !self.is_capital(index) {
            return None;
        }
        let figures = NAMES.figures.get(word.plain.as_ref()).map_or(&[][..], Vec::as_slice);
        let same = |figure: &&Vec<String>| {
            figure.iter().enumerate().all(|(at, part)| {
                self.words.get(index + at).is_some_and(|word| {
                    word.plain == part.as_str() || bare(word.plain.as_ref()) == part
                })
            })
        };
        let figure = figures.iter().filter(same).map(Vec::len).max();
        // “Rosie’s Walk”, “Noah and the Ark”: titles.
        let owner = bare(self.raw(index)) != self.raw(index) && self.is_capital(index + 1);
        let tale = self.is(Some(index + 1), &["and"]) && self.is(Some(index + 2), &["the"]);
        figure.or((owner && !self.begins(index) || tale).then_some(2))
    }

    /// Whether the word is the name of a child who is not in this plan.
    fn is_stranger(&self, index: usize, known: &Known) -> bool {
        let raw = self.raw(index);
        let name = bare(raw);
        let lower = name.to_lowercase();
        let kind = NAMES.names.get(lower.as_str()).copied().or_else(|| {
            let first = lower.split(['-', '‑']).next()?;
            (first.len() < lower.len()).then(|| NAMES.names.get(first).copied()).flatten()
        });
        let acts = self.acts(index);
        if !self.is_capital(index) {
            // `by 7 December oscar will`
            let opens = self.begins(index)
                || index
                    .checked_sub(1)
                    .is_some_and(|at| self.words[at].is_number() || self.words[at].is(","));
            return kind == Some(Name::First)
                && acts
                && opens
                && !known.is_pupil(name)
                && !known.is_other(name);
        }
        if known.is_pupil(name) || known.is_other(name) || name.chars().count() < 2 {
            return false;
        }
        // The second word of a name goes with the first.
        let behind = index.checked_sub(1).is_some_and(|at| self.is_capital(at) && !self.begins(at));
        let begins = self.begins(index);
        let met = acts || self.is_served(index);
        let time =
            self.is(index.checked_sub(1), word_list!("time", "before a month that is no name"));
        match kind {
            Some(Name::First) => !behind || met,
            Some(Name::Word) if begins => acts,
            Some(Name::Word) => met || (!behind && !self.is_capital(index + 1)),
            Some(Name::Place) => {
                let beside =
                    self.is(index.checked_sub(1), &["with"]) && !self.is_capital(index + 1);
                (met && !time) || beside
            }
            None => {
                let plain = acts || !begins;
                met && plain && !behind && !self.is_ordinary(index, begins)
            }
        }
    }

    /// Whether the one who acts is here: `NAME will`, `NAME Brown can`; at the start `NAME reads`.
    fn acts(&self, index: usize) -> bool {
        let after = (index + 1..).find(|at| !self.is_capital(*at)).filter(|at| *at <= index + 3);
        let Some(after) = after else { return false };
        let verb = || {
            self.begins(index)
                && self.words.get(after).is_some_and(|word| word.plain.ends_with('s'))
                && lists::CLEAR_VERBS.at(self.words, after).is_some()
        };
        self.is(Some(after), ACTS) || verb()
    }

    /// Whether something is done for or to the one named here: `so that NAME`, `for NAME to`, `help NAME`.
    fn is_served(&self, index: usize) -> bool {
        let before = index.checked_sub(1);
        let so_that =
            self.is(before, &["that"]) && self.is(index.checked_sub(2), &["so", "order", "ensure"]);
        let for_to = self.is(before, &["for"]) && self.is(Some(index + 1), &["to"]);
        so_that || for_to || self.is(before, HELPS)
    }

    /// Whether a word with a capital letter is an ordinary one, as far as lists and endings tell.
    fn is_ordinary(&self, index: usize, begins: bool) -> bool {
        let word = &self.words[index];
        let raw = self.raw(index);
        let plain = word.plain.as_ref();
        let figures = raw.contains(|c: char| c.is_ascii_digit() || c == '/');
        let ends = word_list!("names", "endings of words that are no names");
        figures
            || word.capitals
            || word.known.starts != 0
            || lists::ORDINARY.has(word)
            || lists::PROGRAMMES.at(self.words, index).is_some()
            || NAMES.nobody.contains(plain)
            || reading::is_listed(plain)
            || reading::is_easy_to_read(&Sentence::new(plain))
            || (begins && ends.iter().any(|end| plain.ends_with(end)))
    }
}

/// Where a target speaks of any child: `the pupil will`, `Child can`.
pub(crate) fn nobody_acts(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let words = &sentence.words;
    (0..words.len()).find_map(|index| {
        let who = words[index].is_any(word_list!("people", "pupils without names"));
        let acts = words.get(index + 1).is_some_and(|word| word.is_any(ACTS));
        let before = index.checked_sub(1);
        let the = before.is_some_and(|at| words[at].is_any(&["the", "this"]));
        let from = if the { index - 1 } else { index };
        // “another child will join in” is somebody else.
        let opens = from == 0
            || words[from - 1].is_number()
            || words[from - 1].is_any(&[",", ".", "that", "term", "half-term"]);
        (who && acts && opens).then(|| words[from].range.start..words[index].range.end)
    })
}

/// A name without its possessive ending: `Oscar’s`.
fn bare(raw: &str) -> &str {
    raw.strip_suffix("'s").or_else(|| raw.strip_suffix("’s")).unwrap_or(raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let names = ["Maya", "Ellison", "O’Brien-Reid"].map(str::to_owned);
        let known =
            Known::new(&names, false, ["Mrs Dawn Pike", "Plays with Leo at lunch", "3 Kestrel"]);
        strangers(&Sentence::new(text), &known)
            .into_iter()
            .map(|range| text[range].to_owned())
            .collect()
    }

    #[test]
    fn a_name_of_nobody_in_the_plan_is_found() {
        for (text, name) in [
            ("By 7 December 2026 Oscar will name 9 of 10 letters.", "Oscar"),
            ("Oscar will read.", "Oscar"),
            ("By Easter Zbigniew will choose a book.", "Zbigniew"),
            ("By 7 December 2026, Tumelo can tie a lace.", "Tumelo"),
            ("By 7 December 2026 Maya will read, so that Aisha can join in.", "Aisha"),
            ("so that Kwabo knows what to do", "Kwabo"),
            ("A card for Ben to show.", "Ben"),
            ("Help Grace to begin.", "Grace"),
            ("Will can count to ten.", "Will"),
            ("I will play with Mia.", "Mia"),
            ("I sit with Jordan.", "Jordan"),
            ("Counted in Oscar’s book.", "Oscar"),
            ("Anna-Maria will ask.", "Anna-Maria"),
            ("By 7 December 2026 Oscar Brown will name it.", "Oscar"),
            ("By 7 December 2026 oscar will name it.", "oscar"),
            ("Robin reads a page aloud.", "Robin"),
        ] {
            assert_eq!(found(text), [name], "{text}");
        }
    }

    #[test]
    fn names_of_the_plan_and_of_stories_are_passed_over() {
        for text in [
            "By 7 December 2026 Maya will read “Oscar” and ask Leo.",
            "By 7 December 2026 O'Brien will read.",
            "Mrs Dawn Pike helps me, or Mr Sol Green.",
            "By July 2027 Maya will read Charlie and the Chocolate Factory.",
            "She retells Jack and the Beanstalk and Biff, Chip and Kipper.",
            "A book on Florence Nightingale, St George or Harry Potter.",
            "Will read the Mr Men books. Grace at lunch is said aloud.",
            "Mark each word. Can Maya find it?",
            "By Easter she will write in English, Polish or Turkish.",
            "By the end of June she will count. In April she can.",
            "Reading will come first. Phonics can wait.",
            "So that Year 3 children hear her. Everyone will see it.",
            "Rosie’s Walk, then her brother Adam reads.",
            "In London, Georgia or Paris; with the Ruby group.",
            "Children will see. Parents can ask. Staff should know.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_child_may_be_called_by_a_shorter_name() {
        let known = |name: &str| Known::new(&[name.to_owned()], true, []);
        for (name, short) in
            [("Samuel", "Sam"), ("Daniel", "Danny"), ("Elizabeth", "Beth"), ("Ana-Maria", "Maria")]
        {
            assert!(known(name).is_pupil(short), "{name}: {short}");
        }
        assert!(!known("Sam").is_pupil("Samira") && !known("Maya").is_pupil("Mia"));
    }
}
