//! `still-to-come`: something that was done on a day that has not come.

use chrono::NaiveDate;

use super::Subject;
use crate::finding::Finding;
use crate::record::{Item, Slot, Slots, Value};
use crate::rules::quality::quality;
use crate::template::FieldKind;

quality! {
    /// Something is dated in the future as if it had been done.
    ///
    /// ## What it looks for
    ///
    /// The date of a review, a result, a baseline, a piece of evidence, a talk with the child or the parents, the
    /// SENCO's advice or the agreement, if it is after today. Only the first in each section is reported. `--today`
    /// sets the date.
    ///
    /// ## Why
    ///
    /// A review that has not been held has no results; usually the year or the month is wrong.
    ///
    /// ## Example
    ///
    /// ```files,fail
    /// # checked on 2026-10-01
    /// # sam.yaml
    /// review: {held_on: 2026-12-07}
    /// ```
    ///
    /// ```files,pass
    /// # checked on 2026-12-08
    /// # sam.yaml
    /// review: {held_on: 2026-12-07}
    /// ```
    ///
    /// ## Instead
    ///
    /// Check the date; or leave it empty until the day has come.
    "still-to-come", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(today) = subject.known.today else { return };
    for section in subject.plan.slots.iter() {
        let mut ahead = Vec::new();
        slot(section, today, &mut ahead);
        let Some((first, day)) = ahead.first() else { continue };
        let others = match ahead.len() - 1 {
            0 => String::new(),
            1 => ", and so is one more date in this section".into(),
            more => format!(", and so are {more} more dates in this section"),
        };
        found.push(
            RULE.at(first, format!("{} is in the future{others}", day.format("%-d %B %Y")))
                .hint("check the date, the year first; or leave it out until it has happened"),
        );
    }
}

/// The days of a slot and of all within it that are in the future and should not be.
fn slot<'a>(slot: &'a Slot, today: NaiveDate, ahead: &mut Vec<(&'a Item, NaiveDate)>) {
    let Some(item) = &slot.item else { return };
    match (&item.value, &slot.field().kind) {
        (Value::Date(day), FieldKind::Date { past: true, .. }) if *day > today => {
            ahead.push((item, *day));
        }
        (Value::Group(group), _) => within(group, today, ahead),
        (Value::List(items), _) => {
            for item in items {
                if let Value::Group(group) = &item.value {
                    within(group, today, ahead);
                }
            }
        }
        _ => {}
    }
}

fn within<'a>(group: &'a Slots, today: NaiveDate, ahead: &mut Vec<(&'a Item, NaiveDate)>) {
    for inner in group.iter() {
        slot(inner, today, ahead);
    }
}
