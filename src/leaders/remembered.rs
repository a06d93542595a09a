//! What the documents of a day can print -> what later ones of the term are compared with.

use std::collections::BTreeSet;

use super::figures::{Printed, Readers, Sums};
use super::monitoring::{Delivery, Money};
use super::school::School;
use super::value::Of;

/// What documents can print of groups and in sums, for later reports of the term to be compared with; `None` if no day and no
/// term is known, or if they print for leaders what an earlier report printed.
pub(crate) fn printed(school: &School<'_>) -> Option<Printed> {
    let figures = &school.figures;
    if figures.held(Readers::Leaders).is_some() {
        return None;
    }
    let day = school.today?.to_string();
    let sums = sums_of(school);
    Some(Printed {
        term: school.term()?.in_files(),
        pupils: figures.pupils().clone(),
        leaders: figures.side(Readers::Leaders, &day, sums.clone()),
        public: figures.side(Readers::Public, &day, sums),
        day,
    })
}

/// The sums of today.
pub(super) fn sums_of(school: &School<'_>) -> Sums {
    let plans = school.current();
    let rows: Vec<_> = plans.iter().flat_map(|plan| plan.rows_now()).collect();
    let needs = plans.iter().flat_map(|plan| &plan.training);
    let needs: BTreeSet<String> = needs.map(|need| need.need.trim().to_lowercase()).collect();
    let money = Money::of(school);
    Sums {
        given: Delivery::of(school).percent(),
        hours_a_week: money.hours_a_week(),
        year: money.year(),
        costed: money.costed(),
        trained: Of::those(&rows, |row| !row.trained_in.is_empty()),
        training_needs: needs.len(),
    }
}
