//! The lists that the wording rules decide by, read once from the data files in `words/`.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use super::files;
use super::known_words::KnownWords;
use super::list::{Forms, List, Part};
use super::word::{Known, Word};
use super::word_list;

/// Declares the lists: the file, the heading in it, the forms of its entries.
macro_rules! lists {
    ($($(#[$doc:meta])+ $name:ident = $file:literal, $heading:literal, $forms:ident;)+) => {
        /// The lists by their numbers.
        #[expect(clippy::upper_case_acronyms, non_camel_case_types, reason = "they number the constants")]
        #[derive(Clone, Copy)]
        enum Number { $($name),+ }

        $($(#[$doc])+ pub(super) const $name: Name = Name(Number::$name as u8);)+

        /// What each list is read from.
        const SOURCES: &[Source] = &[$(Source {
            name: $file,
            file: include_str!(concat!("words/", $file, ".txt")),
            heading: $heading,
            forms: Forms::$forms,
        }),+];

        /// Which heading of which file each list is read from.
        #[cfg(test)]
        const SECTIONS: &[(&str, &str)] = &[$(($file, $heading)),+];
    };
}

/// What a list is read from.
struct Source {
    name: &'static str,
    file: &'static str,
    heading: &'static str,
    forms: Forms,
}

/// The name of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name(u8);

/// All lists, and the words that entries begin with.
struct Lexicon {
    lists: Vec<Listed>,
    words: KnownWords,
    /// Beginnings of words, each with what is known about all words that begin so.
    open: Vec<(&'static str, Known)>,
}

/// One list: what it is read from, and its phrases, read when a sentence has a word that one of them begins with.
struct Listed {
    section: &'static str,
    forms: Forms,
    phrases: OnceLock<List>,
}

/// A bit of 128 for each list, those of the four tables included.
const _: () = assert!(SOURCES.len() + 4 <= 128);

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

impl Lexicon {
    fn read() -> Self {
        let mut lexicon = Self { lists: listed(), words: KnownWords::new(), open: Vec::new() };
        for number in 0..lexicon.lists.len() {
            lexicon.add_beginnings(number);
        }
        lexicon.add_spellings();
        for (start, beginning) in &lexicon.open {
            lexicon.words.beginning(start).for_each(|known| known.starts |= beginning.starts);
        }
        lexicon
    }

    /// Adds the words that the entries of a list begin with, in all their forms.
    fn add_beginnings(&mut self, number: usize) {
        let Listed { section, forms, .. } = self.lists[number];
        for entry in files::entries(section) {
            let (first, is_whole) = match entry.split_once(' ') {
                Some((first, _)) => (first, false),
                None => (entry, true),
            };
            self.add(first, 1 << number, is_whole);
            for made in forms.of_first(first, is_whole) {
                self.add(made.leak(), 1 << number, is_whole);
            }
        }
    }

    fn add(&mut self, word: &'static str, bit: u128, is_whole: bool) {
        match Part::of(word) {
            Part::Gap => {}
            Part::Start(start) => {
                self.open.push((small(start), Known { starts: bit, ..Known::NOTHING }));
            }
            Part::Capitals(word) => self.words.of(small(word)).starts |= bit,
            Part::Word(word) => {
                let known = self.words.of(small(word));
                known.starts |= bit;
                known.whole |= if is_whole { bit } else { 0 };
            }
        }
    }

    fn add_spellings(&mut self) {
        for (slip, right) in files::pairs(include_str!("words/spellings.txt")) {
            let known = self.words.get(right).copied().unwrap_or_default();
            *self.words.of(slip) = Known { spelling: Some(right), ..known };
        }
    }
}

/// All lists, with none of their phrases read.
fn listed() -> Vec<Listed> {
    let listed = |section, forms| Listed { section, forms, phrases: OnceLock::new() };
    let mut lists = Vec::with_capacity(SOURCES.len() + 4);
    for of_file in SOURCES.chunk_by(|one, next| one.name == next.name) {
        let file = of_file.first().map_or("", |source| source.file);
        let sections: Vec<_> = files::sections(file).collect();
        lists.extend(of_file.iter().map(|source| {
            let section = sections.iter().find(|(heading, _)| *heading == source.heading);
            listed(section.map_or("", |(_, section)| *section), source.forms)
        }));
    }
    lists.extend(files::table_sections().map(|section| listed(section.leak(), Forms::Fixed)));
    lists
}

/// A word in small letters.
fn small(word: &'static str) -> &'static str {
    if word.chars().any(char::is_uppercase) { word.to_lowercase().leak() } else { word }
}

/// The value of a number in words, up to ten.
pub(super) fn number(plain: &str) -> Option<f64> {
    let plain = match plain {
        "once" => "one",
        "twice" => "two",
        other => other,
    };
    number_word(plain).filter(|value| *value <= 10.0)
}

/// The value of a word for a number, up to twenty.
pub(super) fn number_word(plain: &str) -> Option<f64> {
    let words = word_list!("figures", "numbers, each the one after the one before");
    let value = words.iter().position(|word| *word == plain)?;
    u32::try_from(value).ok().map(f64::from)
}

/// What the lists know about a word.
pub(super) fn known(plain: &str) -> &'static Known {
    let lexicon = &*LEXICON;
    let open = || lexicon.open.iter().find(|(start, _)| plain.starts_with(start));
    match lexicon.words.get(plain) {
        Some(known) => known,
        None => open().map_or(&Known::NOTHING, |(_, known)| known),
    }
}

impl Name {
    /// The list of the n-th table.
    pub(super) fn of_table(number: usize) -> Self {
        Self(u8::try_from(SOURCES.len() + number).unwrap_or(u8::MAX))
    }

    const fn bit(self) -> u128 {
        1 << self.0
    }

    /// Whether a word is an entry of the list by itself.
    pub(super) const fn has(self, word: &Word<'_>) -> bool {
        word.known.whole & self.bit() != 0
    }

    /// Whether a word outside any sentence is an entry of the list by itself.
    pub(super) fn has_word(self, plain: &str) -> bool {
        known(plain).whole & self.bit() != 0
    }

    /// Whether an entry can begin with one of the words of which this is known.
    pub(super) const fn may_begin(self, known: Known) -> bool {
        known.starts & self.bit() != 0
    }

    /// How many words from here on are an entry of the list; the longest counts.
    pub(super) fn at(self, words: &[Word<'_>], index: usize) -> Option<usize> {
        let word = words.get(index)?;
        if word.known.starts & self.bit() == 0 {
            return None;
        }
        let Listed { section, forms, phrases } = &LEXICON.lists[usize::from(self.0)];
        let phrase = phrases.get_or_init(|| List::read(section, *forms)).at(words, index);
        phrase.max(self.has(word).then_some(1))
    }

    /// The first place of the list's entries, as a range of words.
    pub(super) fn find(self, words: &[Word<'_>]) -> Option<Range<usize>> {
        self.all(words).next()
    }

    /// All places of the list's entries, none within another.
    pub(super) fn all<'a>(self, words: &'a [Word<'a>]) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut next = 0;
        (0..words.len()).filter_map(move |index| {
            if index < next {
                return None;
            }
            let length = self.at(words, index)?;
            next = index + length;
            Some(index..index + length)
        })
    }
}

lists! {
    /// Numbers in words.
    NUMBERS = "common", "numbers", Fixed;
    /// Units of time.
    TIME_UNITS = "common", "units of time", Fixed;
    /// Words that make the number after them a name: a year group, a stage, a page.
    NUMBER_NAMES = "common", "words before a number that measures nothing", Fixed;
    /// Words that make the number before them a name: `2 digit`, `3 dimensional`.
    NUMBERED = "common", "words after a number that measures nothing", Fixed;
    /// Months.
    MONTHS = "common", "months", Fixed;
    /// Words that carry no content by themselves.
    SMALL = "common", "small words", Fixed;
    /// Programmes, tools and assessments by name.
    PROGRAMMES = "programmes", "programmes", Fixed;
    /// Verbs that can be seen, but only with a condition or a number.
    SOFT_VERBS = "target", "soft verbs", Verbs;
    /// Verbs that anybody can see happening.
    CLEAR_VERBS = "target", "clear verbs", Verbs;
    /// Where the purpose of a target begins.
    PURPOSES = "target", "purposes", Fixed;
    /// How often, without saying how often.
    VAGUE_FREQUENCY = "provision", "vague frequencies", Fixed;
    /// How often.
    FREQUENCIES = "provision", "frequencies", Fixed;
    /// Sessions and the like.
    SESSIONS = "provision", "sessions", Nouns;
    /// What fills a field and says nothing.
    PLACEHOLDERS = "fields", "placeholders", Fixed;
    /// What says that nothing changes.
    NO_CHANGE = "fields", "nothing changes", Fixed;
    /// People who are nobody in particular.
    NOBODY = "fields", "nobody in particular", Fixed;
    /// Ways to measure that count nothing.
    BARE_MEASURES = "fields", "measures that count nothing", Fixed;
    /// An adult who is never away.
    CONSTANT = "fields", "one adult all the time", Fixed;
    /// An adult with one child.
    ONE_TO_ONE = "fields", "one to one", Fixed;
    /// Assistants.
    ASSISTANTS = "fields", "assistants", Fixed;
    /// Roles at school.
    ROLES = "fields", "roles", Fixed;
    /// Words that make up a placeholder.
    EMPTY = "fields", "words that a placeholder is made of", Fixed;
    /// Words that make up “no change”.
    SAME = "fields", "words that no change is made of", Fixed;
    /// Words that measure nothing.
    UNMEASURED = "fields", "words that a baseline does not measure by", Fixed;
    /// Words for what every class has.
    CLASS_WORDS = "fields", "words of what every class has", Fixed;
    /// What shows that every class has it.
    CLASS_MARKS = "fields", "what shows that every class has it", Fixed;
    /// Adults who may stay with a child.
    STAYING = "fields", "adults who stay", Fixed;
    /// Words before a number by which less is better.
    LESS = "fields", "less is better before a number", Fixed;
    /// Words by which less is better.
    REDUCE = "fields", "less is better", Fixed;
    /// What is counted so that less is better.
    LESS_UNITS = "fields", "units of which less is better", Fixed;
    /// What is years ahead.
    FAR = "fields", "what lies years ahead", Fixed;
    /// Who works at school.
    STAFF = "absence", "staff", Nouns;
    /// Who does not.
    OTHERS = "absence", "other people", Fixed;
    /// States in which nobody is at work.
    STATES = "absence", "states", Fixed;
    /// What happens to people who then are not at work.
    HAPPENINGS = "absence", "happenings", Fixed;
    /// Kinds of leave that only staff take, or parents.
    LEAVE = "absence", "kinds of leave", Fixed;
    /// Verbs before what happened to somebody.
    SUFFERED = "absence", "verbs before a happening", Fixed;
    /// Verbs before a state.
    LINKS = "absence", "verbs before a state", Fixed;
    /// Words between a person, the verb and the state.
    BETWEEN = "absence", "words between", Fixed;
    /// What says that a sentence is about a day that may come.
    NO_ONE = "absence", "what says that it is of nobody", Fixed;
    /// What makes mental health a subject or a job.
    SUBJECTS = "absence", "what makes mental health a subject", Fixed;
    /// Languages that families speak.
    LANGUAGES = "languages", "languages", Fixed;
    /// What says that something was, or is to be, put into a language.
    TRANSLATED = "languages", "what promises a translation", Fixed;
    /// Words that are no names.
    ORDINARY = "ordinary", "ordinary words", Nouns;
    /// Words that most children of five to seven know.
    EASY = "easy", "easy words", Fixed;
}

#[cfg(test)]
mod tests {
    use super::super::files::section;
    use super::super::text;
    use super::*;

    #[test]
    fn entries_are_found_in_all_their_forms() {
        let list = List::read("work on, find … hard, behav* at", Forms::Verbs);
        let phrase = |text| {
            let words = text::words(text);
            (0..words.len()).any(|index| list.at(&words, index).is_some())
        };
        for text in ["is working on it", "finds long words hard", "behaving at"] {
            assert!(phrase(text), "{text}");
        }
        assert!(!phrase("proves, works. On we go. Behaves. At"));
        let word = |text| SOFT_VERBS.find(&text::words(text)).is_some();
        assert!(word("Completed a lot") && word("is completing") && !word("letes"));
    }

    #[test]
    fn numbers_stand_apart_from_what_they_count() {
        let plain = |text| -> Vec<String> {
            text::words(text).into_iter().map(|word| word.plain.into_owned()).collect()
        };
        assert_eq!(plain("a 45-minute session"), ["a", "45", "minute", "session"]);
        assert_eq!(
            plain("3x 20mins, 8/10 and 70%"),
            ["3", "x", "20", "mins", ",", "8/10", "and", "70%"]
        );
        assert_eq!(
            plain("one-to-one, 1:1, two-digit"),
            ["one-to-one", ",", "1:1", ",", "two-digit"]
        );
    }

    #[test]
    fn every_heading_is_read_and_none_is_empty() {
        for name in [
            "common",
            "ordinary",
            "target",
            "provision",
            "fields",
            "easy",
            "programmes",
            "absence",
            "languages",
        ] {
            let path = format!("{}/src/wording/words/{name}.txt", env!("CARGO_MANIFEST_DIR"));
            let file = std::fs::read_to_string(path).unwrap();
            let headings: Vec<&str> =
                file.lines().filter_map(|l| l.strip_prefix('[')?.strip_suffix(']')).collect();
            for heading in &headings {
                assert!(SECTIONS.contains(&(name, heading)), "nobody reads {name}: {heading}");
                assert!(!section(&file, heading).trim().is_empty(), "{name}: {heading} is empty");
            }
            for (_, heading) in SECTIONS.iter().filter(|(file, _)| *file == name) {
                assert!(headings.contains(heading), "{name} has no {heading}");
            }
        }
    }
}
