//! What checks found over all plans of a folder -> the quality report.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::across::{ComparedPlan, check_all};
use super::called::called_in_plans;
use super::events::{Event, Events};
use super::find::{Found, FoundPlan};
use super::folder::{CopiesReport, OutputFolder};
use super::overview::Overview;
use super::report::{PlanReport, QualityCount, RunEnd, RunReport};
use super::settings::{Run, Writing};
use crate::copies::{DocumentCopy, Print};
use crate::error::Error;
use crate::finding::{Finding, Level, LevelSetting, Rule, Waived};
use crate::model::{Identity, Kinship};
use crate::output::{self, Entry, Reading};
use crate::pipeline::{CheckedPlan, Judging, Prepared, PreparedPlan, Room, dated};
use crate::render::{
    Facts, QualityFinding, QualityLevel, QualityPlan, QualityReport, QualityReviewed, QualityRule,
    QualityWaiver,
};
use crate::template::{Document, Per, Template};

/// How far ahead a review counts as due, in days: half a term.
const AHEAD: u64 = 42;

/// Makes the documents about all plans of a run: the quality report. Plans are judged by the day of the run.
///
/// # Errors
///
/// An [`Error`] if a layout is broken, Typst refuses the document, or it cannot be written.
pub(super) fn run(run: &Run<'_>, found: Found, events: &Events<'_>) -> Result<RunReport, Error> {
    let mut report = RunReport {
        misnamed: found.misnamed.clone(),
        left_alone: found.left_alone.clone(),
        ..RunReport::default()
    };
    let today = run.options.today.or_else(|| run.resources.today());
    let judging = Judging { today, ..run.judging() };
    let take =
        |found: &FoundPlan, plan: CheckedPlan| (!plan.is_foreign || found.is_named).then_some(plan);
    let mut plans = Vec::new();
    let checked = check_all(run.resources, &found.plans, judging, run.settings, take);
    for (source, result) in found.plans.iter().zip(checked) {
        match result {
            Ok(ComparedPlan { taken: Some(plan), across, refused }) => {
                if !refused.is_empty() {
                    report.plans.push(PlanReport {
                        name: plan.name.clone(),
                        is_named: source.is_named,
                        findings: Vec::new(),
                        errors: refused,
                    });
                }
                plans.push(Overview::of(plan, across));
            }
            Ok(_) => {}
            Err(error) => report.unreadable.push(error),
        }
    }
    report.unreadable.extend(found.unreadable);
    let is_written = run.settings.writing == Writing::Files;
    if is_written {
        output::output_folder(&run.output)?;
    }
    let turn = run.turn(events);
    if turn.is_none() {
        report.end = RunEnd::Stopped;
        return Ok(report);
    }
    let Reading { mut register, remarks, .. } = run.reading()?;
    remarks.iter().for_each(|remark| events.send(Event::Register(remark)));
    let journal = run.journal();
    let folder = OutputFolder { run, register: &register, journal: journal.as_ref() };
    let mut made = documents(&plans, today, run.template()?, &folder)?;
    if let Some(error) = made.refused.pop() {
        return Err(error);
    }
    report.out_of_date = run.set_aside(&made, &mut register);
    let mut made = run.without_vanished(made, &mut report, &mut register);
    report.of_classes.push(PlanReport {
        name: run.output.display().to_string(),
        is_named: false,
        findings: std::mem::take(&mut made.findings),
        errors: Vec::new(),
    });
    report.add_files(&mut made, &mut register);
    if run.exporter.is_registered() && is_written {
        register.write(&run.output, None)?;
    }
    report.quality = Some(count(&plans));
    Ok(report)
}

/// How much was found.
fn count(plans: &[Overview]) -> QualityCount {
    let of = |level| plans.iter().map(|plan| plan.report.count(level)).sum();
    QualityCount {
        plans: plans.len(),
        errors: of(Level::Error),
        warnings: of(Level::Warning),
        notes: of(Level::Note),
        waived: plans.iter().map(|plan| plan.report.waived.len()).sum(),
    }
}

/// Makes the documents of a run that were asked for.
fn documents(
    plans: &[Overview],
    today: Option<NaiveDate>,
    template: &Template,
    folder: &OutputFolder<'_>,
) -> Result<CopiesReport, Error> {
    let Run { resources, options, .. } = *folder.run;
    let assets = resources.assets(template)?;
    let asked = |document: &&Document| document.per == Per::Folder && options.names(&document.id);
    let mut prepared = PreparedPlan::default();
    for document in template.documents().iter().filter(asked) {
        let on = today.map(|day| format!("{day}_")).unwrap_or_default();
        let stem = format!("{}_{on}{}", document.file.0, document.file.1);
        let facts = Facts {
            title: stem.replace('_', " "),
            date: dated(today),
            print: options.print.over(Print::default()),
            ..Facts::default()
        };
        let source = assets.layouts.render_quality(&quality(plans, today), document, &facts)?;
        prepared.copies.push(Prepared {
            copy: DocumentCopy {
                document: document.id.clone(),
                audience: document.audience,
                household: None,
            },
            stem,
            title: document.title.clone(),
            source,
            room: Room::of(document, Vec::new()),
        });
    }
    let entry = |copy: &DocumentCopy| Entry {
        plan: "*".to_owned(),
        document: copy.document.clone(),
        audience: copy.audience.name().to_owned(),
        ..Entry::default()
    };
    folder.all(template, prepared, entry)
}

/// All that the layout knows.
fn quality(plans: &[Overview], today: Option<NaiveDate>) -> QualityReport {
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
