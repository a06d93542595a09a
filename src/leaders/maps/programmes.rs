//! The provision map of a school: a row for each programme.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Money, Places, Sessions};
use crate::leaders::facts::{PlanFacts, RowFacts, SchoolLists, TargetFacts};
use crate::leaders::givers::givers;
use crate::leaders::school::{Head, School};
use crate::leaders::value::{Of, Word};
use crate::leaders::{LeadersFile, named};
use crate::model::plain;
use crate::template::Outcome;
use crate::workbook::{Cell, Column, Sheet, Workbook};

/// What the layout gets.
#[derive(Debug, Serialize)]
struct SchoolMap {
    head: Head,
    /// How many pupils have a plan that counts.
    pupils: usize,
    programmes: Vec<ProgrammeMap>,
    rows: usize,
    /// How many hours a week adults give; what is given in words alone is not among them.
    hours: f64,
    minutes: Places,
    sessions: Sessions,
    money: Money,
    results: Results,
    /// Of how many programmes every adult who gives it is trained.
    trained: Of,
    /// Of how many rows somebody is named who steps in.
    covered: Of,
}

/// A programme with all who get it.
#[derive(Debug, Serialize)]
struct ProgrammeMap {
    name: String,
    pupils: usize,
    classes: Vec<String>,
    /// The adults who give it and are trained in it.
    trained: Vec<String>,
    /// Those who give it and are not, or of whom nothing is written.
    untrained: Vec<String>,
    /// Of how many rows somebody is named who steps in.
    covered: Of,
    /// How many hours a week adults give it; a group counts once.
    hours: f64,
    sessions: Sessions,
    results: Results,
    money: Money,
    evidence_base: String,
    decisions: Vec<Decision>,
}

/// What becomes of rows, and of how many.
#[derive(Debug, Serialize)]
struct Decision {
    decision: Word,
    rows: usize,
}

/// What became of targets.
#[derive(Debug, Clone, Copy, Default, Serialize)]
struct Results {
    /// All of them.
    targets: usize,
    /// Met, or more than that.
    met: usize,
    /// Partly met.
    partly: usize,
    /// Not yet met.
    not_yet: usize,
    /// Not reviewed.
    open: usize,
}

/// A row, with its plan.
#[derive(Debug, Clone, Copy)]
struct RowOfPlan<'a> {
    row: &'a RowFacts,
    plan: &'a PlanFacts,
}

/// The map of a school.
pub(in crate::leaders) fn files(school: &School<'_>) -> Vec<LeadersFile> {
    let map = SchoolMap::of(school);
    let workbook = map.workbook(school);
    let file = named(String::new(), map);
    file.map(|file| LeadersFile { workbook: Some(workbook), ..file }).into_iter().collect()
}

impl SchoolMap {
    fn of(school: &School<'_>) -> Self {
        let plans = school.current();
        let lists = school.lists();
        let all: Vec<RowOfPlan<'_>> = plans
            .iter()
            .flat_map(|plan| plan.rows.iter().map(|row| RowOfPlan { row, plan }))
            .collect();
        let mut by_name: BTreeMap<String, Vec<RowOfPlan<'_>>> = BTreeMap::new();
        for one in &all {
            by_name.entry(plain(&one.row.programme)).or_default().push(*one);
        }
        let mut programmes: Vec<ProgrammeMap> =
            by_name.values().map(|rows| ProgrammeMap::of(rows, &lists)).collect();
        programmes.sort_by_key(|one| (std::cmp::Reverse(one.pupils), one.name.to_lowercase()));
        let rows = || all.iter().map(|one| one.row);
        Self {
            head: school.head(),
            pupils: plans.len(),
            rows: all.len(),
            hours: tenths(programmes.iter().map(|one| one.hours).sum()),
            minutes: Places::of(rows()),
            sessions: Sessions::of(rows()),
            money: Money::of(rows()),
            results: Results::of(plans.iter().flat_map(|plan| &plan.targets)),
            trained: Of::those(&programmes, |one| one.untrained.is_empty()),
            covered: Of::those(&all, |one| !one.row.cover.is_empty()),
            programmes,
        }
    }

    fn workbook(&self, school: &School<'_>) -> Workbook {
        let word = |key: &str| school.word(key);
        let columns = [
            ("provision", 34.0),
            ("pupils", 8.0),
            ("classes", 26.0),
            ("trained", 28.0),
            ("untrained", 28.0),
            ("covered", 10.0),
            ("rows", 8.0),
            ("hours", 10.0),
            ("planned", 10.0),
            ("given", 10.0),
            ("share", 10.0),
            ("targets", 9.0),
            ("met", 8.0),
            ("partly", 8.0),
            ("not_yet", 8.0),
            ("open", 12.0),
            ("cost_a_week", 12.0),
            ("rows_not_costed", 12.0),
            ("evidence", 44.0),
            ("decision", 26.0),
        ];
        let column = |(key, width): (&str, f64)| Column::new(word(key), width);
        let sheet = Sheet {
            name: word("provision_of_school"),
            columns: columns.into_iter().map(column).collect(),
            rows: self.programmes.iter().map(ProgrammeMap::cells).collect(),
        };
        Workbook { title: word("provision_of_school"), date: school.today, sheets: vec![sheet] }
    }
}

impl ProgrammeMap {
    fn of(rows: &[RowOfPlan<'_>], lists: &SchoolLists) -> Self {
        let name = rows.first().map(|one| one.row.programme.clone()).unwrap_or_default();
        let pupils: BTreeSet<&str> = rows.iter().map(|one| one.plan.file.as_str()).collect();
        let classes: BTreeSet<&String> = rows.iter().map(|one| &one.plan.class).collect();
        let (mut trained, mut untrained) = (BTreeSet::new(), BTreeSet::new());
        for one in rows {
            for giver in givers(&one.row.giver) {
                let known = lists.member(giver).and_then(|member| member.trained_in(&name));
                match known.is_some() || !one.row.trained_in.is_empty() {
                    true => trained.insert(giver.to_owned()),
                    false => untrained.insert(giver.to_owned()),
                };
            }
        }
        untrained.retain(|giver| !trained.contains(giver));
        let served = |one: &RowOfPlan<'_>| {
            let of_row: Vec<&TargetFacts> = one
                .plan
                .targets
                .iter()
                .filter(|target| one.row.targets.contains(&target.id))
                .collect();
            of_row
                .into_iter()
                .map(|target| (one.plan.file.clone(), target.id.clone(), target.clone()))
                .collect::<Vec<_>>()
        };
        let mut targets: BTreeMap<(String, String), TargetFacts> = BTreeMap::new();
        for (file, id, target) in rows.iter().flat_map(served) {
            targets.insert((file, id), target);
        }
        let listed =
            lists.programme(&name).map(|one| one.evidence_base.clone()).unwrap_or_default();
        let written = rows.iter().map(|one| &one.row.evidence_base).find(|text| !text.is_empty());
        Self {
            pupils: pupils.len(),
            classes: classes.into_iter().filter(|class| !class.is_empty()).cloned().collect(),
            trained: trained.into_iter().collect(),
            untrained: untrained.into_iter().collect(),
            covered: Of::those(rows, |one| !one.row.cover.is_empty()),
            hours: hours(rows),
            sessions: Sessions::of(rows.iter().map(|one| one.row)),
            results: Results::of(targets.values()),
            money: Money::of(rows.iter().map(|one| one.row)),
            evidence_base: if listed.is_empty() {
                written.cloned().unwrap_or_default()
            } else {
                listed
            },
            decisions: decisions(rows),
            name,
        }
    }

    fn cells(&self) -> Vec<Cell> {
        let count =
            |count: usize| Cell::Number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
        let known =
            |value: f64| if self.sessions.is_known() { Cell::Number(value) } else { Cell::Empty };
        let decisions: Vec<String> = self
            .decisions
            .iter()
            .map(|one| format!("{}: {}", one.decision.label, one.rows))
            .collect();
        vec![
            Cell::text(self.name.as_str()),
            count(self.pupils),
            Cell::text(self.classes.join(", ")),
            Cell::text(self.trained.join(", ")),
            Cell::text(self.untrained.join(", ")),
            count(self.covered.count),
            count(self.covered.of),
            Cell::Number(self.hours),
            known(self.sessions.planned),
            known(self.sessions.given),
            self.sessions.share().map_or(Cell::Empty, Cell::Share),
            count(self.results.targets),
            count(self.results.met),
            count(self.results.partly),
            count(self.results.not_yet),
            count(self.results.open),
            self.money.a_week.map_or(Cell::Empty, Cell::Pounds),
            count(self.money.not_costed),
            Cell::text(self.evidence_base.as_str()),
            Cell::text(decisions.join("; ")),
        ]
    }
}

impl Results {
    fn of<'t>(targets: impl Iterator<Item = &'t TargetFacts>) -> Self {
        let mut sums = Self::default();
        for target in targets {
            sums.targets += 1;
            match target.outcome {
                Some(outcome) if outcome.is_met() => sums.met += 1,
                Some(Outcome::Partly) => sums.partly += 1,
                Some(_) => sums.not_yet += 1,
                None => sums.open += 1,
            }
        }
        sums
    }
}

/// What becomes of rows, what most of them have first.
fn decisions(rows: &[RowOfPlan<'_>]) -> Vec<Decision> {
    let mut counts: BTreeMap<Word, usize> = BTreeMap::new();
    for word in rows.iter().filter_map(|one| one.row.decision_word.clone()) {
        *counts.entry(word).or_default() += 1;
    }
    let mut decisions: Vec<Decision> =
        counts.into_iter().map(|(decision, rows)| Decision { decision, rows }).collect();
    decisions.sort_by_key(|one| std::cmp::Reverse(one.rows));
    decisions
}

/// How many hours a week adults give some rows. The rows of one group are one session: those that name the same group, or
/// else the same adult, time and figures; of so many as the group has places.
fn hours(rows: &[RowOfPlan<'_>]) -> f64 {
    let mut sessions: BTreeMap<String, Vec<&RowFacts>> = BTreeMap::new();
    for RowOfPlan { row, .. } in rows.iter().filter(|one| !one.row.replaced) {
        sessions.entry(session(row)).or_default().push(row);
    }
    let minutes: f64 = sessions
        .values()
        .map(|rows| {
            let longest = rows.iter().map(|row| row.minutes_a_week).fold(0.0, f64::max);
            let places = rows.iter().filter_map(|row| row.group_size).fold(1.0, f64::max);
            let is_named = rows.iter().any(|row| !row.group.is_empty());
            let count = f64::from(u32::try_from(rows.len()).unwrap_or(u32::MAX));
            if is_named { longest } else { longest * (count / places).ceil() }
        })
        .sum();
    tenths(minutes / 60.0)
}

/// A number to one place.
fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// What rows of one session have in common.
fn session(row: &RowFacts) -> String {
    if !row.group.is_empty() {
        return format!("group {}", row.group);
    }
    let figures = [row.minutes, row.times_per_week, row.group_size];
    format!("{} {figures:?} {:?}", plain(&row.giver), row.when)
}
