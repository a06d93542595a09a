//! A text -> its sentences, in words with their places.

use std::ops::Range;

use super::words::{Knows, abbreviation, ends_abstract, is_name, is_small, knows};

/// A word of a text.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// In lower case, with straight apostrophes.
    pub(crate) plain: String,
    /// Where it is, in bytes.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) kind: Kind,
    /// Who knows it.
    pub(crate) knows: Knows,
}

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word that may be easy or hard.
    Common,
    /// A name.
    Name,
    /// Figures.
    Number,
    /// A comma or a bracket.
    Mark,
}

/// A text in sentences.
#[derive(Debug, Clone, Default)]
pub(crate) struct Passage {
    pub(crate) sentences: Vec<Vec<Word>>,
}

impl Passage {
    /// Splits a text; words of which `own` says so are known to the child.
    pub(crate) fn of(text: &str, own: &dyn Fn(&str) -> bool) -> Self {
        let mut passage = Self::default();
        let mut sentence: Vec<Word> = Vec::new();
        let mut rest = text.char_indices().peekable();
        while let Some((start, c)) = rest.next() {
            if c.is_alphanumeric() {
                let mut end = start + c.len_utf8();
                while let Some((at, c)) =
                    rest.next_if(|(at, c)| c.is_alphanumeric() || joins(text, *at, *c))
                {
                    end = at + c.len_utf8();
                }
                let word = word(text, start..end, &sentence, own);
                sentence.push(word);
            } else if matches!(c, '.' | '!' | '?' | ';' | ':' | '\n') {
                passage.end(&mut sentence);
            } else if matches!(c, ',' | '(' | ')' | '–' | '—') {
                let range = start..start + c.len_utf8();
                sentence.push(Word {
                    plain: ",".into(),
                    range,
                    kind: Kind::Mark,
                    knows: Knows::First,
                });
            }
        }
        passage.end(&mut sentence);
        passage
    }

    fn end(&mut self, sentence: &mut Vec<Word>) {
        let sentence = std::mem::take(sentence);
        if sentence.iter().any(|word| word.kind != Kind::Mark) {
            self.sentences.push(sentence);
        }
    }

    /// The words that may be easy or hard.
    pub(crate) fn common(&self) -> impl Iterator<Item = &Word> {
        self.sentences.iter().flatten().filter(|word| word.kind == Kind::Common)
    }
}

/// Whether a mark within a word belongs to it: `don't`, `grown-up`.
fn joins(text: &str, at: usize, mark: char) -> bool {
    let after = text[at + mark.len_utf8()..].chars().next();
    let is_within = matches!(mark, '\'' | '’' | '-') || is_unseen(mark);
    (is_within && after.is_some_and(char::is_alphanumeric)) || matches!(mark, '\u{300}'..='\u{36f}')
}

/// Whether a sign within a word cannot be seen.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn word(text: &str, range: Range<usize>, before: &[Word], own: &dyn Fn(&str) -> bool) -> Word {
    let raw = &text[range.clone()];
    let plain = raw.to_lowercase().replace('’', "'").replace(is_unseen, "");
    let is_own = own(&plain);
    let (kind, knows) = if raw.starts_with(|c: char| c.is_ascii_digit()) {
        (Kind::Number, Knows::First)
    } else if let Some(knows) = abbreviation(raw).filter(|_| !is_own) {
        (Kind::Common, knows)
    } else if is_named(raw, &plain, before) {
        (Kind::Name, Knows::First)
    } else if is_own {
        (Kind::Common, Knows::BySix)
    } else {
        (Kind::Common, knows(&plain))
    };
    Word { plain, range, kind, knows }
}

/// Whether a word is a name, by its capital and the words before it in the sentence. `Communication` is none, though adults
/// write it with a capital; `Mrs Clement` is one.
fn is_named(raw: &str, plain: &str, before: &[Word]) -> bool {
    let name = plain.strip_suffix("'s").unwrap_or(plain);
    let is_capital =
        raw.starts_with(char::is_uppercase) && plain != "i" && !plain.starts_with("i'");
    let last = before.iter().rfind(|word| word.kind != Kind::Mark);
    let is_title = |word: &Word| is_small(&word.plain, 't');
    let is_behind = last.is_some_and(|last| is_title(last) || !ends_abstract(name));
    is_capital && (is_behind || is_name(name))
}
