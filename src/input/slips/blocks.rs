//! The groups and lists that are open at a line, by how far in they are.

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Keys.
    Keys,
    /// Dashes.
    Dashes,
}

/// A group or list that is open.
#[derive(Debug, Clone)]
pub(super) struct Level {
    /// Its column, from 0.
    pub(super) indent: usize,
    /// What stands in it.
    pub(super) kind: Kind,
    /// The last key in it, or the start of the last item, to name it by.
    pub(super) last: String,
}

/// Lines that are moved in or out along with the line above them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moved {
    /// The column that they are further in than.
    pub(super) beyond: usize,
    /// How far they are moved.
    pub(super) by: isize,
    /// Which of the slips found they belong to.
    pub(super) slip: usize,
    /// Whether no line below it was looked at yet.
    pub(super) is_new: bool,
}

/// The open groups and lists, from the outermost in.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    levels: Vec<Level>,
}

/// Where a line belongs.
#[derive(Debug)]
pub(super) enum Fit {
    /// Where it is.
    Here,
    /// Nowhere; the nearest column that it could be in, and what is in that already.
    Misplaced {
        /// The column.
        indent: usize,
        /// The last key or item in it.
        beside: String,
        /// Whether no other column is as likely.
        is_only: bool,
    },
}

impl Blocks {
    /// The innermost.
    pub(super) fn top(&self) -> Option<&Level> {
        self.levels.last()
    }

    /// All of them.
    pub(super) fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// Opens one.
    pub(super) fn push(&mut self, indent: usize, kind: Kind, last: &str) {
        self.levels.push(Level { indent, kind, last: last.to_owned() });
    }

    /// Whether a line of this kind may be in this column; leaves what it has left behind. `opened` says whether the line
    /// before it has a key or dash without a value.
    pub(super) fn fit(&mut self, indent: usize, kind: Kind, opened: bool) -> Fit {
        let before = self.levels.clone();
        while self.levels.last().is_some_and(|level| level.indent > indent) {
            self.levels.pop();
        }
        let left = before.len() > self.levels.len();
        let Some(top) = self.levels.last() else {
            return if before.is_empty() { Fit::Here } else { self.nearest(&before, indent, kind) };
        };
        if top.indent < indent {
            return if opened && !left { Fit::Here } else { self.nearest(&before, indent, kind) };
        }
        match (top.kind, kind) {
            (one, other) if one == other => Fit::Here,
            // A list may be in the column of its key.
            (Kind::Keys, Kind::Dashes) if opened && !left => Fit::Here,
            (Kind::Dashes, Kind::Keys) if self.is_beneath_keys(indent) => {
                self.levels.pop();
                Fit::Here
            }
            _ => self.nearest(&before, indent, kind),
        }
    }

    fn is_beneath_keys(&self, indent: usize) -> bool {
        let beneath = self.levels.len().checked_sub(2).and_then(|index| self.levels.get(index));
        beneath.is_some_and(|level| level.indent == indent && level.kind == Kind::Keys)
    }

    /// The nearest column of its kind, and the levels as they are there.
    fn nearest(&mut self, before: &[Level], indent: usize, kind: Kind) -> Fit {
        let distance = |level: &Level| level.indent.abs_diff(indent);
        let own = before.iter().enumerate().filter(|(_, level)| level.kind == kind);
        let mut own: Vec<(usize, &Level)> = own.collect();
        own.sort_by_key(|(at, level)| (distance(level), usize::MAX - at));
        let Some((at, nearest)) = own.first() else { return Fit::Here };
        // A line further in than all before it has one neighbour; any other lies between two.
        let is_only = before.last().is_some_and(|last| last.indent < indent);
        self.levels = before[..=*at].to_vec();
        Fit::Misplaced { indent: nearest.indent, beside: nearest.last.clone(), is_only }
    }

    /// Notes what stands in a column now; opens it if it is new.
    pub(super) fn stand(&mut self, indent: usize, kind: Kind, last: &str) {
        while self.levels.last().is_some_and(|level| level.indent > indent) {
            self.levels.pop();
        }
        match self.levels.last_mut() {
            Some(top) if top.indent == indent && top.kind == kind => last.clone_into(&mut top.last),
            _ => self.push(indent, kind, last),
        }
    }
}
