//! Whether plans have what good plans have, and what the rules found: this term and the one before.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::leaders::facts::PlanFacts;
use crate::leaders::school::School;
use crate::leaders::value::Of;

/// How many rules are listed: those that found most.
const MOST_RULES: usize = 10;

/// How many kinds of evidence a good plan has at least.
const KINDS: usize = 3;

/// In how many places needs were seen at least.
const CONTEXTS: usize = 2;

/// How many meetings a year there are to be with parents.
const MEETINGS: usize = 3;

/// What is known of the quality of the plans.
#[derive(Debug, Serialize)]
pub(super) struct Quality {
    /// How many plans have each part of a good plan.
    parts: Vec<Part>,
    /// What was found most often.
    rules: Vec<RuleRow>,
    /// What was found in the plans of each class, in the order of the classes.
    classes: Vec<ClassRow>,
    /// How many findings are accepted.
    waived: usize,
}

/// How many plans have a part.
#[derive(Debug, Serialize)]
struct Part {
    /// The word by which the layout knows it.
    part: &'static str,
    plans: Of,
}

/// How often a rule found something.
#[derive(Debug, Serialize)]
struct RuleRow {
    rule: String,
    summary: String,
    /// In the plans of this term.
    now: usize,
    /// In those of the term before.
    before: usize,
    /// In how many plans of this term.
    plans: Of,
}

/// What was found in the plans of a class.
#[derive(Debug, Serialize)]
struct ClassRow {
    class: String,
    teacher: String,
    now: usize,
    before: usize,
}

impl Quality {
    pub(super) fn of(school: &School<'_>) -> Self {
        let plans = school.current();
        let before = school.of_term(school.term().map(|term| term.before()));
        Self {
            parts: parts(&plans),
            rules: rules(&plans, &before),
            classes: classes(&plans, &before),
            waived: plans.iter().map(|plan| plan.waived).sum(),
        }
    }
}

fn parts(plans: &[&PlanFacts]) -> Vec<Part> {
    let part = |part, has: fn(&PlanFacts) -> bool| Part {
        part,
        plans: Of::those(plans, |plan| has(plan)),
    };
    vec![
        part("child", |plan| plan.parts.child_heard),
        part("parents", |plan| plan.parts.parents_heard),
        part("evidence", |plan| plan.parts.kinds_of_evidence >= KINDS),
        part("contexts", |plan| plan.parts.contexts >= CONTEXTS),
        part("baselines", |plan| plan.parts.baselines_dated),
        part("trained", |plan| plan.parts.all_trained),
        part("covered", |plan| plan.parts.all_covered),
        part("meetings", |plan| plan.parts.meetings >= MEETINGS),
    ]
}

fn rules(plans: &[&PlanFacts], before: &[&PlanFacts]) -> Vec<RuleRow> {
    let mut summaries: BTreeMap<&str, &str> = BTreeMap::new();
    for found in plans.iter().flat_map(|plan| &plan.findings) {
        summaries.insert(&found.rule, &found.summary);
    }
    let count = |plans: &[&PlanFacts], rule: &str| {
        plans.iter().flat_map(|plan| &plan.findings).filter(|found| found.rule == rule).count()
    };
    let row = |(rule, summary): (&str, &str)| RuleRow {
        rule: rule.to_owned(),
        summary: summary.to_owned(),
        now: count(plans, rule),
        before: count(before, rule),
        plans: Of::those(plans, |plan| plan.findings.iter().any(|found| found.rule == rule)),
    };
    let mut rows: Vec<RuleRow> = summaries.into_iter().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.now));
    rows.truncate(MOST_RULES);
    rows
}

/// In the order of years and classes, never of how much was found: this is no ranking.
fn classes(plans: &[&PlanFacts], before: &[&PlanFacts]) -> Vec<ClassRow> {
    let of = |plan: &PlanFacts| (plan.year.map(|year| year.number()), plan.class.clone());
    let mut order: BTreeMap<String, Option<i32>> = BTreeMap::new();
    for (year, class) in plans.iter().map(|plan| of(plan)) {
        let least = order.entry(class).or_insert(year);
        *least = (*least).min(year);
    }
    let found = |plans: &[&PlanFacts], class: &str| -> usize {
        plans.iter().filter(|plan| plan.class == class).map(|plan| plan.findings.len()).sum()
    };
    let mut rows: Vec<(Option<i32>, ClassRow)> = order
        .into_iter()
        .map(|(class, year)| {
            let own = || plans.iter().filter(|plan| plan.class == class);
            let teachers: BTreeSet<&str> = own().map(|plan| plan.class_teacher.as_str()).collect();
            let row = ClassRow {
                teacher: teachers.into_iter().collect::<Vec<_>>().join(", "),
                now: found(plans, &class),
                before: found(before, &class),
                class,
            };
            (year, row)
        })
        .collect();
    rows.sort_by(|one, other| (one.0, &one.1.class).cmp(&(other.0, &other.1.class)));
    rows.into_iter().map(|(_, row)| row).collect()
}
