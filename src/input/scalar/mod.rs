//! A YAML scalar in its file -> its letters, each with the bytes it was written with.
//!
//! The parser says where a scalar is, not which byte each letter came from. This reads the few bytes of one scalar again,
//! and only when a finding points into it. A plain scalar may look like a block: then every reading is given, and the caller
//! takes the one that says what the parser read.

mod block;
mod flow;

use crate::source::{Letter, Place};

/// What the scalar at a place can read as, the likeliest first.
pub(crate) fn readings(place: &Place) -> Vec<Vec<Letter>> {
    let (text, start) = (place.text(), place.span().start());
    match text.chars().next() {
        Some('\'') => vec![flow::single(text, start)],
        Some('"') => flow::double(text, start).into_iter().collect(),
        _ => {
            let block = block::style(place).map(|style| block::letters(place, style));
            block.into_iter().chain([flow::plain(text, start)]).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::source::{SourceFile, Span, written};

    /// The text and the letters of the scalar that begins and ends with these words of a file.
    fn read(file: &str, first: &str, last: &str) -> (String, Vec<Letter>, Arc<SourceFile>) {
        let start = file.find(first).unwrap();
        let end = file.rfind(last).unwrap() + last.len();
        let source = Arc::new(SourceFile::new("plan.yaml", file));
        let place = Place::new(Arc::clone(&source), Span::new(start, end));
        let letters = readings(&place).remove(0);
        (letters.iter().map(|letter| letter.c).collect(), letters, source)
    }

    /// What is in the file where a word of a value was written.
    fn behind(file: &str, ends: (&str, &str), word: &str) -> String {
        let (text, letters, source) = read(file, ends.0, ends.1);
        let at = text.rfind(word).unwrap_or_else(|| panic!("{word} is not in {text:?}"));
        let span = written(&letters, at..at + word.len()).unwrap();
        source.text()[span.range()].to_owned()
    }

    #[test]
    fn plain_scalars_are_folded() {
        let file = "text: Sam reads\n  his book  \n\n  to  a friend  # a note\n";
        let (text, ..) = read(file, "Sam", "friend");
        assert_eq!(text, "Sam reads his book\nto  a friend");
        assert_eq!(behind(file, ("Sam", "friend"), "reads his"), "reads\n  his");
        assert_eq!(behind(file, ("Sam", "friend"), "book\nto"), "book  \n\n  to");
    }

    #[test]
    fn single_quotation_marks_are_doubled_within() {
        let file = "text: 'it''s  \n  his, isn''t it '\n";
        assert_eq!(read(file, "'it", "it '").0, "it's his, isn't it ");
        assert_eq!(behind(file, ("'it", "it '"), "isn't"), "isn''t");
        assert_eq!(behind(file, ("'it", "it '"), "his"), "his");
    }

    #[test]
    fn escapes_within_double_quotation_marks_are_read() {
        let file = r#"text: "a \"word\" \u00e9\x41\t \ud83d\ude00 \U0001F600 end""#;
        assert_eq!(read(file, "\"a", "end\"").0, "a \"word\" éA\t 😀 😀 end");
        assert_eq!(behind(file, ("\"a", "end\""), "word"), "word");
        assert_eq!(behind(file, ("\"a", "end\""), "éA"), "\\u00e9\\x41");
        let file = "text: \"one \\\n   two\n\n   three\\n four  \\\n  \\ five\"\n";
        assert_eq!(read(file, "\"one", "five\"").0, "one two\nthree\n four   five");
        assert_eq!(behind(file, ("\"one", "five\""), "two"), "two");
        assert_eq!(behind(file, ("\"one", "five\""), "one two"), "one \\\n   two");
    }

    #[test]
    fn an_escape_that_yaml_does_not_have_gives_no_reading() {
        let source = Arc::new(SourceFile::new("plan.yaml", r#""\q""#));
        assert!(readings(&Place::new(source, Span::new(0, 4))).is_empty());
    }

    #[test]
    fn literal_blocks_keep_their_lines() {
        let file = "text: |-\n  one\n   two\n\n  three\nnext: x\n";
        assert_eq!(read(file, "one", "three").0, "one\n two\n\nthree");
        assert_eq!(behind(file, ("one", "three"), "two\n\nthree"), "two\n\n  three");
        let file = "list:\n  - |+ # a note\r\n    one\r\n    two\r\n";
        assert_eq!(read(file, "one", "two").0, "one\ntwo");
        assert_eq!(behind(file, ("one", "two"), "two"), "two");
        let file = "text: &name |2\n    one\n  two\n";
        assert_eq!(read(file, "  one", "two").0, "  one\ntwo");
    }

    #[test]
    fn folded_blocks_are_folded_but_where_lines_are_indented() {
        let file = "text: >\n  one two\n  three\n\n  four\n    more\n    still\n  back\n";
        let all = ("one", "back");
        assert_eq!(read(file, all.0, all.1).0, "one two three\nfour\n  more\n  still\nback");
        assert_eq!(behind(file, all, "two three"), "two\n  three");
        assert_eq!(behind(file, all, "still"), "still");
        assert_eq!(behind(file, all, "three\nfour"), "three\n\n  four");
    }

    #[test]
    fn a_plain_scalar_below_what_looks_like_a_header_has_a_second_reading() {
        let file = "text: # a note >\n  one\n  two\n";
        let start = file.find("one").unwrap();
        let source = Arc::new(SourceFile::new("plan.yaml", file));
        let readings = readings(&Place::new(source, Span::new(start, file.len() - 1)));
        let text = |letters: &Vec<Letter>| letters.iter().map(|letter| letter.c).collect();
        let texts: Vec<String> = readings.iter().map(text).collect();
        assert_eq!(texts.last().unwrap(), "one two");
    }

    /// The forms that YAML has for a text; `None` if it has none for this one.
    fn forms(text: &str) -> Vec<String> {
        let words: Vec<&str> = text.split(' ').collect();
        let lines = |gap: &str| words.join(gap);
        vec![
            format!("k: 'x{}'\n", text.replace('\'', "''")),
            format!("k: 'x{}'\n", lines("  \n   ").replace('\'', "''")),
            format!("k: {}\n", serde_json::json!(format!("x{text}"))),
            format!("k: \"x{}\"\n", lines("\n  ").replace('\\', "\\\\").replace('"', "\\\"")),
            format!(
                "k: \"x{}\"\n",
                lines(" \\\n  ")
                    .replace('\\', "\\\\")
                    .replace('"', "\\\"")
                    .replace("\\\\\n", "\\\n")
            ),
            format!("k: |\n  x{text}\n"),
            format!("k:\n - |-\n   x{text}\n"),
            format!("k: >-\n  x{text}\n"),
            format!("k: >\n    x{}\n\n", lines("\n    ")),
            format!("k: >1\n x{}\n", lines("\n ")),
        ]
    }

    proptest! {
        #[test]
        fn every_word_of_every_form_is_found(
            words in prop::collection::vec("[a-zA-Z0-9é’”\\\\'\":#.,\u{301}-]{1,7}", 1..9),
            from in 0usize..9,
            count in 1usize..4,
        ) {
            let text = words.join(" ");
            let first = from.min(words.len() - 1);
            let last = (first + count).min(words.len());
            let start: usize = words[..first].iter().map(|word| word.len() + 1).sum();
            let wanted = words[first..last].join(" ");
            // The `x` before the first word.
            let range = start + 1..start + 1 + wanted.len();
            for form in forms(&text) {
                let source = Arc::new(SourceFile::new("plan.yaml", form.as_str()));
                let node = crate::input::parse(&source).unwrap();
                let mut value = node.get("k").unwrap();
                if let crate::input::Kind::List(items) = &value.kind {
                    value = &items[0];
                }
                let read = value.as_text().unwrap().trim_end();
                prop_assert_eq!(read, format!("x{text}"), "{}", form);
                let letters = readings(&value.place).remove(0);
                let again: String = letters.iter().map(|letter| letter.c).collect();
                prop_assert_eq!(&again, read, "{}", form);
                let span = written(&letters, range.clone()).unwrap();
                let written = &source.text()[span.range()];
                // What was written reads as the words, but for what the form itself asks for.
                let bare = |text: &str| -> String {
                    text.chars().filter(|c| !matches!(c, '\\' | '\'' | '"' | ' ' | '\n')).collect()
                };
                prop_assert_eq!(bare(written), bare(&wanted), "{}", form);
                let ends = |text: &str| text.trim() == text;
                prop_assert!(ends(written), "{written:?} in {form}");
            }
        }
    }
}
