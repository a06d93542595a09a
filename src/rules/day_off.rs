//! `day-off`: a group on a day on which its adult does not work.

use crate::finding::Finding;
use crate::finding::listed;
use crate::rules::quality::quality;
use crate::rules::school::School;

quality! {
    /// A group meets on a day on which the adult does not work.
    ///
    /// ## What it looks for
    ///
    /// A day of a group, or of a row of provision, that is not among the `days` of the adult in the list of staff.
    ///
    /// ## Why
    ///
    /// On that day nobody comes.
    ///
    /// ## Example
    ///
    /// ```files,fail
    /// # sam.yaml
    /// staff: [{id: pike, name: Mr Joel Pike, days: [monday, tuesday]}]
    /// groups: [{id: phonics, delivered_by: pike, days: [monday, friday], minutes: 20}]
    /// provision: [{id: P1, group: phonics}]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```files,pass
    /// # sam.yaml
    /// staff: [{id: pike, name: Mr Joel Pike, days: [monday, tuesday]}]
    /// groups: [{id: phonics, delivered_by: pike, days: [monday, tuesday], minutes: 20}]
    /// provision: [{id: P1, group: phonics}]
    /// ```
    "day-off", Warning, school look
}

fn look(school: &School<'_>, found: &mut Vec<Finding>) {
    for session in school.sessions.iter().filter(|session| school.concerns(session)) {
        for member in session.adults.iter().filter_map(|adult| school.member(adult)) {
            let works: Vec<_> = member.days.iter().filter_map(|day| day.meaning).collect();
            let off = session.days.iter().find(|day| !works.contains(day));
            let Some(off) = off.filter(|_| !works.is_empty()) else { continue };
            let name = member.name.as_deref().unwrap_or_default().trim();
            let message = format!(
                "{name} does not work on {}, when `{}` meets",
                capital(off.name()),
                session.called
            );
            let days: Vec<String> = works.iter().map(|day| day.name().to_owned()).collect();
            let finding = Finding::new(&RULE.rule, message).at(&session.place, "");
            found.push(finding.path(&session.path).hint(format!(
                "choose among the days on which {name} works, which are {}, or name another adult",
                listed(days.iter().map(String::as_str))
            )));
        }
    }
}

/// A day of the week with its capital.
fn capital(day: &str) -> String {
    format!("{}{}", day[..1].to_uppercase(), &day[1..])
}
