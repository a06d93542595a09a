//! Words of a value -> where they were written in the file.

use std::ops::Range;

use super::subject::Read;
use crate::input::readings;
use crate::model::Text;
use crate::record::{Item, Value};
use crate::source::{Letter, Place, Written as _, one_line, parted, printable, written};

/// A text that a rule points into: the plain text of a value, or one of its paragraphs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Passage<'a> {
    /// The value.
    pub(crate) item: &'a Item,
    /// Where the text begins in the value's plain text, in bytes.
    pub(crate) start: usize,
}

impl<'a> From<&'a Item> for Passage<'a> {
    fn from(item: &'a Item) -> Self {
        Self { item, start: 0 }
    }
}

impl<'a> From<&Text<'a>> for Passage<'a> {
    fn from(text: &Text<'a>) -> Self {
        Self { item: text.item, start: 0 }
    }
}

impl<'a> From<&Read<'a>> for Passage<'a> {
    fn from(read: &Read<'a>) -> Self {
        Self { item: read.item, start: read.start }
    }
}

impl Passage<'_> {
    /// Where a range of the text was written. It is all of the value if it was not written as a separate text: under
    /// the key of a group with keys of the writer's own, or by an alias.
    pub(crate) fn place(self, range: Range<usize>) -> Place {
        let mut places = self.places(std::slice::from_ref(&range));
        places.next().unwrap_or_else(|| self.item.place.clone())
    }

    /// The same for several ranges.
    pub(crate) fn places(self, ranges: &[Range<usize>]) -> impl Iterator<Item = Place> {
        let Self { item, start } = self;
        let plain = item.value.plain();
        let letters = readings(&item.place).into_iter().map(|typed| printed(&item.value, typed));
        // Only a reading that says what the value says can show where its words are.
        let mut same = letters.filter(|read| read.iter().map(|letter| letter.c).eq(plain.chars()));
        let letters = same.next().unwrap_or_default();
        ranges.iter().map(move |range| {
            let span = written(&letters, start + range.start..start + range.end);
            span.map_or_else(|| item.place.clone(), |span| item.place.with(span))
        })
    }
}

/// What was typed -> the letters of the value's plain text, as the check makes them.
fn printed(value: &Value, typed: Vec<Letter>) -> Vec<Letter> {
    let letters = printable(typed);
    let Value::Prose(_) = value else { return one_line(&letters) };
    let mut all: Vec<Letter> = Vec::with_capacity(letters.len());
    for paragraph in parted(&letters) {
        let gap = all.last().map(|last| last.as_char(' '));
        all.extend(gap);
        all.extend(paragraph);
    }
    all
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::source::SourceFile;

    /// The value under `k` of a file, as a field of paragraphs or of one line.
    fn item(file: &str, make: fn(&str) -> Value) -> Item {
        let source = Arc::new(SourceFile::new("plan.yaml", file));
        let node = crate::input::parse(&source).unwrap();
        let node = node.get("k").unwrap();
        let value = make(node.as_text().unwrap());
        Item { place: node.place.clone(), path: "k".into(), value }
    }

    fn prose(typed: &str) -> Value {
        let letters = printable(typed.chars().collect());
        Value::Prose(parted(&letters).into_iter().map(String::from_iter).collect())
    }

    fn line(typed: &str) -> Value {
        Value::Text(String::from_iter(one_line(&printable(typed.chars().collect()))))
    }

    /// What was written for the words of an item.
    fn typed(item: &Item, words: &str) -> String {
        let start = item.value.plain().rfind(words).unwrap();
        Passage::from(item).place(start..start + words.len()).text().to_owned()
    }

    #[test]
    fn composed_letters_lead_back_to_the_signs_that_were_typed() {
        let file = "k: \"  Zoe\u{308}\\u0301\\t and  \\u0065\\u0301lan \"\n";
        let item = item(file, line);
        assert_eq!(item.value.plain(), "Zoë\u{301}  and  élan");
        assert_eq!(typed(&item, "Zoë\u{301}"), "Zoe\u{308}\\u0301");
        assert_eq!(typed(&item, "élan"), "\\u0065\\u0301lan");
        assert_eq!(typed(&item, "and"), "and");
    }

    #[test]
    fn a_value_that_was_not_written_as_it_reads_is_pointed_at_as_a_whole() {
        let mut item = item("k: some words\n", line);
        item.value = Value::Text("other words".into());
        assert_eq!(typed(&item, "words"), "some words");
    }

    proptest! {
        #[test]
        fn every_word_of_every_paragraph_is_found(
            lines in prop::collection::vec(prop::collection::vec("[a-d\u{e9}\u{301}\u{308}’]{1,4}", 0..4), 1..6),
            block in 0usize..3,
            nth in 0usize..20,
        ) {
            let words: Vec<&String> = lines.iter().flatten().collect();
            prop_assume!(lines.first().is_some_and(|line| !line.is_empty()));
            let nth = nth % words.len();
            let body: Vec<String> =
                lines.iter().map(|line| format!("  {}", line.join("  ")).trim_end().to_owned()).collect();
            let head = ["|", ">-", ""][block];
            let file = format!("k: {head}\n{}\n", body.join("\n"));
            for make in [prose as fn(&str) -> Value, line] {
                let item = item(&file, make);
                let plain = item.value.plain();
                let start = plain.split_whitespace().take(nth).fold(0, |at, word| {
                    plain[at..].find(word).unwrap() + at + word.len()
                });
                let start = start + (plain[start..].len() - plain[start..].trim_start().len());
                let word = plain[start..].split_whitespace().next().unwrap();
                let place = Passage::from(&item).place(start..start + word.len());
                prop_assert_eq!(place.text(), words[nth].as_str(), "{}", file);
                let before = &file[item.place.span().start()..place.span().start()];
                prop_assert_eq!(before.split_whitespace().count(), nth, "{}", file);
            }
        }
    }
}
