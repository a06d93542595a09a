//! A copy in the readers' language, with the template's own small beneath each label.
//!
//! A layout is filled in twice. The first time, in the template's own language, what each label comes to is noted; the second
//! time, in the readers', it is taken up again in the same order. So the words beneath are whole sentences of their own, with
//! days and numbers as that language says them, and no layout has to know of it.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use minijinja::value::{Object, ObjectRepr};
use minijinja::{State, Value as LayoutValue};

/// Under which name a layout has it.
pub(super) const NAME: &str = "beneath";

/// What comes before a label in two languages, between them and after them. No text of a plan can have these characters.
const OPEN: char = '\u{f8fb}';
const MIDDLE: char = '\u{f8fc}';
const CLOSE: char = '\u{f8fd}';

/// The characters that are for sendplan's own use.
pub(super) const SIGNS: [char; 3] = [OPEN, MIDDLE, CLOSE];

/// What the labels of a layout come to in the template's own language, in the order in which it asks for them.
#[derive(Debug)]
pub(super) struct Beneath {
    said: Mutex<VecDeque<Said>>,
    turn: Turn,
}

/// What a label came to.
#[derive(Debug)]
struct Said {
    key: String,
    words: String,
}

/// How many labels may be passed over: those that only the first language needed.
const PASSED_OVER: usize = 4;

/// Whether labels are noted or taken up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    First,
    Second,
}

impl Beneath {
    /// For the first time that the layout is filled in.
    pub(super) fn first() -> Arc<Self> {
        Arc::new(Self { said: Mutex::default(), turn: Turn::First })
    }

    /// For the second time, with what the first noted.
    pub(super) fn second(first: &Self) -> Arc<Self> {
        let said = std::mem::take(&mut *first.lock());
        Arc::new(Self { said: Mutex::new(said), turn: Turn::Second })
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Said>> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A label, with what it is in the other language where that is known.
    fn label(&self, key: &str, own: String) -> String {
        let mut said = self.lock();
        if self.turn == Turn::First {
            said.push_back(Said { key: key.to_owned(), words: own.clone() });
            return own;
        }
        let Some(at) = said.iter().take(PASSED_OVER).position(|one| one.key == key) else {
            return own;
        };
        let last = said.drain(..=at).next_back();
        last.map_or_else(|| own.clone(), |beneath| pair(&own, &beneath.words))
    }
}

impl Object for Beneath {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

/// A label as a layout gets it: in copies of two languages with both.
pub(super) fn label(state: &State<'_, '_>, key: &str, own: String) -> String {
    let beneath = state.lookup(NAME);
    match beneath.as_ref().and_then(LayoutValue::downcast_object_ref::<Beneath>) {
        Some(beneath) => beneath.label(key, own),
        None => own,
    }
}

/// Both as one text; one alone if they are the same.
pub(super) fn pair(own: &str, beneath: &str) -> String {
    if own == beneath || own.is_empty() {
        return own.to_owned();
    }
    format!("{OPEN}{own}{MIDDLE}{beneath}{CLOSE}")
}

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// In one language.
    Plain(&'t str),
    /// In two.
    Both {
        /// In the readers' language.
        own: &'t str,
        /// In the template's own.
        beneath: &'t str,
    },
}

/// The pieces of a text; none is empty.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let both = after.split_once(MIDDLE).and_then(|(own, after)| {
            let (beneath, after) = after.split_once(CLOSE)?;
            Some((Piece::Both { own, beneath }, after))
        });
        let Some((both, after)) = both else { break };
        pieces.extend(plain(before));
        pieces.push(both);
        rest = after;
    }
    pieces.extend(plain(rest));
    pieces
}

fn plain(text: &str) -> Option<Piece<'_>> {
    (!text.is_empty()).then_some(Piece::Plain(text))
}

/// Whether a text is in two languages.
pub(super) fn is_both(text: &str) -> bool {
    text.contains(OPEN)
}

/// A text in the readers' language alone.
pub(super) fn own(text: &str) -> String {
    one_of(text, |own, _| own)
}

/// A text in the template's own language alone.
pub(super) fn under(text: &str) -> String {
    one_of(text, |_, beneath| beneath)
}

/// Does something with a text: with each of its languages, if it has two.
pub(super) fn each(text: &str, work: impl Fn(&str) -> String) -> String {
    if !is_both(text) {
        return work(text);
    }
    pair(&work(&own(text)), &work(&under(text)))
}

fn one_of<'t>(text: &'t str, which: impl Fn(&'t str, &'t str) -> &'t str) -> String {
    let of = |piece| match piece {
        Piece::Plain(text) => text,
        Piece::Both { own, beneath } => which(own, beneath),
    };
    pieces(text).into_iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart_into_its_languages() {
        let both = format!("1. {}: {}.", pair("Cel", "Target"), pair("do", "by"));
        assert_eq!(own(&both), "1. Cel: do.");
        assert_eq!(each(&both, str::to_uppercase), pair("1. CEL: DO.", "1. TARGET: BY."));
        assert_eq!(
            pieces(&pair("a", "b")),
            [Piece::Both { own: "a", beneath: "b" }],
            "one label alone"
        );
        assert_eq!(pair("SENCO", "SENCO"), "SENCO");
        // What is not whole stays as it is.
        assert_eq!(pieces("\u{f8fb}x"), [Piece::Plain("\u{f8fb}x")]);
    }

    #[test]
    fn labels_are_taken_up_in_the_order_in_which_they_were_noted() {
        let first = Beneath::first();
        assert_eq!(first.label("target", "Target".into()), "Target");
        first.label("only_here", "And".into());
        first.label("by", "By".into());
        let second = Beneath::second(&first);
        assert_eq!(second.label("target", "Cel".into()), pair("Cel", "Target"));
        assert_eq!(second.label("only_there", "I".into()), "I");
        assert_eq!(second.label("by", "Do".into()), pair("Do", "By"));
        assert_eq!(second.label("by", "Nic".into()), "Nic");
    }
}
