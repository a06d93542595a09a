//! Signs -> a shape that nobody sees and no screen reader reads out, in which each sign is used alone for the first time.
//!
//! A PDF says once what a sign of a font means, and Typst's exporter takes the meaning from the sign's first use. Where that
//! is a letter with marks, body and marks would each be said to mean the whole letter. In the cell of a pattern the signs
//! are written one by one; the shape that the pattern fills is a hundredth of a point wide, and the signs are not there.

use std::collections::BTreeSet;
use std::fmt::Write;

use typst::layout::{Frame, FrameItem};
use typst::text::{FontInstance, FontStyle};
use typst::visualize::Paint;
use typst_layout::PagedDocument;

use super::letters::{Sign, runs};

/// The shape, and what it gives a meaning to.
pub(super) struct FirstSigns {
    /// The shape, which goes before everything else on the first page.
    pub(super) shape: FrameItem,
    meanings: Vec<(FontInstance, u16, String)>,
}

impl FirstSigns {
    /// Sets the signs of some letters, with what sets a source of its own. `None` if that cannot be done.
    pub(super) fn of<'a>(
        signs: impl Iterator<Item = &'a Sign<'a>>,
        typeset: impl Fn(String) -> Option<PagedDocument>,
    ) -> Option<Self> {
        let sheet = typeset(source(signs))?;
        let page = &sheet.pages().first()?.frame;
        let shape = patterned(page)?;
        let FrameItem::Shape(drawn, _) = &shape else { return None };
        let Some(Paint::Tiling(pattern)) = &drawn.fill else { return None };
        let mut meanings = Vec::new();
        for run in runs(std::iter::once(pattern.frame())) {
            if let [glyph] = run.item().glyphs.as_slice() {
                meanings.push((run.item().font.clone(), glyph.id, run.item().text.to_string()));
            }
        }
        Some(Self { shape, meanings })
    }

    /// Whether the first use of this sign is that by itself.
    pub(super) fn names(&self, sign: &Sign<'_>) -> bool {
        self.meanings.iter().any(|(font, glyph, text)| {
            *glyph == sign.glyph() && *text == sign.name && *font == sign.item.font
        })
    }
}

/// A page with the shape on it.
fn source<'a>(signs: impl Iterator<Item = &'a Sign<'a>>) -> String {
    let alone: BTreeSet<String> = signs.map(alone).collect();
    let mut source = String::from(
        "#set page(width: 1cm, height: 1cm, margin: 0pt)\n\
         #rect(width: 0.01pt, height: 0.01pt, fill: tiling(size: (400pt, 400pt))[\n\
         #v(200pt)\n",
    );
    source.extend(alone);
    source.push_str("])\n");
    source
}

/// One sign in its font, apart from all others.
fn alone(sign: &Sign<'_>) -> String {
    let font = sign.item.font.info();
    let style = match font.variant.style {
        FontStyle::Normal => "normal",
        FontStyle::Italic => "italic",
        FontStyle::Oblique => "oblique",
    };
    let mut text = String::new();
    for c in sign.name.chars() {
        let _ = write!(text, "\\u{{{:x}}}", u32::from(c));
    }
    let weight = font.variant.weight.to_number();
    let family = &font.family;
    format!(
        "#box(text(font: {family:?}, weight: {weight}, style: \"{style}\", size: 1pt, fallback: false, \"{text}\"))\n"
    )
}

/// The first shape of a frame that a pattern fills.
fn patterned(frame: &Frame) -> Option<FrameItem> {
    frame.items().find_map(|(_, item)| match item {
        FrameItem::Group(group) => patterned(&group.frame),
        FrameItem::Shape(shape, _) if matches!(shape.fill, Some(Paint::Tiling(_))) => {
            Some(item.clone())
        }
        _ => None,
    })
}
