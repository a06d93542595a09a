//! Which numbers are not printed.

use std::collections::BTreeSet;

use super::counts::{Counts, Sensitivity};

/// The numbers that are not printed: group and column, by their positions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    numbers: BTreeSet<Number>,
}

/// A number, by the positions of its group and its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Number {
    group: usize,
    column: usize,
}

impl Hidden {
    /// Whether a number is not printed.
    #[must_use]
    pub fn hides(&self, group: usize, column: usize) -> bool {
        self.numbers.contains(&Number { group, column })
    }

    /// Adds a number.
    pub fn insert(&mut self, group: usize, column: usize) {
        self.numbers.insert(Number { group, column });
    }

    /// Adds those of another set.
    pub fn add(&mut self, other: &Self) {
        self.numbers.extend(&other.numbers);
    }
}

/// Which numbers are not printed: those that are too small, or whose rest is; those in `besides`, which may not be printed for
/// other reasons; and as many others as it takes that none of them can be worked out.
#[must_use]
pub fn suppress(counts: &Counts, threshold: u32, besides: &Hidden) -> Hidden {
    let mut hidden = Hidden::default();
    for (group, column) in all(counts) {
        if counts.is_small(group, column, threshold) || besides.hides(group, column) {
            hidden.insert(group, column);
        }
    }
    loop {
        let before = hidden.numbers.len();
        hide_within(counts, &mut hidden);
        let cuts: BTreeSet<usize> = counts.groups.iter().map(|group| group.cut).collect();
        for (whole, column) in all(counts) {
            for cut in &cuts {
                let groups: Vec<usize> =
                    counts.within(whole, *cut).filter(|group| counts.has(*group, column)).collect();
                if !hidden.hides(whole, column) && counts.has(whole, column) {
                    Block { counts, whole, groups, column, threshold }.protect(&mut hidden);
                }
            }
        }
        if hidden.numbers.len() == before {
            return hidden;
        }
    }
}

/// All numbers, wholes before their parts.
fn all(counts: &Counts) -> impl Iterator<Item = (usize, usize)> + use<'_> {
    (0..counts.groups.len())
        .flat_map(|group| (0..counts.columns.len()).map(move |column| (group, column)))
}

/// Hides the parts of what is hidden, and what lies within a group of which it is hidden.
fn hide_within(counts: &Counts, hidden: &mut Hidden) {
    for (group, column) in all(counts) {
        let base = counts.columns[column].base;
        let base_is_hidden = base.is_some_and(|base| hidden.hides(group, base));
        let whole_is_hidden =
            counts.groups[group].whole.is_some_and(|whole| hidden.hides(whole, column));
        // Nobody is in no group of a hidden one, and that may be said.
        if base_is_hidden || whole_is_hidden {
            hidden.insert(group, column);
        }
    }
}

/// The groups that make up a whole whose number is printed.
struct Block<'c> {
    counts: &'c Counts,
    whole: usize,
    groups: Vec<usize>,
    column: usize,
    threshold: u32,
}

impl Block<'_> {
    /// Hides further groups, the smallest first, until those that are hidden may be anything; if all of them together are too few,
    /// the whole is hidden. Everybody together never is: of so few no group is printed, and nobody reads which there are.
    fn protect(&self, hidden: &mut Hidden) {
        loop {
            let (unknown, shown): (Vec<usize>, Vec<usize>) =
                self.groups.iter().partition(|group| hidden.hides(**group, self.column));
            if unknown.is_empty() || self.is_enough(&unknown) {
                return;
            }
            let size = |group: &&usize| self.counts.value(**group, self.column);
            let next = shown.iter().filter(|group| size(group) > 0).min_by_key(size);
            match next.or(shown.first()) {
                Some(group) => hidden.insert(*group, self.column),
                None => {
                    if !self.is_everybody(self.whole) {
                        hidden.insert(self.whole, self.column);
                    }
                    return;
                }
            }
        }
    }

    /// Whether a group is everybody, or the only one that is not empty where everybody is: what it has is known.
    fn is_everybody(&self, group: usize) -> bool {
        let Self { counts, column, .. } = *self;
        let Some(whole) = counts.groups[group].whole else { return true };
        let mut beside = counts.within(whole, counts.groups[group].cut);
        let is_alone = beside.all(|other| other == group || counts.value(other, column) == 0);
        is_alone && self.is_everybody(whole)
    }

    /// Whether all that is hidden may be in any one of some groups, without its number being small, and the rest as well.
    fn is_enough(&self, unknown: &[usize]) -> bool {
        let Self { counts, column, threshold, .. } = *self;
        let rule = counts.columns[column];
        let total: u32 = unknown.iter().map(|group| counts.value(*group, column)).sum();
        // Of a group that is not empty everybody knows that.
        let is_listed = |group: &usize| counts.base(*group, column).is_none();
        let kept = if rule.own == Sensitivity::SmallButNotZero || unknown.iter().all(is_listed) {
            let leaves = unknown.iter().map(|group| counts.leaves(*group, column));
            leaves.sum::<u32>().saturating_sub(1)
        } else {
            0
        };
        let rest: u32 = unknown.iter().filter_map(|group| counts.rest(*group, column)).sum();
        let has_rest = rule.base.is_some() && rule.rest != Sensitivity::Known;
        let not_empty =
            unknown.iter().filter(|group| counts.base(**group, column).is_none_or(|base| base > 0));
        not_empty.count() > 1
            && (rule.own == Sensitivity::Known || total >= threshold + kept)
            && (!has_rest || rest >= threshold)
    }
}
