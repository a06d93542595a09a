//! A cycle before this one, as far as the rules compare with it.

use chrono::NaiveDate;

use crate::model::{Figures, ProvisionRow, SupportPlan, Target, plain};
use crate::template::Outcome;

/// What a plan planned and what became of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cycle {
    /// Its first day.
    pub(crate) start: Option<NaiveDate>,
    /// Its term.
    pub(crate) term: String,
    /// Its targets.
    pub(crate) targets: Vec<PastTarget>,
    /// Its provision, each row with all that distinguishes it from another.
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
    pub(crate) figures: Figures,
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
            figures: target.figures(),
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
