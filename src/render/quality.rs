//! What the layout of a quality report gets.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use minijinja::Value as LayoutValue;

use super::days::Day;

/// The plans of a folder, and what was found in them.
#[derive(Debug, Clone, Default)]
pub struct QualityReport {
    /// The school, as the first plan names it.
    pub school: String,
    /// The day of the report.
    pub today: Option<NaiveDate>,
    /// The plans, those of open cycles first, by class teacher, class and pupil.
    pub plans: Vec<QualityPlan>,
    /// The pupils who are reviewed and have no next plan.
    pub reviewed: Vec<QualityReviewed>,
    /// The rules that found something.
    pub rules: Vec<QualityRule>,
    /// The levels that the school set.
    pub levels: Vec<QualityLevel>,
}

/// A plan in the report.
#[derive(Debug, Clone)]
pub struct QualityPlan {
    /// Its file.
    pub file: String,
    /// The pupil; empty if the plan cannot be read so far.
    pub pupil: String,
    /// The class.
    pub class: String,
    /// The class teacher.
    pub teacher: String,
    /// Whether the cycle is closed.
    pub closed: bool,
    /// The day of its review.
    pub review: Option<NaiveDate>,
    /// Whether the review is due within half a term.
    pub due: bool,
    /// For how many weeks the review has been overdue.
    pub overdue_weeks: Option<i64>,
    /// What was found.
    pub findings: Vec<QualityFinding>,
    /// What is accepted.
    pub waived: Vec<QualityWaiver>,
}

/// A pupil whose last plan is reviewed, and who has no next one.
#[derive(Debug, Clone)]
pub struct QualityReviewed {
    /// The pupil.
    pub pupil: String,
    /// The class.
    pub class: String,
    /// The day of the review.
    pub held: Option<NaiveDate>,
    /// The day on which the next plan was to start.
    pub next_start: Option<NaiveDate>,
}

/// A finding in the report.
#[derive(Debug, Clone)]
pub struct QualityFinding {
    /// `error`, `warning` or `note`.
    pub level: String,
    /// The level as a number: the higher, the more the finding matters.
    pub rank: usize,
    /// The rule's id.
    pub rule: String,
    /// What was found.
    pub message: String,
    /// The part of the plan, in words; empty for a whole plan.
    pub at: String,
    /// The line in the file.
    pub line: Option<usize>,
    /// What to do.
    pub hint: String,
}

/// A finding that a plan accepts.
#[derive(Debug, Clone)]
pub struct QualityWaiver {
    /// The rule's id.
    pub rule: String,
    /// What was found.
    pub message: String,
    /// Why it is accepted.
    pub reason: String,
    /// When that was decided.
    pub date: Option<NaiveDate>,
    /// Who decided.
    pub by: String,
}

/// A rule that found something.
#[derive(Debug, Clone)]
pub struct QualityRule {
    /// Its id.
    pub rule: String,
    /// The gravest level that it was found at.
    pub level: String,
    /// Its first sentence.
    pub summary: String,
    /// How often it was found.
    pub count: usize,
    /// In how many plans.
    pub plans: usize,
}

/// A level that the school set.
#[derive(Debug, Clone)]
pub struct QualityLevel {
    /// The rule's id.
    pub rule: String,
    /// `error`, `warning`, `note` or `off`.
    pub level: String,
}

impl QualityLevel {
    /// The value that the layout gets.
    pub(super) fn value(&self) -> LayoutValue {
        map([("rule", text(&self.rule)), ("level", text(&self.level))])
    }
}

impl QualityPlan {
    /// The value that the layout gets.
    pub(super) fn value(&self) -> LayoutValue {
        map([
            ("file", text(&self.file)),
            ("pupil", text(&self.pupil)),
            ("class", text(&self.class)),
            ("review", day(self.review)),
            ("due", LayoutValue::from(self.due)),
            ("overdue_weeks", self.overdue_weeks.map_or(LayoutValue::from(()), LayoutValue::from)),
            ("findings", self.findings.iter().map(QualityFinding::value).collect()),
            ("waived", self.waived.iter().map(QualityWaiver::value).collect()),
        ])
    }
}

impl QualityReviewed {
    /// The value that the layout gets.
    pub(super) fn value(&self) -> LayoutValue {
        map([
            ("pupil", text(&self.pupil)),
            ("class", text(&self.class)),
            ("held", day(self.held)),
            ("next_start", day(self.next_start)),
        ])
    }
}

impl QualityFinding {
    fn value(&self) -> LayoutValue {
        map([
            ("level", text(&self.level)),
            ("rule", text(&self.rule)),
            ("message", text(&self.message)),
            ("at", text(&self.at)),
            ("line", self.line.map_or(LayoutValue::from(()), LayoutValue::from)),
            ("hint", text(&self.hint)),
        ])
    }
}

impl QualityWaiver {
    fn value(&self) -> LayoutValue {
        map([
            ("rule", text(&self.rule)),
            ("message", text(&self.message)),
            ("reason", text(&self.reason)),
            ("date", day(self.date)),
            ("by", text(&self.by)),
        ])
    }
}

impl QualityRule {
    /// The value that the layout gets.
    pub(super) fn value(&self) -> LayoutValue {
        map([
            ("rule", text(&self.rule)),
            ("level", text(&self.level)),
            ("summary", text(&self.summary)),
            ("count", LayoutValue::from(self.count)),
            ("plans", LayoutValue::from(self.plans)),
        ])
    }
}

pub(super) fn map<const N: usize>(fields: [(&str, LayoutValue); N]) -> LayoutValue {
    LayoutValue::from(BTreeMap::from(fields))
}

pub(super) fn text(text: &str) -> LayoutValue {
    LayoutValue::from(text)
}

pub(super) fn day(day: Option<NaiveDate>) -> LayoutValue {
    day.map_or(LayoutValue::from(()), |day| LayoutValue::from_object(Day(day)))
}
