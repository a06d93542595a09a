//! What is known of all plans of a school -> what the documents for its leaders show.
//!
//! Pure: plans come as [`PlanFacts`], what a layout gets is a value of a document's own type, serialised. One file for each
//! document.

mod due;
mod facts;
mod figures;
mod givers;
mod groups;
mod maps;
mod monitoring;
mod parked;
mod remembered;
mod school;
mod small;
mod summary;
mod term;
mod ticks;
mod timetable;
mod training;
mod value;

use serde::Serialize;
use serde_json::Value;

pub(crate) use facts::PlanFacts;
pub(crate) use figures::Printed;
pub(crate) use remembered::printed;
pub(crate) use school::{School, Sources};
pub(crate) use value::DAY;

use self::figures::Readers;
use crate::calendar::Appointment;
use crate::template::Shows;
use crate::workbook::Workbook;

/// One file of a document for leaders.
#[derive(Debug, Clone)]
pub(crate) struct LeadersFile {
    /// What distinguishes it from other files of the document, such as the class; empty if it is the only one.
    pub(crate) part: String,
    /// What its layout gets as `report`.
    pub(crate) report: Value,
    /// The same as a workbook, if it is a table.
    pub(crate) workbook: Option<Workbook>,
    /// What of it belongs into a calendar, if something does.
    pub(crate) appointments: Option<Vec<Appointment>>,
}

/// The files of a document; none if it is not made from the figures of plans.
pub(crate) fn files(shows: Shows, school: &School<'_>) -> Vec<LeadersFile> {
    match shows {
        Shows::Quality => Vec::new(),
        Shows::Monitoring => one(monitoring::of(school)),
        Shows::ProvisionOfClass => maps::class::files(school),
        Shows::ProvisionOfSchool => maps::programmes::files(school),
        Shows::Ticks => ticks::of(school),
        Shows::Timetable => timetable::files(school),
        Shows::Training => training::files(school),
        Shows::ReviewsDue => due::files(school),
        Shows::Governors => one(summary::of(school, Readers::Leaders)),
        Shows::InclusionFigures => one(summary::of(school, Readers::Public)),
    }
}

/// Whether a document prints numbers of groups.
pub(crate) const fn prints_groups(shows: Shows) -> bool {
    matches!(shows, Shows::Monitoring | Shows::Governors | Shows::InclusionFigures)
}

/// A document of one file.
fn one(report: impl Serialize) -> Vec<LeadersFile> {
    named(String::new(), report).into_iter().collect()
}

/// A file of a document that has several. What cannot be serialised, which only a mistake in the code could cause, is left out.
fn named(part: String, report: impl Serialize) -> Option<LeadersFile> {
    let report = serde_json::to_value(report).ok()?;
    Some(LeadersFile { part, report, workbook: None, appointments: None })
}
