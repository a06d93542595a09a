//! `year-differs`: a year group that is not that of the child's age.

use chrono::{Datelike, NaiveDate};

use super::Subject;
use crate::finding::{Finding, Level};
use crate::model::SupportPlan;
use crate::rules::quality::quality;
use crate::template::YearGroup;

quality! {
    /// The year group does not fit the date of birth.
    ///
    /// ## What it looks for
    ///
    /// A `year_group` that does not match the `date_of_birth` when the plan starts, by the English school year from 1
    /// September. One year's difference is a question, since a child may be taught out of year group; more is an error.
    ///
    /// ## Why
    ///
    /// One of the two is wrong, and it affects what is expected of the child, the tests and the key stage.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// pupil.date_of_birth: 2016-11-05
    /// ```
    ///
    /// ```edit,fail
    /// pupil.year_group: year-4
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// pupil.date_of_birth: 2019-08-31
    /// ```
    "year-differs", Error, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let SupportPlan { pupil, cycle, .. } = subject.plan;
    let (Some(said), Some(born), Some(start)) =
        (pupil.year_group, pupil.date_of_birth, cycle.start)
    else {
        return;
    };
    let Some(year) = said.meaning.map(YearGroup::number) else { return };
    let (born, start) = (*born, *start);
    let real = year_of(born, start);
    // In July and August a plan may be for the year to come.
    let coming = i32::from((7..=8).contains(&start.month()));
    let out = if coming == 1 {
        (year - real).abs().min((year - real - 1).abs())
    } else {
        (year - real).abs()
    };
    // Nursery takes children of two and of three.
    if out == 0 || (year == -1 && real == -2) || born >= start {
        return;
    }
    let message = format!(
        "a child born on {} is in {} when the plan starts, not in {}",
        born.format("%-d %B %Y"),
        name(real),
        name(year)
    );
    let one = out == 1;
    found.push(
        RULE.at(said.item, message)
            .with_level(if one { Level::Warning } else { Level::Error })
            .hint(if one {
                "check both; if the child is taught with another year group, waive this finding with the reason"
            } else {
                "check the year of birth first"
            }),
    );
}

/// The year group of a child in the school year of a day.
fn year_of(born: NaiveDate, day: NaiveDate) -> i32 {
    let school_year = |day: NaiveDate| day.year() - i32::from(day.month() < 9);
    // Plans for the autumn may start in the last days of August.
    let now = if day.month() == 8 && day.day() >= 20 { day.year() } else { school_year(day) };
    now - school_year(born) - 5
}

fn name(year: i32) -> String {
    match year {
        ..-2 => "no year group yet".into(),
        -2 | -1 => "nursery".into(),
        0 => "Reception".into(),
        year => format!("Year {year}"),
    }
}
