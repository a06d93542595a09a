//! `result-differs`: a result in words that its value does not bear out.

use super::super::Subject;
use crate::check::quality::quality;
use crate::finding::{Finding, Level};
use crate::model::{Amount, Chosen, SupportPlan, Target};
use crate::record::{Measured, MeasuredKind};
use crate::template::Outcome;
use crate::wording;

quality! {
    /// A result does not agree with its value and its goal.
    ///
    /// ## What it looks for
    ///
    /// In a review, and among the results of the plan before: `met` or `exceeded` with a value short of the goal, `exceeded`
    /// with a value that is no more than the goal, `not_yet` or `partly` with one that reaches it, `partly` with one that is no
    /// better than the start. A value that is more than it is out of, or ten times the goal. Where the goal lies below the
    /// start, less is better.
    ///
    /// ## Why
    ///
    /// The child and the parents read the word; the bar beside it shows the value. One of the two says something untrue.
    ///
    /// ## Example
    ///
    /// ```yaml,fail
    /// previous_results:
    ///   - {target: T1, text: Sam writes the first sentence in 8 of 10 lessons., result: met, baseline: 3, value: 4, goal: 8}
    /// ```
    ///
    /// ## Instead
    ///
    /// ```yaml,pass
    /// previous_results:
    ///   - {target: T1, text: Sam writes the first sentence in 8 of 10 lessons., result: partly, baseline: 3, value: 4, goal: 8}
    /// ```
    "result-differs", Error, look
}

/// What is said of one target: the value, and what it is held against.
struct Said<'a> {
    value: Amount<'a>,
    ends: Ends<'a>,
}

/// What a value is held against.
struct Ends<'a> {
    baseline: Option<&'a Measured>,
    goal: Option<&'a Measured>,
    of: Option<f64>,
    /// Whether less is better by the target's own words.
    less: bool,
    /// Whether the goal asks for more than the value says, such as two days.
    occasions: bool,
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    for target in &plan.targets {
        for value in [target.start(), target.latest()].into_iter().flatten() {
            found.extend(beyond(value, target.out_of()));
        }
    }
    for result in &plan.review.results {
        let Some(target) = plan.reviewed(result) else { continue };
        let ends = Ends {
            baseline: target.start().map(|start| start.get()),
            goal: target.goal().map(|goal| goal.get()),
            of: target.out_of(),
            less: is_less(subject, target),
            occasions: target.has_occasions(),
        };
        found.extend(judge(plan, result.outcome, result.value, ends));
    }
    for past in &plan.past_results {
        let goal = past.goal.map(|goal| goal.get());
        let ends = Ends {
            baseline: past.baseline.map(|start| start.get()),
            goal,
            of: goal.and_then(Measured::out_of),
            less: false,
            occasions: true,
        };
        found.extend(judge(plan, past.outcome, past.value, ends));
    }
}

/// Whether less is better by a target's words.
fn is_less(subject: &Subject<'_>, target: &Target<'_>) -> bool {
    target.text.as_ref().is_some_and(|said| {
        let amount = target.goal().map(|goal| goal.amount()).unwrap_or_default();
        subject.read(said.item, |said| wording::less_is_better(said, target.unit(), amount))
    })
}

/// What is found on a result and its value.
fn judge(
    plan: &SupportPlan<'_>,
    outcome: Option<Chosen<'_, Outcome>>,
    value: Option<Amount<'_>>,
    ends: Ends<'_>,
) -> Option<Finding> {
    let (outcome, value) = (outcome?, value?);
    let said = Said { value, ends };
    beyond(value, said.ends.of).or_else(|| slip(&said)).or_else(|| differs(plan, &said, outcome))
}

/// More than it is out of.
fn beyond(value: Amount<'_>, of: Option<f64>) -> Option<Finding> {
    let counts = matches!(value.kind(), MeasuredKind::Number | MeasuredKind::Share);
    let of = of.or(value.out_of()).filter(|of| counts && value.amount() > *of)?;
    let message =
        format!("`{}` is {}, more than the {of} it is out of", value.path(), value.short());
    Some(RULE.at(value.item, message).hint("check both figures: is there a digit too many?"))
}

/// Ten times the goal and more.
fn slip(said: &Said<'_>) -> Option<Finding> {
    let (start, goal, now) = amounts(said)?;
    let most = goal.max(start.unwrap_or(goal));
    let counts = matches!(said.value.kind(), MeasuredKind::Number | MeasuredKind::Share);
    (counts && most > 0.0 && now >= most * 10.0).then(|| {
        let message = format!("{} is ten times the goal and more", said.value.words());
        RULE.at(said.value.item, message)
            .with_level(Level::Warning)
            .hint("is there a digit too many, or is it another unit?")
    })
}

/// Start, goal and value as they can be compared; the start is not always given.
fn amounts(said: &Said<'_>) -> Option<(Option<f64>, f64, f64)> {
    let goal = said.ends.goal?;
    let all: Vec<&Measured> =
        [Some(goal), Some(said.value.get()), said.ends.baseline].into_iter().flatten().collect();
    let amounts = Measured::alike(&all)?;
    Some((amounts.get(2).copied(), *amounts.first()?, *amounts.get(1)?))
}

fn differs(
    plan: &SupportPlan<'_>,
    said: &Said<'_>,
    outcome: Chosen<'_, Outcome>,
) -> Option<Finding> {
    let (start, goal, now) = amounts(said)?;
    let down = match start {
        Some(start) if (start - goal).abs() > f64::EPSILON => goal < start,
        _ => said.ends.less,
    };
    let (reached, beyond) =
        if down { (now <= goal, now < goal) } else { (now >= goal, now > goal) };
    let better = start.is_none_or(|start| if down { now < start } else { now > start });
    let label = outcome.label.to_lowercase();
    let word = |meaning| plan.word_for(meaning);
    let (value, aim) = (said.value.words(), said.ends.goal?);
    let than = if down { "more" } else { "less" };
    let (level, why, hint) = match outcome.meaning? {
        Outcome::Met | Outcome::Exceeded if !reached => (
            Level::Error,
            format!("{value} is {than} than the goal, {aim}"),
            format!(
                "check the value and the goal; `{}` is a good result too",
                word(Outcome::Partly)
            ),
        ),
        Outcome::Exceeded if !beyond => (
            Level::Warning,
            format!("{value} is just the goal"),
            format!("write `{}`, or give the value that goes beyond it", word(Outcome::Met)),
        ),
        own @ (Outcome::NotYet | Outcome::Partly) if reached => (
            match (own, said.ends.occasions) {
                (Outcome::NotYet, false) => Level::Error,
                (Outcome::Partly, true) => Level::Note,
                _ => Level::Warning,
            },
            format!("{value} reaches the goal, {aim}"),
            format!(
                "write `{}`; or give the value of the part that is still to come, and say which it is in `evidence`",
                word(Outcome::Met)
            ),
        ),
        Outcome::Partly if !better => (
            Level::Warning,
            format!("{value} is no better than the start, {}", said.ends.baseline?),
            format!("check both values, or write `{}`", word(Outcome::NotYet)),
        ),
        _ => return None,
    };
    Some(
        RULE.at(outcome.item, format!("the result is “{label}”, but {why}"))
            .with_level(level)
            .related(said.value.place(), "the value")
            .hint(hint),
    )
}
