//! Laid-out pages -> what is not where a reader could read it: off the page, in its margins, over something else.

use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::bounds::Bounds;
use super::sheet::{Part, Printed, Sheet, What};

/// How near to the edge of the sheet words may come, in points: two millimetres, which nearly every printer leaves blank.
const EDGE: f64 = 5.6;

/// How far words may be out of their area, in points, before anybody sees it.
const UNSEEN: f64 = 2.0;

/// How far a band of colour may run over the edge of the sheet, in points: printers ask for three to five millimetres.
const BLEED: f64 = 15.0;

/// The share of a sheet's height from which a box is a frame around the whole page.
const FRAME: f64 = 0.9;

/// How much of a letter's size a full stop may hang into the margin.
const HANGING: f64 = 0.25;

/// How much of a letter's size may be below the line that it is on.
const BELOW: f64 = 0.2;

/// The share of a letter's height that others may cover: lines that are set tight touch, and can be read.
const TOUCHING: f64 = 0.3;

/// Something that is not where a reader could read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Misplaced {
    /// The page, counted from 1.
    pub page: usize,
    /// How it is misplaced.
    pub how: Misfit,
    /// The words; empty for a picture.
    pub words: String,
    /// What is misplaced.
    pub thing: Thing,
}

/// What is misplaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// Words.
    Words,
    /// A picture.
    Picture,
    /// A box or a line.
    Box,
}

/// How something is misplaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// Some of it is outside the sheet, or so near to its edge that no printer prints it.
    OffSheet,
    /// It is on the foot of the page.
    IntoFoot,
    /// It is in a margin.
    IntoMargin,
    /// It is over other words.
    Over(String),
    /// A picture covers it.
    Covered,
    /// It does not fit into its box, which cuts it off.
    CutOff,
}

/// What the pages of a document show on a second look.
#[derive(Debug, Default)]
pub struct Examined {
    /// What is not where a reader could read it.
    pub misplaced: Vec<Misplaced>,
    /// What the layout left off for want of room, in its own words.
    pub left_off: Vec<String>,
}

/// Examines all pages.
pub(super) fn examined(document: &PagedDocument) -> Examined {
    let Examined { misplaced: mut all, mut left_off } = Examined::default();
    for (index, page) in document.pages().iter().enumerate() {
        let mut sheet = Sheet::of(page, index + 1);
        left_off.append(&mut sheet.left_off);
        let mut add = |how: Misfit, thing: &Printed<'_>| {
            all.push(Misplaced {
                page: index + 1,
                how,
                words: sheet.words_of(thing),
                thing: match thing.what {
                    What::Words(_) => Thing::Words,
                    What::Picture => Thing::Picture,
                    What::Drawn => Thing::Box,
                },
            });
        };
        let mut is_found = vec![false; sheet.printed.len()];
        for (thing, is_found) in sheet.printed.iter().zip(&mut is_found) {
            if let Some(how) = sheet.misfit(thing) {
                *is_found = true;
                add(how, thing);
            }
        }
        // What is out of its place by itself is found already.
        for Covering { below, above } in sheet.covering(&is_found) {
            match above.what {
                What::Words(text) => add(Misfit::Over(said(text)), below),
                _ => add(Misfit::Covered, below),
            }
        }
    }
    Examined { misplaced: all, left_off }
}

/// How many of the page's lines are used: where the lowest words of its body end, as a share of the height between its
/// margins. `None` where the margins are not known.
pub(super) fn filled(document: &PagedDocument) -> Vec<Option<f64>> {
    let pages = document.pages().iter().enumerate();
    let share = |(index, page)| {
        let sheet = Sheet::of(page, index + 1);
        let area = sheet.area?;
        let body = sheet.printed.iter().filter(|thing| thing.part == Part::Body);
        let lowest = body.map(|thing| thing.bounds.bottom).fold(area.top, f64::max);
        Some((lowest - area.top) / area.height())
    };
    pages.map(share).collect()
}

/// Two things of which one is over the other.
struct Covering<'s, 'a> {
    below: &'s Printed<'a>,
    above: &'s Printed<'a>,
}

impl<'a> Sheet<'a> {
    /// What a thing says; of a box, the last words in it.
    fn words_of(&self, thing: &Printed<'a>) -> String {
        match thing.what {
            What::Words(text) => said(text),
            What::Picture => String::new(),
            What::Drawn => {
                let within = |other: &&Printed<'a>| thing.bounds.inset(-1.0).covers(&other.bounds);
                let mut last = self.printed.iter().rev().filter(within);
                let words = last.find_map(|other| match other.what {
                    What::Words(text) => Some(said(text)),
                    _ => None,
                });
                words.unwrap_or_default()
            }
        }
    }

    /// How a thing is out of its place by itself.
    fn misfit(&self, thing: &Printed<'a>) -> Option<Misfit> {
        let slack = match thing.what {
            What::Words(text) => {
                if thing.is_cut_off() {
                    return Some(Misfit::CutOff);
                }
                Slack { across: UNSEEN.max(HANGING * text.size.to_pt()), down: UNSEEN }
            }
            What::Picture | What::Drawn => Slack { across: UNSEEN, down: UNSEEN },
        };
        let seen = thing.seen();
        if seen.width() <= 0.0 && seen.height() <= 0.0 {
            return None;
        }
        match thing.part {
            Part::Backdrop => None,
            Part::Body | Part::Ornament if matches!(thing.what, What::Drawn) => {
                self.drawn_outside(&seen)
            }
            Part::Body | Part::Ornament => self.outside(&seen, slack),
            // The lines and the fill of a head or a foot may run to the edge.
            Part::Head | Part::Foot => match thing.what {
                What::Words(text) => {
                    let bottom = seen.bottom + BELOW * text.size.to_pt();
                    let is_on = self.whole.inset(EDGE).covers(&Bounds { bottom, ..seen });
                    (!is_on).then_some(Misfit::OffSheet)
                }
                _ => None,
            },
        }
    }

    /// How a box or a line of the body is where it should not be. Into a margin it may reach: what says something has words or
    /// a picture in it.
    fn drawn_outside(&self, seen: &Bounds) -> Option<Misfit> {
        if !self.whole.inset(-BLEED).covers(seen) {
            return Some(Misfit::OffSheet);
        }
        let is_low = self.area.is_some_and(|area| seen.bottom > area.bottom + UNSEEN);
        let is_frame = seen.height() > FRAME * self.whole.height();
        if !is_low || is_frame {
            return None;
        }
        let is_word_of_foot =
            |thing: &&Printed<'a>| thing.part == Part::Foot && matches!(thing.what, What::Words(_));
        let mut foot = self.printed.iter().filter(is_word_of_foot);
        let lies_on = |word: &Printed<'a>| {
            let common = word.bounds.common(seen);
            common.width() > 0.0 && common.height() > 0.0
        };
        foot.any(lies_on).then_some(Misfit::IntoFoot)
    }

    /// How a part of the body is outside of its area.
    fn outside(&self, seen: &Bounds, slack: Slack) -> Option<Misfit> {
        let area = self.area.unwrap_or(self.whole);
        let Slack { across, down } = slack;
        let is_low = seen.bottom > area.bottom + down;
        let is_beside = seen.left < area.left - across
            || seen.right > area.right + across
            || seen.top < area.top - down;
        if !is_low && !is_beside {
            return None;
        }
        Some(match () {
            () if !self.whole.covers(seen) => Misfit::OffSheet,
            () if is_low => Misfit::IntoFoot,
            () => Misfit::IntoMargin,
        })
    }

    /// The words that are under other words, or under a picture that was drawn after them; of what is not found already.
    fn covering<'s>(&'s self, is_found: &[bool]) -> Vec<Covering<'s, 'a>> {
        let mut placed: Vec<(usize, &Printed<'a>)> = self
            .printed
            .iter()
            .enumerate()
            .filter(|(order, thing)| !matches!(thing.what, What::Drawn) && !is_found[*order])
            .filter(|(_, thing)| !thing.is_askew)
            .filter(|(_, thing)| match thing.part {
                Part::Body | Part::Head | Part::Foot => true,
                // An ornament may be behind words; its own words are words.
                Part::Ornament => matches!(thing.what, What::Words(_)),
                Part::Backdrop => false,
            })
            .collect();
        placed.sort_by(|(_, one), (_, other)| one.bounds.top.total_cmp(&other.bounds.top));
        let mut all = Vec::new();
        for (index, (order, one)) in placed.iter().enumerate() {
            let beneath = placed[index + 1..]
                .iter()
                .take_while(|(_, other)| other.bounds.top < one.bounds.bottom);
            for (other_order, other) in beneath {
                let (below, above) = if order < other_order { (one, other) } else { (other, one) };
                if lies_over(below, above) {
                    all.push(Covering { below, above });
                }
            }
        }
        all
    }
}

/// How far something may be outside of its area.
#[derive(Clone, Copy)]
struct Slack {
    across: f64,
    down: f64,
}

impl Printed<'_> {
    /// The part of it that is seen.
    fn seen(&self) -> Bounds {
        match (&self.clip, self.what) {
            // Words that are cut off have been found, and what a drawing is cut off for is seen.
            (Some(clip), What::Picture | What::Drawn) => self.bounds.common(clip),
            _ => self.bounds,
        }
    }

    /// Whether some of it is outside of what its box shows.
    fn is_cut_off(&self) -> bool {
        self.clip.is_some_and(|clip| !clip.inset(-UNSEEN).covers(&self.bounds))
    }
}

/// Whether one thing makes the words of another hard to read.
fn lies_over(below: &Printed<'_>, above: &Printed<'_>) -> bool {
    let common = below.seen().common(&above.seen());
    if common.width() < 1.5 || common.height() <= 0.0 {
        return false;
    }
    match (below.what, above.what) {
        (What::Words(one), What::Words(other)) => {
            let least = below.bounds.height().min(above.bounds.height());
            common.height() > TOUCHING * least && !belong_together(one, other, below, above)
        }
        (What::Words(_), What::Picture) => common.height() > TOUCHING * below.bounds.height(),
        _ => false,
    }
}

/// Whether two runs are one letter and its marks, or the same words drawn twice in one place.
fn belong_together(
    one: &TextItem,
    other: &TextItem,
    first: &Printed<'_>,
    second: &Printed<'_>,
) -> bool {
    let is_letter = one.glyphs.iter().any(|glyph| {
        other.glyphs.iter().any(|mark| {
            mark.span == glyph.span
                && !glyph.span.0.is_detached()
                && one.text[glyph.range()] == other.text[mark.range()]
        })
    });
    let is_same = one.text == other.text
        && (first.bounds.left - second.bounds.left).abs() < 1.0
        && (first.bounds.top - second.bounds.top).abs() < 1.0;
    is_letter || is_same
}

/// The words of a run.
fn said(text: &TextItem) -> String {
    text.text.trim().to_owned()
}
