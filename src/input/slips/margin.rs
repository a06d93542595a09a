//! What stands before a line: tabs and spaces that are none for YAML.

use super::blocks::Kind;
use super::walk::{Before, Walk};
use super::{Meaning, Slip};
use crate::input::slips::line;
use crate::source::Edit;

/// How many columns a tab may have been.
const WIDTHS: [usize; 3] = [2, 4, 8];

impl Walk<'_> {
    /// The column of a line; says what stands before it if that is not only spaces.
    pub(super) fn margin(&mut self, index: usize) -> usize {
        let current = self.lines[index];
        let margin = current.margin();
        if margin.bytes().all(|byte| byte == b' ') {
            return margin.len();
        }
        if !margin.contains('\t') {
            let indent = margin.chars().filter(|c| *c != '\u{200b}' && *c != '\u{feff}').count();
            let place = self.place(current.start, current.start + margin.len());
            let edit = Edit::new(current.start, current.start + margin.len(), " ".repeat(indent));
            self.push(Slip::sure(
                &place,
                "spaces of another kind, such as Word's non-breaking one, are at the start of this line",
                "delete them, and type ordinary spaces",
                vec![edit],
            ));
            return indent;
        }
        let mut fitting: Vec<usize> = WIDTHS
            .iter()
            .map(|width| expanded(margin, *width))
            .filter(|indent| self.fits(*indent, current.body()))
            .collect();
        fitting.dedup();
        let deeper = self.before == Before::Opened;
        let top = self.blocks.top().map_or(0, |level| level.indent);
        let (indent, meaning) = match fitting.as_slice() {
            [] if deeper => (top + 2, Meaning::One),
            [] => (expanded(margin, 2), Meaning::Guess),
            [one] => (*one, Meaning::One),
            // Further in than a key without a value is one meaning, however far.
            [first, ..] if deeper && *first > top => (top + 2, Meaning::One),
            [first, ..] => (*first, Meaning::Guess),
        };
        self.tab(index, indent, meaning);
        indent
    }

    /// Says that a tab stands before a line.
    pub(super) fn tab(&mut self, index: usize, indent: usize, meaning: Meaning) {
        let current = self.lines[index];
        let margin = current.margin();
        let place = self.place(current.start, current.start + margin.len());
        let edit = Edit::new(current.start, current.start + margin.len(), " ".repeat(indent));
        self.push(Slip::new(
            &place,
            "a tab is at the start of this line".into(),
            "use spaces: two for each step further in".into(),
            vec![edit],
            meaning,
        ));
    }

    /// Whether a line may be in this column.
    fn fits(&self, indent: usize, body: &str) -> bool {
        let kind = if line::dashes(body).is_some() { Kind::Dashes } else { Kind::Keys };
        let mut levels = self.blocks.levels().iter().rev();
        let deeper = self.before == Before::Opened
            && self.blocks.top().is_none_or(|top| indent > top.indent);
        deeper || levels.any(|level| level.indent == indent && level.kind == kind)
    }
}

/// The column behind a margin, with tabs of so many columns.
fn expanded(margin: &str, width: usize) -> usize {
    margin.chars().fold(0, |column, c| match c {
        '\t' => (column / width + 1) * width,
        _ => column + 1,
    })
}
