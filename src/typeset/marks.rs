//! Pages in which a letter and the marks over or under it were set one by one -> pages in which each of them says what it is.

use std::collections::BTreeMap;
use std::ops::Range;

use typst::layout::{Frame, FrameItem};
use typst::model::Document;
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

/// The marks that are put on letters of the Latin, Greek and Cyrillic scripts. Those of other scripts change places
/// with their letters, so that what comes first on the page need not come first in the word.
const MARKS: [Range<u32>; 4] = [0x0300..0x0370, 0x1ab0..0x1b00, 0x1dc0..0x1e00, 0x20d0..0x2100];

/// Names each letter and each mark of the letters that no font has as one sign, such as `Ọ̀`.
///
/// Typst gives every glyph of such a letter the text of the whole, so that a reader of the PDF finds it as often as it
/// has glyphs. Here the letter keeps its own text and each mark gets its own; nothing moves on the page.
pub(super) fn named(document: PagedDocument) -> PagedDocument {
    let mut items = Vec::new();
    for page in document.pages() {
        collect(&page.frame, &mut items);
    }
    let names = names(&items);
    if names.is_empty() {
        return document;
    }
    let mut seen = 0;
    let pages = document.pages().iter().cloned().map(|mut page| {
        rename(&mut page.frame, &names, &mut seen);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

/// What the glyphs of an item are to be called, by the item's number on the way through the pages.
type Names = BTreeMap<usize, BTreeMap<usize, String>>;

/// All runs of text in the order of the page.
fn collect<'a>(frame: &'a Frame, items: &mut Vec<&'a TextItem>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, items),
            FrameItem::Text(text) => items.push(text),
            _ => {}
        }
    }
}

/// One glyph where it stands.
struct Set<'a> {
    number: usize,
    index: usize,
    item: &'a TextItem,
    glyph: &'a Glyph,
}

impl<'a> Set<'a> {
    /// The text of the letter that it belongs to.
    fn whole(&self) -> &'a str {
        &self.item.text[self.glyph.range()]
    }

    /// Whether it is a mark on the letter that `first` is the body of: both come from one place of the source.
    fn belongs_to(&self, first: &Self) -> bool {
        self.glyph.span == first.glyph.span
            && self.glyph.id != first.glyph.id
            && self.whole() == first.whole()
    }
}

/// The names of all glyphs that share a letter with others.
fn names(items: &[&TextItem]) -> Names {
    let mut names = Names::new();
    let mut letter: Vec<Set<'_>> = Vec::new();
    for (number, item) in items.iter().enumerate().filter(|(_, item)| !item.text.is_ascii()) {
        for (index, glyph) in item.glyphs.iter().enumerate() {
            let set = Set { number, index, item, glyph };
            if !letter.first().is_some_and(|first| set.belongs_to(first)) {
                name(&letter, &mut names);
                letter.clear();
            }
            letter.push(set);
        }
    }
    name(&letter, &mut names);
    names
}

/// Names the glyphs of one letter, if there are several.
fn name(letter: &[Set<'_>], names: &mut Names) {
    let [first, _, ..] = letter else { return };
    let Some(pieces) = pieces(first, letter.len()) else { return };
    for (set, piece) in letter.iter().zip(pieces) {
        names.entry(set.number).or_default().insert(set.index, piece);
    }
}

/// A letter in as many pieces as it has glyphs: its body, then mark after mark. `None` for what is no letter with marks,
/// or has more glyphs than letter and marks.
fn pieces(first: &Set<'_>, count: usize) -> Option<Vec<String>> {
    let mut signs: Vec<char> = first.whole().nfd().collect();
    let marks = signs.get(1..)?;
    if signs.len() < count || !marks.iter().all(|mark| is_mark(*mark)) {
        return None;
    }
    let mut body = signs.remove(0);
    let mut text = String::from(body);
    // Marks that have no glyph of their own are part of the body's, as the font says, or the nearest first.
    for _ in count..=signs.len() {
        let drawn = |c: char| first.item.font.ttf().glyph_index(c).map(|glyph| glyph.0);
        let joined = |mark: &char| compose(body, *mark);
        let is_drawn = |mark: &char| joined(mark).and_then(drawn) == Some(first.glyph.id);
        let at = signs.iter().position(is_drawn).unwrap_or(0);
        body = joined(&signs[at]).unwrap_or(body);
        text.push(signs.remove(at));
    }
    let body = text.nfc().collect();
    Some(std::iter::once(body).chain(signs.into_iter().map(String::from)).collect())
}

fn is_mark(c: char) -> bool {
    is_combining_mark(c) && MARKS.iter().any(|block| block.contains(&u32::from(c)))
}

/// Goes through the pages in the same order once more, and writes the names in.
fn rename(frame: &mut Frame, names: &Names, seen: &mut usize) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => rename(&mut group.frame, names, seen),
            FrameItem::Text(text) => {
                if let Some(names) = names.get(seen) {
                    spell(text, names);
                }
                *seen += 1;
            }
            _ => {}
        }
        true
    });
}

/// Gives each glyph a text of its own: its new name, or what it had.
fn spell(item: &mut TextItem, names: &BTreeMap<usize, String>) {
    let mut text = String::new();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut earlier: Option<Range<usize>> = None;
    for (index, glyph) in item.glyphs.iter().enumerate() {
        let start = text.len();
        match names.get(&index) {
            Some(name) => text.push_str(name),
            // Glyphs that share a text go on sharing it.
            None if earlier == Some(glyph.range()) => {
                ranges.extend(ranges.last().cloned());
                continue;
            }
            None => text.push_str(&item.text[glyph.range()]),
        }
        earlier = names.get(&index).is_none().then(|| glyph.range());
        ranges.push(start..text.len());
    }
    let short = |place: usize| u16::try_from(place);
    let ranges: Result<Vec<Range<u16>>, _> =
        ranges.iter().map(|range| Ok(short(range.start)?..short(range.end)?)).collect();
    // A run of more than 64 KiB is no line of any page.
    let Ok::<_, std::num::TryFromIntError>(ranges) = ranges else { return };
    for (glyph, range) in item.glyphs.iter_mut().zip(ranges) {
        glyph.range = range;
    }
    item.text = text.into();
}
