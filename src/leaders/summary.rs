//! One side of figures without a name: for governors, and for the school's inclusion strategy, which is published.

use serde::Serialize;

use super::figures::{Column, CutId, GroupRow, Readers, Register, Sums};
use super::groups::{CutTable, GroupFigures};
use super::remembered::sums_of;
use super::school::{Head, School};

/// The cuts by which it is said whether support is fair, in as few lines as a side has room for.
const CUTS: [CutId; 5] =
    [CutId::KeyStage, CutId::Sex, CutId::Premium, CutId::Language, CutId::LookedAfter];

/// What the layout of such a side gets.
#[derive(Debug, Serialize)]
pub(super) struct Summary {
    head: Head,
    figures: GroupFigures,
    /// Pupils by SEN status, of the whole school.
    status: Vec<GroupRow>,
    /// Pupils with a plan by the area of their need.
    areas: Option<CutTable>,
    equity: Vec<CutTable>,
    sums: Sums,
    /// The school's priorities.
    priorities: Vec<String>,
    /// What is not known, by the words of the lines that say which file would bring it.
    missing: Vec<&'static str>,
}

/// The side for some readers.
pub(super) fn of(school: &School<'_>, readers: Readers) -> Summary {
    let figures = GroupFigures::of(school, readers);
    let held = school.figures.held(readers);
    let sums = held.map_or_else(|| sums_of(school), |held| held.sums.clone());
    Summary {
        head: school.head(),
        status: school.figures.rows(CutId::Status, readers),
        areas: CutTable::all(school, &[CutId::Area], readers).pop(),
        equity: CutTable::all(school, &CUTS, readers),
        priorities: priorities(school),
        missing: missing(school, readers, &sums),
        sums,
        figures,
    }
}

/// The school's priorities, each once.
fn priorities(school: &School<'_>) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for priority in school.plans.iter().flat_map(|plan| &plan.priorities) {
        if !priority.label.is_empty() && !titles.contains(&priority.label) {
            titles.push(priority.label.clone());
        }
    }
    titles
}

/// What is not known.
fn missing(school: &School<'_>, readers: Readers, sums: &Sums) -> Vec<&'static str> {
    let all = school.figures.all(readers);
    let has_reviews = all.count(Column::Reviewed).is_some_and(|count| count.count != Some(0));
    let is_missing = [
        ("register", school.figures.people.register != Register::Fits),
        ("reviews", !has_reviews),
        ("rates", sums.year.is_none()),
        ("last_year", true),
    ];
    is_missing.into_iter().filter(|(_, is)| *is).map(|(word, _)| word).collect()
}
