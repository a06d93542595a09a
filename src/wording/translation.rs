//! A sentence that promises a copy in another language, and the language.

use super::Sentence;
use super::lists::{LANGUAGES, TRANSLATED};
use super::word::Word;
use super::word_list;

/// Things that are handed out: a language before one of these is the language it is in.
const SHEETS: &[&str] = word_list!("sheets", "what is handed out");

/// What withdraws a promise, makes it depend on a request, or says that it is spoken.
const NONE: &[&str] = word_list!("sheets", "what withdraws the promise of a translation");

/// The languages in which something is promised, in lower case; with `loose`, the bare name of one is a promise,
/// because the field itself asks in which formats copies are offered.
pub(crate) fn promised(sentence: &Sentence<'_>, loose: bool) -> Vec<String> {
    let words = &sentence.words;
    if !LANGUAGES.may_begin(sentence.known) {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for clause in words.split(|word| word.is_any(&[".", ";", "!", "?", "\n", "•"])) {
        if clause.iter().any(|word| word.is_any(NONE)) {
            continue;
        }
        for range in LANGUAGES.all(clause) {
            let said = TRANSLATED.find(clause).is_some() || is_of_sheet(clause, range.end);
            let name: Vec<&str> = clause[range].iter().map(|word| word.plain.as_ref()).collect();
            let name = name.join(" ");
            if (said || loose) && !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}

/// Whether a thing that is handed out comes right after the language, possibly with `and` and a second language between
/// them.
fn is_of_sheet(clause: &[Word<'_>], end: usize) -> bool {
    let mut after = clause[end..].iter();
    match after.next() {
        Some(word) if word.is_any(SHEETS) => true,
        Some(word) if word.is_any(&["and", "or", "and/or"]) => {
            after.nth(1).is_some_and(|word| word.is_any(SHEETS))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_told_from_talk_of_a_language() {
        let promised = |text: &str, loose| promised(&Sentence::new(text), loose);
        for (text, language) in [
            ("Turkish and English side by side, translated by Mrs Aksoy", "turkish"),
            ("The plan will be translated into Polish", "polish"),
            ("We give the parents a copy in Somali", "somali"),
            ("A Bengali translation of the plan", "bengali"),
            ("A Romanian and English version", "romanian"),
            (
                "Send the review to the family in their home language: it is translated",
                "home language",
            ),
            ("The letters are written in Urdu", "urdu"),
        ] {
            assert!(promised(text, false).contains(&language.to_owned()), "{text}");
        }
        for text in [
            "Keep speaking Turkish with Zeynep",
            "Lend a picture book every week, and send topic words in Turkish first",
            "Look at one action picture book in Turkish at bedtime",
            "Book the Turkish interpreter for each meeting",
            "A Turkish translation on request: ask the office",
            "No Turkish copy is wanted",
            "The parents agree that the plan is shared with the therapist",
            "The therapist translates the pictures into signs",
        ] {
            assert!(promised(text, false).is_empty(), "{text}");
        }
        assert_eq!(promised("Large print and Turkish", true), ["turkish"]);
        assert!(promised("Large print", true).is_empty());
    }
}
