//! How much each finding matters to this school, and what it accepts with a reason.

use std::path::Path;

use chrono::NaiveDate;

use super::Strictness;
use crate::finding::{
    Finding, Level, LevelSetting, Report, Rule, Waived, declare_rules, listed, nearest,
};
use crate::input::SETTINGS_FILE;
use crate::model::{self, Chosen, SupportPlan, Text};
use crate::privacy;
use crate::privacy::rules::MAY_NAME;
use crate::record::Item;
use crate::rules::{self as quality, LIMITS};
use crate::source::{Excerpt, Place};
use crate::template::{RuleLevel, Status};
use crate::wording;

declare_rules! {
    /// A rule that does not exist, or that cannot be set.
    ///
    /// ## What it looks for
    ///
    /// Under `rules:` or in a waiver: an id that no rule has, or the id of a rule that no school can switch off.
    ///
    /// ## Why
    ///
    /// Otherwise a misspelt id would leave a finding in place, or a waiver without effect, and nobody would know why.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// rules:
    ///   vauge-target: error
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// rules:
    ///   vague-target: error
    /// ```
    UNKNOWN_RULE = "unknown-rule", Warning;

    /// A waiver that waives nothing.
    ///
    /// ## What it looks for
    ///
    /// An item of `waivers:` for a finding that the plan does not have, or does not have at that place.
    ///
    /// ## Why
    ///
    /// If a waiver outlives its finding, it will silence the next one, which may be a real problem for this child.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// waivers:
    ///   - rule: many-targets
    ///     reason: The parents asked for all six.
    ///     date: 2026-09-14
    /// ```
    UNUSED_WAIVER = "unused-waiver", Warning;
}

/// What a school and a plan decided about findings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Decisions {
    levels: Vec<LevelSetting>,
    waivers: Vec<Waiver>,
    faults: Vec<Finding>,
    /// What is not good enough to be final may still be a draft.
    draft: bool,
}

/// When a finding that can be waived is made: only then is it known whether a waiver of it waives anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FoundBy {
    /// When the plan is checked by itself.
    Check,
    /// When plans are compared with each other.
    Comparing,
    /// When copies are searched for what is another home's.
    Homes,
}

/// What an id is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// To set the rule's level.
    Set,
    /// To waive one of its findings.
    Waive,
}

/// A waiver of the plan.
#[derive(Debug, Clone)]
struct Waiver {
    rule: &'static Rule,
    at: String,
    reason: String,
    date: Option<NaiveDate>,
    by: String,
    place: Place,
    path: String,
    used: bool,
}

impl Decisions {
    /// What a plan says, its settings included.
    pub(super) fn of(plan: &SupportPlan<'_>, strictness: Strictness) -> Self {
        let draft = strictness == Strictness::Draft || plan.cycle.is(Status::Draft);
        let mut decisions = Self { draft, ..Self::default() };
        for (id, set) in plan.settings.levels.iter() {
            match rule(id, set.item, Purpose::Set) {
                Ok(rule) if !rule.is_adjustable() => {
                    decisions.faults.push(fixed(rule, set.item));
                }
                Ok(rule) => decisions.levels.push(level(rule, set)),
                Err(fault) => decisions.faults.push(fault),
            }
        }
        let limits = plan.settings.limits.iter();
        decisions.faults.extend(limits.filter_map(|(id, limit)| unknown_limit(id, limit.item)));
        for waiver in &plan.settings.waivers {
            let Some(named) = &waiver.rule else { continue };
            match rule(named, named.item, Purpose::Waive) {
                Ok(rule) => decisions.waivers.push(Waiver::of(rule, named.item, waiver)),
                Err(fault) => decisions.faults.push(fault),
            }
        }
        decisions
    }

    /// The levels that the school set, and what is wrong with what somebody wrote.
    pub(super) fn report(&self) -> Report {
        Report { findings: self.faults.clone(), levels: self.levels.clone(), waived: Vec::new() }
    }

    /// The places that findings on waivers may point at.
    pub(crate) fn places(&self) -> impl Iterator<Item = &Place> {
        let levels = self.levels.iter().map(|level| &level.place);
        levels.chain(self.waivers.iter().map(|waiver| &waiver.place))
    }

    /// Lets the plan's file go for an excerpt of it, once what is wrong with the decisions has been reported.
    pub(crate) fn move_to(&mut self, excerpt: &Excerpt) {
        self.faults.clear();
        let levels = self.levels.iter_mut().map(|level| &mut level.place);
        let waivers = self.waivers.iter_mut().map(|waiver| &mut waiver.place);
        levels.chain(waivers).for_each(|place| place.move_to(excerpt));
    }

    /// Gives findings their levels, and takes out those that the plan waives.
    pub(crate) fn apply(&mut self, found: Vec<Finding>, report: &mut Report) {
        for finding in found {
            if !finding.rule().is_waivable() {
                report.findings.push(finding);
                continue;
            }
            if let Some(waiver) = self.waivers.iter_mut().find(|waiver| waiver.covers(&finding)) {
                waiver.used = true;
                report.waived.push(waiver.waived(finding));
                continue;
            }
            if !finding.rule().is_adjustable() {
                report.findings.push(finding);
                continue;
            }
            let set = self.levels.iter().find(|level| level.rule == finding.rule());
            let level = match set {
                Some(LevelSetting { level: None, .. }) => continue,
                Some(LevelSetting { level: Some(level), .. }) => *level,
                None => finding.level(),
            };
            let level = if self.draft { level.min(Level::Warning) } else { level };
            report.findings.push(finding.with_level(level));
        }
    }

    /// Takes out what may be something of another home's and is accepted as none. Only a waiver does that which names
    /// the place and the date, and is in the file of the text: no school can waive it for all plans.
    pub(crate) fn accept(&mut self, found: Vec<Finding>, report: &mut Report) {
        for finding in found {
            match self.waivers.iter_mut().find(|waiver| waiver.lifts(&finding)) {
                Some(waiver) => {
                    waiver.used = true;
                    report.waived.push(waiver.waived(finding));
                }
                None => report.findings.push(finding),
            }
        }
    }

    /// The waivers that waived nothing, of what is found at this moment.
    pub(crate) fn unused(&self, found: FoundBy) -> impl Iterator<Item = Finding> {
        let unused = self.waivers.iter().filter(move |one| !one.used && one.found_by() == found);
        unused.map(Waiver::unused)
    }
}

impl Waiver {
    fn of(rule: &'static Rule, item: &Item, waiver: &model::Waiver<'_>) -> Self {
        let text =
            |text: Option<&Text<'_>>| text.map(|text| (**text).to_owned()).unwrap_or_default();
        Self {
            rule,
            at: text(waiver.at.as_ref()).trim().to_owned(),
            reason: text(waiver.reason.as_ref()).trim().to_owned(),
            date: waiver.date.map(|date| *date),
            by: text(waiver.by.as_ref()),
            place: item.place.clone(),
            path: item.path.clone(),
            used: false,
        }
    }

    /// Whether it is about this finding. One that names a place covers everything within it.
    fn covers(&self, finding: &Finding) -> bool {
        let place = finding.field_path().unwrap_or_default();
        let within = |rest: &str| rest.is_empty() || rest.starts_with(['.', '[']);
        // Without a reason nothing is accepted, and what only a waiver lifts not without its day either.
        self.rule == finding.rule()
            && (self.rule.is_adjustable() || self.date.is_some())
            && !self.reason.is_empty()
            && !wording::is_nothing(&self.reason)
            && (self.at.is_empty() || place.strip_prefix(self.at.as_str()).is_some_and(within))
    }

    /// When its findings are made.
    fn found_by(&self) -> FoundBy {
        if self.is_of_homes() {
            FoundBy::Homes
        } else if quality::is_across(self.rule) {
            FoundBy::Comparing
        } else {
            FoundBy::Check
        }
    }

    fn is_of_homes(&self) -> bool {
        self.rule == &MAY_NAME
    }

    /// Whether it accepts that a text may be about another home.
    fn lifts(&self, finding: &Finding) -> bool {
        let text = finding.file_name();
        let here = self.place.file().name() == text || Path::new(&text).ends_with(SETTINGS_FILE);
        self.is_of_homes()
            && self.date.is_some()
            && finding.field_path().is_some_and(|path| path == self.at)
            && here
            && self.covers(finding)
    }

    fn waived(&self, finding: Finding) -> Waived {
        Waived { finding, reason: self.reason.clone(), date: self.date, by: self.by.clone() }
    }

    fn unused(&self) -> Finding {
        let id = self.rule.id();
        if self.is_of_homes() && (self.at.is_empty() || self.date.is_none()) {
            return Finding::new(
                &UNUSED_WAIVER,
                format!("a waiver of `{id}` has to name one field and a date"),
            )
            .at(&self.place, "there is nothing for this waiver to waive")
            .path(&self.path)
            .hint(
                "add `at:` with the field, such as `at: targets[1].parent_part[1]`, and a `date:`",
            );
        }
        let place = if self.at.is_empty() { String::new() } else { format!(" at `{}`", self.at) };
        Finding::new(&UNUSED_WAIVER, format!("`{id}` finds nothing{place}"))
            .at(&self.place, "there is nothing for this waiver to waive")
            .path(&self.path)
            .hint("delete the waiver, or check its `rule` and `at`")
    }
}

/// The rule of an id that somebody wrote, or what is wrong with it.
fn rule(id: &str, item: &Item, purpose: Purpose) -> Result<&'static Rule, Finding> {
    let all = || quality::all().chain((purpose == Purpose::Waive).then_some(&MAY_NAME));
    if let Some(rule) = all().find(|rule| rule.id() == id) {
        return Ok(rule);
    }
    let homes = privacy::rules::ALL.iter().find(|rule| rule.id() == id);
    let fixed = homes.is_some()
        || [
            super::faults::ALL,
            super::kinds::ALL,
            super::log::ALL,
            super::split::ALL,
            super::times::ALL,
        ]
        .into_iter()
        .flatten()
        .any(|rule| rule.id() == id);
    let message = match homes {
        Some(rule) if *rule == &MAY_NAME => {
            format!("the level of `{id}` is fixed; it can only be waived, one text at a time")
        }
        Some(_) => format!("`{id}` always applies; it cannot be set or waived"),
        None if fixed => format!("`{id}` is not a quality rule, so it cannot be set or waived"),
        None => format!("there is no quality rule called `{id}`"),
    };
    let hint = match nearest(id, all().map(Rule::id)) {
        Some(near) if !fixed => format!("did you mean `{near}`?"),
        _ => {
            "`sendplan explain` lists all the rules; a star marks the ones that you can set".into()
        }
    };
    Err(Finding::new(&UNKNOWN_RULE, message).at(&item.place, "").path(&item.path).hint(hint))
}

/// The finding that a rule has one level in every school.
fn fixed(rule: &Rule, item: &Item) -> Finding {
    Finding::new(&UNKNOWN_RULE, format!("the level of `{}` is fixed", rule.id()))
        .at(&item.place, "")
        .path(&item.path)
        .hint("if it is wrong for one plan, say so in that plan under `waivers`, with a reason and a date")
}

/// The finding that no rule measures against a limit of this name.
fn unknown_limit(id: &str, item: &Item) -> Option<Finding> {
    if LIMITS.contains(&id) {
        return None;
    }
    let hint = nearest(id, LIMITS).map_or_else(
        || format!("the limits are {}", listed(LIMITS)),
        |near| format!("did you mean `{near}`?"),
    );
    Some(
        Finding::new(&UNKNOWN_RULE, format!("no rule has a limit called `{id}`"))
            .at(&item.place, "")
            .path(&item.path)
            .hint(hint),
    )
}

fn level(rule: &'static Rule, set: &Chosen<'_, RuleLevel>) -> LevelSetting {
    let level = match set.meaning {
        Some(RuleLevel::Error) => Some(Level::Error),
        Some(RuleLevel::Warning) => Some(Level::Warning),
        Some(RuleLevel::Note) => Some(Level::Note),
        Some(RuleLevel::Off) | None => None,
    };
    LevelSetting { rule, level, place: set.item.place.clone() }
}
