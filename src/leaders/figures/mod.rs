//! Pupils in groups, counted: how many have a plan, how their reviews went, what became of their targets; small numbers hidden.
//!
//! All that is counted in groups is one set of counts of the whole school, whichever document prints it. What one document may
//! print, all of them may; so two documents side by side give away no more than one.

mod changed;
mod columns;
mod cuts;
mod grid;
mod people;
mod printed;
mod sums;
#[cfg(test)]
mod tests;

pub(crate) use columns::Column;
pub(crate) use cuts::CutId;
pub(crate) use people::{People, Register};
pub(crate) use printed::{Printed, Side};
pub(crate) use sums::Sums;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use self::grid::Grid;
use super::small::SmallNumbers;
use crate::disclosure::{Hidden, suppress};

/// For whom numbers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Readers {
    /// Leaders and governors.
    Leaders,
    /// Everybody.
    Public,
}

/// All counts of groups, with what may be printed of them.
#[derive(Debug)]
pub(crate) struct Figures<'a> {
    /// The people who are counted.
    pub(crate) people: People<'a>,
    small: SmallNumbers,
    grid: Grid,
    reports: Hidden,
    published: Hidden,
    /// Of each pupil with a plan which plan counts, what came of it and what is given, made unreadable.
    pupils: [BTreeSet<String>; 3],
    /// What earlier reports of the term printed, the latest last.
    earlier: Vec<Printed>,
}

/// What earlier reports printed, and how pupils are recognised in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Memory<'p> {
    /// The reports, the latest last.
    pub(crate) earlier: &'p [Printed],
    /// Makes a text unreadable, always in the same way.
    pub(crate) digest: fn(&str) -> String,
}

impl<'a> Figures<'a> {
    /// Counts, and hides what is small: also what has changed by a small number since an earlier report of the term.
    pub(crate) fn of(people: People<'a>, small: SmallNumbers, memory: Memory<'_>) -> Self {
        let grid = Grid::of(&people);
        let Memory { earlier, digest } = memory;
        let besides = |threshold, readers| grid.not_for_print(threshold, earlier, readers);
        let threshold = small.reports;
        let reports = suppress(&grid.counts, threshold, &besides(threshold, Readers::Leaders));
        // What leaders may not read is not published either.
        let threshold = small.published;
        let mut more = besides(threshold, Readers::Public);
        more.add(&reports);
        let published = suppress(&grid.counts, threshold, &more);
        let mut pupils: [BTreeSet<String>; 3] = Default::default();
        for said in people.all.iter().filter_map(changed::counted_as) {
            for (kind, words) in pupils.iter_mut().zip(said) {
                kind.insert(digest(&words));
            }
        }
        Self { people, small, grid, reports, published, pupils, earlier: earlier.to_vec() }
    }

    /// The figures of an earlier report of the term, if so few pupils have changed since that these are printed again.
    pub(crate) fn held(&self, readers: Readers) -> Option<&Side> {
        let threshold = usize::try_from(self.threshold(readers)).unwrap_or(usize::MAX);
        let is_few = |count: usize| (1..threshold).contains(&count);
        let is_near =
            |report: &&Printed| report.changed_since(&self.pupils).into_iter().any(is_few);
        // One in which nobody has changed says the same as a count of today.
        let is_same = |report: &Printed| report.changed_since(&self.pupils) == [0; 3];
        let near = self.earlier.iter().rev().find(is_near)?;
        let same = self.earlier.iter().rev().find(|report| is_same(report));
        Some(same.unwrap_or(near).side(readers))
    }

    /// From which number on counts are printed for some readers.
    pub(crate) fn threshold(&self, readers: Readers) -> u32 {
        match readers {
            Readers::Leaders => self.small.reports,
            Readers::Public => self.small.published,
        }
    }

    /// The groups of a cut, as they are printed; none where nothing is known to cut by.
    pub(crate) fn rows(&self, cut: CutId, readers: Readers) -> Vec<GroupRow> {
        if let Some(held) = self.held(readers) {
            return held.rows.get(cut.word()).cloned().unwrap_or_default();
        }
        let hidden = self.hidden(readers);
        self.grid.groups(cut).map(|group| GroupRow::of(group, &self.grid, hidden)).collect()
    }

    /// Everybody, as printed.
    pub(crate) fn all(&self, readers: Readers) -> GroupRow {
        let all = self.rows(CutId::All, readers).into_iter().next();
        all.unwrap_or_default()
    }

    /// What is printed for these readers, to be compared with by later reports of the term: the figures of an earlier one where
    /// they are printed again.
    pub(crate) fn side(&self, readers: Readers, day: &str, sums: Sums) -> Side {
        if let Some(held) = self.held(readers) {
            return held.clone();
        }
        let rows = CutId::EVERY.into_iter();
        let rows = rows.map(|cut| (cut.word().to_owned(), self.rows(cut, readers)));
        let (printed, hidden) = self.grid.counted(self.hidden(readers));
        let threshold = self.threshold(readers);
        Side { day: day.to_owned(), threshold, rows: rows.collect(), sums, printed, hidden }
    }

    /// Of each pupil with a plan which plan counts, what came of it and what is given, made unreadable.
    pub(crate) const fn pupils(&self) -> &[BTreeSet<String>; 3] {
        &self.pupils
    }

    const fn hidden(&self, readers: Readers) -> &Hidden {
        match readers {
            Readers::Leaders => &self.reports,
            Readers::Public => &self.published,
        }
    }
}

/// A group as it is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct GroupRow {
    /// The key of its name among the labels; empty if it has a name of its own.
    word: String,
    /// A name of its own, such as that of a class.
    name: String,
    /// Its counts, by the words of their columns.
    counts: BTreeMap<String, Count>,
    /// The minutes a week of provision for each pupil in it; `None` where it has too few.
    minutes: Option<u32>,
    /// The part of them out of class.
    out_of_class: Option<u32>,
    /// The part of the sessions planned that was given, in per cent.
    given: Option<u32>,
    /// The part of the minutes that is one to one, in per cent.
    one_to_one: Option<u32>,
    /// How far targets came on their way, in per cent of it.
    way: Option<u32>,
}

/// A count as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Count {
    /// How many; `None` if that is hidden.
    pub(crate) count: Option<u32>,
    /// Of how many, if it is a part; `None` if that is hidden.
    of: Option<u32>,
    /// The percentage, where the count and of how many are printed and the base is not too small.
    percent: Option<u32>,
}

/// The smallest base of a percentage.
const BASE: u32 = 10;

impl GroupRow {
    fn of(group: &grid::Group, grid: &Grid, hidden: &Hidden) -> Self {
        let shown = |column: Column| grid.shown(group, column, hidden);
        let count = |column: Column| {
            let base = column.printed_of().filter(|base| grid.counts.has(group.at, base.index()));
            let of = base.and_then(shown);
            // Of a group that is hidden, no part is printed.
            let count = shown(column).filter(|_| base.is_none() || of.is_some());
            let percent = count
                .zip(of)
                .filter(|(_, of)| *of >= BASE)
                .map(|(count, of)| (count * 200 + of) / (of * 2));
            (column.word().to_owned(), Count { count, of, percent })
        };
        let counted =
            Column::ALL.into_iter().filter(|column| grid.counts.has(group.at, column.index()));
        let is_open = |column: Column| {
            shown(column).is_some_and(|base| base >= BASE) && grid.is_open(group, column, hidden)
        };
        let sums = group.sums.filter(|_| is_open(Column::Pupils));
        let way = group.way.filter(|_| is_open(Column::Targets));
        Self {
            word: group.name.word.clone(),
            name: group.name.own.clone(),
            counts: counted.map(count).collect(),
            minutes: sums.map(|sums| sums.minutes),
            out_of_class: sums.map(|sums| sums.out_of_class),
            given: sums.and_then(|sums| sums.given),
            one_to_one: sums.and_then(|sums| sums.one_to_one),
            way,
        }
    }

    /// Gives a group that goes by an id the name that the school has for it.
    pub(crate) fn name_by(&mut self, names: &[&super::value::Word]) {
        if let Some(word) = names.iter().find(|word| word.id == self.name) {
            self.name.clone_from(&word.label);
        }
    }

    /// A count of it.
    pub(crate) fn count(&self, column: Column) -> Option<Count> {
        self.counts.get(column.word()).copied()
    }
}

impl Count {
    /// Whether it is printed.
    pub(crate) const fn is_printed(&self) -> bool {
        self.count.is_some()
    }
}
