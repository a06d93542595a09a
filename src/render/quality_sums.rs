//! What the first page of a quality report says: the sums by class teacher, and the findings that matter most.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use minijinja::Value as LayoutValue;

use super::quality::{QualityFinding, QualityPlan, count, map, text};

/// How many findings the first page names.
const FOREMOST: usize = 10;

/// What was found in the current plans of a class teacher.
pub(super) struct TeacherSum<'a> {
    teacher: &'a str,
    classes: BTreeSet<&'a str>,
    plans: Vec<&'a QualityPlan>,
}

/// The sums of each class teacher, in the order of the plans.
pub(super) fn teacher_sums<'a>(plans: &[&'a QualityPlan]) -> Vec<TeacherSum<'a>> {
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
    /// The value that the layout gets.
    pub(super) fn value(&self) -> LayoutValue {
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
pub(super) struct Foremost<'a> {
    plan: &'a QualityPlan,
    finding: &'a QualityFinding,
    /// How many more of the same rule the plan has.
    more: usize,
}

/// The findings that matter most: errors before warnings before notes; of equals those whose review comes first. Of each
/// rule a plan has one.
pub(super) fn foremost<'a>(plans: &[&'a QualityPlan]) -> Vec<Foremost<'a>> {
    let mut all: Vec<Foremost<'a>> = plans.iter().flat_map(|plan| firsts(plan)).collect();
    all.sort_by_key(|one| (weight(&one.finding.level), one.plan.review.unwrap_or(NaiveDate::MAX)));
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

/// Where a level comes in the order of what matters.
fn weight(level: &str) -> usize {
    ["error", "warning", "note"].iter().position(|one| *one == level).unwrap_or(usize::MAX)
}

impl Foremost<'_> {
    /// The value that the layout gets.
    pub(super) fn value(&self) -> LayoutValue {
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
