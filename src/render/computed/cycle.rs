//! What is worked out of a plan as a whole: what it is called, when it is reviewed, how it went.

use chrono::Datelike;

use super::Basis;
use super::fields::{Fields, computed};
use super::provision::whole;
use crate::model::{Cost, Means as _, ProvisionRow, SupportPlan, Text};
use crate::render::quotes::curly;
use crate::template::{Role, Setting};

/// How a place begins that a review is held in, rather than at.
const ROOMS: [&str; 3] = ["the ", "room", "clas"];

/// What parents may write of their language if it is English.
const ENGLISH: [&str; 2] = ["english", "en"];

computed! {
    /// Of a plan.
    PlanComputed {
        /// What the cycle is called: `Autumn 2026`; from the label `words.cycle`.
        cycle_name: Option<String>,
        /// What the plan is called: `Autumn term 2026, Kofi’s third plan`; from `words.plan`.
        plan_name: Option<String>,
        /// The same among other cycles: `Autumn 2026 (plan 3)`; from `words.numbered_plan`.
        numbered_name: Option<String>,
        /// Which plan it is: `third`; from `words.nth`.
        nth: Option<String>,
        /// How many plans there were before it.
        plans_before: usize,
        /// How many weeks it has: `12 weeks`; from `words.weeks`.
        weeks: Option<String>,
        /// The class and the year group: `3 Kestrel (Year 3)`; from `words.class`.
        class: Option<String>,
        /// The first and the last name.
        full_name: String,
        /// The key stage of the child's pages: `one` or `two`.
        key_stage: Option<&'static str>,
        /// When and where the review is: `Monday 7 December 2026 at 3.30 in 3 Kestrel`.
        review_when: Option<String>,
        /// Whether a parent speaks another language than English.
        another_language: bool,
        /// How many targets were met or exceeded.
        targets_met: usize,
        /// How many sessions were given of the rows of which it is known how many were planned; none before the review.
        sessions_given: Option<i64>,
        /// How many were planned of these rows.
        sessions_planned: Option<i64>,
        /// How many minutes a week its rows of provision come to, by their figures; none if no row has any.
        minutes_a_week: Option<f64>,
        /// How many of these minutes in a hundred are one to one; none if there are no minutes, or none of that kind.
        one_to_one_share: Option<i64>,
        /// How many of these minutes are out of class; none if there are none.
        minutes_out_of_class: Option<f64>,
        /// How many are in class.
        minutes_in_class: Option<f64>,
        /// How many are in class and out of it.
        minutes_in_and_out: Option<f64>,
        /// How many are one to one.
        minutes_one_to_one: Option<f64>,
        /// What its rows cost a week, as far as they are costed; none if none is.
        cost_a_week: Option<f64>,
        /// The same for this term.
        cost_a_term: Option<f64>,
        /// The same for a year.
        cost_a_year: Option<f64>,
        /// How many of its rows are not costed.
        rows_not_costed: usize,
        /// Whether the school wants to see what it pays from its own budget beside the cost of a year.
        shows_threshold: bool,
        /// The names that keep their capital within a sentence: of the pupil and the parents.
        names: Vec<String>,
    }
}

/// What is worked out of a plan.
pub(super) fn plan(basis: &Basis<'_, '_>) -> Fields {
    let Basis { plan, words, .. } = basis;
    let (cycle, pupil) = (&plan.cycle, &plan.pupil);
    let name = pupil.known_as.as_deref().map(curly).unwrap_or_default();
    let number = cycle.number.map(|number| number.to_string());
    let nth = number.as_deref().and_then(|number| words.nth(number));
    let term = cycle.term.map(|term| words.choice(term.id, term.label));
    let year = cycle.start.map(|start| start.year().to_string());
    let with = |key: &str, term: &str, year: &str| {
        let number = number.as_deref().unwrap_or_default();
        let nth = nth.unwrap_or_default();
        words.say(
            key,
            &[("term", term), ("year", year), ("name", &name), ("nth", nth), ("number", number)],
        )
    };
    let named = |key: &str| with(key, term?, year.as_deref()?);
    let weeks = cycle.weeks.and_then(|weeks| words.weeks(*weeks));
    // Where one row takes over from another in mid-term, the child does not get both.
    let minutes: f64 = plan.rows_in_force(None).filter_map(ProvisionRow::dose).sum();
    let alone = plan.rows_in_force(None).filter(|row| row.is_one_to_one());
    let alone: f64 = alone.filter_map(ProvisionRow::dose).sum();
    let sessions = plan.sessions_given();
    let minutes_in = |setting: Setting| {
        let there = plan.rows_in_force(None).filter(|row| row.setting.means(setting));
        let sum: f64 = there.filter_map(ProvisionRow::dose).sum();
        (sum > 0.0).then_some(sum)
    };
    let costs: Vec<Cost> = plan.provision.iter().map(|row| plan.cost_of(row)).collect();
    let sum_of = |one: fn(&Cost) -> Option<f64>| {
        let known: Vec<f64> = costs.iter().filter_map(one).collect();
        (!known.is_empty()).then(|| known.iter().sum::<f64>())
    };
    PlanComputed {
        cycle_name: named("words.cycle"),
        plan_name: named("words.plan"),
        numbered_name: with(
            "words.numbered_plan",
            term.unwrap_or_default(),
            year.as_deref().unwrap_or_default(),
        ),
        nth: nth.map(str::to_owned),
        plans_before: plans_before(plan),
        weeks,
        class: class(basis),
        full_name: full_name(basis),
        key_stage: pupil.key_stage.and_then(|stage| stage.meaning).map(|stage| stage.name()),
        review_when: review_when(basis),
        another_language: plan.parents.iter().any(|parent| {
            let language = parent.language.as_deref().unwrap_or_default().to_lowercase();
            !language.is_empty() && !ENGLISH.contains(&language.as_str())
        }),
        targets_met: plan.review.results.iter().filter(|result| result.is_met()).count(),
        sessions_given: sessions.map(|count| whole(count.given)),
        sessions_planned: sessions.map(|count| whole(count.planned)),
        minutes_a_week: (minutes > 0.0).then_some(minutes),
        one_to_one_share: (alone > 0.0).then(|| percent(alone / minutes)),
        minutes_out_of_class: minutes_in(Setting::OutOfClass),
        minutes_in_class: minutes_in(Setting::InClass),
        minutes_in_and_out: minutes_in(Setting::Both),
        minutes_one_to_one: (alone > 0.0).then_some(alone),
        cost_a_week: sum_of(|cost| cost.a_week),
        cost_a_term: sum_of(|cost| cost.a_term),
        cost_a_year: sum_of(|cost| cost.a_year),
        rows_not_costed: costs.iter().filter(|cost| cost.a_week.is_none()).count(),
        shows_threshold: plan.settings.show_threshold.is_some_and(|shows| *shows),
        names: basis.names.to_vec(),
    }
    .fields()
}

/// A share as a whole number of a hundred.
#[expect(clippy::cast_possible_truncation, reason = "a share is at most one")]
fn percent(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

computed! {
    /// Of a history.
    HistoryComputed {
        /// How many plans there have been, those before the first of the history included.
        plans_so_far: usize,
    }
}

/// What is worked out of a history that begins with this plan, and goes on so many times.
pub(super) fn history(first: &SupportPlan<'_>, later: usize) -> Fields {
    HistoryComputed { plans_so_far: plans_before(first) + 1 + later }.fields()
}

/// How many plans there were before this one, by its number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a pupil has some dozens of plans, and less than none is none"
)]
fn plans_before(plan: &SupportPlan<'_>) -> usize {
    plan.cycle.number.map_or(0, |number| (*number - 1.0).max(0.0) as usize)
}

fn class(basis: &Basis<'_, '_>) -> Option<String> {
    let Basis { plan, words, .. } = basis;
    let year = plan.pupil.year_group.map(|year| words.choice(year.id, year.label));
    match plan.pupil.class.as_deref().filter(|class| !class.is_empty()) {
        Some(class) => {
            let values = [("class", &*curly(class)), ("year", year.unwrap_or_default())];
            words.say("words.class", &values).map(|class| class.trim().to_owned())
        }
        None => year.map(str::to_owned),
    }
}

fn full_name(basis: &Basis<'_, '_>) -> String {
    let pupil = &basis.plan.pupil;
    let names = [&pupil.first_name, &pupil.last_name].into_iter().flatten();
    let names: Vec<_> = names.filter(|name| !name.is_empty()).map(|name| curly(name)).collect();
    names.join(" ")
}

/// Day, time and place in words, as far as they are known; nothing without a day.
fn review_when(basis: &Basis<'_, '_>) -> Option<String> {
    let Basis { plan, words, look, .. } = basis;
    let day = words.weekday_date(*plan.cycle.review_date?);
    let given = |text: &Option<Text<'_>>| {
        text.as_deref().filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let starts_with_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let time = given(&plan.cycle.review_time).map_or_else(String::new, |time| {
        let shown = look.said_within(&time);
        let said = words.say("words.at_time", &[("time", &shown)]);
        said.filter(|_| starts_with_digit(&time)).unwrap_or_else(|| format!(", {shown}"))
    });
    let place = given(&plan.cycle.review_place).map_or_else(String::new, |place| {
        let start = place.to_lowercase();
        let indoors = given(&plan.pupil.class).as_ref() == Some(&place)
            || starts_with_digit(&place)
            || ROOMS.iter().any(|room| start.starts_with(room));
        let shown = look.said_within(&place);
        let said = words.say("words.in_place", &[("place", &shown)]);
        said.filter(|_| indoors).unwrap_or_else(|| format!(", {shown}"))
    });
    Some(format!("{day}{time}{place}"))
}

/// The words of the names that the pupil and the parents go by.
pub(super) fn names(plan: &SupportPlan<'_>) -> Vec<String> {
    let parents = plan.all(Role::ParentName).iter().map(|item| item.value.plain());
    let names = plan.pupil.names().into_iter().chain(parents);
    let words = names
        .flat_map(|name| curly(&name).split([' ', '-']).map(str::to_owned).collect::<Vec<_>>());
    words.filter(|word| !word.is_empty()).collect()
}
