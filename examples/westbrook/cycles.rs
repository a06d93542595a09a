//! The cycles of one child, each with its targets and what became of them.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use fastrand::Rng;

use crate::parts::{Parts, Profile, Step, Term};
use crate::roll::Child;
use crate::words::{Words, in_words};

/// How a target went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    NotYet,
    Partly,
    Met,
    Exceeded,
}

impl Outcome {
    /// The word of the plan.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::NotYet => "not_yet",
            Self::Partly => "partly",
            Self::Met => "met",
            Self::Exceeded => "exceeded",
        }
    }

    /// Whether the target was reached.
    pub(crate) const fn is_met(self) -> bool {
        matches!(self, Self::Met | Self::Exceeded)
    }
}

/// A target of a cycle, and how it went.
#[derive(Debug)]
pub(crate) struct Aim<'p> {
    pub(crate) step: &'p Step,
    pub(crate) profile: &'p Profile,
    pub(crate) start: usize,
    pub(crate) goal: usize,
    pub(crate) outcome: Outcome,
    pub(crate) value: usize,
    /// The day on which the result was measured.
    pub(crate) measured: NaiveDate,
    /// The text, filled in.
    pub(crate) text: String,
    /// Where the need shows, and the target is tried out.
    pub(crate) lesson: &'p str,
}

/// One cycle of a child.
#[derive(Debug)]
pub(crate) struct Cycle<'p> {
    pub(crate) term: &'p Term,
    /// The number of the cycle.
    pub(crate) number: usize,
    pub(crate) review_day: NaiveDate,
    pub(crate) aims: Vec<Aim<'p>>,
}

/// A child with plans.
#[derive(Debug)]
pub(crate) struct Pupil<'p> {
    /// The place on the roll.
    pub(crate) child: usize,
    pub(crate) profile: &'p Profile,
    pub(crate) cycles: Vec<Cycle<'p>>,
    pub(crate) words: Words,
}

/// Chooses the needs of a child and goes through the terms since there has been support.
pub(crate) fn pupil<'p>(
    parts: &'p Parts,
    place: usize,
    child: &Child,
    used: &mut BTreeSet<String>,
    rng: &mut Rng,
) -> Pupil<'p> {
    let year = parts.school.classes[child.class].year;
    let fits = |profile: &&Profile| (profile.years[0]..=profile.years[1]).contains(&year);
    let mut fitting: Vec<&Profile> = parts.profiles.iter().filter(fits).collect();
    rng.shuffle(&mut fitting);
    let (profile, second) = (fitting[0], fitting[1]);
    let words = Words::of(&child.first, child.is_girl);
    let since = child.since.expect("who has plans has support");
    let terms = parts.school.terms.iter().filter(|term| since <= term.start.0 + Days::new(7));
    let mut cycles: Vec<Cycle<'p>> = Vec::new();
    for (index, term) in terms.enumerate() {
        let review_day = term.reviews[child.class % term.reviews.len()].0;
        let steps = [(profile, 2 * index), (profile, 2 * index + 1), (second, index)];
        let aims = steps.map(|(profile, step)| {
            let step = &profile.steps[step % profile.steps.len()];
            let mut earlier = cycles.iter().flat_map(|cycle| &cycle.aims);
            let reached = earlier.rfind(|aim| aim.step.title == step.title);
            let from = reached.map(|aim| aim.value);
            let mut lessons: Vec<&str> = parts.people.lessons.iter().map(String::as_str).collect();
            rng.shuffle(&mut lessons);
            // No two children have the same sentence.
            let is_free = |lesson: &&str| !used.contains(&format!("{} in {lesson}", step.title));
            let lesson = lessons.iter().copied().find(is_free).unwrap_or(lessons[0]);
            used.insert(format!("{} in {lesson}", step.title));
            let lesson = Lesson { lesson, review_day };
            aim(profile, step, from, lesson, &words, used, rng)
        });
        let number = index + 1;
        cycles.push(Cycle { term, number, review_day, aims: aims.into() });
    }
    Pupil { child: place, profile, cycles, words }
}

/// Where a target is tried out, and the day by which it is to be reached.
#[derive(Clone, Copy)]
struct Lesson<'p> {
    lesson: &'p str,
    review_day: NaiveDate,
}

/// A target with figures that no other child has, and how it went.
fn aim<'p>(
    profile: &'p Profile,
    step: &'p Step,
    from: Option<usize>,
    Lesson { lesson, review_day }: Lesson<'p>,
    words: &Words,
    used: &mut BTreeSet<String>,
    rng: &mut Rng,
) -> Aim<'p> {
    let mut tries = 0;
    let (start, goal) = loop {
        let start = from.unwrap_or_else(|| rng.usize(step.start[0]..=step.start[1]));
        let start = start.min(step.out_of - 2);
        let goal = (start + rng.usize(step.gain[0]..=step.gain[1])).min(step.out_of - 1);
        tries += 1;
        let text = format!("{} {goal} {lesson}", step.title);
        let need = format!("{} {start} {lesson}", step.title);
        if !used.contains(&text) && used.insert(need) || tries > 40 {
            used.insert(text);
            break (start, goal);
        }
    };
    let way = goal - start;
    let outcome = match rng.usize(0..100) {
        0..12 => Outcome::NotYet,
        12..44 => Outcome::Partly,
        44..88 => Outcome::Met,
        _ => Outcome::Exceeded,
    };
    let outcome = if way < 2 && outcome == Outcome::Partly { Outcome::Met } else { outcome };
    let value = match outcome {
        Outcome::NotYet => start + usize::from(way > 3),
        Outcome::Partly => start + (way * rng.usize(45..85) / 100).clamp(1, way - 1),
        Outcome::Met => goal,
        Outcome::Exceeded => (goal + 1 + way / 4).min(step.out_of),
    };
    let filled = words.with("start", start).with("goal", goal).with("out_of", step.out_of);
    let text = filled.with("day", in_words(review_day)).fill(&step.text);
    let text = format!("{text} {} in {lesson}.", words.fill("{He} tries it out"));
    let measured = review_day - Days::new(rng.u64(3..6));
    Aim { step, profile, start, goal, outcome, value, measured, text, lesson }
}
