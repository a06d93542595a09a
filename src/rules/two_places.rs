//! `two-places`: one adult, two groups at one time.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::rules::quality::quality;
use crate::rules::school::{Meeting, School, Session};
use crate::rules::traits::Traits;

quality! {
    /// One adult is in two places at one time.
    ///
    /// ## What it looks for
    ///
    /// Two groups, or a group and a row of provision that is in no group, that the same adult gives on the same day at times
    /// that overlap. In a folder, the plans are compared with each other too. The same group in several plans is one place,
    /// and so is help in class for several children.
    ///
    /// ## Why
    ///
    /// One of the two does not happen, and nobody notices until the review.
    ///
    /// ## Example
    ///
    /// ```files,fail
    /// # sam.yaml
    /// groups:
    ///   - {id: phonics, programme: Phonics, delivered_by: Mr Joel Pike, days: [monday], time: "9.10", minutes: 20}
    ///   - {id: lego, programme: LEGO, delivered_by: Mr Joel Pike, days: [monday, friday], time: "9.20", minutes: 30}
    /// provision: [{id: P1, group: phonics}]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```files,pass
    /// # sam.yaml
    /// groups:
    ///   - {id: phonics, programme: Phonics, delivered_by: Mr Joel Pike, days: [monday], time: "9.10", minutes: 20}
    ///   - {id: lego, programme: LEGO, delivered_by: Mr Joel Pike, days: [monday, friday], time: "9.30", minutes: 30}
    /// provision: [{id: P1, group: phonics}]
    /// ```
    "two-places", Warning, school look and compare
}

/// Finds, within one school's lists and a plan, each session that meets one before it.
fn look(school: &School<'_>, found: &mut Vec<Finding>) {
    let mut of_adult: BTreeMap<&str, Vec<(&Session, bool)>> = BTreeMap::new();
    for session in school.sessions.iter().filter(|session| session.start.is_some()) {
        let is_concerned = school.concerns(session);
        for adult in &session.adults {
            let before = of_adult.entry(adult).or_default();
            let others = before.iter().filter(|(_, concerned)| *concerned || is_concerned);
            let mut clashes = others.filter_map(|(other, _)| Some((*other, session.meets(other)?)));
            if let Some((other, meeting)) = clashes.next() {
                found.push(finding(session, other, &meeting, None));
            }
            before.push((session, is_concerned));
        }
    }
}

/// Finds rows that are in no group and meet one of another pupil's plan.
fn compare(plans: &[(&str, &Traits)], found: &mut [Vec<Finding>]) {
    let mut of_adult: BTreeMap<&str, Vec<(usize, &Session)>> = BTreeMap::new();
    for (index, (_, traits)) in plans.iter().enumerate() {
        for session in &traits.sessions {
            for adult in &session.adults {
                let before = of_adult.entry(adult).or_default();
                let others = before.iter().filter(|(other, _)| {
                    *other != index && !plans[*other].1.pupil.is_likely(&traits.pupil)
                });
                let mut clashes =
                    others.filter_map(|(at, other)| Some((at, *other, session.meets(other)?)));
                if let Some((at, other, meeting)) = clashes.next() {
                    found[index].push(finding(session, other, &meeting, Some(plans[*at].0)));
                }
                before.push((index, session));
            }
        }
    }
}

fn finding(session: &Session, other: &Session, meeting: &Meeting, plan: Option<&str>) -> Finding {
    let mut day = meeting.day.name().to_owned();
    day[..1].make_ascii_uppercase();
    let time = format!("{}.{:02}", meeting.minute / 60, meeting.minute % 60);
    let of = plan.map(|plan| format!(" of `{plan}`")).unwrap_or_default();
    let message = format!(
        "{} is in two places on {day} at {time}: `{}` and `{}`{of}",
        session.giver.trim(),
        session.called,
        other.called
    );
    Finding::new(&RULE.rule, message)
        .at(&session.place, "")
        .related(&other.place, "the other")
        .path(&session.path)
        .hint("change the day or the time of one of the two, or name another adult for it")
}
