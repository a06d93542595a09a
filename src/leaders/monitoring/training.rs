//! What staff need to learn, and what their provision needs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::leaders::school::School;
use crate::leaders::value::Of;

/// What staff need to learn.
#[derive(Debug, Serialize)]
pub(super) struct Training {
    /// What plans ask for, each need once.
    needs: Vec<NeedRow>,
    /// Rows of provision whose giver is trained for it, as the row says.
    trained: Of,
    /// Rows of provision with somebody who steps in.
    covered: Of,
}

/// Something that staff need to learn.
#[derive(Debug, Clone, Default, Serialize)]
struct NeedRow {
    need: String,
    who: Vec<String>,
    by: String,
    /// How many pupils' plans ask for it.
    plans: usize,
}

impl Training {
    pub(super) fn of(school: &School<'_>) -> Self {
        let plans = school.current();
        let mut needs: BTreeMap<String, NeedRow> = BTreeMap::new();
        for need in plans.iter().flat_map(|plan| &plan.training) {
            let row = needs.entry(need.need.trim().to_lowercase()).or_default();
            row.need.clone_from(&need.need);
            row.plans += 1;
            if !need.who.is_empty() && !row.who.contains(&need.who) {
                row.who.push(need.who.clone());
            }
            if row.by.is_empty() {
                row.by.clone_from(&need.by);
            }
        }
        let rows: Vec<_> = plans.iter().flat_map(|plan| plan.rows_now()).collect();
        let mut needs: Vec<NeedRow> = needs.into_values().collect();
        needs.sort_by_key(|row| std::cmp::Reverse(row.plans));
        Self {
            needs,
            trained: Of::those(&rows, |row| !row.trained_in.is_empty()),
            covered: Of::those(&rows, |row| !row.cover.is_empty()),
        }
    }
}
