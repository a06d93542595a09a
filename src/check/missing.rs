//! What a plan has to give, or had better give, and does not.

use super::build::{Builder, Built, join};
use super::faults::{MISSING, NOT_RECOMMENDED};
use crate::finding::{Finding, Rule, listed};
use crate::record::Value;
use crate::rules;
use crate::source::Place;
use crate::template::{Condition, Field, Required, Role, Test};

/// What lacks a missing field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lack {
    /// The plan's, which has nothing of the group.
    OfPlan,
    /// The group's, at the place where it is.
    OfGroup,
}

impl Builder<'_> {
    /// Reports what has to be given, or had better be, and is not.
    pub(super) fn missing(
        &mut self,
        fields: &[Field],
        any_of: &[String],
        built: &[Built],
        at: &Place,
        path: &str,
    ) {
        let present = |id: &str| built.iter().any(|one| one.slot.id() == id && one.is_there());
        let mut advised = Vec::new();
        let lack = self.lack_in(at, path);
        for (field, one) in fields.iter().zip(built).filter(|(_, one)| !one.is_there()) {
            // It is there, though in the wrong place.
            if path.is_empty() && self.misplaced.has(&field.id) {
                continue;
            }
            let demanded = field.required_when.as_ref().filter(|when| is_met(when, built));
            if field.required == Required::Always || demanded.is_some() {
                let why = demanded.map(|when| format!("; it is needed {}", because(when)));
                let why = why.unwrap_or_default();
                let finding = match (&one.key, &lack) {
                    (Some(key), _) => {
                        Finding::new(rule(field), format!("`{}` is empty{why}", field.id))
                            .at(key, "there is nothing here")
                            .hint(to_write(field))
                    }
                    (None, Lack::OfPlan) => {
                        let whole = join(path, &field.id);
                        Finding::new(rule(field), format!("`{whole}` is missing{why}"))
                            .at(&self.start, "")
                            .related(at, format!("`{path}` for all plans"))
                            .hint(format!("under `{path}:` in this plan, {}", to_write(field)))
                    }
                    (None, Lack::OfGroup) => {
                        let what = if path.is_empty() { "section" } else { "field" };
                        let message = format!("the {what} `{}` is missing{why}", field.id);
                        Finding::new(rule(field), message).at(at, "").hint(to_write(field))
                    }
                };
                self.push_missing(finding.path(join(path, &field.id)));
            } else if field.required == Required::Recommended {
                advised.push(field.id.as_str());
            }
        }
        if !any_of.is_empty() && !any_of.iter().any(|id| present(id)) {
            let ids = any_of.iter().map(String::as_str);
            let place = if lack == Lack::OfPlan { &self.start } else { at };
            self.push_missing(
                Finding::new(&MISSING, "nothing is filled in here")
                    .at(place, "")
                    .hint(format!("give at least one of {}", listed(ids))),
            );
        }
        if !advised.is_empty() {
            let name = if path.is_empty() { "this plan".to_owned() } else { format!("`{path}`") };
            let message = format!("{name} has no {}", listed(advised.iter().copied()));
            let finding = Finding::new(&NOT_RECOMMENDED, message).at(at, "");
            self.findings.push(if path.is_empty() { finding } else { finding.path(path) });
        }
    }

    /// Whose lack it is if a field of a group is missing. What only the settings have of a group that each plan fills in for
    /// itself is complete as it is: the plan has to add to it. A list is taken over whole, and its items are its own.
    fn lack_in(&self, at: &Place, path: &str) -> Lack {
        let section = path.split(['.', '[']).next().unwrap_or(path);
        let shared = self.template.field(section).is_some_and(|field| field.shared);
        let elsewhere = at.file().name() != self.start.file().name();
        let is_merged = !path.contains('[');
        if elsewhere && is_merged && !shared { Lack::OfPlan } else { Lack::OfGroup }
    }

    pub(super) fn push_missing(&mut self, finding: Finding) {
        self.findings.push(self.extent.soften(finding));
    }
}

/// Whether a condition on a field of the same group is met.
fn is_met(when: &Condition, built: &[Built]) -> bool {
    let found = built.iter().find(|one| one.slot.id() == when.field);
    let Some(Built { slot, failed, .. }) = found else { return false };
    let value = slot.item.as_ref().map(|item| &item.value);
    match &when.test {
        Test::Absent => value.is_none() && !failed,
        Test::Present => value.is_some(),
        Test::MoreThan(limit) => match value {
            #[expect(clippy::cast_precision_loss, reason = "counts are small")]
            Some(Value::Integer(number)) => *number as f64 > *limit,
            Some(Value::Number(number)) => number > limit,
            #[expect(clippy::cast_precision_loss, reason = "counts are small")]
            Some(Value::Range { most, .. }) => *most as f64 > *limit,
            Some(Value::Measured(value)) => value.amount() > *limit,
            _ => false,
        },
        Test::Is(words) => value.is_some_and(|value| words.contains(&value.plain())),
    }
}

fn because(when: &Condition) -> String {
    let field = &when.field;
    match &when.test {
        Test::Absent => format!("because there is no `{field}`"),
        Test::Present => format!("because `{field}` is given"),
        Test::MoreThan(limit) => format!("because `{field}` is more than {limit}"),
        Test::Is(words) => {
            let words = words.iter().map(String::as_str).collect::<Vec<_>>().join("` or `");
            format!("because `{field}` is `{words}`")
        }
    }
}

/// The rule that a missing field breaks: some have their own.
fn rule(field: &Field) -> &'static Rule {
    match field.role {
        Some(Role::Baseline) => &rules::MISSING_BASELINE.rule,
        Some(Role::Success) => &rules::MISSING_CRITERION.rule,
        Some(Role::Change) => &rules::UNCHANGED_TARGET.rule,
        _ => &MISSING,
    }
}

/// The hint of a missing field: what to write, by its help text.
fn to_write(field: &Field) -> String {
    let first = field.help.split(". ").next().unwrap_or("").trim_end_matches('.');
    match (&field.example, first) {
        (Some(example), _) if !example.contains('\n') => {
            format!("for example `{}: {example}`", field.id)
        }
        (_, "") => format!("add `{}:`", field.id),
        (_, help) => format!("add `{}:` ({help})", field.id),
    }
}
