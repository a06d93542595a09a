//! `one-adult`: support that hangs on one person.

use std::collections::BTreeMap;

use super::super::Subject;
use super::super::parts::{item, items, number, text};
use crate::check::quality::quality;
use crate::finding::{Finding, Level};
use crate::record::{Item, Slots};
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
    let rows: Vec<&Slots> = subject.groups(Role::ProvisionRow).collect();
    let Some(list) = subject.by_role(Role::ProvisionRow) else { return };
    if rows.is_empty() {
        return;
    }
    let teacher = subject.text(Role::ClassTeacher).to_lowercase();
    shared(subject, &rows, list, &teacher, found);
    alone(subject, &rows, found);
    if !rows.iter().any(|row| is_covered(row)) {
        found.push(
            RULE.at(list, "nobody is named who steps in when the adult is away")
                .hint("add `cover_by:` to the rows"),
        );
    }
    let classroom = subject.all(Role::Classroom).iter().flat_map(|list| items(Some(list)));
    let mut lessons = classroom.clone().filter(|item| !wording::is_nothing(&item.value.plain()));
    if !rows.iter().any(|row| is_by_teacher(row, &teacher)) && lessons.next().is_none() {
        found.push(
            RULE.at(list, "the class teacher gives nothing of this plan").hint(
                "say under `classroom:` what every lesson does, or add a row for the teacher",
            ),
        );
    }
    for item in classroom {
        found.extend(constant(subject, item));
    }
    for row in &rows {
        for role in [Role::ProvisionText, Role::Frequency, Role::Programme] {
            let Some(item) = item(row, role) else { continue };
            found.extend(constant(subject, item).map(|finding| levelled(row, finding)));
        }
    }
}

const STEP_BACK: &str =
    "say when the adult steps back, or write the reason of safety or health in `safety_reason`";

/// The finding that an adult is never away from the child by these words.
fn constant(subject: &Subject<'_>, item: &Item) -> Option<Finding> {
    let range = subject.read(item, wording::constant_adult)?;
    let text = item.value.plain();
    let message = format!("“{}” leaves the child no time without an adult", &text[range.clone()]);
    Some(RULE.at_words(item, range, message).hint(STEP_BACK))
}

/// One person who gives everything, or most of it. Cover and a step back that are written down for all of that person's rows
/// answer the question; what the class teacher does with the class does not raise it.
fn shared(
    subject: &Subject<'_>,
    rows: &[&Slots],
    list: &Item,
    teacher: &str,
    found: &mut Vec<Finding>,
) {
    let mut people: BTreeMap<String, (Vec<&Slots>, f64)> = BTreeMap::new();
    let mut all = 0.0;
    for row in rows {
        let entry = people.entry(person(&text(row, Role::DeliveredBy))).or_default();
        entry.0.push(row);
        let minutes = minutes(row);
        all += minutes;
        if !is_by_teacher(row, teacher) {
            entry.1 += minutes;
        }
    }
    let Some((_, (own, most))) = people.iter().max_by(|one, other| one.1.1.total_cmp(&other.1.1))
    else {
        return;
    };
    let share = subject.limit("adult-share", SHARE);
    let name = own.first().map(|row| text(row, Role::DeliveredBy)).unwrap_or_default();
    if people.len() == 1 && rows.len() > 1 {
        found.push(
            RULE.at(list, format!("{name} gives every row of the provision")).hint(
                "share the rows between people, or say what happens when that person is away",
            ),
        );
    } else if rows.len() > 1
        && all > 0.0
        && most / all * 100.0 > share
        && !own.iter().all(|row| is_covered(row) && has_step(row))
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
fn is_covered(row: &Slots) -> bool {
    let cover = text(row, Role::Cover);
    !cover.trim().is_empty()
        && !wording::is_nothing(&cover)
        && person(&cover) != person(&text(row, Role::DeliveredBy))
}

/// Whether a step towards doing without is written down.
fn has_step(row: &Slots) -> bool {
    let step = text(row, Role::FadePlan);
    !step.trim().is_empty() && !wording::is_nothing(&step)
}

fn is_by_teacher(row: &Slots, teacher: &str) -> bool {
    let (name, role) = (
        text(row, Role::DeliveredBy).to_lowercase(),
        text(row, Role::DelivererRole).to_lowercase(),
    );
    name.contains("class teacher")
        || role.contains("class teacher")
        || role == "teacher"
        || (!teacher.is_empty() && name.contains(teacher))
}

/// One to one for long without a step towards doing without.
fn alone(subject: &Subject<'_>, rows: &[&Slots], found: &mut Vec<Finding>) {
    let limit = subject.limit("one-to-one-minutes", ONE_TO_ONE);
    let single = |row: &&&Slots| {
        number(item(row, Role::GroupSize)).is_some_and(|size| size <= 1.0)
            || wording::is_one_to_one(&said(row))
    };
    let ones: Vec<&&Slots> = rows.iter().filter(single).collect();
    let minutes: f64 = ones.iter().map(|row| minutes(row)).sum();
    let steps = ones.iter().all(|row| has_step(row));
    let Some(first) =
        ones.iter().max_by(|one, other| self::minutes(one).total_cmp(&self::minutes(other)))
    else {
        return;
    };
    let place = item(first, Role::Minutes)
        .or_else(|| item(first, Role::Frequency))
        .or_else(|| item(first, Role::ProvisionText));
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
fn levelled(row: &Slots, finding: Finding) -> Finding {
    if text(row, Role::SafetyReason).trim().is_empty() {
        finding
    } else {
        finding.with_level(Level::Note)
    }
}

/// The minutes a week of a row: from its figures, or from its words where they say more.
fn minutes(row: &Slots) -> f64 {
    let said = wording::minutes_a_week(&said(row)).unwrap_or(0.0);
    match (number(item(row, Role::Minutes)), number(item(row, Role::TimesPerWeek))) {
        (Some(minutes), Some(times)) if said < 300.0 => minutes * times,
        (Some(minutes), Some(times)) => said.max(minutes * times),
        _ => said,
    }
}

/// The words of a row.
fn said(row: &Slots) -> String {
    [Role::Programme, Role::ProvisionText, Role::Frequency].map(|role| text(row, role)).join(" ")
}
