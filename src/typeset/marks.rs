//! Pages in which a letter and the marks over or under it were set one by one -> pages from which each comes out once.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use typst::layout::{Em, Frame, FrameItem, Point};
use typst::model::Document;
use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::first_signs::FirstSigns;
use super::letters::{Sign, letters, runs};

/// Mends the letters that no font has as one sign, such as `Ọ̀`.
///
/// Typst gives each sign of such a letter the text of the whole, and writes the body and a mark that is raised as two
/// runs, so that a reader of the PDF finds the letter twice. Here the signs of a letter are brought together in one run,
/// for which the PDF gives the text of the whole, and by itself each sign means itself. A letter with a sign for which
/// that cannot be had is left in its runs, each sign named for itself. Nothing moves on the page.
///
/// `typeset` sets a source of its own with the same fonts. `None` if the document has no such letter.
pub(super) fn mended(
    document: &PagedDocument,
    typeset: impl Fn(String) -> Option<PagedDocument>,
) -> Option<PagedDocument> {
    let runs = runs(document.pages().iter().map(|page| &page.frame));
    let letters = letters(&runs);
    if letters.is_empty() {
        return None;
    }
    let first_signs = FirstSigns::of(letters.iter().flatten(), typeset);
    let mut mending = Mending::default();
    for letter in &letters {
        match &first_signs {
            Some(first_signs) if letter.iter().all(|sign| first_signs.names(sign)) => {
                mending.join(letter);
            }
            _ => mending.name(letter),
        }
    }
    let mut seen = 0;
    let mut pages: Vec<_> = document.pages().to_vec();
    for page in &mut pages {
        page.frame = mending.frame(&page.frame, &mut seen);
    }
    if let (Some(page), Some(first_signs)) = (pages.first_mut(), first_signs) {
        page.frame.prepend(Point::zero(), first_signs.shape);
    }
    Some(PagedDocument::new(pages.into_iter().collect(), document.info().clone()))
}

/// What is to be done, by the numbers of runs on the way through the pages.
#[derive(Default)]
struct Mending {
    /// The run that each of these goes on from.
    joined: BTreeMap<usize, usize>,
    /// The names of signs, by their numbers in the run.
    named: BTreeMap<usize, BTreeMap<usize, String>>,
}

impl Mending {
    /// Brings the signs of a letter together in the run of the first.
    fn join(&mut self, letter: &[Sign<'_>]) {
        let others: BTreeSet<usize> = letter.iter().map(|sign| sign.run).collect();
        self.joined.extend(others.into_iter().skip(1).map(|run| (run, letter[0].run)));
    }

    /// Names each sign of a letter for itself.
    fn name(&mut self, letter: &[Sign<'_>]) {
        for sign in letter {
            self.named.entry(sign.run).or_default().insert(sign.index, sign.name.clone());
        }
    }

    /// The frame as it is to be; `seen` counts the runs.
    fn frame(&self, frame: &Frame, seen: &mut usize) -> Frame {
        let mut items: Vec<(Point, FrameItem)> = Vec::new();
        // Where each run of this frame has gone.
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        for (point, item) in frame.items() {
            let mut item = item.clone();
            match &mut item {
                FrameItem::Group(group) => group.frame = self.frame(&group.frame, seen),
                FrameItem::Text(text) => {
                    let run = *seen;
                    *seen += 1;
                    if let Some(names) = self.named.get(&run) {
                        spell(text, names);
                    }
                    let body = self.joined.get(&run).and_then(|body| places.get(body)).copied();
                    places.insert(run, body.unwrap_or(items.len()));
                    if let Some((start, FrameItem::Text(body))) =
                        body.and_then(|body| items.get_mut(body))
                    {
                        append(body, text, *point - *start);
                        continue;
                    }
                }
                _ => {}
            }
            items.push((*point, item));
        }
        let mut mended = frame.clone();
        mended.clear();
        mended.push_multiple(items);
        mended
    }
}

/// Goes on with a run that begins within the letter that the first one ends with, `from` the start of that.
fn append(body: &mut TextItem, more: &TextItem, from: Point) {
    let Some(letter) = body.glyphs.last().map(|glyph| glyph.range()) else { return };
    let right = Em::from_abs(from.x - body.width(), body.size);
    let up = Em::from_abs(-from.y, body.size);
    let start = u16::try_from(letter.start).unwrap_or(u16::MAX);
    for glyph in &more.glyphs {
        let mut glyph = glyph.clone();
        glyph.x_offset += right;
        glyph.y_offset += up;
        glyph.range =
            glyph.range.start.saturating_add(start)..glyph.range.end.saturating_add(start);
        body.glyphs.push(glyph);
    }
    body.text.push_str(more.text.get(letter.len()..).unwrap_or_default());
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
