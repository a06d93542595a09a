//! A rectangle on a page, in points from its upper left corner.

use typst::layout::{Point, Rect, Transform};

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Bounds {
    /// What a rectangle covers once it is where `placed` puts it; turned by less than a quarter, it covers more than its own size.
    pub(super) fn of(rect: Rect, placed: Transform) -> Self {
        let Rect { min, max } = rect;
        let corners = [min, Point::new(max.x, min.y), Point::new(min.x, max.y), max]
            .map(|corner| corner.transform(placed));
        let across = corners.map(|corner| corner.x.to_pt());
        let down = corners.map(|corner| corner.y.to_pt());
        Self { left: least(across), top: least(down), right: most(across), bottom: most(down) }
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The part that both cover; of two that are apart its sizes are negative.
    pub(super) fn common(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// The same, smaller by this on every side, or larger by less than nothing.
    pub(super) const fn inset(&self, by: f64) -> Self {
        Self {
            left: self.left + by,
            top: self.top + by,
            right: self.right - by,
            bottom: self.bottom - by,
        }
    }

    /// Whether it covers all of another.
    pub(super) fn covers(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.right <= self.right
            && other.bottom <= self.bottom
    }
}

fn least(of: [f64; 4]) -> f64 {
    of.into_iter().fold(f64::INFINITY, f64::min)
}

fn most(of: [f64; 4]) -> f64 {
    of.into_iter().fold(f64::NEG_INFINITY, f64::max)
}
