//! A quality report as its layout gets it, with what its first page says: the totals, the sums by class teacher, and the
//! findings that matter most.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use minijinja::Value as LayoutValue;

use super::quality::{
    QualityFinding, QualityLevel, QualityPlan, QualityReport, QualityReviewed, QualityRule, day,
    map, text,
};

/// How many findings the first page names.
const FOREMOST: usize = 10;

impl QualityReport {
    /// The value that the layout calls `report`.
    pub(super) fn value(&self) -> LayoutValue {
        let mut due: Vec<&QualityPlan> = self.plans.iter().filter(|plan| plan.due).collect();
        due.sort_by_key(|plan| plan.review);
        let (closed, open): (Vec<&QualityPlan>, Vec<&QualityPlan>) =
            self.plans.iter().partition(|plan| plan.closed);
        let clean = open.iter().filter(|plan| plan.findings.is_empty()).count();
        let waived: usize = open.iter().map(|plan| plan.waived.len()).sum();
        let found_in = |plans: &[&QualityPlan]| plans.iter().map(|plan| plan.findings.len()).sum();
        let in_closed: usize = found_in(&closed);
        map([
            ("school", text(&self.school)),
            ("today", day(self.today)),
            ("plans", self.plans.iter().map(QualityPlan::value).collect()),
            ("groups", self.groups()),
            ("due", due.into_iter().map(QualityPlan::value).collect()),
            ("open", LayoutValue::from(open.len())),
            ("clean", LayoutValue::from(clean)),
            ("errors", LayoutValue::from(count(&open, "error"))),
            ("warnings", LayoutValue::from(count(&open, "warning"))),
            ("notes", LayoutValue::from(count(&open, "note"))),
            ("waived", LayoutValue::from(waived)),
            ("closed", LayoutValue::from(closed.len())),
            ("in_closed", LayoutValue::from(in_closed)),
            ("teachers", teacher_sums(&open).iter().map(TeacherSum::value).collect()),
            ("foremost", foremost(&open).iter().map(Foremost::value).collect()),
            ("reviewed", self.reviewed.iter().map(QualityReviewed::value).collect()),
            ("rules", self.rules.iter().map(QualityRule::value).collect()),
            ("levels", self.levels.iter().map(QualityLevel::value).collect()),
        ])
    }

    /// The plans of each class teacher and class together, and those of closed cycles together.
    fn groups(&self) -> LayoutValue {
        let same = |one: &QualityPlan, other: &QualityPlan| match (one.closed, other.closed) {
            (true, true) => true,
            (false, false) => (&one.teacher, &one.class) == (&other.teacher, &other.class),
            _ => false,
        };
        let group = |plans: &[QualityPlan]| {
            let first = plans.first();
            let of = |part: fn(&QualityPlan) -> &str| text(first.map(part).unwrap_or_default());
            map([
                ("closed", LayoutValue::from(first.is_some_and(|plan| plan.closed))),
                ("teacher", of(|plan| &plan.teacher)),
                ("class", of(|plan| &plan.class)),
                ("plans", plans.iter().map(QualityPlan::value).collect()),
            ])
        };
        self.plans.chunk_by(same).map(group).collect()
    }
}

/// How many findings of a level some plans have.
fn count(plans: &[&QualityPlan], level: &str) -> usize {
    let findings = plans.iter().flat_map(|plan| &plan.findings);
    findings.filter(|finding| finding.level == level).count()
}

/// What was found in the current plans of a class teacher.
struct TeacherSum<'a> {
    teacher: &'a str,
    classes: BTreeSet<&'a str>,
    plans: Vec<&'a QualityPlan>,
}

/// The sums of each class teacher, in the order of the plans.
fn teacher_sums<'a>(plans: &[&'a QualityPlan]) -> Vec<TeacherSum<'a>> {
    let mut sums: Vec<TeacherSum<'a>> = Vec::new();
    for plan in plans {
        let index = sums.iter().position(|sum| sum.teacher == plan.teacher).unwrap_or_else(|| {
            sums.push(TeacherSum {
                teacher: &plan.teacher,
                classes: BTreeSet::new(),
                plans: Vec::new(),
            });
            sums.len() - 1
        });
        sums[index].plans.push(plan);
        sums[index].classes.extend(Some(plan.class.as_str()).filter(|class| !class.is_empty()));
    }
    sums
}

impl TeacherSum<'_> {
    fn value(&self) -> LayoutValue {
        let due = self.plans.iter().filter(|plan| plan.due).count();
        map([
            ("teacher", text(self.teacher)),
            ("classes", self.classes.iter().map(|class| text(class)).collect()),
            ("plans", LayoutValue::from(self.plans.len())),
            ("errors", LayoutValue::from(count(&self.plans, "error"))),
            ("warnings", LayoutValue::from(count(&self.plans, "warning"))),
            ("notes", LayoutValue::from(count(&self.plans, "note"))),
            ("due", LayoutValue::from(due)),
        ])
    }
}

/// A finding that the first page names: the first of its rule in its plan.
struct Foremost<'a> {
    plan: &'a QualityPlan,
    finding: &'a QualityFinding,
    /// How many more of the same rule the plan has.
    more: usize,
}

/// The findings that matter most: errors before warnings before notes; of equals those whose review comes first. Of each
/// rule a plan has one.
fn foremost<'a>(plans: &[&'a QualityPlan]) -> Vec<Foremost<'a>> {
    let mut all: Vec<Foremost<'a>> = plans.iter().flat_map(|plan| firsts(plan)).collect();
    all.sort_by_key(|one| (Reverse(one.finding.rank), one.plan.review.unwrap_or(NaiveDate::MAX)));
    all.truncate(FOREMOST);
    all
}

/// The first finding of each rule in a plan.
fn firsts(plan: &QualityPlan) -> Vec<Foremost<'_>> {
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    let mut firsts: Vec<Foremost<'_>> = Vec::new();
    for finding in &plan.findings {
        match index.get(finding.rule.as_str()) {
            Some(&first) => firsts[first].more += 1,
            None => {
                index.insert(&finding.rule, firsts.len());
                firsts.push(Foremost { plan, finding, more: 0 });
            }
        }
    }
    firsts
}

impl Foremost<'_> {
    fn value(&self) -> LayoutValue {
        map([
            ("pupil", text(&self.plan.pupil)),
            ("file", text(&self.plan.file)),
            ("class", text(&self.plan.class)),
            ("teacher", text(&self.plan.teacher)),
            ("level", text(&self.finding.level)),
            ("message", text(&self.finding.message)),
            ("hint", text(&self.finding.hint)),
            ("at", text(&self.finding.at)),
            ("more", LayoutValue::from(self.more)),
        ])
    }
}
