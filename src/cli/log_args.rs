//! The arguments of `sendplan log`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args as Group;

use super::choice::date;

/// Write down what was given of a group, or of a row of one plan: one line a week will do.
///
/// The line goes into the group's file in the folder `log`, which is made if need be, or under `do:` in the plan; every other
/// line stays as it is. What was given so far is then on staff's copies, and filled in when the review is prepared.
#[derive(Debug, Group)]
#[command(after_help = "Examples:\n  \
    sendplan log phonics-y3 --week 3 --given 4\n  \
    sendplan log phonics-y3 --week 4 --given 2 --missed-because no-cover --away AB-1\n  \
    sendplan log phonics-y3 --date 2026-10-05 --given no --missed-because trip-or-event\n  \
    sendplan log kofi.yaml --row P2 --week 3 --given 1\n  \
    sendplan render . --document tick-sheet      a sheet to tick by pen, for each group")]
pub(crate) struct Log {
    /// The group's id, or a plan's file.
    #[arg(value_name = "GROUP|PLAN")]
    pub(crate) what: String,
    /// The folder with the school's `sendplan.yaml`; without it, this one.
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: Option<PathBuf>,
    /// The row of provision, if it is a plan.
    #[arg(long, value_name = "ID")]
    pub(crate) row: Option<String>,
    /// The teaching week, counted from the first; weeks of holiday are not counted.
    #[arg(long, value_name = "N")]
    pub(crate) week: Option<u32>,
    /// The day; with `--week`, a day of that week.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) date: Option<NaiveDate>,
    /// How many sessions were given; or `yes` or `no`.
    #[arg(long, value_name = "N")]
    pub(crate) given: String,
    /// Why the others were not given (may be given several times): pupil-away, trip-or-event, no-room, no-cover, other.
    #[arg(long, value_name = "REASON")]
    pub(crate) missed_because: Vec<String>,
    /// A note for staff. Of a group it stays in the group's file.
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// A pupil of the group who was not there, by id (may be given several times).
    #[arg(long, value_name = "ID")]
    pub(crate) away: Vec<String>,
    /// Put the line in the place of one for the same days.
    #[arg(long)]
    pub(crate) replace: bool,
    /// The date by which the line is judged; without it, today.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) today: Option<NaiveDate>,
}
