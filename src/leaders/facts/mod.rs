//! A checked plan -> what leaders' documents count and list of it, so that the plan itself need not stay in memory.
//!
//! What is counted comes from the whole plan. Every text comes from what leaders may read of it, so that no document for
//! them can say more.

use chrono::NaiveDate;

use super::small::SmallNumbers;
use super::term::SchoolTerm;
use super::value::Word;
use crate::finding::{Finding, Report};
use crate::model::{Identity, Number, SupportPlan, Text};
use crate::record::{Item, Value};
use crate::template::{PlanDecision, PupilPresent, Role, Setting, Status, YearGroup};

mod lists;
mod row;
mod session;
mod target;
mod when;

pub(crate) use lists::{GroupFacts, SchoolLists, StaffFacts};
pub(crate) use row::RowFacts;
pub(crate) use session::SessionFacts;
pub(crate) use target::TargetFacts;
pub(crate) use when::When;

/// What leaders' documents know of a plan.
#[derive(Debug, Clone, Default)]
pub(crate) struct PlanFacts {
    /// Its file, by what messages call it.
    pub(crate) file: String,
    /// Who the pupil is.
    pub(crate) pupil: Identity,
    /// What the pupil is called among the others; the run knows them.
    pub(crate) called: String,
    /// The school.
    pub(crate) school: String,
    /// The head teacher.
    pub(crate) head: String,
    /// The SENCO.
    pub(crate) senco: String,
    /// The class.
    pub(crate) class: String,
    /// The class teacher.
    pub(crate) class_teacher: String,
    /// The year group.
    pub(crate) year: Option<YearGroup>,
    /// The day of birth.
    pub(crate) born: Option<NaiveDate>,
    /// The broad area of the main need.
    pub(crate) area: Option<Word>,
    /// The term.
    pub(crate) term: Option<SchoolTerm>,
    /// The number of the cycle.
    pub(crate) number: Option<f64>,
    /// How far the plan has got.
    pub(crate) status: Option<Status>,
    /// Its first day.
    pub(crate) start: Option<NaiveDate>,
    /// The day of the review that it names.
    pub(crate) review_date: Option<NaiveDate>,
    /// The time of that review, as written.
    pub(crate) review_time: String,
    /// Its place.
    pub(crate) review_place: String,
    /// The school's lists, as this plan's settings have them.
    pub(crate) lists: SchoolLists,
    /// What the review says; `None` before it.
    pub(crate) review: Option<ReviewFacts>,
    /// Whether the child moves on to another school before the next plan.
    pub(crate) leaves: bool,
    /// What it is made of, and what of that is there.
    pub(crate) parts: PartsFacts,
    /// The targets.
    pub(crate) targets: Vec<TargetFacts>,
    /// The rows of provision.
    pub(crate) rows: Vec<RowFacts>,
    /// When the sessions of its rows are.
    pub(crate) sessions: Vec<SessionFacts>,
    /// What staff need to learn.
    pub(crate) training: Vec<TrainingFacts>,
    /// The school's priorities, as this plan's settings have them.
    pub(crate) priorities: Vec<Word>,
    /// From which number on counts are printed, as the school says.
    pub(crate) small_numbers: SmallNumbers,
    /// Whether an assessment by the authority was talked about.
    pub(crate) ehc_discussed: Option<bool>,
    /// The day on which an assessment was asked for.
    pub(crate) ehc_requested: Option<NaiveDate>,
    /// What the authority decided, in words.
    pub(crate) ehc_answer: Option<String>,
    /// Whether it has errors.
    pub(crate) has_errors: bool,
    /// What the rules found in it, once for each finding.
    pub(crate) findings: Vec<FoundRule>,
    /// How many findings are accepted.
    pub(crate) waived: usize,
}

/// What leaders' documents know of a review.
#[derive(Debug, Clone, Default)]
pub(crate) struct ReviewFacts {
    /// The day it was held.
    pub(crate) held: Option<NaiveDate>,
    /// What is to become of the support as a whole.
    pub(crate) decision: Option<PlanDecision>,
    /// The day the next plan starts.
    pub(crate) next_start: Option<NaiveDate>,
    /// Whether a parent was there.
    pub(crate) parent_present: bool,
    /// How the child took part.
    pub(crate) pupil_present: Option<PupilPresent>,
}

/// Which parts of a good plan a plan has.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct PartsFacts {
    /// The child says something.
    pub(crate) child_heard: bool,
    /// A parent says something.
    pub(crate) parents_heard: bool,
    /// How many kinds of evidence there are.
    pub(crate) kinds_of_evidence: usize,
    /// In how many places, or on how many occasions, the needs were seen.
    pub(crate) contexts: usize,
    /// Every baseline has its day.
    pub(crate) baselines_dated: bool,
    /// Every row says who steps in.
    pub(crate) all_covered: bool,
    /// Every row says what its giver was trained in.
    pub(crate) all_trained: bool,
    /// How many meetings are planned.
    pub(crate) meetings: usize,
    /// Specialists advise.
    pub(crate) specialists: bool,
}

/// Something that staff need to learn.
#[derive(Debug, Clone, Default)]
pub(crate) struct TrainingFacts {
    /// What.
    pub(crate) need: String,
    /// Who.
    pub(crate) who: String,
    /// By when, in words.
    pub(crate) by: String,
    /// The day it was done.
    pub(crate) done: Option<NaiveDate>,
    /// How sure they felt before and after, from 1 to 5.
    pub(crate) confidence: Option<(f64, f64)>,
}

/// A finding, by its rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundRule {
    /// The rule's id.
    pub(crate) rule: String,
    /// Its first sentence.
    pub(crate) summary: String,
}

impl PlanFacts {
    /// What is known of a plan on a day: `plan` is all of it, `seen` what leaders may read.
    pub(crate) fn of(
        plan: &SupportPlan<'_>,
        seen: &SupportPlan<'_>,
        today: Option<NaiveDate>,
    ) -> Self {
        let cycle = &plan.cycle;
        Self {
            pupil: Identity::of_plan(plan),
            school: text(seen.school.name.as_ref()),
            head: text(plan.school.head.as_ref()),
            senco: text(plan.school.senco.as_ref()),
            class: text(seen.pupil.class.as_ref()),
            class_teacher: seen.class_teacher().to_owned(),
            year: plan.pupil.year_group.and_then(|year| year.meaning),
            born: plan.pupil.date_of_birth.map(|day| *day),
            area: seen.area.as_ref().map(Word::of),
            term: SchoolTerm::of(cycle),
            number: cycle.number.map(|number| *number),
            status: cycle.status.and_then(|status| status.meaning),
            start: cycle.start.map(|day| *day),
            review_date: cycle.review_date.map(|day| *day),
            review_time: text(seen.cycle.review_time.as_ref()),
            review_place: text(seen.cycle.review_place.as_ref()),
            lists: SchoolLists::of(seen),
            review: plan.is_reviewed().then(|| ReviewFacts::of(plan)),
            leaves: plan.leaves(),
            parts: PartsFacts::of(plan),
            targets: plan.targets.iter().map(|one| TargetFacts::of(one, plan, seen)).collect(),
            rows: rows(plan, seen, today),
            sessions: (plan.provision.iter())
                .filter_map(|row| SessionFacts::of(row, plan, seen))
                .collect(),
            training: seen.training.iter().map(TrainingFacts::of).collect(),
            priorities: priorities(seen),
            small_numbers: small_numbers(plan),
            ehc_discussed: plan.ehc_discussed.map(|said| *said),
            ehc_requested: plan.ehc_requested.map(|day| *day),
            ehc_answer: plan.ehc_answer.map(|one| one.label.to_owned()),
            ..Self::default()
        }
    }

    /// The rows that are given now: not those from which another has taken over in mid-term.
    pub(crate) fn rows_now(&self) -> impl Iterator<Item = &RowFacts> {
        self.rows.iter().filter(|row| !row.replaced)
    }

    /// Takes in what the rules found in it.
    pub(crate) fn add_findings(&mut self, report: &Report) {
        let found = |finding: &Finding| FoundRule {
            rule: finding.rule().id().to_owned(),
            summary: finding.rule().summary(),
        };
        self.has_errors = report.has_errors();
        self.findings = report.findings.iter().map(found).collect();
        self.waived = report.waived.len();
    }

    /// Whether it is closed.
    pub(crate) fn is_closed(&self) -> bool {
        self.status == Some(Status::Closed)
    }

    /// Whether it is still being written, or has errors that have to be put right before anything is made of it.
    pub(crate) fn is_draft(&self) -> bool {
        self.status == Some(Status::Draft) || self.has_errors
    }

    /// The minutes a week that the child is out of class for support; of what is given in and out of class, half.
    pub(crate) fn minutes_out_of_class(&self) -> f64 {
        let of = |row: &RowFacts| match row.setting {
            Some(Setting::OutOfClass) => row.minutes_a_week,
            Some(Setting::Both) => row.minutes_a_week / 2.0,
            _ => 0.0,
        };
        self.rows_now().map(of).sum()
    }

    /// The day the review was held.
    pub(crate) fn held(&self) -> Option<NaiveDate> {
        self.review.as_ref()?.held
    }
}

impl ReviewFacts {
    fn of(plan: &SupportPlan<'_>) -> Self {
        let review = &plan.review;
        Self {
            held: review.held.map(|day| *day),
            decision: review.decision.and_then(|decision| decision.meaning),
            next_start: review.next_start.map(|day| *day),
            parent_present: review.present.iter().any(|one| one.parent.is_some()),
            pupil_present: review.pupil_present.and_then(|how| how.meaning),
        }
    }
}

impl PartsFacts {
    fn of(plan: &SupportPlan<'_>) -> Self {
        let evidence = &plan.evidence;
        let mut kinds: Vec<&str> = evidence.iter().filter_map(|one| Some(one.source?.id)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut contexts: Vec<String> = evidence
            .iter()
            .filter_map(|one| one.context.as_deref().map(str::to_lowercase))
            .collect();
        contexts.sort();
        contexts.dedup();
        let given = |text: Option<&Text<'_>>| text.is_some_and(|text| !text.trim().is_empty());
        Self {
            child_heard: plan.voice.as_ref().is_some_and(|voice| given(voice.words())),
            parents_heard: plan.parent_views.iter().any(|view| given(view.quote.as_ref())),
            kinds_of_evidence: kinds.len(),
            contexts: contexts.len(),
            baselines_dated: plan.targets.iter().all(|target| {
                target.baseline.as_ref().is_some_and(|baseline| baseline.date.is_some())
            }),
            all_covered: plan.provision.iter().all(|row| given(row.cover.as_ref())),
            all_trained: plan.provision.iter().all(|row| given(row.trained_in.as_ref())),
            meetings: plan.cycle.meetings.len(),
            specialists: plan.agencies.item.is_some(),
        }
    }
}

impl TrainingFacts {
    fn of(need: &crate::model::TrainingNeed<'_>) -> Self {
        Self {
            need: text(need.need.as_ref()),
            who: text(need.who.as_ref()),
            by: text(need.by.as_ref()),
            done: need.done.map(|day| *day),
            confidence: need.before.zip(need.after).map(|(before, after)| (*before, *after)),
        }
    }
}

/// From which number on counts are printed.
fn small_numbers(plan: &SupportPlan<'_>) -> SmallNumbers {
    let said = |number: Option<Number<'_>>| number.map(|number| *number);
    let settings = &plan.settings;
    let (reports, published) = (said(settings.small_in_reports), said(settings.small_in_published));
    SmallNumbers::default().raised(reports, published)
}

/// The rows of provision.
fn rows(plan: &SupportPlan<'_>, seen: &SupportPlan<'_>, today: Option<NaiveDate>) -> Vec<RowFacts> {
    plan.provision.iter().map(|row| RowFacts::of(row, plan, seen, today)).collect()
}

/// A text of a plan, empty if it is not given.
fn text(text: Option<&Text<'_>>) -> String {
    text.map(|text| (**text).to_owned()).unwrap_or_default()
}

/// The school's priorities: their ids, and what they are.
fn priorities(seen: &SupportPlan<'_>) -> Vec<Word> {
    let Some(Item { value: Value::List(items), .. }) = seen.settings.priorities else {
        return Vec::new();
    };
    items.iter().filter_map(priority).collect()
}

fn priority(item: &Item) -> Option<Word> {
    let Value::Group(fields) = &item.value else { return None };
    let of = |role| fields.playing(role).map(|item| (*Text::of(item)).to_owned());
    Some(Word { id: of(Role::ItemId)?, label: of(Role::PriorityTitle).unwrap_or_default() })
}
