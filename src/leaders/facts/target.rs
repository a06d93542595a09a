//! A target -> what leaders' documents count of it.

use crate::leaders::value::Word;
use crate::model::{Amount, SupportPlan, Target};
use crate::record::Measured;
use crate::template::{Outcome, SetBy};

/// What leaders' documents know of a target.
#[derive(Debug, Clone, Default)]
pub(crate) struct TargetFacts {
    /// The short name that rows refer to.
    pub(crate) id: String,
    /// What it is called, if leaders may read that.
    pub(crate) title: String,
    /// The broad area of the need that it answers, or else of the main need.
    pub(crate) area: Option<Word>,
    /// The school's priority that it serves, by its id.
    pub(crate) priority: String,
    /// Who set it.
    pub(crate) set_by: Option<SetBy>,
    /// Its value at the start, now and to be reached, as written.
    pub(crate) values: TargetValues,
    /// What became of it.
    pub(crate) outcome: Option<Outcome>,
    /// How much of the way from the start to the goal was gone, 1 being all of it.
    pub(crate) share: Option<f64>,
    /// Why it was not met.
    pub(crate) why_not: Option<Word>,
    /// What is to become of it.
    pub(crate) decision: Option<Word>,
}

/// The values of a target as written, empty where there is none.
#[derive(Debug, Clone, Default)]
pub(crate) struct TargetValues {
    /// At the start.
    pub(crate) start: String,
    /// As last measured: at the review, or in the middle of the term.
    pub(crate) now: String,
    /// To be reached.
    pub(crate) goal: String,
    /// Their unit.
    pub(crate) unit: String,
}

impl TargetFacts {
    pub(super) fn of(target: &Target<'_>, plan: &SupportPlan<'_>, seen: &SupportPlan<'_>) -> Self {
        let id = target.id.as_deref().unwrap_or_default();
        let shown = seen.target(id);
        let result = plan.result_of(target);
        let need = shown.and_then(|target| seen.need_of(target)).and_then(|need| need.area);
        let last = result.and_then(|result| result.value).or(target.latest());
        let chosen = shown.and_then(|target| target.priority.as_ref());
        Self {
            id: id.to_owned(),
            title: shown.and_then(Target::short).unwrap_or_default().to_owned(),
            area: need.or(seen.area).as_ref().map(Word::of),
            priority: chosen.map(|id| (**id).to_owned()).unwrap_or_default(),
            set_by: target.set_by.and_then(|who| who.meaning),
            values: shown.map(|target| values(target, seen)).unwrap_or_default(),
            outcome: result.and_then(|result| result.outcome?.meaning),
            share: share(target.start(), last, target.goal()),
            why_not: result.and_then(|result| result.why_not.as_ref()).map(Word::of),
            decision: result.and_then(|result| result.decision.as_ref()).map(Word::of),
        }
    }
}

/// The values that leaders may read.
fn values(target: &Target<'_>, seen: &SupportPlan<'_>) -> TargetValues {
    let words = |value: Option<Amount<'_>>| {
        value.map(|value| value.get().words().to_owned()).unwrap_or_default()
    };
    let result = seen.result_of(target).and_then(|result| result.value);
    TargetValues {
        start: words(target.start()),
        now: words(result.or(target.latest())),
        goal: words(target.goal()),
        unit: target.unit().to_owned(),
    }
}

/// How much of the way from the start to the goal was gone; `None` where the values cannot be compared.
fn share(
    start: Option<Amount<'_>>,
    last: Option<Amount<'_>>,
    goal: Option<Amount<'_>>,
) -> Option<f64> {
    let values = [start?.get(), last?.get(), goal?.get()];
    let amounts = Measured::alike(&values)?;
    let &[start, last, goal] = amounts.as_slice() else { return None };
    let way = goal - start;
    (way != 0.0).then(|| (last - start) / way)
}
