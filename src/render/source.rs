//! A document as Typst source, with where each value of the plan is in it.

use std::ops::Range;
use std::sync::Arc;

use crate::copies::Ink;
use crate::input::Picture;

use super::literal;
use super::quotes::curly;

/// What is between the copies of a pack: the next begins on a right-hand page, with its own page numbers.
const NEXT_SHEET: &str = "\n#pagebreak(to: \"odd\", weak: true)\n#counter(page).update(1)\n";

/// In a pack each page has a label, its number within its copy. Of two copies one has a space before the number: Krilla
/// 0.8.2 leaves out the label of a page whose number is less by one than that of the page before it, if they are alike.
const PAGE_LABELS: [&str; 2] = ["#set page(numbering: \"1\")\n", "#set page(numbering: \" 1\")\n"];

/// What lets blocks break that were to stay whole.
const BREAKING: &str = include_str!("breaking.typ");

/// A document as Typst source, ready to be typeset.
#[derive(Debug, Clone)]
pub struct TypstSource {
    text: String,
    literals: Vec<Range<usize>>,
    /// Where the layout's own part begins, after title, date and language.
    body: usize,
    pictures: Vec<PlacedPicture>,
    layout: String,
    ink: Ink,
}

/// An image that a source names.
#[derive(Debug, Clone)]
pub struct PlacedPicture {
    /// The path that the source names it by.
    pub path: String,
    /// The image.
    pub picture: Arc<Picture>,
}

/// What a layout wrote, with the marks of its values still in it.
pub(super) struct Filled<'a> {
    /// Title, date and language.
    pub(super) preamble: &'a str,
    /// The rest, in which each value is marked.
    pub(super) body: &'a str,
    /// The images that it names.
    pub(super) pictures: Vec<PlacedPicture>,
    /// The layout.
    pub(super) layout: &'a str,
    /// The ink that it is printed in.
    pub(super) ink: Ink,
}

impl TypstSource {
    /// The source that a layout wrote: its marks become the ranges of the literals.
    pub(super) fn of(filled: Filled<'_>) -> Self {
        let marked = format!("{}{}", filled.preamble, filled.body);
        let (text, literals) = literal::unmark(&marked);
        Self {
            text,
            literals,
            body: filled.preamble.len(),
            pictures: filled.pictures,
            layout: filled.layout.to_owned(),
            ink: filled.ink,
        }
    }

    /// The source.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where each value of the plan is in it, as a literal.
    #[must_use]
    pub fn literals(&self) -> &[Range<usize>] {
        &self.literals
    }

    /// One document out of several: each begins on a right-hand page. `None` if there is none to begin with. Their pictures
    /// need separate paths, see [`Facts::part`](super::Facts::part).
    pub(crate) fn joined(parts: &[Self], preamble: &str) -> Option<Self> {
        let first = parts.first()?;
        let mut joined = Self {
            text: format!("{preamble}#set page(paper: \"a4\")\n"),
            literals: Vec::new(),
            body: preamble.len(),
            pictures: Vec::new(),
            layout: first.layout.clone(),
            // Pictures are grey only if all copies are: none may lose its colours because of another.
            ink: parts.iter().map(|part| part.ink).min().unwrap_or_default(),
        };
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                joined.text.push_str(NEXT_SHEET);
            }
            joined.text.push_str("#[\n");
            joined.text.push_str(PAGE_LABELS[index % 2]);
            let start = joined.text.len();
            joined.text.push_str(&part.text[part.body..]);
            joined.text.push_str("\n]\n");
            let own = part.literals.iter().filter(|literal| literal.start >= part.body);
            let shifted = own.map(|l| l.start - part.body + start..l.end - part.body + start);
            joined.literals.extend(shifted);
            joined.pictures.extend(part.pictures.iter().cloned());
        }
        Some(joined)
    }

    /// The same document, in which blocks that were to stay whole may break if they have many words: for one whose pages have
    /// no room for them.
    #[must_use]
    pub(crate) fn breaking(&self) -> Self {
        let mut source = self.clone();
        source.text.insert_str(self.body, BREAKING);
        for literal in source.literals.iter_mut().filter(|literal| literal.start >= self.body) {
            *literal = literal.start + BREAKING.len()..literal.end + BREAKING.len();
        }
        source.body += BREAKING.len();
        source
    }

    /// A sheet to put between the copies of a pack: the pupil's name, the class, what follows, whom it is for.
    pub(crate) fn separator(
        name: &str,
        class: &str,
        titles: &[&str],
        reader: &str,
        ink: Ink,
    ) -> Self {
        let quoted = |text: &str| literal::text(&curly(text), &|_| true);
        let titles: String = titles.iter().map(|title| format!("{}, ", quoted(title))).collect();
        let text = format!(
            "#import \"/shared/separator.typ\": separator\n#separator({}, {}, ({titles}), {})\n",
            quoted(name),
            quoted(class),
            quoted(reader)
        );
        Self {
            text,
            literals: Vec::new(),
            body: 0,
            pictures: Vec::new(),
            layout: "separator.typ".into(),
            ink,
        }
    }

    /// The images that it names.
    #[must_use]
    pub fn pictures(&self) -> &[PlacedPicture] {
        &self.pictures
    }

    /// The layout that it was made from.
    #[must_use]
    pub fn layout(&self) -> &str {
        &self.layout
    }

    /// Whether pictures are printed in colour or in grey.
    #[must_use]
    pub const fn ink(&self) -> Ink {
        self.ink
    }

    /// The texts that it prints: each value by itself, and what the layout says in its own words.
    #[must_use]
    pub fn printed(&self) -> Vec<String> {
        let mut texts = Vec::with_capacity(self.literals.len() + 1);
        let mut own = String::new();
        let mut end = 0;
        for literal in &self.literals {
            own.push_str(self.text.get(end..literal.start).unwrap_or_default());
            own.push('\n');
            end = literal.end;
            texts.push(literal::read(self.text.get(literal.clone()).unwrap_or_default()));
        }
        own.push_str(self.text.get(end..).unwrap_or_default());
        texts.push(literal::read(&own));
        texts
    }

    /// Whether a text of the plan is printed by it.
    #[must_use]
    pub fn prints(&self, text: &str) -> bool {
        // Ids and addresses are printed as they were typed.
        self.text.contains(&literal::text(&curly(text), &|_| true))
            || self.text.contains(&literal::text(text, &|_| true))
    }
}
