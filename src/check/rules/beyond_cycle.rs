//! `beyond-cycle`: more weeks of help than the cycle has.

use chrono::NaiveDate;

use super::super::Subject;
use super::super::parts::{date, item, number};
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::record::Slots;
use crate::template::Role;

quality! {
    /// A row of provision does not fit into the cycle.
    ///
    /// ## What it looks for
    ///
    /// A row with more `weeks` than there are between the cycle's start and its review, or between its own `start` and
    /// `end`; a row that starts before the plan, or ends after its review; a cycle with more `weeks` than there are
    /// between its dates.
    ///
    /// ## Why
    ///
    /// The planned sessions are calculated from the weeks; the review would count sessions as missed that could never
    /// have been given.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[1].weeks: 20
    /// ```
    ///
    /// ```edit,fail
    /// provision[1].end: 2027-01-29
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// provision[1].weeks: 6
    /// ```
    "beyond-cycle", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let start = subject.date(Role::CycleStart);
    let review = subject.date(Role::ReviewDate);
    let between = start.zip(review).and_then(|(start, review)| weeks(start, review));
    let said = subject.by_role(Role::CycleWeeks);
    let cycle = number(said).or(between);
    if let (Some(place), Some(count), Some(most)) = (said, number(said), between)
        && count > most
    {
        found.push(
            RULE.at(place, format!("the cycle has {count} weeks, but only {most} lie between its start and its review"))
                .hint("count the teaching weeks, without holidays"),
        );
    }
    for row in subject.groups(Role::ProvisionRow) {
        if !outside(row, start, review, found) {
            too_long(row, (start, review), cycle, found);
        }
    }
}

/// A row that begins before the cycle or goes on after it; whether it does.
fn outside(
    row: &Slots,
    start: Option<NaiveDate>,
    review: Option<NaiveDate>,
    found: &mut Vec<Finding>,
) -> bool {
    let before = found.len();
    let (first, last) = (item(row, Role::RowStart), item(row, Role::RowEnd));
    if let (Some(place), Some(day), Some(start)) = (first, date(first), start)
        && day < start
    {
        found.push(
            RULE.at(
                place,
                format!("this help starts before the plan does, on {}", start.format("%-d %B %Y")),
            )
            .hint("what was given before belongs to the plan before"),
        );
    }
    for (place, day) in [(first, date(first)), (last, date(last))] {
        if let (Some(place), Some(day), Some(review)) = (place, day, review)
            && day > review
            && found.len() == before
        {
            found.push(
                RULE.at(
                    place,
                    format!("this help goes on after the review on {}", review.format("%-d %B %Y")),
                )
                .hint("end it with the review; what goes on after it belongs in the next plan"),
            );
        }
    }
    found.len() > before
}

fn too_long(
    row: &Slots,
    (start, review): (Option<NaiveDate>, Option<NaiveDate>),
    cycle: Option<f64>,
    found: &mut Vec<Finding>,
) {
    let (Some(place), Some(count)) = (item(row, Role::Weeks), number(item(row, Role::Weeks)))
    else {
        return;
    };
    let (first, last) = (date(item(row, Role::RowStart)), date(item(row, Role::RowEnd)));
    let own = first.or(last).and_then(|_| weeks(first.or(start)?, last.or(review)?));
    let (most, whose) = match own {
        Some(most) if cycle.is_none_or(|cycle| most < cycle) => (most, "its own days have"),
        _ => match cycle {
            Some(most) => (most, "the cycle has"),
            None => return,
        },
    };
    if count > most {
        found.push(RULE.at(place, format!("{count} weeks of help, but {whose} {most}")).hint(
            "count the weeks of this cycle; what goes on after the review belongs in the next plan",
        ));
    }
}

/// The weeks that two days span, those begun counted as whole ones.
fn weeks(from: NaiveDate, to: NaiveDate) -> Option<f64> {
    let days = u32::try_from((to - from).num_days()).ok()?;
    Some(f64::from(days / 7 + u32::from(days % 7 > 0)).max(1.0))
}
