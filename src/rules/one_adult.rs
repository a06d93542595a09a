//! `one-adult`: support that hangs on one person.

use std::collections::BTreeMap;

use crate::finding::{Finding, Level};
use crate::model::{List, ProvisionRow, Text};
use crate::record::Item;
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::template::Role;
use crate::wording;
use crate::wording::word_list;

/// The share of adult-led minutes a week that one person may give, in per cent, unless `adult-share` is set.
const SHARE: f64 = 60.0;

/// The minutes a week one to one without a step towards doing without, unless `one-to-one-minutes` is set.
const ONE_TO_ONE: f64 = 300.0;

quality! {
    /// The support depends on one adult.
    ///
    /// ## What it looks for
    ///
    /// One person who gives every row of provision; one person, other than the class teacher, who gives more than 60 %
    /// of the minutes a week (`rule_limits: {adult-share: 70}` sets a different share) without cover and a step back in
    /// each row; more than 300 minutes a week one to one with no step towards doing without (`one-to-one-minutes`);
    /// nobody named to step in; nothing that the class teacher does; words such as “at all times”. One-to-one support
    /// for a safety or health reason that is given in `safety_reason` is only a note.
    ///
    /// ## Why
    ///
    /// When that adult is ill the plan stops, and a child who always has an adult does not learn to manage alone. (The
    /// guide “Using SEND Support Plans Effectively in Primary Schools”: provision that is overly dependent on one
    /// adult. Education Endowment Foundation: programmes of 20 to 50 minutes, three to five times a week, and help that
    /// fades.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[2].delivered_by: Mr Brown
    /// provision[3].delivered_by: Mr Brown
    /// provision[3].role: teaching assistant
    /// provision[3].trained_in: Talk for writing
    /// ```
    ///
    /// ```edit,fail
    /// provision[2].what: Mrs Black sits next to him at all times and talks the week through
    /// #                            ^^^^^^^^^^^^
    /// ```
    ///
    /// ```edit,pass
    /// provision[2].what: Mrs Black talks the week through with him
    /// ```
    ///
    /// ## Instead
    ///
    /// Share the rows, name who steps in, say what the class teacher does, and how the help will be reduced.
    "one-adult", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    let Some(list) = plan.provision.item.filter(|_| !plan.provision.is_empty()) else { return };
    found.extend(shared(subject, list));
    found.extend(alone(subject));
    if !plan.provision.iter().any(is_covered) {
        found.push(
            RULE.at(list, "nobody is named to step in when the adult is away")
                .hint("add `cover_by:` to the rows"),
        );
    }
    let classroom: Vec<List<'_, Text<'_>>> = plan.every(Role::Classroom);
    let classroom = || classroom.iter().flat_map(|list| list.iter());
    let teaches = classroom().any(|lesson| !wording::is_nothing(lesson));
    if !teaches && !plan.provision.iter().any(|row| plan.is_by_class_teacher(row)) {
        found.push(
            RULE.at(list, "the class teacher has no part in this plan").hint(
                "say under `classroom:` what happens in every lesson, or add a row that the teacher gives",
            ),
        );
    }
    found.extend(classroom().filter_map(|lesson| constant(subject, lesson)));
    for row in &plan.provision {
        for text in [&row.what, &row.frequency, &row.programme].into_iter().flatten() {
            found.extend(constant(subject, text).map(|finding| levelled(row, finding)));
        }
    }
}

const STEP_BACK: &str =
    "say when the adult steps back, or give the safety or health reason in `safety_reason`";

/// The finding that an adult is never away from the child by these words.
fn constant(subject: &Subject<'_>, text: &Text<'_>) -> Option<Finding> {
    let range = subject.read(text.item, wording::constant_adult)?;
    let message = format!("“{}” leaves the child no time without an adult", &text[range.clone()]);
    Some(RULE.at_words(text, range, message).hint(STEP_BACK))
}

/// The rows of one person.
#[derive(Default)]
struct Share<'a> {
    rows: Vec<&'a ProvisionRow<'a>>,
    /// The minutes a week, without what the class teacher gives.
    minutes: f64,
}

/// One person who gives everything, or most of it. Cover and a step back that are written down for all of that person's rows
/// answer the question; what the class teacher does with the class does not raise it.
fn shared(subject: &Subject<'_>, list: &Item) -> Option<Finding> {
    let plan = subject.plan;
    if plan.provision.len() < 2 {
        return None;
    }
    let mut people: BTreeMap<String, Share<'_>> = BTreeMap::new();
    let mut all = 0.0;
    for row in plan.rows_in_force(subject.known.today) {
        let share = people.entry(person(row.giver())).or_default();
        share.rows.push(row);
        let minutes = row.minutes_a_week();
        all += minutes;
        if !plan.is_by_class_teacher(row) {
            share.minutes += minutes;
        }
    }
    let most = people.values().max_by(|one, other| one.minutes.total_cmp(&other.minutes))?;
    let name = most.rows.first().map(|row| row.giver()).unwrap_or_default();
    if people.len() == 1 {
        let finding = RULE.at(list, format!("{name} gives every row of the provision"));
        return Some(
            finding.hint(
                "share the rows between people, or say what happens when that person is away",
            ),
        );
    }
    let limit = subject.limit("adult-share", SHARE);
    let share = most.minutes / all * 100.0;
    let answered = most.rows.iter().all(|row| is_covered(row) && row.has_step());
    (all > 0.0 && share > limit && !answered).then(|| {
        RULE.at(list, format!("{name} gives {share:.0}% of the minutes a week"))
            .because(format!("{:.0} of {all:.0} minutes; the limit is {limit:.0}%", most.minutes))
            .hint("share the rows out, or say in each one who steps in and how the help will be reduced")
    })
}

/// A person, however the name is written: `Mr Tom Brown` and `Mr Brown` are one.
fn person(name: &str) -> String {
    let name = name.trim().to_lowercase();
    if name.contains(" and ") || name.contains('/') || name.contains(" or ") {
        return name;
    }
    let titled = name
        .split_once(' ')
        .is_some_and(|(title, _)| word_list!("people", "titles before a name").contains(&title));
    match (name.split_whitespace().next(), name.split_whitespace().last()) {
        (Some(title), Some(last)) if titled => format!("{title} {last}"),
        _ => name,
    }
}

/// Whether somebody else is named who steps in.
fn is_covered(row: &ProvisionRow<'_>) -> bool {
    let cover = row.stand_in();
    !cover.trim().is_empty() && !wording::is_nothing(cover) && person(cover) != person(row.giver())
}

/// One to one for long without a step towards doing without.
fn alone(subject: &Subject<'_>) -> Option<Finding> {
    let limit = subject.limit("one-to-one-minutes", ONE_TO_ONE);
    let today = subject.known.today;
    let rows = || subject.plan.rows_in_force(today).filter(|row| row.is_one_to_one());
    let minutes: f64 = rows().map(ProvisionRow::minutes_a_week).sum();
    if minutes <= limit || rows().all(ProvisionRow::has_step) {
        return None;
    }
    let most =
        rows().max_by(|one, other| one.minutes_a_week().total_cmp(&other.minutes_a_week()))?;
    let words = || most.frequency.as_ref().or(most.what.as_ref()).map(|text| text.item);
    let place = most.minutes.map(|minutes| minutes.item).or_else(words)?;
    let message = format!("{minutes:.0} minutes a week one to one, with no plan to reduce it");
    let finding = RULE.at(place, message)
        .because(format!("the limit is {limit:.0} minutes a week"))
        .hint("add `fade_plan:` to say when the adult will sit further away, come less often or hand over to a partner");
    Some(levelled(most, finding))
}

/// A finding on a row that has a reason of safety or health is a note.
fn levelled(row: &ProvisionRow<'_>, finding: Finding) -> Finding {
    match &row.safety_reason {
        Some(reason) if !reason.trim().is_empty() => finding.with_level(Level::Note),
        _ => finding,
    }
}
