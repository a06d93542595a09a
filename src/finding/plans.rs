//! Which plans a finding concerns: it may be about a file that many plans share.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};

use super::{Finding, Level};

/// How many plans a message names; of more it says how many there are.
const NAMED: usize = 3;

impl Finding {
    /// Says in which plan it was found, unless that is known already.
    #[must_use]
    pub(crate) fn in_plan(mut self, plan: &str) -> Self {
        if self.0.plans.is_empty() {
            self.0.plans.push(plan.to_owned());
        }
        self
    }

    /// Says in which plans it was found, if that is more than one.
    #[must_use]
    pub(crate) fn in_plans<'p>(mut self, plans: impl IntoIterator<Item = &'p str>) -> Self {
        self.concern(plans.into_iter().map(str::to_owned).collect());
        self
    }

    /// The plans that it concerns, by what messages call them: more than one if it is about a file that they share, none
    /// if it is about that file by itself.
    #[must_use]
    pub fn plans(&self) -> &[String] {
        &self.0.plans
    }

    /// The plans that it concerns in words, such as ``concerns the plan `kofi.yaml` ``, if it is not about that plan's own file
    /// and its message does not name them.
    #[must_use]
    pub(super) fn concerns(&self) -> Option<String> {
        let plans = self.plans();
        match plans {
            [] => None,
            [one] if *one == self.file_name() => None,
            [one] => Some(format!("concerns the plan `{one}`")),
            // The message names them all.
            _ if plans.iter().all(|plan| self.message().contains(&format!("`{plan}`"))) => None,
            _ => {
                let named: Vec<String> =
                    plans.iter().take(NAMED).map(|plan| format!("`{plan}`")).collect();
                let (count, named) = (plans.len(), named.join(", "));
                let more = if count > NAMED { ", …" } else { "" };
                Some(format!("concerns {count} plans: {named}{more}"))
            }
        }
    }
}

/// Findings without those that were given before. One in a file that several plans share is given once, with all the plans
/// that it concerns.
#[must_use]
pub fn unique(findings: impl IntoIterator<Item = Finding>) -> Vec<Finding> {
    // Of thousands of plans there are a hundred thousand findings: a number for each takes less than its words.
    let mut known: HashMap<u64, usize> = HashMap::new();
    let hasher = RandomState::new();
    let mut unique: Vec<Finding> = Vec::new();
    for finding in findings {
        let index = *known.entry(hasher.hash_one(Key::of(&finding))).or_insert(unique.len());
        match unique.get_mut(index) {
            Some(same) if Key::of(same) == Key::of(&finding) => same.concern(finding.0.plans),
            _ => unique.push(finding),
        }
    }
    unique
}

impl Finding {
    /// Takes in the plans of another finding that says the same.
    fn concern(&mut self, plans: Vec<String>) {
        for plan in plans {
            if let Err(at) = self.0.plans.binary_search(&plan) {
                self.0.plans.insert(at, plan);
            }
        }
    }
}

/// What two findings have in common if they say the same: file, place, rule, level and message, and the plan if there is
/// no place that plans could share.
#[derive(PartialEq, Eq, Hash)]
struct Key<'f> {
    file: Cow<'f, str>,
    start: Option<usize>,
    rule: &'static str,
    level: Level,
    message: &'f str,
    plan: Option<&'f str>,
}

impl<'f> Key<'f> {
    fn of(finding: &'f Finding) -> Self {
        let start = finding.primary().map(|label| label.place().span().start());
        let plan = finding.plans().first().filter(|_| start.is_none());
        Self {
            file: finding.file(),
            start,
            rule: finding.rule().id(),
            level: finding.level(),
            message: finding.message(),
            plan: plan.map(String::as_str),
        }
    }
}
