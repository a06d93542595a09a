//! `term-differs`: a term in which the plan does not start.

use chrono::{Datelike, NaiveDate};

use super::super::Subject;
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;

quality! {
    /// The plan does not start in the term it names.
    ///
    /// ## What it looks for
    ///
    /// A start date outside the `term`, with some leeway: autumn is July to December, spring is
    /// December to April, summer is 20 March to August.
    ///
    /// ## Why
    ///
    /// The term is at the top of every page and in the names of the files.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// cycle.term: spring
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// cycle.term: autumn
    /// ```
    "term-differs", Error, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let (Some(place), Some(start)) = (subject.by_role(Role::Term), subject.date(Role::CycleStart))
    else {
        return;
    };
    let said = place.value.plain();
    if !lies_in(&said, start) {
        let real = term_of(start);
        found.push(
            RULE.at(
                place,
                format!(
                    "the plan starts on {}, which is not in the {said} term",
                    start.format("%-d %B %Y")
                ),
            )
            .hint(format!("write `term: {real}`, or check the day of the start")),
        );
    }
}

/// Whether a day may be the start of a plan for a term; true of any term that England does not have.
fn lies_in(term: &str, day: NaiveDate) -> bool {
    let (month, early) = (day.month(), day.day() < 20);
    match term {
        "autumn" => month >= 7,
        "spring" => month == 12 || month <= 4,
        "summer" => (4..=8).contains(&month) || (month == 3 && !early),
        _ => true,
    }
}

/// The term that a plan of this day is most likely for: Easter lies between spring and summer.
pub(crate) fn term_of(day: NaiveDate) -> &'static str {
    match (day.month(), day.day()) {
        (12, from) if from >= 15 => "spring",
        (8, from) if from < 20 => "summer",
        (1..=3, _) | (4, ..=8) => "spring",
        (4..=7, _) => "summer",
        _ => "autumn",
    }
}
