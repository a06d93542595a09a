//! A laid-out page -> what is printed on it, each thing as a rectangle on the sheet, and the area within its margins.

use typst::foundations::{FromValue, Smart, StyleChain, Value};
use typst::introspection::{Location, MetadataElem, Tag};
use typst::layout::{
    Abs, Binding, Frame, FrameItem, GroupItem, Length, Margin, Point, Rect, Rel, Size, Transform,
};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst::text::TextItem;
use typst_layout::Page;

use super::bounds::Bounds;
use crate::render::{LEFT_OFF, MARGINS};

/// A page as it is examined.
pub(super) struct Sheet<'a> {
    /// The whole of it.
    pub(super) whole: Bounds,
    /// What lies within its margins; `None` if they are not known.
    pub(super) area: Option<Bounds>,
    /// All that is printed on it, in the order in which it is drawn.
    pub(super) printed: Vec<Printed<'a>>,
    /// What the layout says that it left off for want of room.
    pub(super) left_off: Vec<String>,
}

/// One thing on a page.
pub(super) struct Printed<'a> {
    pub(super) what: What<'a>,
    /// Where it is: letters from the line that they are on to the height of a capital.
    pub(super) bounds: Bounds,
    pub(super) part: Part,
    /// Whether it is turned by less or more than a quarter, so that it covers less than its bounds.
    pub(super) is_askew: bool,
    /// The part of the page outside of which it is not seen.
    pub(super) clip: Option<Bounds>,
}

/// What is printed.
#[derive(Clone, Copy)]
pub(super) enum What<'a> {
    /// A run of text.
    Words(&'a TextItem),
    /// A picture.
    Picture,
    /// A line, a box, a drawing.
    Drawn,
}

/// The part of a page that something belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// What the document says.
    Body,
    /// What only decorates the body.
    Ornament,
    /// The lines at the head of every page.
    Head,
    /// The lines at the foot of every page.
    Foot,
    /// What is behind or over the whole page.
    Backdrop,
}

impl<'a> Sheet<'a> {
    /// Goes through a page; `number` counts the sheets of the file from 1.
    pub(super) fn of(page: &'a Page, number: usize) -> Self {
        let mut reading = PageReading { size: page.frame.size(), number, ..PageReading::default() };
        reading.frame(&page.frame, Transform::identity(), None);
        let whole = Rect::from_pos_size(Point::zero(), page.frame.size());
        Self {
            whole: Bounds::of(whole, Transform::identity()),
            area: reading.area,
            printed: reading.printed,
            left_off: reading.left_off,
        }
    }
}

/// A page on the way through its frames.
#[derive(Default)]
struct PageReading<'a> {
    size: Size,
    number: usize,
    area: Option<Bounds>,
    printed: Vec<Printed<'a>>,
    left_off: Vec<String>,
    /// The parts that were begun and have not ended.
    begun: Vec<(Location, Part)>,
}

impl<'a> PageReading<'a> {
    fn frame(&mut self, frame: &'a Frame, placed: Transform, clip: Option<Bounds>) {
        for (point, item) in frame.items() {
            let here = placed.pre_concat(Transform::translate(point.x, point.y));
            match item {
                FrameItem::Group(group) => self.group(group, here, clip),
                FrameItem::Text(text) => {
                    if let Some(rect) = letters(text) {
                        self.add(What::Words(text), rect, here, clip);
                    }
                }
                FrameItem::Image(_, size, _) => {
                    self.add(What::Picture, Rect::from_pos_size(Point::zero(), *size), here, clip);
                }
                FrameItem::Shape(shape, _) if shape.fill.is_some() || shape.stroke.is_some() => {
                    self.add(What::Drawn, shape.bbox(false), here, clip);
                }
                FrameItem::Tag(tag) => self.tag(tag),
                FrameItem::Shape(..) | FrameItem::Link(..) => {}
            }
        }
    }

    fn group(&mut self, group: &'a GroupItem, here: Transform, clip: Option<Bounds>) {
        let here =
            if group.transform.is_identity() { here } else { here.pre_concat(group.transform) };
        let own = group.clip.as_ref().map(|curve| Bounds::of(curve.bbox(None), here));
        let clip = match (clip, own) {
            (Some(outer), Some(own)) => Some(outer.common(&own)),
            (outer, own) => own.or(outer),
        };
        self.frame(&group.frame, here, clip);
    }

    fn add(&mut self, what: What<'a>, rect: Rect, here: Transform, clip: Option<Bounds>) {
        let is_upright = here.kx.is_zero() && here.ky.is_zero();
        let is_on_its_side = here.sx.get().abs() < 1e-6 && here.sy.get().abs() < 1e-6;
        self.printed.push(Printed {
            what,
            bounds: Bounds::of(rect, here),
            part: self.begun.last().map_or(Part::Body, |(_, part)| *part),
            is_askew: !is_upright && !is_on_its_side,
            clip,
        });
    }

    fn tag(&mut self, tag: &Tag) {
        match tag {
            Tag::Start(content, _) => {
                if let Some(artifact) = content.to_packed::<ArtifactElem>() {
                    let part = part(artifact.kind.get(StyleChain::default()), self.begun.last());
                    self.begun.push((tag.location(), part));
                } else if let Some(mark) = content.to_packed::<MetadataElem>() {
                    self.area = self.area.or_else(|| area(&mark.value, self.size, self.number));
                    self.left_off.extend(left_off(&mark.value));
                }
            }
            Tag::End(location, ..) => {
                if self.begun.last().is_some_and(|(begun, _)| begun == location) {
                    self.begun.pop();
                }
            }
        }
    }
}

/// The part that an artifact of this kind is, within the one that was begun before it.
fn part(kind: ArtifactKind, outer: Option<&(Location, Part)>) -> Part {
    match (outer, kind) {
        (Some((_, outer)), _) => *outer,
        (None, ArtifactKind::Header) => Part::Head,
        (None, ArtifactKind::Footer) => Part::Foot,
        (None, ArtifactKind::Background | ArtifactKind::Watermark) => Part::Backdrop,
        (None, _) => Part::Ornament,
    }
}

/// The letters of a run, from the line that they are on to the height of a capital, without the spaces at its ends.
fn letters(text: &TextItem) -> Option<Rect> {
    let (mut at, mut left, mut right) = (Abs::zero(), None, Abs::zero());
    for glyph in &text.glyphs {
        let start = at;
        at += glyph.x_advance.at(text.size);
        if !text.text[glyph.range()].trim().is_empty() {
            left = left.or(Some(start));
            right = at;
        }
    }
    let top = -text.font.metrics().cap_height.at(text.size);
    // A mark above or below a letter takes no room of its own, and goes where its letter goes.
    left.filter(|left| right > *left)?;
    Some(Rect::new(Point::new(left?, top), Point::new(right, Abs::zero())))
}

/// What a mark says was left off.
fn left_off(mark: &Value) -> Option<String> {
    let Value::Array(parts) = mark else { return None };
    match parts.as_slice() {
        [Value::Str(name), Value::Str(what)] if name.as_str() == LEFT_OFF => Some(what.to_string()),
        _ => None,
    }
}

/// The area within the margins that a page's mark gives.
fn area(mark: &Value, size: Size, number: usize) -> Option<Bounds> {
    let Value::Array(parts) = mark else { return None };
    let [Value::Str(name), margins, binding, em] = parts.as_slice() else { return None };
    if name.as_str() != MARGINS {
        return None;
    }
    let margins = Margin::<Smart<Rel<Length>>>::from_value(margins.clone()).ok();
    let em = Length::from_value(em.clone()).ok()?.abs;
    let usual = size.x.min(size.y) * (2.5 / 21.0);
    let side = |side: Option<Smart<Rel<Length>>>, along: Abs| match side {
        Some(Smart::Custom(rel)) => rel.rel.of(along) + rel.abs.abs + rel.abs.em.at(em),
        _ => usual,
    };
    let margins = margins.unwrap_or_default();
    let (mut left, mut right) =
        (side(margins.sides.left, size.x), side(margins.sides.right, size.x));
    let binding = Binding::from_value(binding.clone()).unwrap_or(Binding::Left);
    let is_left_page = number.is_multiple_of(2);
    let swaps = if binding == Binding::Left { is_left_page } else { !is_left_page };
    if margins.two_sided == Some(true) && swaps {
        std::mem::swap(&mut left, &mut right);
    }
    let top = side(margins.sides.top, size.y);
    let bottom = side(margins.sides.bottom, size.y);
    Some(Bounds {
        left: left.to_pt(),
        top: top.to_pt(),
        right: (size.x - right).to_pt(),
        bottom: (size.y - bottom).to_pt(),
    })
}
