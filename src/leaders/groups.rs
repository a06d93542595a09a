//! The tables of groups that documents print.

use serde::Serialize;

use super::facts::PlanFacts;
use super::figures::{Column, CutId, GroupRow, Readers, Register};
use super::school::School;
use super::value::Day;

/// The cuts by which progress is shown.
pub(super) const PROGRESS: [CutId; 4] =
    [CutId::TargetArea, CutId::Year, CutId::Priority, CutId::SetBy];

/// The cuts by which it is asked whether support is fair: key stages first, which have the most pupils.
pub(super) const EQUITY: [CutId; 14] = [
    CutId::KeyStage,
    CutId::Year,
    CutId::Class,
    CutId::Birth,
    CutId::Sex,
    CutId::Premium,
    CutId::Language,
    CutId::LookedAfter,
    CutId::Attendance,
    CutId::Reading,
    CutId::Writing,
    CutId::Maths,
    CutId::Area,
    CutId::Status,
];

/// A table of groups.
#[derive(Debug, Serialize)]
pub(super) struct CutTable {
    /// The word by which the layout knows what they are groups of.
    cut: &'static str,
    /// The groups; none if there are too few pupils in them to compare.
    rows: Vec<GroupRow>,
    /// Whether there are too few pupils in all but one of its groups.
    too_few: bool,
}

impl CutTable {
    /// The tables of these cuts, as far as anything is known to cut by.
    pub(super) fn all(school: &School<'_>, cuts: &[CutId], readers: Readers) -> Vec<Self> {
        let tables = cuts.iter().filter_map(|cut| Self::of(school, *cut, readers));
        tables.collect()
    }

    fn of(school: &School<'_>, cut: CutId, readers: Readers) -> Option<Self> {
        let mut rows = school.figures.rows(cut, readers);
        if cut == CutId::Priority {
            let titles = school.plans.iter().flat_map(|plan| &plan.priorities);
            let titles: Vec<_> = titles.collect();
            for row in &mut rows {
                row.name_by(&titles);
            }
        }
        let base = if matches!(cut, CutId::TargetArea | CutId::Priority | CutId::SetBy) {
            Column::Targets
        } else {
            Column::Pupils
        };
        let is_open = |row: &&GroupRow| row.count(base).is_some_and(|count| count.is_printed());
        let too_few = rows.iter().filter(is_open).count() < 2 && rows.len() > 1;
        (!rows.is_empty()).then(|| Self {
            cut: cut.word(),
            rows: if too_few { Vec::new() } else { rows },
            too_few,
        })
    }
}

/// What all tables of groups have in common.
#[derive(Debug, Serialize)]
pub(super) struct GroupFigures {
    /// Everybody.
    all: GroupRow,
    /// Why targets were not met.
    why_not: Vec<GroupRow>,
    /// What is to become of the targets.
    decisions: Vec<GroupRow>,
    /// Numbers below this are hidden.
    threshold: u32,
    /// `missing`, `others` or `fits`.
    register: &'static str,
    /// How many pupils with a plan are not on the register.
    not_found: usize,
    /// The day whose figures are printed again, since too few pupils have changed for new ones.
    held: Option<Day>,
}

impl GroupFigures {
    pub(super) fn of(school: &School<'_>, readers: Readers) -> Self {
        let figures = &school.figures;
        Self {
            all: figures.all(readers),
            why_not: figures.rows(CutId::WhyNot, readers),
            decisions: figures.rows(CutId::Decision, readers),
            threshold: figures
                .held(readers)
                .map_or_else(|| figures.threshold(readers), |held| held.threshold),
            register: match figures.people.register {
                Register::Missing => "missing",
                Register::OfOthers => "others",
                Register::Fits => "fits",
            },
            not_found: figures.people.not_found,
            held: figures.held(readers).and_then(|held| held.day.parse().ok()).map(Day),
        }
    }
}

/// The plans of some, each once, in the order of class and name.
pub(super) fn by_class(mut plans: Vec<&PlanFacts>) -> Vec<&PlanFacts> {
    plans.sort_by_key(|plan| {
        (plan.year.map(|year| year.number()), plan.class.clone(), plan.called.clone())
    });
    plans
}
