//! Laid-out pages -> the letters on them whose marks were set as signs of their own.

use std::ops::Range;

use typst::layout::{Frame, FrameItem};
use typst::text::{Glyph, TextItem};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

/// The marks that are put on letters of the Latin, Greek and Cyrillic scripts. Those of other scripts change places
/// with their letters, so that what comes first on the page need not come first in the word.
const MARKS: [Range<u32>; 4] = [0x0300..0x0370, 0x1ab0..0x1b00, 0x1dc0..0x1e00, 0x20d0..0x2100];

/// A run of text, and the number of the frame that it is in.
pub(super) struct TextRun<'a> {
    item: &'a TextItem,
    frame: usize,
}

impl<'a> TextRun<'a> {
    /// The run as Typst has it.
    pub(super) const fn item(&self) -> &'a TextItem {
        self.item
    }
}

/// One sign in its place: a glyph of a run.
pub(super) struct Sign<'a> {
    /// The number of the run on the way through the pages.
    pub(super) run: usize,
    /// The number of the glyph in the run.
    pub(super) index: usize,
    /// The run.
    pub(super) item: &'a TextItem,
    /// What it says by itself: the body of the letter, or one mark.
    pub(super) name: String,
    frame: usize,
    glyph: &'a Glyph,
}

impl<'a> Sign<'a> {
    /// The text of the letter that it belongs to.
    pub(super) fn whole(&self) -> &'a str {
        &self.item.text[self.glyph.range()]
    }

    /// The glyph's number in its font.
    pub(super) const fn glyph(&self) -> u16 {
        self.glyph.id
    }

    /// Whether it is a mark on the letter that `first` is the body of: both come from one place of the source.
    fn belongs_to(&self, first: &Self) -> bool {
        self.frame == first.frame
            && self.glyph.span == first.glyph.span
            && self.glyph.id != first.glyph.id
            && self.whole() == first.whole()
    }
}

/// All runs of text of some pages, in the order in which they are drawn.
pub(super) fn runs<'a>(pages: impl Iterator<Item = &'a Frame>) -> Vec<TextRun<'a>> {
    let (mut runs, mut frames) = (Vec::new(), 0);
    for page in pages {
        collect(page, &mut runs, &mut frames);
    }
    runs
}

fn collect<'a>(frame: &'a Frame, runs: &mut Vec<TextRun<'a>>, frames: &mut usize) {
    *frames += 1;
    let here = *frames;
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, runs, frames),
            FrameItem::Text(item) => runs.push(TextRun { item, frame: here }),
            _ => {}
        }
    }
}

/// The letters that several signs make up, each with its signs in the order of the text.
pub(super) fn letters<'a>(runs: &[TextRun<'a>]) -> Vec<Vec<Sign<'a>>> {
    let mut letters: Vec<Vec<Sign<'a>>> = Vec::new();
    for (run, TextRun { item, frame }) in
        runs.iter().enumerate().filter(|(_, run)| !run.item.text.is_ascii())
    {
        for (index, glyph) in item.glyphs.iter().enumerate() {
            let sign = Sign { run, index, item, name: String::new(), frame: *frame, glyph };
            match letters.last_mut() {
                Some(letter) if sign.belongs_to(&letter[0]) => letter.push(sign),
                _ => letters.push(vec![sign]),
            }
        }
    }
    letters.into_iter().filter(|letter| letter.len() > 1).filter_map(named).collect()
}

/// The letter with each of its signs named; `None` for what is no letter with marks.
fn named(mut letter: Vec<Sign<'_>>) -> Option<Vec<Sign<'_>>> {
    let pieces = pieces(&letter[0], letter.len())?;
    for (sign, piece) in letter.iter_mut().zip(pieces) {
        sign.name = piece;
    }
    Some(letter)
}

/// A letter in as many pieces as it has signs: its body, then mark after mark. `None` for what is no letter with marks,
/// or has more signs than letter and marks.
fn pieces(first: &Sign<'_>, count: usize) -> Option<Vec<String>> {
    let mut marks: Vec<char> = first.whole().nfd().collect();
    if marks.len() < count || !marks[1..].iter().all(|mark| is_mark(*mark)) {
        return None;
    }
    let mut body = marks.remove(0);
    let mut text = String::from(body);
    // Marks that have no sign of their own are part of the body's, as the font says, or the nearest first.
    for _ in count..=marks.len() {
        let drawn = |c: char| first.item.font.ttf().glyph_index(c).map(|glyph| glyph.0);
        let joined = |mark: &char| compose(body, *mark);
        let is_drawn = |mark: &char| joined(mark).and_then(drawn) == Some(first.glyph.id);
        let at = marks.iter().position(is_drawn).unwrap_or(0);
        body = joined(&marks[at]).unwrap_or(body);
        text.push(marks.remove(at));
    }
    let body = text.nfc().collect();
    Some(std::iter::once(body).chain(marks.into_iter().map(String::from)).collect())
}

fn is_mark(c: char) -> bool {
    is_combining_mark(c) && MARKS.iter().any(|block| block.contains(&u32::from(c)))
}
