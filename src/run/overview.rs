//! A plan -> what the quality report says of it, so that the plan itself need not stay in memory.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::class::whole_copy;
use crate::copies;
use crate::finding::{Finding, Report};
use crate::leaders::PlanFacts;
use crate::model::{Identity, Means as _, SupportPlan, Text};
use crate::pipeline::CheckedPlan;
use crate::record::Record;
use crate::template::{Audience, PlanDecision, Role, Status, Template};

/// A plan as the quality report has it.
#[derive(Debug, Default)]
pub(super) struct Overview {
    pub(super) file: String,
    pub(super) school: String,
    pub(super) class: String,
    /// The class teacher.
    pub(super) teacher: String,
    /// Whether the plan is closed.
    pub(super) is_closed: bool,
    /// Who the pupil is.
    pub(super) whose: Identity,
    /// Whether the child moves on to another school before the next plan.
    pub(super) leaves: bool,
    /// Whether the review ends the support.
    pub(super) ends: bool,
    pub(super) start: Option<NaiveDate>,
    pub(super) review_held: Option<NaiveDate>,
    pub(super) next_start: Option<NaiveDate>,
    pub(super) review: Option<NaiveDate>,
    pub(super) reviewed: bool,
    pub(super) report: Report,
    /// The fields of which findings speak and that staff do not read: nothing is quoted of them.
    pub(super) hidden: BTreeSet<String>,
    /// What leaders' documents know of it, if it has sections that can be read.
    pub(super) facts: Option<PlanFacts>,
    /// The same of plans before it that the run did not find by itself, with their paths.
    pub(super) earlier: Vec<EarlierPlan>,
    /// The template, which has words for the plan's keys.
    template: Option<Arc<Template>>,
}

/// A plan before another, outside the folders of the run.
#[derive(Debug)]
pub(super) struct EarlierPlan {
    /// Where it is.
    pub(super) path: PathBuf,
    pub(super) facts: PlanFacts,
}

impl EarlierPlan {
    /// What is known of it; nothing if it has no sections that can be read.
    pub(super) fn of(plan: &CheckedPlan, today: Option<NaiveDate>) -> Option<Self> {
        let mut facts = facts(plan, today)?;
        facts.add_findings(&plan.report);
        Some(Self { path: plan.path()?.to_owned(), facts })
    }
}

/// What leaders' documents know of a plan, errors or not.
fn facts(plan: &CheckedPlan, today: Option<NaiveDate>) -> Option<PlanFacts> {
    let sections = plan.sections().filter(|_| !plan.is_foreign)?;
    let view = copies::view_of(sections, &whole_copy("", Audience::Leadership));
    let facts = PlanFacts::of(&SupportPlan::of(sections), &SupportPlan::of(view.sections()), today);
    Some(PlanFacts { file: plan.name.clone(), ..facts })
}

impl Overview {
    /// What the report says of a plan, with what comparing it with the others found.
    pub(super) fn of(plan: CheckedPlan, across: Report, today: Option<NaiveDate>) -> Self {
        let mut overview = plan.record().map(Self::of_record).unwrap_or_default();
        overview.file.clone_from(&plan.name);
        overview.facts = facts(&plan, today);
        let template = plan.template;
        overview.report = plan.report;
        overview.report.add(across);
        overview.report.sort();
        if let Some(facts) = &mut overview.facts {
            facts.add_findings(&overview.report);
        }
        let findings = overview.report.findings.iter();
        let findings = findings.chain(overview.report.waived.iter().map(|one| &one.finding));
        let paths = findings.filter_map(Finding::field_path);
        let hidden = paths.filter(|path| is_hidden(&template, path)).map(str::to_owned);
        overview.hidden = hidden.collect();
        overview.template = Some(template);
        overview
    }

    /// What the report says of a plan without errors.
    fn of_record(record: &Record) -> Self {
        let plan = SupportPlan::of(record.sections());
        let text = |text: &Option<Text<'_>>| text.as_deref().unwrap_or_default().to_owned();
        Self {
            school: text(&plan.school.name),
            class: text(&plan.pupil.class),
            teacher: record.text_by_role(Role::ClassTeacher).unwrap_or_default(),
            is_closed: plan.cycle.is(Status::Closed),
            whose: Identity::of(record),
            leaves: plan.leaves(),
            ends: plan.review.decision.means(PlanDecision::Exit),
            start: plan.cycle.start.map(|day| *day),
            review_held: plan.review.held.map(|day| *day),
            next_start: plan.review.next_start.map(|day| *day),
            review: plan.cycle.review_date.map(|day| *day),
            reviewed: plan.is_reviewed(),
            ..Self::default()
        }
    }

    /// The part of the plan that a finding is about, in words; empty if it is about the whole plan.
    pub(super) fn part(&self, finding: &Finding) -> String {
        let template = self.template.as_ref().zip(finding.field_path());
        template.and_then(|(template, path)| template.part_in_words(path)).unwrap_or_default()
    }

    /// A message or hint of a finding, with words in place of the plan's keys.
    pub(super) fn in_words(&self, finding: &Finding, text: &str) -> String {
        let path = finding.field_path().unwrap_or_default();
        match &self.template {
            Some(template) => template.message_in_words(path, text),
            None => text.to_owned(),
        }
    }

    /// Whether a finding is about a field that staff do not read.
    pub(super) fn hides(&self, finding: &Finding) -> bool {
        finding.field_path().is_some_and(|path| self.hidden.contains(path))
    }

    /// Whether it is reviewed and support goes on, so that a next plan is to be made.
    pub(super) fn awaits_next(&self, today: Option<NaiveDate>) -> bool {
        let held = self.review_held.is_some_and(|held| today.is_none_or(|today| held <= today));
        held && !self.leaves && !self.ends && !self.whose.name().is_empty()
    }

    /// Whether its review is still to come.
    pub(super) fn is_open(&self) -> bool {
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
