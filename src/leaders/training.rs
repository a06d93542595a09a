//! What staff need to learn, gathered over all plans: who, by when, which pupils wait for it, and what is done.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::facts::{PlanFacts, SchoolLists};
use super::givers::givers;
use super::school::{Head, School};
use super::value::Day;
use super::{LeadersFile, named};
use crate::model::plain;
use crate::workbook::{Cell, Column, Sheet, Workbook};

/// What the layout gets.
#[derive(Debug, Serialize)]
struct TrainingNeeds {
    head: Head,
    /// How many plans count.
    plans: usize,
    /// How many of them name something to learn.
    plans_with_needs: usize,
    /// What plans ask for and nobody has had yet.
    open: Vec<Need>,
    /// What plans ask for and the school's list of staff says is done.
    done: Vec<Need>,
    /// Programmes that somebody gives of whom no training in it is written.
    unrecorded: Vec<Need>,
    /// How many pupils wait for training of an adult.
    waiting: usize,
}

/// Something to learn, by one adult or several together.
#[derive(Debug, Clone, Default, Serialize)]
struct Need {
    topic: String,
    who: String,
    /// By when, in words; empty if nobody says.
    by: String,
    /// The pupils whose plans ask for it.
    pupils: Vec<String>,
    classes: Vec<String>,
    /// The day on which it was done.
    done_on: Option<Day>,
    /// How sure they felt before and after it, from 1 to 5.
    confidence: Option<(f64, f64)>,
    /// Whether it is done, on whatever day.
    is_done: bool,
}

/// The list of a school.
pub(super) fn files(school: &School<'_>) -> Vec<LeadersFile> {
    let needs = TrainingNeeds::of(school);
    let workbook = needs.workbook(school);
    let file = named(String::new(), needs);
    file.map(|file| LeadersFile { workbook: Some(workbook), ..file }).into_iter().collect()
}

impl TrainingNeeds {
    fn of(school: &School<'_>) -> Self {
        let plans = school.current();
        let lists = school.lists();
        let mut asked: BTreeMap<(String, String, bool), Need> = BTreeMap::new();
        for plan in &plans {
            for need in plan.training.iter().filter(|need| !need.need.is_empty()) {
                let is_done = need.done.is_some();
                let key = (plain(&need.need), plain(&need.who), is_done);
                let entry = asked.entry(key).or_default();
                entry.is_done = is_done;
                entry.done_on = entry.done_on.max(need.done.map(Day));
                entry.confidence = need.confidence.or(entry.confidence);
                entry.topic.clone_from(&need.need);
                entry.who.clone_from(&need.who);
                if entry.by.is_empty() {
                    entry.by.clone_from(&need.by);
                }
                entry.add(plan);
            }
        }
        for need in asked.values_mut().filter(|need| !need.is_done) {
            need.settle(&lists);
        }
        let (done, open): (Vec<Need>, Vec<Need>) =
            asked.into_values().partition(|need| need.is_done);
        let waiting: BTreeSet<&String> = open.iter().flat_map(|need| &need.pupils).collect();
        Self {
            head: school.head(),
            plans: plans.len(),
            plans_with_needs: plans.iter().filter(|plan| !plan.training.is_empty()).count(),
            waiting: waiting.len(),
            unrecorded: unrecorded(&plans, &lists),
            open,
            done,
        }
    }

    fn workbook(&self, school: &School<'_>) -> Workbook {
        let word = |key: &str| school.word(key);
        let columns = [
            ("topic", 40.0),
            ("who", 30.0),
            ("by", 22.0),
            ("pupils", 40.0),
            ("classes", 26.0),
            ("state", 26.0),
            ("done_on", 14.0),
        ];
        let row = |need: &Need, state: &str| {
            vec![
                Cell::text(need.topic.as_str()),
                Cell::text(need.who.as_str()),
                Cell::text(need.by.as_str()),
                Cell::text(need.pupils.join(", ")),
                Cell::text(need.classes.join(", ")),
                Cell::text(word(state)),
                need.done_on.map_or(Cell::Empty, |day| Cell::Day(day.0)),
            ]
        };
        let open = self.open.iter().map(|need| row(need, "to_do"));
        let done = self.done.iter().map(|need| row(need, "done"));
        let unrecorded = self.unrecorded.iter().map(|need| row(need, "unrecorded"));
        let sheet = Sheet {
            name: word("training"),
            columns: columns.map(|(key, width)| Column::new(word(key), width)).into(),
            rows: open.chain(unrecorded).chain(done).collect(),
        };
        Workbook { title: word("training"), date: school.today, sheets: vec![sheet] }
    }
}

impl Need {
    /// Takes in a pupil whose plan asks for it.
    fn add(&mut self, plan: &PlanFacts) {
        if !self.pupils.contains(&plan.called) {
            self.pupils.push(plan.called.clone());
            self.pupils.sort();
        }
        if !plan.class.is_empty() && !self.classes.contains(&plan.class) {
            self.classes.push(plan.class.clone());
            self.classes.sort();
        }
    }

    /// Notes whether everybody who needs it has had it, as the school's list of staff says.
    fn settle(&mut self, lists: &SchoolLists) {
        let people = givers(&self.who);
        let had = people.iter().map(|name| lists.member(name)?.trained_in(&self.topic));
        let Some(had) = had.collect::<Option<Vec<_>>>().filter(|had| !had.is_empty()) else {
            return;
        };
        self.is_done = true;
        self.done_on = had.into_iter().filter_map(|one| one.date).max().map(Day);
    }
}

/// Programmes that somebody gives of whom no training in it is written, neither in the plan nor in the list of staff.
fn unrecorded(plans: &[&PlanFacts], lists: &SchoolLists) -> Vec<Need> {
    let mut found: BTreeMap<(String, String), Need> = BTreeMap::new();
    for plan in plans {
        for row in plan.rows.iter().filter(|row| row.trained_in.is_empty()) {
            for giver in givers(&row.giver) {
                let member = lists.member(giver);
                if member.is_some_and(|member| member.trained_in(&row.programme).is_some()) {
                    continue;
                }
                let entry = found.entry((plain(&row.programme), plain(giver))).or_default();
                entry.topic.clone_from(&row.programme);
                giver.clone_into(&mut entry.who);
                entry.add(plan);
            }
        }
    }
    found.into_values().collect()
}
