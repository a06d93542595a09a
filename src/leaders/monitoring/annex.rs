//! The SENCO's annex: who it is, by name.

use serde::Serialize;

use crate::leaders::facts::PlanFacts;
use crate::leaders::groups::by_class;
use crate::leaders::monitoring::state::{goes_on, is_current};
use crate::leaders::parked::ParkedFacts;
use crate::leaders::school::School;
use crate::leaders::value::Day;
use crate::roll::SenStatus;

/// Who it is, by name.
#[derive(Debug, Serialize)]
pub(super) struct Annex {
    /// Whose review is late.
    overdue: Vec<Named>,
    /// Whose plan is still being written, or has errors.
    drafts: Vec<Named>,
    /// Who is reviewed and has no next plan.
    no_next: Vec<Named>,
    /// Who has SEN by the register, and no plan.
    no_plan: Vec<Named>,
    /// For whom the authority was asked for an assessment.
    asked: Vec<AskedRow>,
    /// Of whom it is to be asked whether they are parked.
    parked: Vec<ParkedRow>,
    /// The files in which nothing can be read.
    unread: Vec<String>,
}

/// A pupil by name.
#[derive(Debug, Serialize)]
struct Named {
    pupil: String,
    class: String,
    teacher: String,
    /// The day that counts: of the review, or of the next plan.
    day: Option<Day>,
}

/// A pupil for whom an assessment was asked for, and what was decided.
#[derive(Debug, Serialize)]
struct AskedRow {
    pupil: String,
    class: String,
    day: Option<Day>,
    answer: String,
}

/// A pupil, and what is asked.
#[derive(Debug, Serialize)]
struct ParkedRow {
    pupil: String,
    class: String,
    facts: ParkedFacts,
}

impl Annex {
    pub(super) fn of(school: &School<'_>) -> Self {
        let plans = by_class(school.current());
        let those = |is: &dyn Fn(&PlanFacts) -> bool, day: fn(&PlanFacts) -> Option<Day>| {
            let chosen = plans.iter().filter(|plan| is(plan));
            chosen.map(|plan| Named::of(plan, day(plan))).collect()
        };
        let review = |plan: &PlanFacts| plan.review_date.map(Day);
        let late = |plan: &PlanFacts| {
            is_current(plan)
                && plan.review_date.zip(school.today).is_some_and(|(day, today)| day < today)
        };
        let parked = plans.iter().map(|plan| (plan, ParkedFacts::of(plan, school.plans)));
        Self {
            overdue: those(&late, review),
            drafts: those(&|plan| plan.is_draft(), review),
            no_next: those(&|plan| goes_on(plan) && !school.has_next(plan), |plan| {
                plan.review.as_ref().and_then(|review| review.next_start).map(Day)
            }),
            no_plan: no_plan(school),
            asked: plans.iter().filter_map(|plan| AskedRow::of(plan)).collect(),
            parked: parked
                .filter(|(_, facts)| facts.is_asked())
                .map(|(plan, facts)| ParkedRow {
                    pupil: plan.called.clone(),
                    class: plan.class.clone(),
                    facts,
                })
                .collect(),
            unread: school.unread.to_vec(),
        }
    }
}

impl AskedRow {
    fn of(plan: &PlanFacts) -> Option<Self> {
        let is_asked = plan.ehc_requested.is_some() || plan.ehc_answer.is_some();
        is_asked.then(|| Self {
            pupil: plan.called.clone(),
            class: plan.class.clone(),
            day: plan.ehc_requested.map(Day),
            answer: plan.ehc_answer.clone().unwrap_or_default(),
        })
    }
}

impl Named {
    fn of(plan: &PlanFacts, day: Option<Day>) -> Self {
        Self {
            pupil: if plan.called.is_empty() { plan.file.clone() } else { plan.called.clone() },
            class: plan.class.clone(),
            teacher: plan.class_teacher.clone(),
            day,
        }
    }
}

/// Who has SEN by the register, and no plan.
fn no_plan(school: &School<'_>) -> Vec<Named> {
    let without = school.figures.people.all.iter().filter(|person| person.plan.is_none());
    let on_support = without
        .filter_map(|person| person.roll)
        .filter(|row| matches!(row.status, Some(SenStatus::Support | SenStatus::Plan)));
    let named = on_support.map(|row| Named {
        pupil: [row.name(), row.last_name.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
        class: row.class.clone().unwrap_or_default(),
        teacher: String::new(),
        day: None,
    });
    let mut named: Vec<Named> = named.collect();
    named.sort_by(|one, other| (&one.class, &one.pupil).cmp(&(&other.class, &other.pupil)));
    named
}
