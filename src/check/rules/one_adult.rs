//! `one-adult`: support that hangs on one person.

use std::collections::BTreeMap;

use super::super::Subject;
use super::super::parts::{item, number, text};
use crate::check::quality::quality;
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::Slots;
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
    /// One person who gives every row of provision, or more than 60 % of the minutes a week (`rule_limits: {adult-share:
    /// 70}` sets another share); more than 300 minutes a week one to one with no step towards doing without
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
    /// ```
    ///
    /// ## Instead
    ///
    /// Share the rows, name who steps in, say what the class teacher does, and how the help becomes less.
    "one-adult", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let rows: Vec<&Slots> = subject.groups(Role::ProvisionRow).collect();
    let Some(list) = subject.by_role(Role::ProvisionRow) else { return };
    if rows.is_empty() {
        return;
    }
    let mut people: BTreeMap<String, (usize, f64)> = BTreeMap::new();
    for row in &rows {
        let entry = people.entry(text(row, Role::DeliveredBy).trim().to_lowercase()).or_default();
        entry.0 += 1;
        entry.1 += minutes(row);
    }
    let all: f64 = people.values().map(|(_, minutes)| minutes).sum();
    let most = people.iter().max_by(|one, other| one.1.1.total_cmp(&other.1.1));
    let shown = |name: &str| {
        let item = rows.iter().filter_map(|row| item(row, Role::DeliveredBy));
        item.map(|item| item.value.plain())
            .find(|plain| plain.trim().to_lowercase() == name)
            .unwrap_or_default()
    };
    let share = subject.limit("adult-share", SHARE);
    if let ([(name, _)], true) = (people.iter().collect::<Vec<_>>().as_slice(), rows.len() > 1) {
        found.push(
            RULE.at(list, format!("{} gives every row of the provision", shown(name))).hint(
                "share the rows between people, or say what happens when that person is away",
            ),
        );
    } else if let Some((name, (_, minutes))) = most
        && rows.len() > 1
        && all > 0.0
        && minutes / all * 100.0 > share
    {
        found.push(
            RULE.at(
                list,
                format!(
                    "{} gives {:.0} % of the minutes a week",
                    shown(name),
                    minutes / all * 100.0
                ),
            )
            .because(format!("{minutes:.0} of {all:.0} minutes; the limit is {share:.0} %"))
            .hint("share the rows between people"),
        );
    }
    alone(subject, &rows, found);
    if rows.iter().all(|row| text(row, Role::Cover).trim().is_empty()) {
        found.push(
            RULE.at(list, "nobody is named who steps in when the adult is away")
                .hint("add `cover_by:` to the rows"),
        );
    }
    let teacher = subject.text(Role::ClassTeacher).to_lowercase();
    let teaches = |row: &&Slots| {
        let (name, role) = (
            text(row, Role::DeliveredBy).to_lowercase(),
            text(row, Role::DelivererRole).to_lowercase(),
        );
        name.contains("class teacher")
            || role.contains("class teacher")
            || role == "teacher"
            || (!teacher.is_empty() && name.contains(&teacher))
    };
    if !rows.iter().any(teaches) && subject.all(Role::Classroom).is_empty() {
        found.push(
            RULE.at(list, "the class teacher gives nothing of this plan").hint(
                "say under `classroom:` what every lesson does, or add a row for the teacher",
            ),
        );
    }
    for row in &rows {
        for role in [Role::ProvisionText, Role::Frequency, Role::Programme] {
            let Some(item) = item(row, role) else { continue };
            if let Some(words) = subject.read(item, wording::constant_adult) {
                found.push(levelled(row, RULE.on(item, &words, format!("“{words}” leaves the child no time without an adult")).hint("say when the adult steps back, or write the reason of safety or health in `safety_reason`")));
            }
        }
    }
}

/// One to one for long without a step towards doing without.
fn alone(subject: &Subject<'_>, rows: &[&Slots], found: &mut Vec<Diagnostic>) {
    let limit = subject.limit("one-to-one-minutes", ONE_TO_ONE);
    let single = |row: &&&Slots| {
        number(item(row, Role::GroupSize)).is_some_and(|size| size <= 1.0)
            || wording::is_one_to_one(&said(row))
    };
    let ones: Vec<&&Slots> = rows.iter().filter(single).collect();
    let minutes: f64 = ones.iter().map(|row| minutes(row)).sum();
    let steps = ones.iter().all(|row| !text(row, Role::FadePlan).trim().is_empty());
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
fn levelled(row: &Slots, finding: Diagnostic) -> Diagnostic {
    if text(row, Role::SafetyReason).trim().is_empty() {
        finding
    } else {
        finding.with_severity(Severity::Note)
    }
}

/// The minutes a week of a row: from its figures, or from its words.
fn minutes(row: &Slots) -> f64 {
    match (number(item(row, Role::Minutes)), number(item(row, Role::TimesPerWeek))) {
        (Some(minutes), Some(times)) => minutes * times,
        _ => wording::minutes_a_week(&said(row)).unwrap_or(0.0),
    }
}

/// The words of a row.
fn said(row: &Slots) -> String {
    [Role::Programme, Role::ProvisionText, Role::Frequency].map(|role| text(row, role)).join(" ")
}
