//! `result-differs`: a result in words that its value does not bear out.

use crate::finding::{Finding, Level};
use crate::model::{Amount, Chosen, SupportPlan, Target};
use crate::record::{Measured, MeasuredKind};
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::template::Outcome;
use crate::wording;

quality! {
    /// A result does not agree with its value and its goal.
    ///
    /// ## What it looks for
    ///
    /// In a review, and in the results of the plan before: `met` or `exceeded` with a value short of the goal;
    /// `exceeded` with a value no better than the goal; `not_yet` or `partly` with a value that reaches it; `partly`
    /// with a value no better than the start; a value higher than its own maximum, or ten times the goal. If the goal
    /// is below the start, less is better.
    ///
    /// ## Why
    ///
    /// The child and the parents read the word; the bar beside it shows the value. One of them is untrue.
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

/// What is said of one target: word and value, and what the value is compared with.
struct Said<'a> {
    outcome: Chosen<'a, Outcome>,
    value: Amount<'a>,
    ends: Ends<'a>,
}

/// What a value is compared with.
struct Ends<'a> {
    baseline: Option<Amount<'a>>,
    goal: Option<Amount<'a>>,
    of: Option<f64>,
    /// Whether less is better by the target's own words.
    less: bool,
    occasions: Occasions,
}

/// Whether a goal asks for more than its value says, such as two days.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Occasions {
    /// It does, or nobody knows.
    Named,
    /// It does not.
    None,
}

/// Start, goal and value in one measure; the start is not always given.
struct Compared {
    start: Option<f64>,
    goal: f64,
    now: f64,
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
        found.extend(judge(plan, result.outcome, result.value, Ends::of(subject, target)));
    }
    for past in &plan.past_results {
        let (baseline, goal) = (past.baseline, past.goal);
        let of = goal.and_then(|goal| goal.out_of());
        let ends = Ends { baseline, goal, of, less: false, occasions: Occasions::Named };
        found.extend(judge(plan, past.outcome, past.value, ends));
    }
}

impl<'a> Ends<'a> {
    /// What the results of a target are compared with.
    fn of(subject: &Subject<'_>, target: &Target<'a>) -> Self {
        let goal = target.goal();
        let less = target.text.as_ref().is_some_and(|text| {
            let amount = goal.map(|goal| goal.amount()).unwrap_or_default();
            subject.read(text.item, |said| wording::less_is_better(said, target.unit(), amount))
        });
        let occasions = if target.has_occasions() { Occasions::Named } else { Occasions::None };
        Self { baseline: target.start(), goal, of: target.out_of(), less, occasions }
    }
}

impl Said<'_> {
    /// Its values, where they can be compared.
    fn compared(&self) -> Option<Compared> {
        let all = [Some(self.ends.goal?), Some(self.value), self.ends.baseline];
        let all: Vec<&Measured> = all.into_iter().flatten().map(|value| value.get()).collect();
        match *Measured::alike(&all)? {
            [goal, now, start] => Some(Compared { start: Some(start), goal, now }),
            [goal, now] => Some(Compared { start: None, goal, now }),
            _ => None,
        }
    }
}

fn judge<'a>(
    plan: &SupportPlan<'_>,
    outcome: Option<Chosen<'a, Outcome>>,
    value: Option<Amount<'a>>,
    ends: Ends<'a>,
) -> Option<Finding> {
    let said = Said { outcome: outcome?, value: value?, ends };
    beyond(said.value, said.ends.of).or_else(|| slip(&said)).or_else(|| differs(plan, &said))
}

/// More than there is to count.
fn beyond(value: Amount<'_>, of: Option<f64>) -> Option<Finding> {
    let counts = matches!(value.kind(), MeasuredKind::Number | MeasuredKind::Share);
    let of = of.or(value.out_of()).filter(|of| counts && value.amount() > *of)?;
    let message =
        format!("`{}` is {}, more than the {of} it is out of", value.path(), value.short());
    Some(RULE.at(value.item, message).hint("check both figures: is there a digit too many?"))
}

/// Ten times the goal and more.
fn slip(said: &Said<'_>) -> Option<Finding> {
    let Compared { start, goal, now } = said.compared()?;
    let most = goal.max(start.unwrap_or(goal));
    let counts = matches!(said.value.kind(), MeasuredKind::Number | MeasuredKind::Share);
    (counts && most > 0.0 && now >= most * 10.0).then(|| {
        let message = format!("{} is at least ten times the goal", *said.value);
        RULE.at(said.value.item, message)
            .with_level(Level::Warning)
            .hint("is there a digit too many, or is it another unit?")
    })
}

/// A word that the value does not bear out.
fn differs(plan: &SupportPlan<'_>, said: &Said<'_>) -> Option<Finding> {
    let Compared { start, goal, now } = said.compared()?;
    let down = match start {
        Some(start) if (start - goal).abs() > f64::EPSILON => goal < start,
        _ => said.ends.less,
    };
    let (reached, beyond) =
        if down { (now <= goal, now < goal) } else { (now >= goal, now > goal) };
    let better = start.is_none_or(|start| if down { now < start } else { now > start });
    let outcome = said.outcome.meaning?;
    let word = |meaning| plan.word_for(meaning);
    let (value, aim) = (*said.value, *said.ends.goal?);
    let than = if down { "more" } else { "less" };
    let (level, why, hint) = match outcome {
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
            format!("{value} is exactly the goal"),
            format!("write `{}`, or give the value that goes beyond it", word(Outcome::Met)),
        ),
        Outcome::NotYet | Outcome::Partly if reached => (
            match (outcome, said.ends.occasions) {
                (Outcome::NotYet, Occasions::None) => Level::Error,
                (Outcome::Partly, Occasions::Named) => Level::Note,
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
            format!("{value} is no better than the start, {}", *said.ends.baseline?),
            format!("check both values, or write `{}`", word(Outcome::NotYet)),
        ),
        _ => return None,
    };
    let label = said.outcome.label.to_lowercase();
    Some(
        RULE.at(said.outcome.item, format!("the result is “{label}”, but {why}"))
            .with_level(level)
            .related(said.value.place(), "the value")
            .hint(hint),
    )
}
