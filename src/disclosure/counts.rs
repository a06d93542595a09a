//! Groups within groups, and what is counted in each.

/// Whether a number may say something of a few people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitivity {
    /// It may if it is below the threshold, or zero: everybody in the group, or nobody, is a fact about each of them.
    Small,
    /// It may if it is below the threshold and not zero: that nobody is in a group says nothing of anybody.
    SmallButNotZero,
    /// It says nothing of anybody.
    Known,
}

impl Sensitivity {
    /// Whether a number is too small to be printed or worked out.
    #[must_use]
    pub const fn hides(self, value: u32, threshold: u32) -> bool {
        match self {
            Self::Small => value < threshold,
            Self::SmallButNotZero => value > 0 && value < threshold,
            Self::Known => false,
        }
    }
}

/// What is counted in each group.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The column that it is a part of, by its position: one before it.
    pub base: Option<usize>,
    /// Whether it may say something of a few people.
    pub own: Sensitivity,
    /// Whether what is left of the base may. That is printed in no table, but follows from the two.
    pub rest: Sensitivity,
}

/// A group.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// The group that it lies in, by its position: one before it. `None` for everybody.
    pub whole: Option<usize>,
    /// Which groups make up the whole with it: those with the same whole and the same number here.
    pub cut: usize,
    /// The numbers, by the positions of the columns; `None` for what is not counted in it.
    pub values: Vec<Option<u32>>,
}

/// Groups within groups, and what is counted in each.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// What is counted.
    pub columns: Vec<Column>,
    /// The groups, each after the one that it lies in.
    pub groups: Vec<Group>,
}

impl Counts {
    /// A number; zero if it is not counted.
    #[must_use]
    pub fn value(&self, group: usize, column: usize) -> u32 {
        self.groups[group].values[column].unwrap_or_default()
    }

    /// Whether a number is counted.
    #[must_use]
    pub fn has(&self, group: usize, column: usize) -> bool {
        self.groups[group].values[column].is_some()
    }

    /// What a number is a part of; `None` if it is of nothing that is counted there.
    pub(super) fn base(&self, group: usize, column: usize) -> Option<u32> {
        self.groups[group].values[self.columns[column].base?]
    }

    /// What is left of the base.
    pub(super) fn rest(&self, group: usize, column: usize) -> Option<u32> {
        Some(self.base(group, column)?.saturating_sub(self.value(group, column)))
    }

    /// Whether a number, or what is left of its base, is too small. What is a part of nothing is not.
    pub(super) fn is_small(&self, group: usize, column: usize, threshold: u32) -> bool {
        let Column { own, rest, .. } = self.columns[column];
        if self.base(group, column) == Some(0) {
            return false;
        }
        let rest_is_small =
            self.rest(group, column).is_some_and(|value| rest.hides(value, threshold));
        own.hides(self.value(group, column), threshold) || rest_is_small
    }

    /// The groups that lie in one, of one cut.
    pub(super) fn within(&self, whole: usize, cut: usize) -> impl Iterator<Item = usize> {
        let groups = self.groups.iter().enumerate();
        groups
            .filter(move |(_, group)| group.whole == Some(whole) && group.cut == cut)
            .map(|(index, _)| index)
    }

    /// How many groups without further groups lie in one, itself if none does: those that are not empty.
    pub(super) fn leaves(&self, group: usize, column: usize) -> u32 {
        let inner = (0..self.groups.len()).filter(|one| self.groups[*one].whole == Some(group));
        let inner: u32 = inner.map(|one| self.leaves(one, column)).sum();
        if inner > 0 { inner } else { u32::from(self.value(group, column) > 0) }
    }
}
