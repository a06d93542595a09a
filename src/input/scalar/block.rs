//! Literal and folded blocks: indented lines below `|` or `>`.

use crate::source::{Letter, Place};

/// What becomes of a block's line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// They stay: `|`.
    Literal,
    /// They fold to spaces: `>`.
    Folded,
}

/// The style of the block whose content is at this place; `None` if nothing above it is the head of a block.
pub(super) fn style(place: &Place) -> Option<Style> {
    let before = place.file().before(place.span().start());
    // Only indentation and empty lines are between a head and its content.
    let head = before.trim_end_matches([' ', '\n', '\r']);
    if head.len() == before.trim_end_matches(' ').len() {
        return None;
    }
    let line = head.rsplit('\n').next()?;
    let uncommented = line.split(" #").next()?.trim_end();
    let mark = uncommented.trim_end_matches(|c: char| c.is_ascii_digit() || "+-".contains(c));
    match mark.chars().next_back()? {
        '|' => Some(Style::Literal),
        '>' => Some(Style::Folded),
        _ => None,
    }
}

/// A line of a block without its indentation.
struct Line<'t> {
    text: &'t str,
    /// The byte of the file at which it starts.
    start: usize,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is indented further than the block, so that no break beside it folds.
    fn is_indented(&self) -> bool {
        self.text.starts_with([' ', '\t'])
    }
}

/// The letters of a block; its place starts with the first letter of its first line.
pub(super) fn letters(place: &Place, style: Style) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(place.text().len());
    let mut last: Option<Line<'_>> = None;
    let mut breaks = 0;
    for line in lines(place) {
        breaks += usize::from(last.is_some());
        if line.text.is_empty() {
            continue;
        }
        if let Some(last) = &last {
            let folds = style == Style::Folded && !last.is_indented() && !line.is_indented();
            let (from, to) = (last.end(), line.start);
            let (c, count) = match (folds, breaks) {
                (true, 1) => (' ', 1),
                (true, _) => ('\n', breaks - 1),
                (false, _) => ('\n', breaks),
            };
            letters.extend((0..count).map(|_| Letter::new(c, from, to)));
        }
        let start = line.start;
        letters.extend(
            line.text
                .char_indices()
                .map(|(at, c)| Letter::new(c, start + at, start + at + c.len_utf8())),
        );
        (last, breaks) = (Some(line), 0);
    }
    letters
}

/// The lines of a block, each without the indentation of the first.
fn lines(place: &Place) -> impl Iterator<Item = Line<'_>> {
    let start = place.span().start();
    let indent = place.file().before(start).rsplit('\n').next().map_or(0, str::len);
    let mut next = start;
    place.text().split('\n').enumerate().map(move |(index, typed)| {
        let spaces = typed.len() - typed.trim_start_matches(' ').len();
        let skipped = if index == 0 { 0 } else { spaces.min(indent) };
        let line = Line { text: typed[skipped..].trim_end_matches('\r'), start: next + skipped };
        next += typed.len() + 1;
        line
    })
}
