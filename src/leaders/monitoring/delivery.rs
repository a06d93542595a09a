//! What was given of what was planned: by programme and by role, and why the rest was not.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::leaders::facts::{PlanFacts, RowFacts};
use crate::leaders::school::School;
use crate::leaders::value::Word;

/// Below this share of the planned sessions, in per cent, a programme is named: four fifths.
const ENOUGH: u32 = 80;

/// What was given of what was planned.
#[derive(Debug, Serialize)]
pub(in crate::leaders) struct Delivery {
    /// Everything.
    all: DeliveryRow,
    /// By programme, in the order of their names.
    programmes: Vec<DeliveryRow>,
    /// By the role of who gives it.
    roles: Vec<DeliveryRow>,
    /// The programmes of which less than four fifths were given.
    below: Vec<DeliveryRow>,
    /// Why sessions were not given, and in how many rows of provision that was a reason.
    reasons: Vec<Reason>,
}

/// What was given of a part of provision.
#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::leaders) struct DeliveryRow {
    name: String,
    /// Rows of provision in plans.
    rows: usize,
    /// Of them those of which it is known what was given.
    known: usize,
    planned: u32,
    given: u32,
    /// `None` where nothing is known.
    percent: Option<u32>,
}

/// Why sessions were not given.
#[derive(Debug, Serialize)]
struct Reason {
    label: String,
    rows: usize,
}

impl Delivery {
    /// By the plans that count now, and where they have no figures yet, by those whose reviews are counted.
    pub(in crate::leaders) fn of(school: &School<'_>) -> Self {
        let current = school.current();
        let has_figures = |plan: &&PlanFacts| plan.rows.iter().any(|row| row.given.is_some());
        let plans =
            if current.iter().any(has_figures) { current } else { school.of_term(school.progress) };
        let rows: Vec<&RowFacts> = plans.iter().flat_map(|plan| &plan.rows).collect();
        let programmes = grouped(&rows, |row| &row.programme);
        let mut reasons: BTreeMap<&Word, usize> = BTreeMap::new();
        for reason in rows.iter().flat_map(|row| &row.missed) {
            *reasons.entry(reason).or_default() += 1;
        }
        let mut reasons: Vec<Reason> = reasons
            .into_iter()
            .map(|(word, rows)| Reason { label: word.label.clone(), rows })
            .collect();
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.rows));
        let is_low = |row: &&DeliveryRow| row.percent.is_some_and(|percent| percent < ENOUGH);
        Self {
            all: DeliveryRow::of("", &rows),
            below: programmes.iter().filter(is_low).cloned().collect(),
            programmes,
            roles: grouped(&rows, |row| &row.role),
            reasons,
        }
    }
}

impl Delivery {
    /// The part of all that was planned that was given, in per cent; `None` where nothing is known.
    pub(in crate::leaders) const fn percent(&self) -> Option<u32> {
        self.all.percent
    }
}

/// What was given, by a text of the rows; those that differ in small and capital letters alone are one.
fn grouped(rows: &[&RowFacts], by: fn(&RowFacts) -> &str) -> Vec<DeliveryRow> {
    let mut groups: BTreeMap<String, Vec<&RowFacts>> = BTreeMap::new();
    for row in rows {
        groups.entry(by(row).trim().to_lowercase()).or_default().push(row);
    }
    let named = |rows: Vec<&RowFacts>| {
        let name = rows.first().map(|row| by(row)).unwrap_or_default();
        DeliveryRow::of(name, &rows)
    };
    groups.into_values().map(named).collect()
}

impl DeliveryRow {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sessions are few")]
    fn of(name: &str, rows: &[&RowFacts]) -> Self {
        let known: Vec<(f64, f64)> =
            rows.iter().filter_map(|row| Some((row.planned?, row.given?))).collect();
        let planned: f64 = known.iter().map(|(planned, _)| planned).sum();
        let given: f64 = known.iter().map(|(_, given)| given).sum();
        Self {
            name: name.to_owned(),
            rows: rows.len(),
            known: known.len(),
            planned: planned.round() as u32,
            given: given.round() as u32,
            percent: (planned > 0.0).then(|| (given / planned * 100.0).round() as u32),
        }
    }
}
