//! `over-hours`: more support than the adult has hours for.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::rules::quality::quality;
use crate::rules::school::{School, Session};
use crate::template::Weekday;

/// The minutes of a school day.
const DAY: f64 = 390.0;

quality! {
    /// An adult gives more support than there are hours for it.
    ///
    /// ## What it looks for
    ///
    /// The minutes of all groups, and of the plan's rows that are in no group, that one adult gives: more in a week than the
    /// `hours` in the list of staff, or, where there are none, more on a day than the six and a half hours of a school day.
    ///
    /// ## Why
    ///
    /// Support for which there is no time is not given, however well it is planned.
    ///
    /// ## Example
    ///
    /// ```files,fail
    /// # sam.yaml
    /// staff: [{id: pike, name: Mr Joel Pike, hours: 1}]
    /// groups: [{id: phonics, delivered_by: pike, days: [monday, friday], minutes: 45}]
    /// provision: [{id: P1, group: phonics}]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```files,pass
    /// # sam.yaml
    /// staff: [{id: pike, name: Mr Joel Pike, hours: 25}]
    /// groups: [{id: phonics, delivered_by: pike, days: [monday, friday], minutes: 45}]
    /// provision: [{id: P1, group: phonics}]
    /// ```
    "over-hours", Warning, school look
}

fn look(school: &School<'_>, found: &mut Vec<Finding>) {
    let mut of_adult: BTreeMap<&str, Vec<&Session>> = BTreeMap::new();
    for session in &school.sessions {
        for adult in &session.adults {
            of_adult.entry(adult).or_default().push(session);
        }
    }
    for (adult, sessions) in of_adult {
        let Some(last) = sessions.last().filter(|_| school.concerns_adult(adult)) else { continue };
        let member = school.member(adult);
        let name = member.and_then(|member| member.name.as_deref()).unwrap_or(&last.giver).trim();
        let hours = member.and_then(|member| member.hours);
        let Some(message) = too_much(name, &sessions, hours.map(|hours| *hours)) else { continue };
        let finding = match (hours, member) {
            (Some(hours), _) => RULE.at(hours.item, message),
            (None, Some(member)) => RULE.at(member.item, message),
            _ => Finding::new(&RULE.rule, message).at(&last.place, "").path(&last.path),
        };
        found.push(finding.hint(
            "give some of it to another adult; `hours` in the list of staff says for how many hours a week this one works",
        ));
    }
}

/// What is too much, in words; `None` if it is not.
fn too_much(name: &str, sessions: &[&Session], hours: Option<f64>) -> Option<String> {
    let week: f64 = sessions.iter().map(|session| session.minutes_a_week()).sum();
    if let Some(hours) = hours {
        let works = spoken(hours * 60.0);
        return (week > hours * 60.0)
            .then(|| format!("{name} gives {} of support a week and works {works}", spoken(week)));
    }
    for (word, day) in Weekday::NAMES {
        let minutes: f64 = sessions.iter().map(|session| session.minutes_on(*day)).sum();
        if minutes > DAY {
            let day = format!("{}{}", word[..1].to_uppercase(), &word[1..]);
            return Some(format!(
                "{name} gives {} of support on {day}, and a school day has {}",
                spoken(minutes),
                spoken(DAY)
            ));
        }
    }
    (week > DAY * 5.0).then(|| {
        format!(
            "{name} gives {} of support a week, and school days have {}",
            spoken(week),
            spoken(DAY * 5.0)
        )
    })
}

/// `6 h 30 min`.
fn spoken(minutes: f64) -> String {
    let (hours, rest) = ((minutes / 60.0).floor(), (minutes % 60.0).round());
    if rest > 0.0 { format!("{hours} h {rest} min") } else { format!("{hours} h") }
}
