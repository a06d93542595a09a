//! `late-review`: a review that comes too late, or on a day when nobody is there.

use chrono::{Datelike, Days, Weekday};

use super::Subject;
use crate::finding::Finding;
use crate::rules::quality::quality;
use crate::template::{Role, Status};

/// The longest a cycle may be, in days: a term of fourteen weeks and a week more.
const LONGEST: u64 = 105;

/// How long a review may be overdue, in days, before the plan is parked.
const TERM: u64 = 98;

quality! {
    /// The review is more than a term away, on a day without school, or overdue.
    ///
    /// ## What it looks for
    ///
    /// A review on the day the plan starts, or more than 15 weeks later; one on a weekend, or in the school's
    /// `holidays`; one whose day has passed although the plan has no review.
    ///
    /// ## Why
    ///
    /// A plan is reviewed each term. (The guide “Using SEND Support Plans Effectively in Primary Schools”: a termly
    /// review cycle. SEND Code of Practice 2015, 6.48: a clear date for review.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// cycle.review_date: 2026-12-06
    /// ```
    ///
    /// ```edit,fail
    /// cycle.review_date: 2027-03-22
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// cycle.review_date: 2026-12-07
    /// ```
    "late-review", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let plan = subject.plan;
    let Some(review) = plan.cycle.review_date else { return };
    let (place, day) = (review.item, *review);
    if let Some(start) = plan.cycle.start.map(|start| *start) {
        if day < start {
            return; // `date-order` says so.
        }
        if day == start {
            found.push(
                RULE.at(place, "the review is on the day the plan starts")
                    .hint("set it at the end of the term"),
            );
        } else if start.checked_add_days(Days::new(LONGEST)).is_some_and(|latest| day > latest) {
            found.push(
                RULE.at(
                    place,
                    format!("the review is {} weeks after the start", (day - start).num_days() / 7),
                )
                .hint(
                    "hold the review within the term: a plan that waits longer ends up in a drawer",
                ),
            );
        }
    }
    if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        found.push(
            RULE.at(place, format!("{} is a {}", day.format("%-d %B %Y"), day.format("%A")))
                .hint("choose a school day"),
        );
    }
    for holiday in &plan.settings.holidays {
        let within = holiday.start.is_some_and(|first| *first <= day)
            && holiday.end.is_some_and(|last| day <= *last);
        if within {
            found.push(
                RULE.at(place, format!("the school is closed on {}", day.format("%-d %B %Y")))
                    .hint("choose a school day"),
            );
        }
    }
    let reviewed = plan.is_reviewed() || plan.cycle.is(Status::Closed);
    if let Some(today) = subject.known.today
        && today > day
        && !reviewed
    {
        let weeks = (today - day).num_days() / 7;
        let parked = day.checked_add_days(Days::new(TERM)).is_some_and(|term| today > term);
        if !parked {
            let ago = super::counted(usize::try_from(weeks).unwrap_or(0), "week");
            let finding =
                RULE.at(place, format!("the review was due on {}", day.format("%-d %B %Y")));
            found.push(match subject.plan.slots.can_have(Role::Review) {
                true => finding
                    .because(format!("that is {ago} ago, and the plan has no `review:`"))
                    .hint("`sendplan review FILE` gets it ready"),
                false => finding
                    .because(format!("that is {ago} ago"))
                    .hint("hold it, and write a new plan or close this one"),
            });
        }
    }
}
