//! A cycle before this one, as far as the rules compare with it.

use chrono::NaiveDate;

use super::parts::{group, item, measured, number, text};
use crate::model::{ProvisionRow, Span, SupportPlan, Target, plain};
use crate::record::{Measured, Slots};
use crate::template::{Outcome, Role};

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
    /// Where it started and where it should get to.
    pub(crate) span: Span,
    /// What the review says of it.
    pub(crate) outcome: Option<Outcome>,
    /// What the review changed.
    pub(crate) change: String,
    /// The provision that served it.
    pub(crate) rows: Vec<String>,
    /// Its teaching strategies.
    pub(crate) strategies: Vec<String>,
}

impl Cycle {
    /// What a plan says.
    pub(crate) fn of(plan: &SupportPlan<'_>) -> Self {
        let voice = plan.voice.as_ref().and_then(|voice| voice.words());
        Self {
            start: plan.cycle.start.map(|start| *start),
            term: plan.cycle.term.map(|term| term.id.to_owned()).unwrap_or_default(),
            targets: plan.targets.iter().map(|target| PastTarget::of(plan, target)).collect(),
            provision: plan.provision.iter().map(ProvisionRow::fingerprint).collect(),
            voice: voice.map(|words| (**words).to_owned()).unwrap_or_default(),
            reviewed: plan.is_reviewed(),
            specialists: plan.agencies.item.is_some(),
            delivered: plan.share_delivered(),
        }
    }

    /// Whether at least one target was reached.
    pub(crate) fn any_met(&self) -> bool {
        self.targets.iter().any(|target| target.outcome.is_some_and(Outcome::is_met))
    }
}

impl PastTarget {
    fn of(plan: &SupportPlan<'_>, target: &Target<'_>) -> Self {
        let result = plan.result_of(target);
        let change = result.and_then(|result| result.change.as_deref());
        Self {
            text: target.text.as_deref().unwrap_or_default().to_owned(),
            span: target.span(),
            outcome: result.and_then(|result| result.outcome?.meaning),
            change: change.unwrap_or_default().to_owned(),
            rows: plan.rows_for(target).map(ProvisionRow::fingerprint).collect(),
            strategies: strategies(target),
        }
    }
}

/// The strategies of a target, by their letters.
pub(crate) fn strategies(target: &Target<'_>) -> Vec<String> {
    target.strategies.iter().map(|strategy| plain(strategy)).collect()
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
