//! `figures-differ`: a sentence that says another figure than the field beside it.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::Subject;
use crate::finding::Finding;
use crate::model::{Amount, SupportPlan, Target, TargetReview, words_for_child};
use crate::record::{Item, Measured, MeasuredKind, Slots, Value};
use crate::rules::quality::quality;
use crate::template::Role;
use crate::wording::word_list;
use crate::wording::{self, Count, Sentence};

quality! {
    /// A sentence and a field give different figures for one thing.
    ///
    /// ## What it looks for
    ///
    /// The figures in a target's text (16 of 20, 80%, from 6 to 12, eight out of ten, By 7 December) against its
    /// `success`, its `baseline` and the day of its review; those in the child's words against the goal; the `text` of
    /// a baseline against its `value`; those in a need against the baseline of its target; and those in a review's
    /// evidence against the value. Proportions are compared as such: 80% is 8 of 10.
    ///
    /// ## Why
    ///
    /// The sentence is printed above the bar, which is drawn from the fields. If they differ, the family cannot know
    /// which was agreed.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].text: By 7 December 2026 Sam will write the first sentence of a task within 3 minutes of the start, by himself, in 9 of 10 writing lessons.
    /// #                                                                                                                             ^^^^^^^
    /// ```
    ///
    /// ```edit,fail
    /// targets[1].success.value: 9
    /// ```
    ///
    /// ```edit,fail
    /// targets[3].baseline.value: 4
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].success.value: 8
    /// ```
    "figures-differ", Warning, look
}

/// What the figures of a sentence are compared with.
struct Fields<'a> {
    /// The goal, or another value.
    value: f64,
    said: &'a Measured,
    of: Option<f64>,
    /// The words of the unit.
    unit: Vec<String>,
    percent: bool,
}

impl<'a> Fields<'a> {
    /// A value of a target as figures; nothing for words of a scale and ages.
    fn of(target: &Target<'_>, value: Option<Amount<'a>>) -> Option<Self> {
        let said = value?.get();
        if matches!(said.kind(), MeasuredKind::Age | MeasuredKind::Word) {
            return None;
        }
        let unit = target.unit();
        let percent = said.kind() == MeasuredKind::Percent
            || unit.contains('%')
            || unit.to_lowercase().contains("per cent")
            || unit.to_lowercase().contains("percent");
        let of = if percent { Some(100.0) } else { target.out_of() };
        Some(Self { value: said.amount(), said, of, unit: wording::unit_words(unit), percent })
    }

    /// Whether a figure says the same: the number, on the same base if both have one, or the same share.
    fn agrees(&self, count: &Count) -> bool {
        let same = |one: f64, other: f64| (one - other).abs() < 1e-6;
        let base = match (count.of, self.of) {
            (Some(one), Some(other)) => same(one, other),
            _ => true,
        };
        let share = self.of.filter(|of| *of > 0.0).map(|of| self.value / of);
        (same(count.value, self.value) && base)
            || share.zip(count.share()).is_some_and(|(one, other)| same(one, other))
    }

    /// Whether a figure has the base of the field, so that it speaks of the same thing.
    fn shares_base(&self, count: &Count) -> bool {
        count.of.zip(self.of).is_some_and(|(one, other)| (one - other).abs() < 1e-6)
    }

    /// Whether a figure counts the field's unit.
    fn counts_unit(&self, count: &Count) -> bool {
        self.unit.iter().any(|unit| count.what.contains(unit))
    }

    /// The field in words: `18 out of 20`.
    fn words(&self) -> String {
        match self.of {
            Some(of) if !self.percent && self.said.out_of().is_none() => {
                format!("{} out of {of}", self.said)
            }
            Some(_) if self.percent && self.said.kind() != MeasuredKind::Percent => {
                format!("{}%", self.said)
            }
            _ => self.said.to_string(),
        }
    }

    /// The figure of a sentence that contradicts the field; `besides` are those that say something else of it.
    fn against<'c>(&self, counts: &'c [Count], besides: &[Count]) -> Option<&'c Count> {
        let open = || {
            counts.iter().filter(|count| {
                !besides.iter().any(|other| other.value == count.value && other.of == count.of)
            })
        };
        let based = || open().filter(|count| self.shares_base(count));
        if based().next().is_some() {
            return if based().any(|count| self.agrees(count)) {
                None
            } else {
                based().next_back()
            };
        }
        if counts.iter().any(|count| self.agrees(count)) {
            return None;
        }
        let unit = open().rfind(|count| self.counts_unit(count));
        unit.or_else(|| open().find(|count| count.of.is_some()))
    }
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    for target in &plan.targets {
        let (baseline, goal) = (target.start(), target.goal());
        if let Some(said) = &target.text {
            found.extend(subject.read(said.item, |text| day(plan, target, said.item, text)));
            if let Some(fields) = Fields::of(target, goal) {
                let sentence = |text: &Sentence<'_>| sentence(target, said.item, text, &fields);
                found.extend(subject.read(said.item, sentence));
            }
        }
        if let Some(fields) = Fields::of(target, baseline) {
            found.extend(start(target, &fields));
            found.extend(need(subject, target, &fields));
        }
        if let Some(fields) = Fields::of(target, goal) {
            found.extend(child(target.fields, &fields));
        }
    }
    for result in &plan.review.results {
        let Some(target) = plan.reviewed(result) else { continue };
        let Some(fields) = Fields::of(target, result.value) else { continue };
        found.extend(evidence(subject, result, &fields));
        found.extend(child(result.fields, &fields));
    }
}

/// The text of a target against its goal and its baseline.
fn sentence(
    target: &Target<'_>,
    said: &Item,
    text: &Sentence<'_>,
    fields: &Fields<'_>,
) -> Option<Finding> {
    let baseline = target.start().map(|start| start.get());
    let counts = wording::counts(text);
    if let (Some((from, to, range)), Some(start)) = (wording::from_to(text), baseline) {
        let same = |one: f64, other: f64| (one - other).abs() < 1e-6;
        let (from_same, to_same) = (same(from, start.amount()), same(to, fields.value));
        if from_same != to_same {
            let (what, field) =
                if to_same { ("baseline", start.to_string()) } else { ("success", fields.words()) };
            return Some(differs(said, range, what, &field));
        }
        if to_same {
            return None;
        }
        if !counts.iter().any(|count| fields.agrees(count)) {
            return Some(differs(said, range, "success", &fields.words()));
        }
    }
    let count = fields.against(&counts, &occasions(target))?;
    // The start may be in the sentence as well.
    if baseline.is_some_and(|start| start.amount() == count.value && count.of.is_none()) {
        return None;
    }
    Some(differs(said, count.range.clone(), "success", &fields.words()))
}

fn differs(item: &Item, range: Range<usize>, field: &str, value: &str) -> Finding {
    let text = item.value.plain();
    let words = text.get(range.clone()).unwrap_or_default();
    RULE.at_words(item, range, format!("this says “{words}”, but `{field}` says {value}"))
        .hint("which of the two was agreed? use the same figure in both")
}

/// What the goal says besides its value: on 4 of 5 days.
fn occasions(target: &Target<'_>) -> Vec<Count> {
    let Some(success) = &target.success else { return Vec::new() };
    let texts = success.fields.iter().filter(|slot| slot.role() != Some(Role::Unit));
    let said = texts.filter_map(|slot| match &slot.item.as_ref()?.value {
        Value::Text(text) => Some(wording::counts(&Sentence::new(text))),
        _ => None,
    });
    said.flatten().collect()
}

/// The day that a target names as its end.
fn day(
    plan: &SupportPlan<'_>,
    target: &Target<'_>,
    said: &Item,
    text: &Sentence<'_>,
) -> Option<Finding> {
    let named = wording::deadline_day(text)?;
    let own = target.by;
    let day = *own.or(plan.cycle.review_date)?;
    // `date-order` speaks of a day before the start.
    if plan.cycle.start.is_some_and(|start| day < *start) {
        return None;
    }
    let same = named.day == day.day()
        && named.month == day.month()
        && named.year.is_none_or(|year| year == day.year());
    if same {
        return None;
    }
    let words = text.text.get(named.range.clone()).unwrap_or_default();
    let field = if own.is_some() { "its `by`" } else { "the review" };
    let year = named.year.unwrap_or(day.year());
    let hint = match NaiveDate::from_ymd_opt(year, named.month, named.day) {
        Some(other) if own.is_none() => {
            format!(
                "write the date of the review; or, if this target ends before it, add `by: {other}`"
            )
        }
        _ => "which of the two was agreed?".into(),
    };
    let message = format!("the target says {words}, but {field} is on {}", day.format("%-d %B %Y"));
    Some(RULE.at_words(said, named.range, message).hint(hint))
}

/// The words of a baseline against its value.
fn start(target: &Target<'_>, fields: &Fields<'_>) -> Option<Finding> {
    let words = target.baseline.as_ref()?.text.as_ref()?;
    let said = words.item;
    let text = Sentence::new(words);
    let counts = wording::counts(&text);
    let lower = format!(" {} ", words.to_lowercase());
    let none = word_list!("figures", "none");
    if fields.value == 0.0 && none.iter().any(|none| lower.contains(none)) {
        return None;
    }
    let value = |count: &&Count| (count.value - fields.value).abs() < 1e-6;
    if counts.iter().any(|count| fields.agrees(count)) {
        return None;
    }
    if let Some(other) = counts.iter().find(value) {
        // Nought is nought, out of whatever.
        let of = fields.of.filter(|_| fields.value != 0.0)?;
        let range = other.range.clone();
        let message = format!(
            "the baseline is “{}”, but the goal is out of {of}",
            words.get(range.clone()).unwrap_or_default()
        );
        let hint = format!(
            "measure both out of {of}; otherwise the bar shows a start that nobody measured"
        );
        return Some(RULE.at_words(said, range, message).hint(hint));
    }
    let count = counts.first()?;
    Some(differs(said, count.range.clone(), "value", &fields.said.to_string()))
}

/// The figures of a need against the baseline of the target that answers it.
fn need(subject: &Subject<'_>, target: &Target<'_>, fields: &Fields<'_>) -> Option<Finding> {
    let said = subject.plan.need_of(target)?.statement.as_ref()?.item;
    subject.read(said, |text| {
        let counts = wording::counts(text);
        let mut same = counts.iter().filter(|count| fields.shares_base(count) && !fields.percent);
        let counted = |count: &Count| fields.unit.is_empty() || fields.counts_unit(count);
        let found = same.clone().find(|count| counted(count))?;
        if same.any(|count| fields.agrees(count)) {
            return None;
        }
        let words = text.text.get(found.range.clone()).unwrap_or_default();
        let id = target.id.as_deref().unwrap_or_default();
        let message = format!("the need says “{words}”, but {id} starts from {}", fields.words());
        Some(
            RULE.at_words(said, found.range.clone(), message)
                .hint("which is right today? use the same figure in both"),
        )
    })
}

/// What the child reads against the goal, or against the value of a review.
fn child(holder: &Slots, fields: &Fields<'_>) -> Option<Finding> {
    words_for_child(holder).into_iter().find_map(|words| {
        let text = Sentence::new(&words);
        let counts = wording::counts(&text);
        let based: Vec<&Count> = counts.iter().filter(|count| fields.shares_base(count)).collect();
        let other = based.last()?;
        if based.iter().any(|count| fields.agrees(count)) {
            return None;
        }
        let shown = words.get(other.range.clone()).unwrap_or_default();
        let message = format!("the child reads “{shown}”, but the value is {}", fields.words());
        let finding = RULE.at_words(words.item, other.range.clone(), message);
        Some(finding.hint("use the same figure in both"))
    })
}

/// What shows a result against its value.
fn evidence(
    subject: &Subject<'_>,
    result: &TargetReview<'_>,
    fields: &Fields<'_>,
) -> Option<Finding> {
    let said = result.evidence.as_ref()?.item;
    subject.read(said, |text| {
        let counts = wording::counts(text);
        let based: Vec<&Count> = counts.iter().filter(|count| fields.shares_base(count)).collect();
        let other = based.last()?;
        if counts.iter().any(|count| fields.agrees(count)) {
            return None;
        }
        let words = text.text.get(other.range.clone()).unwrap_or_default();
        let message = format!("the evidence says “{words}”, but the value is {}", fields.words());
        let finding = RULE.at_words(said, other.range.clone(), message);
        Some(finding.hint("check the value against the record"))
    })
}
