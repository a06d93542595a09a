//! `result-differs`: a result in words that its value does not bear out.

use super::super::Subject;
use super::super::cycle::out_of;
use super::super::parts::{group, item, measured, named, text};
use crate::check::quality::quality;
use crate::finding::{Finding, Level};
use crate::record::{Item, Measured, MeasuredKind, Slots, Value};
use crate::template::Role;
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

/// What is said of one target: the value, and what it is held against.
struct Said<'a> {
    value: &'a Item,
    amount: &'a Measured,
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
    for target in subject.groups(Role::Target) {
        for role in [Role::Baseline, Role::Now] {
            let value = group(target, role).and_then(|group| item(group, Role::NumberValue));
            let (Some(value), Some(amount)) = (value, measured(value)) else { continue };
            found.extend(beyond(value, amount, out_of(target)));
        }
    }
    for result in subject.groups(Role::TargetResults) {
        let Some(target) = named(result, Role::ReviewedTarget, subject.by_role(Role::Target))
        else {
            continue;
        };
        let of =
            |role| group(target, role).and_then(|group| measured(item(group, Role::NumberValue)));
        let goal = of(Role::Success);
        let (less, occasions) = asked(subject, target, goal);
        let (baseline, of) = (of(Role::Baseline), out_of(target));
        judge(result, Ends { baseline, goal, of, less, occasions }, found);
    }
    for past in subject.groups(Role::PreviousResults) {
        let (baseline, goal) =
            (measured(item(past, Role::PastBaseline)), measured(item(past, Role::PastGoal)));
        let of = goal.and_then(Measured::out_of);
        judge(past, Ends { baseline, goal, of, less: false, occasions: true }, found);
    }
}

/// Whether less is better by a target's words, and whether its goal names occasions besides the value.
fn asked(subject: &Subject<'_>, target: &Slots, goal: Option<&Measured>) -> (bool, bool) {
    let success = group(target, Role::Success);
    let unit = success.map(|group| text(group, Role::Unit)).unwrap_or_default();
    let less = item(target, Role::TargetText).is_some_and(|said| {
        let amount = goal.map(Measured::amount).unwrap_or_default();
        subject.read(said, |said| wording::less_is_better(said, &unit, amount))
    });
    let known = [Role::NumberValue, Role::OutOf, Role::Unit].map(Some);
    let occasions = success.is_some_and(|group| {
        let mut texts = group.iter().filter(|slot| !known.contains(&slot.role()));
        texts.any(|slot| slot.item.is_some() && slot.id() != "exit")
    });
    (less, occasions)
}

fn judge(result: &Slots, ends: Ends<'_>, found: &mut Vec<Finding>) {
    let (Some(word), Some(value)) = (item(result, Role::Result), item(result, Role::ResultValue))
    else {
        return;
    };
    let Some(amount) = measured(Some(value)) else { return };
    let said = Said { value, amount, ends };
    found.extend(
        beyond(value, amount, said.ends.of)
            .or_else(|| slip(&said))
            .or_else(|| differs(&said, word)),
    );
}

/// More than there is to count.
fn beyond(value: &Item, amount: &Measured, of: Option<f64>) -> Option<Finding> {
    let counts = matches!(amount.kind(), MeasuredKind::Number | MeasuredKind::Share);
    let of = of.or(amount.out_of()).filter(|of| counts && amount.amount() > *of)?;
    let message =
        format!("`{}` is {}, more than the {of} it is out of", value.path, amount.short());
    Some(RULE.at(value, message).hint("check both figures: is there a digit too many?"))
}

/// Ten times the goal and more.
fn slip(said: &Said<'_>) -> Option<Finding> {
    let (start, goal, now) = amounts(said)?;
    let most = goal.max(start.unwrap_or(goal));
    let counts = matches!(said.amount.kind(), MeasuredKind::Number | MeasuredKind::Share);
    (counts && most > 0.0 && now >= most * 10.0).then(|| {
        let message = format!("{} is ten times the goal and more", said.amount);
        RULE.at(said.value, message)
            .with_level(Level::Warning)
            .hint("is there a digit too many, or is it another unit?")
    })
}

/// Start, goal and value as they can be compared; the start is not always given.
fn amounts(said: &Said<'_>) -> Option<(Option<f64>, f64, f64)> {
    let goal = said.ends.goal?;
    let all: Vec<&Measured> =
        [Some(goal), Some(said.amount), said.ends.baseline].into_iter().flatten().collect();
    let amounts = Measured::alike(&all)?;
    Some((amounts.get(2).copied(), *amounts.first()?, *amounts.get(1)?))
}

fn differs(said: &Said<'_>, word: &Item) -> Option<Finding> {
    let (start, goal, now) = amounts(said)?;
    let down = match start {
        Some(start) if (start - goal).abs() > f64::EPSILON => goal < start,
        _ => said.ends.less,
    };
    let (reached, beyond) =
        if down { (now <= goal, now < goal) } else { (now >= goal, now > goal) };
    let better = start.is_none_or(|start| if down { now < start } else { now > start });
    let (id, label) = match &word.value {
        Value::Choice { id, label, .. } => (id.as_str(), label.to_lowercase()),
        _ => return None,
    };
    let (value, aim) = (said.amount, said.ends.goal?);
    let than = if down { "more" } else { "less" };
    let (level, why, hint) = match id {
        "met" | "exceeded" if !reached => (
            Level::Error,
            format!("{value} is {than} than the goal, {aim}"),
            "check the value and the goal; `partly` is a good result too",
        ),
        "exceeded" if !beyond => (
            Level::Warning,
            format!("{value} is just the goal"),
            "write `met`, or give the value that goes beyond it",
        ),
        "not_yet" | "partly" if reached => (
            match (id, said.ends.occasions) {
                ("not_yet", false) => Level::Error,
                ("partly", true) => Level::Note,
                _ => Level::Warning,
            },
            format!("{value} reaches the goal, {aim}"),
            "write `met`; or give the value of the part that is still to come, and say which it is in `evidence`",
        ),
        "partly" if !better => (
            Level::Warning,
            format!("{value} is no better than the start, {}", said.ends.baseline?),
            "check both values, or write `not_yet`",
        ),
        _ => return None,
    };
    Some(
        RULE.at(word, format!("the result is “{label}”, but {why}"))
            .with_level(level)
            .related(&said.value.place, "the value")
            .hint(hint),
    )
}
