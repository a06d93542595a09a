//! What support takes: hours of adults by their roles, and what that costs where rates are known.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::leaders::facts::RowFacts;
use crate::leaders::school::School;
use crate::leaders::value::Of;

/// What support takes.
#[derive(Debug, Serialize)]
pub(in crate::leaders) struct Money {
    /// By the role of who gives it, in the order of the roles' names, and all of it last.
    rows: Vec<RoleRow>,
    all: RoleRow,
    /// Rows of provision whose cost is known.
    costed: Of,
}

/// What support by one role takes.
#[derive(Debug, Default, Serialize)]
struct RoleRow {
    role: String,
    /// Whether it is all together.
    is_all: bool,
    /// The hours a week: the minutes of each row, shared by its group.
    hours_a_week: f64,
    /// Pounds a week, a term and a year; nothing where no rate is known.
    week: Option<u32>,
    term: Option<u32>,
    year: Option<u32>,
}

impl Money {
    pub(in crate::leaders) fn of(school: &School<'_>) -> Self {
        let plans = school.current();
        let rows: Vec<&RowFacts> = plans.iter().flat_map(|plan| plan.rows_now()).collect();
        let mut roles: BTreeMap<&str, Vec<&RowFacts>> = BTreeMap::new();
        for row in &rows {
            roles.entry(row.role.trim()).or_default().push(row);
        }
        let all = || RoleRow { is_all: true, ..RoleRow::of("", &rows) };
        let by_role = roles.into_iter().map(|(role, rows)| RoleRow::of(role, &rows));
        Self {
            rows: by_role.chain([all()]).collect(),
            all: all(),
            costed: Of::those(&rows, |row| row.cost_a_week.is_some()),
        }
    }
}

impl Money {
    /// The hours a week, all together.
    pub(in crate::leaders) const fn hours_a_week(&self) -> f64 {
        self.all.hours_a_week
    }

    /// What all of it costs a year, in pounds; `None` where no rate is known.
    pub(in crate::leaders) const fn year(&self) -> Option<u32> {
        self.all.year
    }

    /// Of how many rows of provision the cost is known.
    pub(in crate::leaders) const fn costed(&self) -> Of {
        self.costed
    }
}

/// The hours a week that adults give for a row: its minutes, shared by the group.
fn hours_a_week(row: &RowFacts) -> f64 {
    row.minutes_a_week / row.group_size.map_or(1.0, |size| size.max(1.0)) / 60.0
}

impl RoleRow {
    fn of(role: &str, rows: &[&RowFacts]) -> Self {
        let hours: f64 = rows.iter().map(|row| hours_a_week(row)).sum();
        let sum = |of: fn(&RowFacts) -> Option<f64>| rows.iter().filter_map(|row| of(row)).sum();
        let week: f64 = sum(|row| row.cost_a_week);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pounds")]
        let pounds = |sum: f64| (week > 0.0).then(|| sum.round() as u32);
        Self {
            role: role.to_owned(),
            is_all: false,
            hours_a_week: (hours * 10.0).round() / 10.0,
            week: pounds(week),
            term: pounds(sum(|row| row.cost_a_term)),
            year: pounds(sum(|row| row.cost_a_year)),
        }
    }
}
