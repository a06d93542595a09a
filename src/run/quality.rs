//! What checks found over all plans of a folder -> the quality report.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::called::called_in_plans;
use super::overview::Overview;
use super::report::QualityCount;
use crate::finding::{Finding, Level, LevelSetting, Rule, Waived};
use crate::model::{Identity, Kinship};
use crate::render::{
    QualityFinding, QualityLevel, QualityPlan, QualityReport, QualityReviewed, QualityRule,
    QualityWaiver,
};

/// How far ahead a review counts as due, in days: half a term.
const AHEAD: u64 = 42;

/// How much was found.
pub(super) fn count(plans: &[Overview]) -> QualityCount {
    let of = |level| plans.iter().map(|plan| plan.report.count(level)).sum();
    QualityCount {
        plans: plans.len(),
        errors: of(Level::Error),
        warnings: of(Level::Warning),
        notes: of(Level::Note),
        waived: plans.iter().map(|plan| plan.report.waived.len()).sum(),
    }
}

/// All that the layout of the quality report knows.
pub(super) fn quality(plans: &[Overview], today: Option<NaiveDate>) -> QualityReport {
    let mut levels: Vec<LevelSetting> =
        plans.iter().flat_map(|plan| plan.report.levels.clone()).collect();
    levels.sort_by_key(|level| (level.rule.id(), level.place.file().name().to_owned()));
    levels.dedup();
    let whose: Vec<&Identity> = plans.iter().map(|plan| &plan.whose).collect();
    let names = called_in_plans(&whose);
    let mut shown: Vec<QualityPlan> =
        plans.iter().zip(&names).map(|(plan, name)| shown(plan, name, today)).collect();
    shown.sort_by_key(|plan| {
        let of_class = (plan.teacher.clone(), plan.class.clone());
        (plan.closed, of_class, plan.pupil.clone(), plan.file.clone())
    });
    let school = plans.iter().map(|plan| plan.school.clone()).find(|school| !school.is_empty());
    QualityReport {
        school: school.unwrap_or_default(),
        today,
        reviewed: reviewed(plans, &names, today),
        rules: rules(plans),
        plans: shown,
        levels: levels
            .iter()
            .map(|level| QualityLevel { rule: level.rule.id().into(), level: level.word().into() })
            .collect(),
    }
}

/// The pupils whose latest plan is reviewed, and who have no next one.
fn reviewed(
    plans: &[Overview],
    names: &[String],
    today: Option<NaiveDate>,
) -> Vec<QualityReviewed> {
    let latest = |plan: &Overview| {
        !plans.iter().any(|other| {
            other.start > plan.start && other.whose.kinship(&plan.whose) == Kinship::Same
        })
    };
    let mut reviewed: Vec<QualityReviewed> = plans
        .iter()
        .zip(names)
        .filter(|(plan, _)| plan.awaits_next(today))
        .filter(|(plan, _)| latest(plan))
        .map(|(plan, name)| QualityReviewed {
            pupil: name.clone(),
            class: plan.class.clone(),
            held: plan.review_held,
            next_start: plan.next_start,
        })
        .collect();
    reviewed.sort_by_key(|plan| (plan.class.clone(), plan.pupil.clone()));
    reviewed
}

/// A plan as the layout has it; `name` is what its pupil is called among the others.
fn shown(plan: &Overview, name: &str, today: Option<NaiveDate>) -> QualityPlan {
    let open = plan.is_open();
    let until = today.and_then(|today| today.checked_add_days(Days::new(AHEAD)));
    // What matters most first; of equals what is higher up.
    let mut findings: Vec<&Finding> = plan.report.findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level()));
    let overdue = today.zip(plan.review).filter(|(today, review)| open && review < today);
    QualityPlan {
        file: plan.file.clone(),
        pupil: name.to_owned(),
        class: plan.class.clone(),
        teacher: plan.teacher.clone(),
        closed: plan.is_closed,
        review: plan.review,
        due: open && plan.review.zip(until).is_some_and(|(review, until)| review <= until),
        overdue_weeks: overdue.map(|(today, review)| (today - review).num_days() / 7),
        findings: findings.into_iter().map(|one| finding(one, plan)).collect(),
        waived: plan.report.waived.iter().map(|one| waiver(one, plan)).collect(),
    }
}

/// A finding as the report has it; of what staff do not read nothing is quoted.
fn finding(finding: &Finding, plan: &Overview) -> QualityFinding {
    let hint = finding.hint_text().filter(|_| !plan.hides(finding)).unwrap_or_default();
    let line = finding
        .primary()
        .map(|label| label.place().file().line_column(label.place().span().start()).line);
    QualityFinding {
        level: finding.level().name().into(),
        rank: finding.level() as usize,
        rule: finding.rule().id().into(),
        message: message(finding, plan),
        at: plan.part(finding),
        line,
        hint: plan.in_words(finding, hint),
    }
}

fn message(finding: &Finding, plan: &Overview) -> String {
    if plan.hides(finding) {
        finding.rule().summary()
    } else {
        plan.in_words(finding, finding.message())
    }
}

fn waiver(waived: &Waived, plan: &Overview) -> QualityWaiver {
    QualityWaiver {
        rule: waived.finding.rule().id().into(),
        message: message(&waived.finding, plan),
        reason: waived.reason.clone(),
        date: waived.date,
        by: waived.by.clone(),
    }
}

/// How often a rule found something.
struct RuleCount {
    rule: &'static Rule,
    /// The highest level of its findings.
    level: Level,
    findings: usize,
    plans: usize,
}

/// The rules that found something in current plans, those that matter most and are found most often first.
fn rules(plans: &[Overview]) -> Vec<QualityRule> {
    let mut found: BTreeMap<&str, RuleCount> = BTreeMap::new();
    for plan in plans.iter().filter(|plan| !plan.is_closed) {
        let mut here: BTreeSet<&str> = BTreeSet::new();
        for finding in &plan.report.findings {
            let (rule, level) = (finding.rule(), finding.level());
            let new = RuleCount { rule, level, findings: 0, plans: 0 };
            let count = found.entry(rule.id()).or_insert(new);
            count.level = count.level.max(level);
            count.findings += 1;
            count.plans += usize::from(here.insert(rule.id()));
        }
    }
    let mut rules: Vec<RuleCount> = found.into_values().collect();
    rules.sort_by_key(|count| std::cmp::Reverse((count.level, count.findings)));
    let shown = |count: RuleCount| QualityRule {
        rule: count.rule.id().into(),
        level: count.level.name().into(),
        summary: count.rule.summary(),
        count: count.findings,
        plans: count.plans,
    };
    rules.into_iter().map(shown).collect()
}
