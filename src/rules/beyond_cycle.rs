//! `beyond-cycle`: more weeks of help than the cycle has.

use chrono::NaiveDate;

use super::Subject;
use crate::finding::Finding;
use crate::model::{Day, ProvisionRow};
use crate::rules::quality::quality;

quality! {
    /// A row of provision does not fit into the cycle.
    ///
    /// ## What it looks for
    ///
    /// A row with more `weeks` than there are between the cycle's start and its review, or between its own `from` and
    /// `until`; a row that starts before the plan, or ends after its review; a cycle with more `weeks` than there are
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
    /// provision[1].until: 2027-01-29
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
    let cycle = &subject.plan.cycle;
    let days = Days { first: cycle.start.map(|day| *day), last: cycle.review_date.map(|day| *day) };
    let between = days.weeks();
    if let (Some(count), Some(most)) = (cycle.weeks, between)
        && *count > most
    {
        let weeks = *count;
        found.push(
            RULE.at(count.item, format!("the cycle has {weeks} weeks, but there are only {most} between its start and its review"))
                .hint("count the teaching weeks, without holidays"),
        );
    }
    let weeks = cycle.weeks.map(|count| *count).or(between);
    for row in &subject.plan.provision {
        let outside = outside(row, days);
        let inside = outside.is_empty();
        found.extend(outside);
        if inside {
            found.extend(too_long(row, days, weeks));
        }
    }
}

/// The first and the last day of something.
#[derive(Debug, Clone, Copy)]
struct Days {
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
}

impl Days {
    /// The weeks that they span, those begun counted as whole ones.
    fn weeks(self) -> Option<f64> {
        let days = u32::try_from((self.last? - self.first?).num_days()).ok()?;
        Some(f64::from(days / 7 + u32::from(days % 7 > 0)).max(1.0))
    }
}

/// What is found on a row that begins before the cycle or goes on after it.
fn outside(row: &ProvisionRow<'_>, cycle: Days) -> Vec<Finding> {
    let mut found = Vec::new();
    if let (Some(day), Some(start)) = (row.from, cycle.first)
        && *day < start
    {
        let start = start.format("%-d %B %Y");
        let message = format!("this help starts before the plan does, on {start}");
        let finding = RULE.at(day.item, message);
        found.push(finding.hint("what was given earlier belongs in the plan before"));
    }
    let late = |day: &Day<'_>| cycle.last.is_some_and(|review| **day > review);
    let after = [row.from, row.until].into_iter().flatten().find(late);
    if let (Some(day), Some(review), true) = (after, cycle.last, found.is_empty()) {
        let review = review.format("%-d %B %Y");
        found.push(
            RULE.at(day.item, format!("this help goes on after the review on {review}"))
                .hint("end it with the review; what goes on after it belongs in the next plan"),
        );
    }
    found
}

/// The finding that a row has more weeks than its own days or the cycle.
fn too_long(row: &ProvisionRow<'_>, cycle: Days, weeks: Option<f64>) -> Option<Finding> {
    let count = row.weeks?;
    let (first, last) = (row.from.map(|day| *day), row.until.map(|day| *day));
    let own = first
        .or(last)
        .and_then(|_| Days { first: first.or(cycle.first), last: last.or(cycle.last) }.weeks());
    let (most, whose) = match own {
        Some(most) if weeks.is_none_or(|weeks| most < weeks) => (most, "its own days have"),
        _ => (weeks?, "the cycle has"),
    };
    let weeks = *count;
    (weeks > most).then(|| {
        RULE.at(count.item, format!("{weeks} weeks of help, but {whose} {most}")).hint(
            "count the weeks of this cycle; what goes on after the review belongs in the next plan",
        )
    })
}
