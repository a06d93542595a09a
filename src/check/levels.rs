//! How much each finding matters to this school, and what it accepts with a reason.

use super::Strictness;
use super::faults::{UNKNOWN_RULE, UNUSED_WAIVER};
use super::review::groups;
use super::rules;
use crate::diagnostic::{Diagnostic, Level, Report, Rule, Severity, Waived, nearest};
use crate::record::{Item, Slots, Value};
use crate::template::Role;

/// Gives findings the levels that the school set, and takes out those that the plan waives.
pub(super) fn apply(found: Vec<Diagnostic>, sections: &Slots, strictness: Strictness) -> Report {
    let mut judged = Report::default();
    let levels = sections.by_role(Role::RuleLevels);
    if let Some(Value::Group(levels)) = levels.map(|item| &item.value) {
        for slot in levels.iter() {
            let Some(item) = &slot.item else { continue };
            match rule(&slot.id, item) {
                Ok(rule) => judged.levels.push(level(rule, item)),
                Err(finding) => judged.findings.push(finding),
            }
        }
    }
    let draft = strictness == Strictness::Draft
        || sections.by_role(Role::Status).is_some_and(|item| item.value.plain() == "draft");
    let mut waivers = Vec::new();
    for group in groups(sections.by_role(Role::Waivers)) {
        let Some(item) = group.item("rule") else { continue };
        match rule(&item.value.plain(), item) {
            Ok(rule) => waivers.push(Waiver { rule, group, item, used: false }),
            Err(finding) => judged.findings.push(finding),
        }
    }
    for finding in found {
        if !finding.rule().is_adjustable() {
            judged.findings.push(finding);
            continue;
        }
        if let Some(waiver) = waivers.iter_mut().find(|waiver| waiver.covers(&finding)) {
            waiver.used = true;
            judged.waived.push(waiver.waived(finding));
            continue;
        }
        let set = judged.levels.iter().find(|level| level.rule == finding.rule());
        let severity = match set {
            Some(Level { severity: None, .. }) => continue,
            Some(Level { severity: Some(severity), .. }) => *severity,
            None => finding.severity(),
        };
        // What is not good enough to be final may still be a draft.
        let severity = if draft { severity.min(Severity::Warning) } else { severity };
        judged.findings.push(finding.with_severity(severity));
    }
    judged.findings.extend(waivers.iter().filter(|waiver| !waiver.used).map(Waiver::unused));
    judged
}

/// A waiver of the plan.
struct Waiver<'a> {
    rule: &'static Rule,
    group: &'a Slots,
    item: &'a Item,
    used: bool,
}

impl Waiver<'_> {
    fn text(&self, id: &str) -> String {
        self.group.item(id).map(|item| item.value.plain()).unwrap_or_default()
    }

    /// Whether it is about this finding. One that names a place covers what lies within it.
    fn covers(&self, finding: &Diagnostic) -> bool {
        let at = self.text("at");
        let place = finding.field_path().unwrap_or_default();
        let within = |rest: &str| rest.is_empty() || rest.starts_with(['.', '[']);
        // Without a reason nothing is accepted.
        *self.rule == *finding.rule()
            && !self.text("reason").trim().is_empty()
            && (at.is_empty() || place.strip_prefix(at.trim()).is_some_and(within))
    }

    fn waived(&self, finding: Diagnostic) -> Waived {
        let date = self.group.item("date").and_then(|item| match item.value {
            Value::Date(date) => Some(date),
            _ => None,
        });
        Waived { finding, reason: self.text("reason"), date, by: self.text("by") }
    }

    fn unused(&self) -> Diagnostic {
        let id = self.rule.id();
        let at = self.text("at");
        let place = if at.is_empty() { String::new() } else { format!(" at `{at}`") };
        Diagnostic::new(&UNUSED_WAIVER, format!("nothing is found by `{id}`{place}"))
            .at(&self.item.place, "this waiver waives nothing")
            .path(&self.item.path)
            .hint("take the waiver away, or check its `rule` and `at`")
    }
}

/// The rule of an id that somebody wrote, or what is wrong with it.
fn rule(id: &str, item: &Item) -> Result<&'static Rule, Diagnostic> {
    let all = || rules::all();
    match all().find(|rule| rule.id() == id) {
        Some(rule) => Ok(rule),
        None => {
            let fixed = super::faults::ALL.iter().any(|rule| rule.id() == id);
            let message = if fixed {
                format!("`{id}` is an error in every plan; it cannot be set or waived")
            } else {
                format!("there is no rule `{id}`")
            };
            let hint = match nearest(id, all().map(Rule::id)) {
                Some(near) if !fixed => format!("did you mean `{near}`?"),
                _ => "`sendplan explain` lists all rules; those that can be set are marked".into(),
            };
            Err(Diagnostic::new(&UNKNOWN_RULE, message)
                .at(&item.place, "")
                .path(&item.path)
                .hint(hint))
        }
    }
}

fn level(rule: &'static Rule, item: &Item) -> Level {
    let word = item.value.plain();
    let severity = Severity::ALL.into_iter().find(|severity| severity.name() == word);
    Level { rule, severity, place: item.place.clone() }
}
