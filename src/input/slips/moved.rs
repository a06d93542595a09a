//! Lines that are too far in or out: where they belong, and those that are moved along with them.

use super::blocks::{Fit, Kind, Moved};
use super::walk::{Before, Walk, to_signed};
use super::{Meaning, Slip, short};
use crate::source::Edit;

impl Walk<'_> {
    /// The column that a line counts as, said and moved where it fits nowhere.
    pub(super) fn fitted(&mut self, index: usize, indent: usize, kind: Kind, name: &str) -> usize {
        let opened = self.before == Before::Opened;
        let (target, beside, is_only) = match self.blocks.fit(indent, kind, opened) {
            Fit::Here => return indent,
            Fit::Misplaced { indent: target, beside, is_only } => (target, beside, is_only),
        };
        let by = to_signed(target) - to_signed(indent);
        self.moved = Some(Moved { beyond: indent, by, slip: self.found.len(), is_new: true });
        let edits = self.shifted(index, by);
        let line = self.lines[index];
        let start = line.start + line.margin().len();
        let place = self.place(start, line.end());
        let what = if kind == Kind::Keys { format!("`{name}`") } else { "this `-`".to_owned() };
        let spaces = |count: usize| match count {
            0 => "no space".to_owned(),
            1 => "1 space".to_owned(),
            _ => format!("{count} spaces"),
        };
        let message = format!("{what} has {} before it, which fits no line above", spaces(indent));
        let beside = if kind == Kind::Keys && !beside.is_empty() {
            format!(", like `{}`", short(&beside))
        } else {
            ", like the `-` of the item above".to_owned()
        };
        let hint =
            format!("put {} before it{beside}, and move the lines below it along", spaces(target));
        let meaning = if is_only { Meaning::One } else { Meaning::Guess };
        self.push(Slip::new(&place, message, hint, edits, meaning));
        target
    }

    /// The column of a line that is moved along with one above it.
    pub(super) fn with_those_above(&mut self, index: usize, indent: usize) -> usize {
        let Some(moved) = self.moved.take() else { return indent };
        let is_below = if moved.by < 0 {
            // Lines as far in as the first are too far in as well.
            indent >= moved.beyond
        } else {
            // A line that is further out has lines of its own only if it is a key without a value, and they may be far
            // enough in already.
            let target = moved.beyond + moved.by.unsigned_abs();
            let is_right = moved.is_new && (self.before != Before::Opened || indent > target);
            indent > moved.beyond && !is_right
        };
        if !is_below {
            return indent;
        }
        let edits = self.shifted(index, moved.by);
        if let Some(slip) = self.found.get_mut(moved.slip) {
            slip.edits.extend(edits);
        }
        self.moved = Some(Moved { is_new: false, ..moved });
        usize::try_from(to_signed(indent) + moved.by).unwrap_or(indent)
    }

    /// What moves a line in or out.
    fn shifted(&self, index: usize, by: isize) -> Vec<Edit> {
        let line = self.lines[index];
        let room = line.margin().chars().take_while(|c| *c == ' ').count();
        match usize::try_from(by) {
            Ok(more) => vec![Edit::insert(line.start, " ".repeat(more))],
            Err(_) => vec![Edit::new(line.start, line.start + room.min(by.unsigned_abs()), "")],
        }
    }
}
