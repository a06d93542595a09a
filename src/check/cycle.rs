//! A cycle before this one, as far as the rules compare with it.

use chrono::NaiveDate;

use super::parts::{date, group, groups, item, items, measured, named, number, text};
use super::review::planned;
use crate::record::{Measured, Slots};
use crate::template::Role;

/// What a plan planned and what became of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cycle {
    /// Its first day.
    pub(crate) start: Option<NaiveDate>,
    /// Its term.
    pub(crate) term: String,
    /// Its targets.
    pub(crate) targets: Vec<PastTarget>,
    /// Its provision, each row with all that tells it from another.
    pub(crate) provision: Vec<String>,
    /// What the child said.
    pub(crate) voice: String,
    /// Whether it was reviewed.
    pub(crate) reviewed: bool,
    /// Whether specialists advised.
    pub(crate) specialists: bool,
    /// The share of the planned sessions that was given, if that is known.
    pub(crate) delivered: Option<f64>,
}

/// A target of a cycle before.
#[derive(Debug, Clone, Default)]
pub(crate) struct PastTarget {
    /// Its text.
    pub(crate) text: String,
    /// Where it started.
    pub(crate) baseline: Option<f64>,
    /// Where it should get to, and out of how many.
    pub(crate) success: (Option<f64>, Option<f64>),
    /// What the review says of it; empty without one.
    pub(crate) result: String,
    /// What the review changed.
    pub(crate) change: String,
    /// The provision that served it.
    pub(crate) rows: Vec<String>,
    /// Its teaching strategies.
    pub(crate) strategies: Vec<String>,
}

impl PastTarget {
    /// Whether the review says that it was reached.
    pub(crate) fn is_met(&self) -> bool {
        matches!(self.result.as_str(), "met" | "exceeded")
    }
}

impl Cycle {
    /// What the sections of a plan say.
    pub(crate) fn of(sections: &Slots) -> Self {
        let results = sections.by_role(Role::TargetResults);
        let targets = groups(sections.by_role(Role::Target)).map(|target| {
            let id = target.item("id").map(|item| item.value.plain()).unwrap_or_default();
            let reviewed = groups(results).find(|result| text(result, Role::ReviewedTarget) == id);
            let of = |role| reviewed.map(|result| text(result, role)).unwrap_or_default();
            let (baseline, success) = values(target);
            let text = text(target, Role::TargetText);
            PastTarget {
                text,
                baseline,
                success,
                result: of(Role::Result),
                change: of(Role::Change),
                rows: rows_for(sections, &id),
                strategies: strategies(target),
            }
        });
        let voice = sections.by_role(Role::PupilVoice).and_then(|item| match &item.value {
            crate::record::Value::Group(voice) => said(voice),
            _ => None,
        });
        let plain = |role| sections.by_role(role).map(|item| item.value.plain());
        Self {
            start: date(sections.by_role(Role::CycleStart)),
            term: plain(Role::Term).unwrap_or_default(),
            targets: targets.collect(),
            provision: groups(sections.by_role(Role::ProvisionRow)).map(row).collect(),
            voice: voice.unwrap_or_default(),
            reviewed: sections.by_role(Role::Review).is_some(),
            specialists: sections.by_role(Role::Agencies).is_some(),
            delivered: delivered(sections),
        }
    }

    /// Whether at least one target was reached.
    pub(crate) fn any_met(&self) -> bool {
        self.targets.iter().any(PastTarget::is_met)
    }
}

/// The share of the planned sessions that a review says were given.
fn delivered(sections: &Slots) -> Option<f64> {
    let rows = sections.by_role(Role::ProvisionRow);
    let (mut wanted, mut given) = (0.0, 0.0);
    for delivery in groups(sections.by_role(Role::Delivery)) {
        let row = named(delivery, Role::DeliveredRow, rows);
        let all = number(item(delivery, Role::Planned)).or_else(|| planned(row?));
        if let (Some(all), Some(count)) = (all, number(item(delivery, Role::Delivered))) {
            wanted += all;
            given += count;
        }
    }
    (wanted > 0.0).then(|| given / wanted)
}

/// Where a target starts, where it should get to, and out of how many.
pub(crate) fn values(target: &Slots) -> (Option<f64>, (Option<f64>, Option<f64>)) {
    let of = |role| group(target, role).and_then(|group| measured(item(group, Role::NumberValue)));
    let (baseline, value) = (of(Role::Baseline), of(Role::Success));
    let out_of = out_of(target);
    match (baseline, value) {
        // What cannot be held against each other is reported as such.
        (Some(one), Some(other)) => match Measured::alike(&[one, other]).as_deref() {
            Some([baseline, value]) => (Some(*baseline), (Some(*value), out_of)),
            _ => (None, (None, out_of)),
        },
        _ => (baseline.map(Measured::amount), (value.map(Measured::amount), out_of)),
    }
}

/// Out of how many a target's values are, as one of its fields or one of its values says.
pub(crate) fn out_of(target: &Slots) -> Option<f64> {
    let success = group(target, Role::Success);
    let said = success.and_then(|group| number(item(group, Role::OutOf)));
    let values = [Role::Success, Role::Baseline]
        .into_iter()
        .filter_map(|role| measured(item(group(target, role)?, Role::NumberValue))?.out_of());
    said.or_else(|| values.into_iter().next())
}

/// The child's words in a group of its voice.
pub(crate) fn said(voice: &Slots) -> Option<String> {
    let words = item(voice, Role::Quote).or_else(|| item(voice, Role::ChildText))?;
    Some(words.value.plain())
}

/// All that tells one row of provision from another: programme, what happens, how much, for how many. Who gives it is no
/// change, nor is a full stop.
pub(crate) fn row(row: &Slots) -> String {
    let parts = [
        Role::Programme,
        Role::ProvisionText,
        Role::GroupSize,
        Role::Minutes,
        Role::TimesPerWeek,
        Role::Frequency,
    ];
    parts.map(|role| plain(&text(row, role))).join("|")
}

/// A text by its letters and figures alone.
fn plain(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The rows of a plan that serve a target.
pub(crate) fn rows_for(sections: &Slots, target: &str) -> Vec<String> {
    let serves = |group: &&Slots| {
        items(item(group, Role::ServedTargets)).iter().any(|item| item.value.plain() == target)
    };
    groups(sections.by_role(Role::ProvisionRow)).filter(serves).map(row).collect()
}

/// The strategies of a target, by their letters.
pub(crate) fn strategies(target: &Slots) -> Vec<String> {
    items(item(target, Role::Strategies)).iter().map(|item| plain(&item.value.plain())).collect()
}
