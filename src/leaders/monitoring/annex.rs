//! The SENCO's annex: who it is, by name.

use serde::Serialize;

use crate::leaders::due::{Kind, listed};
use crate::leaders::facts::PlanFacts;
use crate::leaders::groups::by_class;
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
    /// Who is on SEN support by the register, and has no plan.
    no_plan: Vec<Unplanned>,
    /// Who has an EHC plan by the register and no support plan here, which nobody requires.
    ehc_plan_only: Vec<Unplanned>,
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

/// A pupil of the register.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Unplanned {
    class: String,
    pupil: String,
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
        let listed = listed(school);
        let of_kind = |kind: Kind, day: fn(&PlanFacts) -> Option<Day>| -> Vec<Named> {
            let those = listed.iter().filter(|one| one.kind == kind).map(|one| one.plan);
            let those = by_class(those.collect()).into_iter();
            those
                .map(|plan| Named {
                    class: school.class_of(plan).to_owned(),
                    teacher: school.teacher_of(plan).to_owned(),
                    ..Named::of(plan, day(plan))
                })
                .collect()
        };
        let parked = plans.iter().map(|plan| (plan, ParkedFacts::of(plan, school.plans)));
        Self {
            overdue: of_kind(Kind::Overdue, review),
            drafts: those(&|plan| plan.is_draft(), review),
            no_next: of_kind(Kind::NoNext, |plan| {
                plan.review.as_ref().and_then(|review| review.next_start).map(Day)
            }),
            no_plan: unplanned(school, SenStatus::Support),
            ehc_plan_only: unplanned(school, SenStatus::Plan),
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

/// Who has this status by the register, and no plan.
fn unplanned(school: &School<'_>, status: SenStatus) -> Vec<Unplanned> {
    let without = school.figures.people.all.iter().filter(|person| person.plan.is_none());
    let those = without.filter_map(|person| person.roll).filter(|row| row.status == Some(status));
    let mut named: Vec<Unplanned> = those
        .map(|row| {
            let names: Vec<&str> =
                [row.name(), row.last_name.as_deref()].into_iter().flatten().collect();
            Unplanned { class: row.class.clone().unwrap_or_default(), pupil: names.join(" ") }
        })
        .collect();
    named.sort();
    named
}
