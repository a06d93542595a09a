//! A pupil with a plan -> texts that are others once what is counted of them is another.
//!
//! Each says one kind of thing alone. A change of one kind must not count as one of another: else a new register, in which many
//! children have another class, would let a report print what has changed for one child.

use super::columns::Column;
use super::cuts::CutId;
use super::people::Person;
use crate::template::Outcome;

/// What is said of a pupil: which plan counts, what came of it, and what is given. Nothing of pupils without a plan.
pub(super) fn counted_as(person: &Person<'_>) -> Option<[String; 3]> {
    let plan = person.plan?;
    let who = plan.pupil.written();
    let of = |columns: &[Column]| -> Vec<String> {
        columns.iter().map(|column| column.of(person).to_string()).collect()
    };
    let is_of_review = |column: &Column| {
        column.counts(Outcome::Met)
            || column.counts(Outcome::NotYet)
            || column.counts(Outcome::Partly)
            || column.counts(Outcome::Exceeded)
            || matches!(column, Column::Reviewed | Column::OnTime | Column::Parents | Column::Child)
    };
    let (review, state): (Vec<Column>, Vec<Column>) =
        Column::ALL.into_iter().partition(is_of_review);
    let reviewed = person.progress.filter(|plan| plan.review.is_some());
    let targets = || reviewed.into_iter().flat_map(|plan| &plan.targets);
    let cuts = CutId::EVERY.into_iter().filter(|cut| cut.is_of_targets());
    let groups = cuts.flat_map(|cut| {
        targets().filter_map(move |target| Some(cut.group_of_target(target)?.key().to_owned()))
    });
    let mut came_of_it = of(&review);
    came_of_it.extend(groups);
    let rows = plan.rows.iter().map(|row| {
        let numbers = [Some(row.minutes_a_week), row.planned, row.given, row.cost_a_year]
            .map(|number| number.map(|number| format!("{number:.2}")).unwrap_or_default());
        numbers.join(" ")
    });
    let said = |kind: &str, facts: Vec<String>| format!("{kind}\n{who}\n{}", facts.join("\n"));
    Some([said("plan", of(&state)), said("review", came_of_it), said("provision", rows.collect())])
}
