//! What checks found over all plans of a folder -> the quality report.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::{Folder, Kept, Plan, Prepared, Selection};
use crate::check::{Identity, Kinship};
use crate::copies::{CopyView, DocumentCopy, Print};
use crate::error::Error;
use crate::finding::{Finding, Level, LevelSetting, Report, Rule, Waived};
use crate::generator::Generator;
use crate::model::{Means as _, SupportPlan, Text};
use crate::output::Entry;
use crate::record::Record;
use crate::render::{
    Facts, QualityFinding, QualityLevel, QualityPlan, QualityReport, QualityReviewed, QualityRule,
    QualityWaiver,
};
use crate::template::{Audience, Document, Per, PlanDecision, Status, Template};

/// How far ahead a review counts as due, in days: half a term.
const AHEAD: u64 = 42;

/// A plan as the quality report tells of it.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    file: String,
    school: String,
    pupil: String,
    class: String,
    /// Whether the plan is closed.
    is_closed: bool,
    /// Who the pupil is.
    whose: Identity,
    /// Whether the child moves on to another school before the next plan.
    leaves: bool,
    /// Whether the review ends the support.
    ends: bool,
    start: Option<NaiveDate>,
    held: Option<NaiveDate>,
    next_start: Option<NaiveDate>,
    review: Option<NaiveDate>,
    reviewed: bool,
    report: Report,
    /// The fields of which findings speak and that staff do not read: nothing is quoted of them.
    hidden: BTreeSet<String>,
}

impl Overview {
    /// What the report tells of a plan, with what comparing it with the others found.
    #[must_use]
    pub fn of(plan: Plan, across: Report) -> Self {
        let mut overview = plan.record().map(Self::of_record).unwrap_or_default();
        overview.file = plan.name().to_owned();
        let template = std::sync::Arc::clone(plan.template());
        overview.report = plan.into_report();
        overview.report.add(across);
        overview.report.sort();
        let findings = overview.report.findings.iter();
        let findings = findings.chain(overview.report.waived.iter().map(|one| &one.finding));
        let paths = findings.filter_map(Finding::field_path);
        let hidden = paths.filter(|path| is_hidden(&template, path)).map(str::to_owned);
        overview.hidden = hidden.collect();
        overview
    }

    /// What the report tells of a plan without errors.
    fn of_record(record: &Record) -> Self {
        let plan = SupportPlan::of(record.sections());
        let text = |text: &Option<Text<'_>>| text.as_deref().unwrap_or_default().to_owned();
        Self {
            school: text(&plan.school.name),
            pupil: text(&plan.pupil.known_as),
            class: text(&plan.pupil.class),
            is_closed: plan.cycle.is(Status::Closed),
            whose: Identity::of(record),
            leaves: plan.leaves(),
            ends: plan.review.decision.means(PlanDecision::Exit),
            start: plan.cycle.start.map(|day| *day),
            held: plan.review.held.map(|day| *day),
            next_start: plan.review.next_start.map(|day| *day),
            review: plan.cycle.review_date.map(|day| *day),
            reviewed: plan.is_reviewed(),
            ..Self::default()
        }
    }

    /// What was found.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// Whether a finding is about a field that staff do not read.
    fn hides(&self, finding: &Finding) -> bool {
        finding.field_path().is_some_and(|path| self.hidden.contains(path))
    }

    /// Whether it is reviewed and support goes on, so that a next plan is to be made.
    fn awaits_next(&self, today: Option<NaiveDate>) -> bool {
        let held = self.held.is_some_and(|held| today.is_none_or(|today| held <= today));
        held && !self.leaves && !self.ends && !self.whose.name().is_empty()
    }

    /// Whether its review is still to come.
    fn is_open(&self) -> bool {
        !self.reviewed && !self.is_closed && self.review.is_some()
    }
}

/// Whether staff may not read a field, such as `provision[2].child`.
fn is_hidden(template: &Template, path: &str) -> bool {
    let bare: Vec<&str> =
        path.split('.').map(|part| part.split('[').next().unwrap_or(part)).collect();
    let field = template.field(&bare.join("."));
    field.is_some_and(|field| {
        field.children().is_empty() && !field.audiences.includes(Audience::Teacher)
    })
}

impl Generator {
    /// Makes the selected documents that tell of all plans of a run: the quality report.
    ///
    /// # Errors
    ///
    /// As [`keep`](Self::keep).
    pub fn keep_quality(
        &self,
        plans: &[Overview],
        template: &Template,
        selection: &Selection,
        folder: Folder<'_>,
    ) -> Result<Kept, Error> {
        let assets = self.assets(template)?;
        let asked = |document: &&Document| {
            document.per == Per::Folder && selection.documents.contains(&document.id)
        };
        let day = self.today();
        let mut prepared = Vec::new();
        for document in template.documents().iter().filter(asked) {
            let copy = DocumentCopy {
                document: document.id.clone(),
                audience: document.audience,
                household: None,
            };
            let on = day.map(|day| format!("{day}_")).unwrap_or_default();
            let stem = format!("{}_{on}{}", document.file.0, document.file.1);
            let print = selection.print.over(Print::default());
            let title = stem.replace('_', " ");
            let date = day.or(NaiveDate::from_ymd_opt(2000, 1, 1));
            let facts = Facts { title, date, print, ..Facts::default() };
            let source = assets.layouts.render_quality(&quality(plans, day), document, &facts)?;
            let view = CopyView::empty(document.audience);
            prepared.push(Prepared { copy, stem, document: document.clone(), view, source });
        }
        let entry = |copy: &DocumentCopy| Entry {
            plan: "*".to_owned(),
            document: copy.document.clone(),
            audience: copy.audience.name().to_owned(),
            ..Entry::default()
        };
        self.keep_all(template, prepared, Vec::new(), entry, selection, folder)
    }
}

/// All that the layout is told.
fn quality(plans: &[Overview], today: Option<NaiveDate>) -> QualityReport {
    let mut levels: Vec<LevelSetting> =
        plans.iter().flat_map(|plan| plan.report.levels.clone()).collect();
    levels.sort_by_key(|level| (level.rule.id(), level.place.file().name().to_owned()));
    levels.dedup();
    let mut told: Vec<QualityPlan> = plans.iter().map(|plan| told(plan, today)).collect();
    told.sort_by_key(|plan| (plan.class.clone(), plan.pupil.clone(), plan.file.clone()));
    let school = plans.iter().map(|plan| plan.school.clone()).find(|school| !school.is_empty());
    QualityReport {
        school: school.unwrap_or_default(),
        today,
        reviewed: reviewed(plans, today),
        rules: rules(plans),
        plans: told,
        levels: levels
            .iter()
            .map(|level| QualityLevel { rule: level.rule.id().into(), level: level.word().into() })
            .collect(),
    }
}

/// The pupils whose latest plan is reviewed, and who have no next one.
fn reviewed(plans: &[Overview], today: Option<NaiveDate>) -> Vec<QualityReviewed> {
    let latest = |plan: &&Overview| {
        !plans.iter().any(|other| {
            other.start > plan.start && other.whose.kinship(&plan.whose) == Kinship::Same
        })
    };
    let mut reviewed: Vec<QualityReviewed> = plans
        .iter()
        .filter(|plan| plan.awaits_next(today))
        .filter(latest)
        .map(|plan| QualityReviewed {
            pupil: plan.pupil.clone(),
            class: plan.class.clone(),
            held: plan.held,
            next_start: plan.next_start,
        })
        .collect();
    reviewed.sort_by_key(|plan| (plan.class.clone(), plan.pupil.clone()));
    reviewed
}

fn told(plan: &Overview, today: Option<NaiveDate>) -> QualityPlan {
    let open = plan.is_open();
    let until = today.and_then(|today| today.checked_add_days(Days::new(AHEAD)));
    // What matters most first; of equals what stands higher up.
    let mut findings: Vec<&Finding> = plan.report.findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level()));
    let overdue = today.zip(plan.review).filter(|(today, review)| open && review < today);
    QualityPlan {
        file: plan.file.clone(),
        pupil: plan.pupil.clone(),
        class: plan.class.clone(),
        review: plan.review,
        due: open && plan.review.zip(until).is_some_and(|(review, until)| review <= until),
        overdue_weeks: overdue.map(|(today, review)| (today - review).num_days() / 7),
        findings: findings.into_iter().map(|one| finding(one, plan.hides(one))).collect(),
        waived: plan
            .report
            .waived
            .iter()
            .map(|one| waiver(one, plan.hides(&one.finding)))
            .collect(),
    }
}

/// A finding as the report tells it; of what staff do not read nothing is quoted.
fn finding(finding: &Finding, hidden: bool) -> QualityFinding {
    let line = finding
        .primary()
        .map(|label| label.place().file().line_column(label.place().span().start()).line);
    QualityFinding {
        level: finding.level().name().into(),
        rule: finding.rule().id().into(),
        message: message(finding, hidden),
        at: finding.field_path().unwrap_or_default().to_owned(),
        line,
        hint: finding.hint_text().filter(|_| !hidden).unwrap_or_default().to_owned(),
    }
}

fn message(finding: &Finding, hidden: bool) -> String {
    if hidden { finding.rule().summary() } else { finding.message().to_owned() }
}

fn waiver(waived: &Waived, hidden: bool) -> QualityWaiver {
    QualityWaiver {
        rule: waived.finding.rule().id().into(),
        message: message(&waived.finding, hidden),
        reason: waived.reason.clone(),
        date: waived.date,
        by: waived.by.clone(),
    }
}

/// The rules that found something, those that matter most and are found most often first.
fn rules(plans: &[Overview]) -> Vec<QualityRule> {
    let mut found: BTreeMap<&str, (&'static Rule, Level, usize, usize)> = BTreeMap::new();
    for plan in plans {
        let mut here: Vec<&str> = Vec::new();
        for finding in &plan.report.findings {
            let rule = finding.rule();
            let entry = found.entry(rule.id()).or_insert((rule, finding.level(), 0, 0));
            entry.1 = entry.1.max(finding.level());
            entry.2 += 1;
            if !here.contains(&rule.id()) {
                entry.3 += 1;
                here.push(rule.id());
            }
        }
    }
    let mut rules: Vec<_> = found.into_values().collect();
    rules.sort_by_key(|(_, level, count, _)| std::cmp::Reverse((*level, *count)));
    rules
        .into_iter()
        .map(|(rule, level, count, plans)| QualityRule {
            rule: rule.id().into(),
            level: level.name().into(),
            summary: rule.summary(),
            count,
            plans,
        })
        .collect()
}
