//! `one-adult`: support that hangs on one person.

use std::collections::BTreeMap;

use super::super::Subject;
use crate::check::quality::quality;
use crate::finding::{Finding, Level};
use crate::model::{List, ProvisionRow, Read as _, Text};
use crate::record::Item;
use crate::template::Role;
use crate::wording;

/// The share of adult-led minutes a week that one person may give, in per cent, unless `adult-share` is set.
const SHARE: f64 = 60.0;

/// The minutes a week one to one without a step towards doing without, unless `one-to-one-minutes` is set.
const ONE_TO_ONE: f64 = 300.0;

quality! {
    /// The support depends on one adult.
    ///
    /// ## What it looks for
    ///
    /// One person who gives every row of provision; one who gives more than 60 % of the minutes a week (`rule_limits:
    /// {adult-share: 70}` sets another share) without cover and a step back in each row, the class teacher left out; more than 300 minutes a week one to one with no step towards doing without
    /// (`one-to-one-minutes`); nobody named who steps in; nothing that the class teacher does; words such as “at all
    /// times”. One to one for a reason of safety or health that is written down in `safety_reason` is a note.
    ///
    /// ## Why
    ///
    /// When that adult is ill the plan stops, and a child who is never without one does not learn to be. (The guide
    /// “Using SEND Support Plans Effectively in Primary Schools”: provision that is overly dependent on one adult.
    /// Education Endowment Foundation: programmes of 20 to 50 minutes, three to five times a week, and help that
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
    /// ## Instead
    ///
    /// Share the rows, name who steps in, say what the class teacher does, and how the help becomes less.
    "one-adult", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    let rows = &plan.provision;
    let Some(list) = rows.item.filter(|_| !rows.is_empty()) else { return };
    shared(subject, list, found);
    alone(subject, found);
    if !rows.iter().any(is_covered) {
        found.push(
            RULE.at(list, "nobody is named who steps in when the adult is away")
                .hint("add `cover_by:` to the rows"),
        );
    }
    let lists = plan.all(Role::Classroom).iter().filter_map(|list| List::<Text<'_>>::read(list));
    let lists: Vec<List<'_, Text<'_>>> = lists.collect();
    let lessons = lists.iter().flatten().any(|lesson| !wording::is_nothing(lesson));
    if !rows.iter().any(|row| plan.is_by_class_teacher(row)) && !lessons {
        found.push(
            RULE.at(list, "the class teacher gives nothing of this plan").hint(
                "say under `classroom:` what every lesson does, or add a row for the teacher",
            ),
        );
    }
    found.extend(lists.iter().flatten().filter_map(|lesson| constant(subject, lesson)));
    for row in rows {
        for text in [&row.what, &row.frequency, &row.programme].into_iter().flatten() {
            found.extend(constant(subject, text).map(|finding| levelled(row, finding)));
        }
    }
}

const STEP_BACK: &str =
    "say when the adult steps back, or write the reason of safety or health in `safety_reason`";

/// The finding that an adult is never away from the child by these words.
fn constant(subject: &Subject<'_>, text: &Text<'_>) -> Option<Finding> {
    let range = subject.read(text.item, wording::constant_adult)?;
    let message = format!("“{}” leaves the child no time without an adult", &text[range.clone()]);
    Some(RULE.at_words(text.item, range, message).hint(STEP_BACK))
}

/// What one person gives.
#[derive(Default)]
struct Given<'p, 'a> {
    rows: Vec<&'p ProvisionRow<'a>>,
    /// The minutes a week, but for those that the class teacher gives.
    minutes: f64,
}

/// One person who gives everything, or most of it. Cover and a step back that are written down for all of that person's rows
/// answer the question; what the class teacher does with the class does not raise it.
fn shared(subject: &Subject<'_>, list: &Item, found: &mut Vec<Finding>) {
    let (plan, rows) = (subject.plan, &subject.plan.provision);
    let mut people: BTreeMap<String, Given<'_, '_>> = BTreeMap::new();
    let mut all = 0.0;
    for row in rows {
        let given = people.entry(person(row.giver())).or_default();
        given.rows.push(row);
        let minutes = row.minutes_a_week();
        all += minutes;
        if !plan.is_by_class_teacher(row) {
            given.minutes += minutes;
        }
    }
    let most = people.values().max_by(|one, other| one.minutes.total_cmp(&other.minutes));
    let Some(Given { rows: own, minutes: most }) = most else { return };
    let share = subject.limit("adult-share", SHARE);
    let name = own.first().map(|row| row.giver()).unwrap_or_default();
    if people.len() == 1 && rows.len() > 1 {
        found.push(
            RULE.at(list, format!("{name} gives every row of the provision")).hint(
                "share the rows between people, or say what happens when that person is away",
            ),
        );
    } else if rows.len() > 1
        && all > 0.0
        && most / all * 100.0 > share
        && !own.iter().all(|row| is_covered(row) && row.has_step())
    {
        found.push(
            RULE.at(
                list,
                format!("{name} gives {:.0} % of the minutes a week", most / all * 100.0),
            )
            .because(format!("{most:.0} of {all:.0} minutes; the limit is {share:.0} %"))
            .hint("share the rows, or name who steps in and how the help becomes less in each"),
        );
    }
}

/// A person, however the name is written: `Mr Tom Brown` and `Mr Brown` are one.
fn person(name: &str) -> String {
    let name = name.trim().to_lowercase();
    if name.contains(" and ") || name.contains('/') || name.contains(" or ") {
        return name;
    }
    let titled = ["mr ", "mrs ", "miss ", "ms ", "dr "].iter().any(|title| name.starts_with(title));
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
fn alone(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let limit = subject.limit("one-to-one-minutes", ONE_TO_ONE);
    let rows = subject.plan.provision.iter().filter(|row| row.is_one_to_one());
    let ones: Vec<(f64, &ProvisionRow<'_>)> = rows.map(|row| (row.minutes_a_week(), row)).collect();
    let minutes: f64 = ones.iter().map(|(minutes, _)| minutes).sum();
    let steps = ones.iter().all(|(_, row)| row.has_step());
    let Some((_, first)) = ones.iter().max_by(|(one, _), (other, _)| one.total_cmp(other)) else {
        return;
    };
    let place = first
        .minutes
        .map(|minutes| minutes.item)
        .or_else(|| Some(first.frequency.as_ref().or(first.what.as_ref())?.item));
    if let Some(place) = place
        && minutes > limit
        && !steps
    {
        found.push(levelled(
            first,
            RULE.at(place, format!("{minutes:.0} minutes a week one to one, and no step towards doing without"))
                .because(format!("the limit is {limit:.0} minutes a week"))
                .hint("add `fade_plan:`: when the adult sits further away, comes less often, hands over to a partner"),
        ));
    }
}

/// A finding on a row that has a reason of safety or health is a note.
fn levelled(row: &ProvisionRow<'_>, finding: Finding) -> Finding {
    let reason = row.safety_reason.as_deref().unwrap_or_default();
    if reason.trim().is_empty() { finding } else { finding.with_level(Level::Note) }
}
