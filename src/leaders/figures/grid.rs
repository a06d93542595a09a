//! People in groups -> the numbers of all tables, and which groups lie in which.

use std::collections::{BTreeMap, BTreeSet};

use super::Readers;
use super::columns::Column;
use super::cuts::{CutId, GroupName};
use super::people::{People, Person, Register};
use super::printed::{Printed, PrintedCount};
use crate::disclosure::{self, Counts, Hidden};
use crate::template::Outcome;

/// The numbers of all tables.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The numbers; the groups are at the same positions as below.
    pub(super) counts: Counts,
    groups: Vec<Group>,
}

/// A group of a cut.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) name: GroupName,
    pub(super) cut: CutId,
    /// Its position.
    pub(super) at: usize,
    /// How many pupils its counts of targets are from.
    contributors: u32,
    /// What is added up of its provision; `None` without a pupil.
    pub(super) sums: Option<Sums>,
    /// How far targets came on their way, in per cent of it.
    pub(super) way: Option<u32>,
}

/// What is added up of a group's provision, for each pupil or in per cent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sums {
    /// Minutes a week for each pupil.
    pub(super) minutes: u32,
    /// Of them out of class.
    pub(super) out_of_class: u32,
    /// Of the sessions planned those given, in per cent.
    pub(super) given: Option<u32>,
    /// Of the minutes those one to one, in per cent.
    pub(super) one_to_one: Option<u32>,
}

/// People by the name of their group.
type Members<'p, 'a> = BTreeMap<GroupName, Vec<&'p Person<'a>>>;

impl Grid {
    /// Counts everything.
    pub(super) fn of(people: &People<'_>) -> Self {
        let mut grid = Self::default();
        grid.counts.columns = Column::ALL.map(Column::rule).to_vec();
        let of_pupils = CutId::EVERY.into_iter().filter(|cut| !cut.is_of_targets());
        for cut in of_pupils.filter(|cut| cut.is_known(people)) {
            let counted = |person: &&Person<'_>| cut.is_of_all_pupils() || person.plan.is_some();
            let mut members = Members::new();
            for person in people.all.iter().filter(counted) {
                members.entry(cut.group(person)).or_default().push(person);
            }
            if cut == CutId::Class {
                without_mixed(&mut members);
            }
            let has_roll = people.register == Register::Fits && cut.is_of_all_pupils();
            for (name, people) in members {
                grid.add_pupils(cut, name, &people, has_roll);
            }
        }
        if !grid.groups.is_empty() {
            for cut in CutId::EVERY.into_iter().filter(|cut| cut.is_of_targets()) {
                grid.add_targets(cut, people);
            }
        }
        grid
    }

    /// Counts a group of pupils.
    fn add_pupils(&mut self, cut: CutId, name: GroupName, people: &[&Person<'_>], has_roll: bool) {
        let value = |column: Column| {
            let is_counted = column.is_of(cut) && (has_roll || column != Column::Roll);
            is_counted.then(|| people.iter().map(|person| column.of(person)).sum::<u32>())
        };
        let contributors = people.iter().filter(|person| person.outcomes().next().is_some());
        let contributors = u32::try_from(contributors.count()).unwrap_or(u32::MAX);
        let group = Group {
            name,
            cut,
            at: self.groups.len(),
            contributors,
            sums: Sums::of(people),
            way: way(people),
        };
        let outer = match cut {
            CutId::Year => Some(CutId::KeyStage),
            CutId::Class => Some(CutId::Year),
            _ => None,
        };
        let whole = outer.zip(people.first()).and_then(|(outer, person)| {
            let name = outer.group(person);
            self.groups.iter().find(|group| group.cut == outer && group.name == name)
        });
        let whole = whole.map_or(0, |group| group.at);
        self.add(group, whole, Column::ALL.map(value).to_vec());
    }

    /// Counts the reviewed targets of everybody in the groups of a cut.
    fn add_targets(&mut self, cut: CutId, people: &People<'_>) {
        let mut groups: BTreeMap<GroupName, Vec<(usize, Outcome)>> = BTreeMap::new();
        for (index, person) in people.all.iter().enumerate() {
            let reviewed = person.progress.filter(|plan| plan.review.is_some());
            for target in reviewed.into_iter().flat_map(|plan| &plan.targets) {
                if let (Some(name), Some(outcome)) = (cut.group_of_target(target), target.outcome) {
                    groups.entry(name).or_default().push((index, outcome));
                }
            }
        }
        for (name, targets) in groups {
            let value = |column: Column| {
                let counted = targets.iter().filter(|(_, outcome)| column.counts(*outcome));
                column.is_of(cut).then(|| u32::try_from(counted.count()).unwrap_or(u32::MAX))
            };
            let pupils: BTreeSet<usize> = targets.iter().map(|(person, _)| *person).collect();
            let contributors = u32::try_from(pupils.len()).unwrap_or(u32::MAX);
            let at = self.groups.len();
            let group = Group { name, cut, at, contributors, sums: None, way: None };
            self.add(group, 0, Column::ALL.map(value).to_vec());
        }
    }

    fn add(&mut self, group: Group, whole: usize, values: Vec<Option<u32>>) {
        let whole = (group.cut != CutId::All).then_some(whole);
        self.counts.groups.push(disclosure::Group { whole, cut: group.cut as usize, values });
        self.groups.push(group);
    }

    /// The groups of a cut.
    pub(super) fn groups(&self, cut: CutId) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(move |group| group.cut == cut)
    }

    /// What may not be printed although it is not small: counts of targets of a few pupils; what has changed by a small number
    /// since an earlier report printed it; and what an earlier report hid, until it has changed by more. Of everybody it may be
    /// printed how many there are now: as many pupils as the threshold have changed.
    pub(super) fn not_for_print(
        &self,
        threshold: u32,
        earlier: &[Printed],
        readers: Readers,
    ) -> Hidden {
        let mut hidden = Hidden::default();
        for group in &self.groups {
            for column in Column::ALL {
                let value = self.counts.value(group.at, column.index());
                let of_few = (column.counts(Outcome::Met) || column.counts(Outcome::NotYet))
                    && group.contributors < threshold
                    && value > 0;
                let has_moved = || {
                    earlier.iter().any(|report| self.has_moved(group, column, report, threshold))
                };
                let was_hidden = || {
                    let then = earlier
                        .iter()
                        .filter_map(|report| report.side(readers).hidden.get(&group.key(column)));
                    then.into_iter().any(|then| value.abs_diff(*then) < threshold)
                };
                let is_everybody = self.is_everybody(group, column);
                if of_few || was_hidden() || !is_everybody && has_moved() {
                    hidden.insert(group.at, column.index());
                }
            }
        }
        hidden
    }

    /// Whether all that a count is a part of is in one group, so that what it has is what everybody has.
    fn is_everybody(&self, group: &Group, column: Column) -> bool {
        let whole = column.printed_of().map(Column::index);
        let whole = whole.filter(|whole| self.counts.has(group.at, *whole));
        let whole = whole.unwrap_or(column.index());
        self.counts.value(group.at, whole) == self.counts.value(0, whole)
    }

    /// Whether a count, or what is left of its whole, is another than in an earlier report, by a small number.
    fn has_moved(&self, group: &Group, column: Column, report: &Printed, threshold: u32) -> bool {
        let now = |column: Column| {
            let is_counted = self.counts.has(group.at, column.index());
            is_counted.then(|| self.counts.value(group.at, column.index()))
        };
        let then = |column: Column| report.leaders.printed.get(&group.key(column)).copied();
        let is_small = |now: u32, then: u32| (1..threshold).contains(&now.abs_diff(then));
        let own = now(column).zip(then(column)).is_some_and(|(now, then)| is_small(now, then));
        let rest = || {
            let base = column.printed_of()?;
            let now = now(base)?.checked_sub(now(column)?)?;
            Some(is_small(now, then(base)?.checked_sub(then(column)?)?))
        };
        own || rest() == Some(true)
    }

    /// A count, unless it is hidden or not counted.
    pub(super) fn shown(&self, group: &Group, column: Column, hidden: &Hidden) -> Option<u32> {
        let is_shown =
            self.counts.has(group.at, column.index()) && !hidden.hides(group.at, column.index());
        is_shown.then(|| self.counts.value(group.at, column.index()))
    }

    /// The counts that are printed, and those that are not.
    pub(super) fn counted(
        &self,
        hidden: &Hidden,
    ) -> (BTreeMap<String, u32>, BTreeMap<String, u32>) {
        let (mut printed, mut not) = (BTreeMap::new(), BTreeMap::new());
        for group in &self.groups {
            for column in
                Column::ALL.into_iter().filter(|one| self.counts.has(group.at, one.index()))
            {
                let shown = self.shown(group, column, hidden);
                let of = if shown.is_some() { &mut printed } else { &mut not };
                of.insert(group.key(column), self.counts.value(group.at, column.index()));
            }
        }
        (printed, not)
    }

    /// Whether an average of a group gives none away of the groups that are hidden: none of its cut is, or those that are have
    /// as many together as a percentage needs.
    pub(super) fn is_open(&self, group: &Group, column: Column, hidden: &Hidden) -> bool {
        let unknown = self.groups(group.cut).filter(|group| {
            self.shown(group, column, hidden).is_none_or(|count| count < super::BASE)
        });
        let together: u32 = unknown.map(|group| self.counts.value(group.at, column.index())).sum();
        together == 0 || together >= super::BASE
    }
}

/// Leaves out classes of several years, and with them the other classes of those years: from two tables that overlap in part,
/// a small number in what they share could be worked out.
fn without_mixed(classes: &mut Members<'_, '_>) {
    let years = |people: &[&Person<'_>]| -> BTreeSet<GroupName> {
        people.iter().map(|person| CutId::Year.group(person)).collect()
    };
    let mut mixed: BTreeSet<GroupName> = BTreeSet::new();
    for people in classes.values() {
        let of = years(people);
        if of.len() > 1 {
            mixed.extend(of);
        }
    }
    classes.retain(|_, people| years(people).is_disjoint(&mixed));
}

impl Group {
    fn key(&self, column: Column) -> String {
        PrintedCount::key(self.cut.word(), self.name.key(), column.word())
    }
}

impl Sums {
    fn of(people: &[&Person<'_>]) -> Option<Self> {
        let plans: Vec<_> = people.iter().filter_map(|person| person.plan).collect();
        let rows = || plans.iter().flat_map(|plan| plan.rows_now());
        let minutes: f64 = rows().map(|row| row.minutes_a_week).sum();
        let alone: f64 = rows().filter(|row| row.one_to_one).map(|row| row.minutes_a_week).sum();
        let outside: f64 = plans.iter().map(|plan| plan.minutes_out_of_class()).sum();
        // What was given counts, whether it goes on or not.
        let all = || plans.iter().flat_map(|plan| &plan.rows);
        let with_both = || all().filter_map(|row| Some((row.planned?, row.given?)));
        let planned: f64 = with_both().map(|(planned, _)| planned).sum();
        let given: f64 = with_both().map(|(_, given)| given).sum();
        let each = plans.len();
        (each > 0).then(|| Self {
            minutes: whole(minutes / count(each)),
            out_of_class: whole(outside / count(each)),
            given: (planned > 0.0).then(|| whole(given / planned * 100.0)),
            one_to_one: (minutes > 0.0).then(|| whole(alone / minutes * 100.0)),
        })
    }
}

/// How far targets came on their way on average, in per cent of it: no further than the goal, and no further back than the start.
fn way(people: &[&Person<'_>]) -> Option<u32> {
    let reviewed = people.iter().filter(|person| person.review().is_some());
    let targets = reviewed.filter_map(|person| person.progress).flat_map(|plan| &plan.targets);
    let shares: Vec<f64> =
        targets.filter_map(|target| target.share).map(|share| share.clamp(0.0, 1.0)).collect();
    (!shares.is_empty()).then(|| whole(shares.iter().sum::<f64>() / count(shares.len()) * 100.0))
}

#[expect(clippy::cast_precision_loss, reason = "pupils and targets of a school are few")]
const fn count(of: usize) -> f64 {
    of as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes and per cent")]
fn whole(number: f64) -> u32 {
    number.round().clamp(0.0, 1e6) as u32
}
