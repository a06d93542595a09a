//! A sentence -> what the models weigh: its words, its pairs of words, the parts of its words and its length, each as a
//! number.

use std::ops::Range;

use super::called::{Written, stands_for};

/// How many bits of a feature's number the largest table uses.
pub(crate) const BITS: u32 = 14;

/// The shortest and the longest part of a word that is a feature, in letters.
const PARTS: (usize, usize) = (2, 5);

/// The longest sentences are all of one length.
const LONGEST: u32 = 12;

/// A sentence in the form in which it is weighed: small letters, every digit a nought, straight marks.
#[derive(Debug, Clone)]
pub(crate) struct Folded {
    letters: Vec<char>,
    tokens: Vec<Token>,
}

/// A word, a number or a mark of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it is in the text, in bytes.
    pub(crate) range: Range<usize>,
    /// Where it is among the letters.
    letters: Range<usize>,
    /// What it is.
    class: Class,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Letters,
    Digits,
    Mark,
}

impl Token {
    /// Whether it is a word or a number, and no mark.
    pub(crate) fn is_word(&self) -> bool {
        self.class != Class::Mark
    }
}

/// A letter in the form in which it is weighed.
#[derive(Debug, Clone, Copy)]
struct Letter {
    c: char,
    /// Where it was, in bytes, and where it ended.
    start: usize,
    end: usize,
}

impl Folded {
    /// Folds a text about a child of these names.
    pub(crate) fn of(text: &str, names: &[String]) -> Self {
        let end = text.trim_end_matches(|c: char| c == '.' || c.is_whitespace()).len();
        let mut folded =
            Self { letters: Vec::with_capacity(end), tokens: Vec::with_capacity(end / 4 + 1) };
        let mut letters = text[..end].char_indices().flat_map(fold).peekable();
        while let Some(letter) = letters.next() {
            let class = class(letter.c);
            let Some(class) = class else { continue };
            let start = folded.letters.len();
            let mut last = letter.end;
            folded.letters.push(letter.c);
            while class != Class::Mark
                && let Some(next) = letters.peek().copied()
            {
                let same = self::class(next.c) == Some(class);
                // `8/10`, `don't`: a mark between two of a kind belongs to them.
                let joins = || {
                    let mark = match class {
                        Class::Letters => next.c == '\'',
                        _ => matches!(next.c, '.' | ':' | '/' | ','),
                    };
                    let mut after = text[next.end..end].char_indices().flat_map(fold);
                    mark && after.next().is_some_and(|after| self::class(after.c) == Some(class))
                };
                if !same && !joins() {
                    break;
                }
                folded.letters.push(next.c);
                last = next.end;
                letters.next();
            }
            let range = letter.start..last;
            if class == Class::Letters {
                let written = match text[range.clone()].starts_with(char::is_uppercase) {
                    false => Written::Small,
                    true if folded.tokens.is_empty() => Written::First,
                    true => Written::Capital,
                };
                folded.call(start, written, names);
            }
            folded.tokens.push(Token { range, letters: start..folded.letters.len(), class });
        }
        folded
    }

    /// Replaces the last word, which starts here among the letters, by the one that stands for it.
    fn call(&mut self, start: usize, written: Written, names: &[String]) {
        let word: String = self.letters[start..].iter().collect();
        if let Some(called) = stands_for(&word, written, names) {
            self.letters.truncate(start);
            self.letters.extend(called.chars());
        }
    }

    /// Its words, numbers and marks, in their order.
    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Visits every feature with the tokens that it is of; one that is there twice is visited twice.
    pub(crate) fn each(&self, mut visit: impl FnMut(Feature)) {
        for (index, token) in self.tokens.iter().enumerate() {
            let letters = &self.letters[token.letters.clone()];
            let here = Tokens::One(index);
            visit(Feature { number: Hash::of('w').all(letters).number(), tokens: here });
            let before =
                index.checked_sub(1).map(|at| &self.letters[self.tokens[at].letters.clone()]);
            let pair = Hash::of('b').all(before.unwrap_or(&['^'])).and('_').all(letters);
            let tokens = if index == 0 { here } else { Tokens::Pair(index - 1) };
            visit(Feature { number: pair.number(), tokens });
            if index + 1 == self.tokens.len() {
                let number = Hash::of('b').all(letters).and('_').and('$').number();
                visit(Feature { number, tokens: here });
            }
            parts(letters, |number| visit(Feature { number, tokens: here }));
        }
        let length = (self.tokens.len() + 1).saturating_pow(2).ilog2().min(LONGEST);
        let number = Hash::of('L').and(char::from_digit(length, 16).unwrap_or('0')).number();
        visit(Feature { number, tokens: Tokens::None });
    }

    /// Visits the places that its features have in a table of so many bits, in the order in which they first come, each
    /// once. Returns how many there are.
    pub(crate) fn each_place(&self, bits: u32, mut visit: impl FnMut(u16)) -> usize {
        let mut seen = Seen::default();
        let mut count = 0;
        self.each(|feature| {
            let place = feature.place(bits);
            if seen.is_new(place) {
                count += 1;
                visit(place);
            }
        });
        count
    }
}

/// Something that a sentence has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Feature {
    /// Its number, the same on every machine.
    pub(crate) number: u32,
    /// What it is of.
    pub(crate) tokens: Tokens,
}

impl Feature {
    /// Its place in a table of so many bits, at most [`BITS`].
    pub(crate) const fn place(self, bits: u32) -> u16 {
        (self.number & ((1 << bits) - 1)) as u16
    }
}

/// The tokens that a feature is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tokens {
    /// All of them.
    None,
    /// One.
    One(usize),
    /// This one and the next.
    Pair(usize),
}

/// The places seen so far.
struct Seen([u64; 1 << (BITS - 6)]);

impl Default for Seen {
    fn default() -> Self {
        Self([0; 1 << (BITS - 6)])
    }
}

impl Seen {
    /// Whether a place comes for the first time.
    fn is_new(&mut self, place: u16) -> bool {
        let (word, bit) = (usize::from(place >> 6), 1_u64 << (place & 63));
        let is_new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        is_new
    }
}

/// The numbers of the parts of a word, with a space before and after it.
fn parts(letters: &[char], mut visit: impl FnMut(u32)) {
    let at = |index: usize| {
        if index == 0 || index > letters.len() { ' ' } else { letters[index - 1] }
    };
    let length = letters.len() + 2;
    for start in 0..length {
        let mut hash = Hash::of('c');
        for index in start..length.min(start + PARTS.1) {
            hash = hash.and(at(index));
            if index + 1 - start >= PARTS.0 {
                visit(hash.number());
            }
        }
    }
}

/// FNV-1a of 32 bits, its bits mixed at the end. The weights are stored by these numbers: they must never change.
#[derive(Clone, Copy)]
struct Hash(u32);

impl Hash {
    /// The beginning of all features of a family.
    const fn of(family: char) -> Self {
        Self(0x811c_9dc5).and(family)
    }

    const fn and(self, c: char) -> Self {
        let mut hash = self.0;
        let mut rest = c as u32;
        loop {
            hash = (hash ^ (rest & 0xff)).wrapping_mul(0x0100_0193);
            rest >>= 8;
            if rest == 0 {
                return Self(hash);
            }
        }
    }

    fn all(self, letters: &[char]) -> Self {
        letters.iter().fold(self, |hash, c| hash.and(*c))
    }

    const fn number(self) -> u32 {
        let hash = (self.0 ^ (self.0 >> 16)).wrapping_mul(0x85eb_ca6b);
        let hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
        hash ^ (hash >> 16)
    }
}

/// The letters that a letter is weighed as: none for one that cannot be seen.
fn fold((start, c): (usize, char)) -> impl Iterator<Item = Letter> {
    let end = start + c.len_utf8();
    let plain = match c {
        '0'..='9' => Some('0'),
        '’' | '‘' | 'ʼ' => Some('\''),
        '“' | '”' => Some('"'),
        '‐' | '‑' => Some('-'),
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => None,
        c => Some(c),
    };
    plain.into_iter().flat_map(char::to_lowercase).map(move |c| Letter { c, start, end })
}

/// What a letter makes a token of; nothing for a space.
fn class(c: char) -> Option<Class> {
    match c {
        '0' => Some(Class::Digits),
        c if c.is_alphabetic() => Some(Class::Letters),
        c if c.is_whitespace() => None,
        _ => Some(Class::Mark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        Folded::of(text, &[]).tokens.iter().map(|token| &text[token.range.clone()]).collect()
    }

    #[test]
    fn a_text_is_parted_into_words_numbers_and_marks() {
        assert_eq!(
            tokens("He doesn’t read 8/10, or 1:1. “Yes!” "),
            ["He", "doesn’t", "read", "8/10", ",", "or", "1:1", ".", "“", "Yes", "!", "”"]
        );
        assert_eq!(tokens("dog's 'dog' 3."), ["dog's", "'", "dog", "'", "3"]);
        assert_eq!(tokens(" … "), ["…"]);
        assert_eq!(tokens(". "), Vec::<&str>::new());
        assert_eq!(tokens("ZOË is\u{ad}it"), ["ZOË", "is\u{ad}it"]);
    }

    #[test]
    fn case_figures_curly_marks_and_the_last_full_stop_make_no_difference() {
        let places = |text: &str| {
            let mut places = Vec::new();
            Folded::of(text, &[]).each_place(BITS, |place| places.push(place));
            places
        };
        assert_eq!(places("IT’S 8/10."), places("it's 7/42"));
        assert_ne!(places("it's 8/10"), places("it's 8 of 10"));
    }

    #[test]
    fn who_the_child_is_makes_no_difference() {
        let places = |text: &str, names: &[String]| {
            let mut places = Vec::new();
            Folded::of(text, names).each_place(BITS, |place| places.push(place));
            places
        };
        let he = places("He hits his friend. He’s upset by himself.", &[]);
        let own = ["Xyzzy".to_owned()];
        for text in [
            "She hits her friend. She's upset by herself.",
            "Zara hits their friend. She's upset by themself.",
            "They hits Adam's friend. He’s upset by himself.",
        ] {
            assert_eq!(places(text, &[]), he, "{text}");
        }
        let text = "Xyzzy hits her friend. She’s upset by herself.";
        assert!(places(text, &own) == he && places(text, &[]) != he);
        assert_eq!(places("Aaliyah’s bag", &[]), places("his bag", &[]));
        assert_eq!(places("MUHAMMAD will write", &[]), places("she will write", &[]));
        assert_ne!(places("will write", &[]), places("he write", &[]));
    }

    #[test]
    fn the_numbers_are_those_by_which_the_weights_are_stored() {
        let numbers = |text: &str| {
            let mut numbers = Vec::new();
            Folded::of(text, &[]).each(|feature| numbers.push(feature.number));
            numbers
        };
        assert_eq!(numbers("a"), NUMBERS_OF_A);
        let all =
            |text: &str| numbers(text).iter().fold(0_u32, |sum, one| sum.rotate_left(1) ^ one);
        assert_eq!(all("Improve his reading, 8/10."), 3_559_227_726);
        assert_eq!(all("Zoë’s café – ½ €5"), 3_870_343_054);
    }

    const NUMBERS_OF_A: [u32; 7] = [
        3_419_164_988,
        607_081_676,
        935_385_716,
        1_490_470_000,
        36_530_073,
        1_622_120_508,
        2_190_659_098,
    ];
}
