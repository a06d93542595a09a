//! The provision map of a class: a row for each pupil and provision, and the sums of each pupil.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Money, Places, Sessions};
use crate::leaders::facts::{PlanFacts, RowFacts, TargetFacts};
use crate::leaders::school::{Head, School};
use crate::leaders::value::Word;
use crate::leaders::{LeadersFile, named};
use crate::workbook::{Cell, Column, Sheet, Workbook};

/// What the layout gets.
#[derive(Debug, Serialize)]
struct ClassMap {
    head: Head,
    class: String,
    teacher: String,
    pupils: Vec<PupilMap>,
    rows: usize,
    minutes: Places,
    sessions: Sessions,
    money: Money,
}

/// A pupil, with what he or she gets.
#[derive(Debug, Serialize)]
struct PupilMap {
    name: String,
    area: Option<Word>,
    /// Whether the plan is still being written, or has errors.
    draft: bool,
    rows: Vec<MapRow>,
    minutes: Places,
    sessions: Sessions,
    money: Money,
}

/// One row of provision.
#[derive(Debug, Serialize)]
struct MapRow {
    programme: String,
    giver: String,
    role: String,
    cover: String,
    group_size: Option<f64>,
    minutes: Option<f64>,
    times: Option<f64>,
    weeks: Option<f64>,
    /// How often, in words in place of the figures.
    frequency: String,
    /// None if it is not known.
    minutes_a_week: Option<f64>,
    one_to_one: bool,
    setting: Option<Word>,
    /// Whether another row has taken over from it in mid-term.
    replaced: bool,
    planned: Option<f64>,
    given: Option<f64>,
    targets: Vec<MapTarget>,
    cost_a_week: Option<f64>,
}

/// A target that a row serves.
#[derive(Debug, Serialize)]
struct MapTarget {
    title: String,
    start: String,
    now: String,
    goal: String,
    unit: String,
}

/// The maps of all classes, in their order; pupils without a class are in a map of their own.
pub(in crate::leaders) fn files(school: &School<'_>) -> Vec<LeadersFile> {
    let mut classes: BTreeMap<&str, Vec<&PlanFacts>> = BTreeMap::new();
    for plan in school.current() {
        classes.entry(school.class_of(plan)).or_default().push(plan);
    }
    let file = |(class, mut plans): (&str, Vec<&PlanFacts>)| {
        plans.sort_by_key(|plan| (plan.called.to_lowercase(), plan.file.clone()));
        let map = ClassMap::of(class, &plans, school);
        let workbook = map.workbook(school);
        let file = named(class.to_owned(), map)?;
        Some(LeadersFile { workbook: Some(workbook), ..file })
    };
    classes.into_iter().filter_map(file).collect()
}

impl ClassMap {
    fn of<'a>(class: &str, plans: &[&'a PlanFacts], school: &School<'a>) -> Self {
        let rows = || plans.iter().flat_map(|plan| &plan.rows);
        Self {
            head: school.head(),
            class: class.to_owned(),
            teacher: plans
                .first()
                .map(|plan| school.teacher_of(plan).to_owned())
                .unwrap_or_default(),
            pupils: plans.iter().map(|plan| PupilMap::of(plan)).collect(),
            rows: rows().count(),
            minutes: Places::of(rows()),
            sessions: Sessions::of(rows()),
            money: Money::of(rows()),
        }
    }

    /// The same as a workbook: a row for each pupil and provision.
    fn workbook(&self, school: &School<'_>) -> Workbook {
        let word = |key: &str| school.word(key);
        let column = |(key, width): (&str, f64)| Column::new(word(key), width);
        let columns = [
            ("pupil", 18.0),
            ("area", 24.0),
            ("provision", 30.0),
            ("with_whom", 24.0),
            ("role", 20.0),
            ("cover", 22.0),
            ("group_size", 8.0),
            ("minutes_each", 9.0),
            ("times", 8.0),
            ("weeks", 8.0),
            ("minutes_a_week", 10.0),
            ("where", 14.0),
            ("planned", 10.0),
            ("given", 10.0),
            ("progress", 44.0),
            ("cost_a_week", 12.0),
            ("note", 18.0),
        ];
        let title = school.word_with("provision_of", "class", &self.class);
        let rows = self
            .pupils
            .iter()
            .flat_map(|pupil| pupil.rows.iter().map(move |row| row.cells(pupil, school)));
        let sheet = Sheet {
            name: if self.class.is_empty() { word("no_class") } else { self.class.clone() },
            columns: columns.into_iter().map(column).collect(),
            rows: rows.collect(),
        };
        Workbook { title, date: school.today, sheets: vec![sheet] }
    }
}

impl PupilMap {
    fn of(plan: &PlanFacts) -> Self {
        Self {
            name: plan.called.clone(),
            area: plan.area.clone(),
            draft: plan.is_draft(),
            rows: plan.rows.iter().map(|row| MapRow::of(row, plan)).collect(),
            minutes: Places::of(plan.rows.iter()),
            sessions: Sessions::of(plan.rows.iter()),
            money: Money::of(plan.rows.iter()),
        }
    }
}

impl MapRow {
    fn of(row: &RowFacts, plan: &PlanFacts) -> Self {
        let serves = |target: &&TargetFacts| row.targets.contains(&target.id);
        Self {
            programme: row.programme.clone(),
            giver: row.giver.clone(),
            role: row.role.clone(),
            cover: row.cover.clone(),
            group_size: row.group_size,
            minutes: row.minutes,
            times: row.times_per_week,
            weeks: row.weeks,
            frequency: row.frequency.clone(),
            minutes_a_week: (row.minutes_a_week > 0.0).then_some(row.minutes_a_week),
            one_to_one: row.one_to_one,
            setting: row.setting_word.clone(),
            replaced: row.replaced,
            planned: row.planned,
            given: row.given,
            targets: plan.targets.iter().filter(serves).map(MapTarget::of).collect(),
            cost_a_week: row.cost_a_week,
        }
    }

    fn cells(&self, pupil: &PupilMap, school: &School<'_>) -> Vec<Cell> {
        let notes = [
            (self.cost_a_week.is_none(), "not_costed"),
            (self.replaced, "replaced"),
            (pupil.draft, "draft"),
        ];
        let notes: Vec<String> =
            notes.into_iter().filter(|(is, _)| *is).map(|(_, key)| school.word(key)).collect();
        let number = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Number);
        let word = |word: &Option<Word>| Cell::text(word.as_ref().map_or("", |word| &word.label));
        let progress: Vec<String> = self.targets.iter().map(MapTarget::in_words).collect();
        vec![
            Cell::text(pupil.name.as_str()),
            word(&pupil.area),
            Cell::text(self.programme.as_str()),
            Cell::text(self.giver.as_str()),
            Cell::text(self.role.as_str()),
            Cell::text(self.cover.as_str()),
            number(self.group_size),
            number(self.minutes),
            number(self.times),
            number(self.weeks),
            number(self.minutes_a_week),
            word(&self.setting),
            number(self.planned),
            number(self.given),
            Cell::text(progress.join("; ")),
            self.cost_a_week.map_or(Cell::Empty, Cell::Pounds),
            Cell::text(notes.join("; ")),
        ]
    }
}

impl MapTarget {
    fn of(target: &TargetFacts) -> Self {
        let values = &target.values;
        Self {
            title: target.title.clone(),
            start: values.start.clone(),
            now: values.now.clone(),
            goal: values.goal.clone(),
            unit: values.unit.clone(),
        }
    }

    /// `Reading words: 11 → 34 → 32 words`.
    fn in_words(&self) -> String {
        let values = [&self.start, &self.now, &self.goal];
        let values: Vec<&str> =
            values.into_iter().map(String::as_str).filter(|value| !value.is_empty()).collect();
        let values = values.join(" → ");
        format!("{}: {values} {}", self.title.trim_end_matches('.'), self.unit).trim().to_owned()
    }
}
