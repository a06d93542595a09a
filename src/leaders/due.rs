//! The reviews of a school: overdue, due in half a term, later; pupils who are reviewed and have no next plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::facts::PlanFacts;
use super::school::{Head, School};
use super::value::Day;
use super::{LeadersFile, named};
use crate::calendar::Appointment;
use crate::template::PlanDecision;
use crate::wording;
use crate::workbook::{Cell, Column, Sheet, Workbook};

/// How far ahead a review counts as due, in days: six weeks.
const AHEAD: i64 = 42;

/// What the layout gets.
#[derive(Debug, Serialize)]
struct ReviewsDue {
    head: Head,
    /// How many plans are not reviewed yet.
    open: usize,
    /// How many pupils have a plan that counts, or had one that is reviewed.
    pupils: usize,
    overdue: Vec<Review>,
    due: Vec<Review>,
    later: Vec<Review>,
    /// Those whose plan names no day.
    undated: Vec<Review>,
    /// Reviewed, with support to go on, and no next plan.
    no_next: Vec<Review>,
    classes: Vec<ClassReviews>,
}

/// The review of a pupil's plan.
#[derive(Debug, Clone, Serialize)]
struct Review {
    pupil: String,
    class: String,
    teacher: String,
    day: Option<Day>,
    time: String,
    place: String,
    /// For how many whole weeks it has been overdue.
    weeks_late: Option<i64>,
    /// Whether the plan is still being written, or has errors.
    draft: bool,
    /// When the next plan was to start, of a plan that is reviewed.
    next_start: Option<Day>,
}

/// How many reviews a class has of each kind.
#[derive(Debug, Default, Serialize)]
struct ClassReviews {
    class: String,
    teacher: String,
    overdue: usize,
    due: usize,
    later: usize,
    undated: usize,
    no_next: usize,
}

/// When a review is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is late.
    Overdue,
    /// It is due within six weeks.
    Due,
    /// It is later.
    Later,
    /// The plan names no day.
    Undated,
    /// It was held, support goes on, and there is no next plan.
    NoNext,
}

/// A plan of the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed<'a> {
    /// When its review is.
    pub(super) kind: Kind,
    /// The plan.
    pub(super) plan: &'a PlanFacts,
}

/// The list of a school, with its appointments.
pub(super) fn files(school: &School<'_>) -> Vec<LeadersFile> {
    let due = ReviewsDue::of(school);
    let workbook = due.workbook(school);
    let appointments = appointments(school);
    let file = named(String::new(), due);
    let file = file.map(|file| LeadersFile {
        workbook: Some(workbook),
        appointments: Some(appointments),
        ..file
    });
    file.into_iter().collect()
}

impl ReviewsDue {
    fn of(school: &School<'_>) -> Self {
        let mut all = listed(school);
        all.sort_by_key(|Listed { plan, .. }| {
            let day = if plan.review.is_some() { plan.held() } else { plan.review_date };
            (day, school.class_of(plan), plan.called.to_lowercase())
        });
        let of = |wanted: Kind| -> Vec<Review> {
            let here = all.iter().filter(|one| one.kind == wanted);
            here.map(|one| Review::of(one.plan, school)).collect()
        };
        let mut classes: BTreeMap<&str, ClassReviews> = BTreeMap::new();
        for Listed { kind, plan } in &all {
            let name = school.class_of(plan);
            let class = classes.entry(name).or_default();
            name.clone_into(&mut class.class);
            school.teacher_of(plan).clone_into(&mut class.teacher);
            *match kind {
                Kind::Overdue => &mut class.overdue,
                Kind::Due => &mut class.due,
                Kind::Later => &mut class.later,
                Kind::Undated => &mut class.undated,
                Kind::NoNext => &mut class.no_next,
            } += 1;
        }
        Self {
            head: school.head(),
            open: all.iter().filter(|one| one.kind != Kind::NoNext).count(),
            pupils: all.len(),
            overdue: of(Kind::Overdue),
            due: of(Kind::Due),
            later: of(Kind::Later),
            undated: of(Kind::Undated),
            no_next: of(Kind::NoNext),
            classes: classes.into_values().collect(),
        }
    }

    fn workbook(&self, school: &School<'_>) -> Workbook {
        let word = |key: &str| school.word(key);
        let columns = [
            ("state", 26.0),
            ("day", 14.0),
            ("time", 12.0),
            ("place", 22.0),
            ("pupil", 20.0),
            ("class", 16.0),
            ("teacher", 24.0),
            ("weeks_late", 10.0),
            ("next_start", 16.0),
        ];
        let day = |day: Option<Day>| day.map_or(Cell::Empty, |day| Cell::Day(day.0));
        let row = |review: &Review, state: &str| {
            let weeks = review.weeks_late.and_then(|weeks| i32::try_from(weeks).ok());
            vec![
                Cell::text(word(state)),
                day(review.day),
                Cell::text(review.time.as_str()),
                Cell::text(review.place.as_str()),
                Cell::text(review.pupil.as_str()),
                Cell::text(review.class.as_str()),
                Cell::text(review.teacher.as_str()),
                weeks.map_or(Cell::Empty, |weeks| Cell::Number(f64::from(weeks))),
                day(review.next_start),
            ]
        };
        let kinds = [
            (&self.overdue, "overdue"),
            (&self.due, "soon"),
            (&self.later, "later"),
            (&self.undated, "undated"),
            (&self.no_next, "no_next"),
        ];
        let rows = kinds
            .into_iter()
            .flat_map(|(reviews, state)| reviews.iter().map(move |one| row(one, state)));
        let sheet = Sheet {
            name: word("reviews"),
            columns: columns.map(|(key, width)| Column::new(word(key), width)).into(),
            rows: rows.collect(),
        };
        Workbook { title: word("reviews"), date: school.today, sheets: vec![sheet] }
    }
}

impl Review {
    fn of<'a>(plan: &'a PlanFacts, school: &School<'a>) -> Self {
        let is_reviewed = plan.review.is_some();
        let day = if is_reviewed { plan.held() } else { plan.review_date };
        let late = school.today.zip(day).map(|(today, day)| (today - day).num_days());
        let next_start = plan.review.as_ref().and_then(|review| review.next_start);
        Self {
            pupil: plan.called.clone(),
            class: school.class_of(plan).to_owned(),
            teacher: school.teacher_of(plan).to_owned(),
            day: day.map(Day),
            time: if is_reviewed { String::new() } else { plan.review_time.clone() },
            place: if is_reviewed { String::new() } else { plan.review_place.clone() },
            weeks_late: late.filter(|days| !is_reviewed && *days > 0).map(|days| days / 7),
            draft: plan.is_draft(),
            next_start: next_start.map(Day),
        }
    }
}

/// The plans that the list is of: those that count now and are not reviewed, and those that are and have no next plan.
pub(super) fn listed<'a>(school: &School<'a>) -> Vec<Listed<'a>> {
    let current = school.current().into_iter().filter(|plan| plan.review.is_none());
    let open = current.map(|plan| Listed { kind: kind(plan, school.today), plan });
    let waits = |plan: &&PlanFacts| {
        goes_on(plan, school.today) && !school.has_next(plan) && !school.has_left(plan)
    };
    let no_next = school.plans.iter().filter(waits);
    open.chain(no_next.map(|plan| Listed { kind: Kind::NoNext, plan })).collect()
}

/// When the review of a plan is that has not taken place.
fn kind(plan: &PlanFacts, today: Option<NaiveDate>) -> Kind {
    let Some(day) = plan.review_date else { return Kind::Undated };
    match today.map_or(i64::MAX, |today| (day - today).num_days()) {
        ..0 => Kind::Overdue,
        0..=AHEAD => Kind::Due,
        _ => Kind::Later,
    }
}

/// Whether a plan was reviewed by a day, and support goes on after it.
fn goes_on(plan: &PlanFacts, today: Option<NaiveDate>) -> bool {
    let Some(review) = &plan.review else { return false };
    let held = review.held.is_some_and(|held| today.is_none_or(|today| held <= today));
    held && review.decision != Some(PlanDecision::Exit) && !plan.leaves
}

/// The reviews that are still to come, for calendars. No pupil is named: the title has the school's number, or initials.
fn appointments(school: &School<'_>) -> Vec<Appointment> {
    let ahead = |one: &Listed<'_>| matches!(one.kind, Kind::Due | Kind::Later);
    let mut plans: Vec<&PlanFacts> =
        listed(school).into_iter().filter(ahead).map(|one| one.plan).collect();
    plans.sort_by_key(|plan| (plan.review_date, plan.pupil.id().to_owned(), plan.file.clone()));
    plans.into_iter().filter_map(|plan| appointment(plan, school)).collect()
}

fn appointment(plan: &PlanFacts, school: &School<'_>) -> Option<Appointment> {
    let pupil = &plan.pupil;
    let who = if pupil.id().is_empty() {
        initials(&[pupil.name(), pupil.last_name()])
    } else {
        pupil.id().to_owned()
    };
    // What stays the same if the day changes.
    let facts = [pupil.id(), pupil.name(), pupil.last_name(), pupil.born()].join("|");
    let start = plan.start.map(|day| day.to_string()).unwrap_or_default();
    let about = match plan.class_teacher.as_str() {
        "" => String::new(),
        teacher => school.word_with("appointment_about", "teacher", teacher),
    };
    Some(Appointment {
        uid: format!("review|{facts}|{start}"),
        day: plan.review_date?,
        time: wording::time_in(&plan.review_time),
        title: school.word_with("appointment", "who", &who),
        place: plan.review_place.clone(),
        about,
    })
}

/// The first letters of some names.
fn initials(names: &[&str]) -> String {
    let first = |name: &&str| name.chars().next().map(|letter| format!("{letter}."));
    names.iter().filter_map(first).collect::<Vec<_>>().join(" ")
}
