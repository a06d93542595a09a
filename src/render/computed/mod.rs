//! [`SupportPlan`] of a view -> what is worked out of it for layouts: names, numbers, sums, what belongs together.
//!
//! It is made from what a copy may show and from nothing else, by roles and meanings and never by ids. A layout has it as
//! `computed`, of the plan and of each item of the lists below; it only places it. What each value is, is said beside its
//! field here, and in `templates/README.md`.

mod cycle;
mod fields;
mod more;
mod needs;
mod provision;
mod reader;
mod targets;
mod voices;

use std::collections::BTreeMap;

use minijinja::Value as LayoutValue;

use super::values::{self, Looked, PlacedPictures};
use super::words::Words;
use crate::model::SupportPlan;
use crate::record::{Item, Slots};
use fields::Fields;

pub(super) use more::More;
pub(super) use reader::Reader;

/// What is worked out of one plan.
#[derive(Debug, Default)]
pub(super) struct Computed {
    /// Of the plan.
    plan: Fields,
    /// Of items of its lists, by their paths.
    items: BTreeMap<String, Fields>,
}

impl Computed {
    /// What a layout has as `computed` beside the sections.
    pub(super) fn of_plan(&self) -> LayoutValue {
        LayoutValue::from(self.plan.clone())
    }

    /// Adds to what is worked out of the plan.
    pub(super) fn add(&mut self, fields: Fields) {
        self.plan.extend(fields);
    }

    /// What a layout has as `computed` in the item at a path, if something is worked out for it.
    pub(super) fn of_item(&self, path: &str) -> Option<LayoutValue> {
        self.items.get(path).cloned().map(LayoutValue::from)
    }
}

/// What it depends on besides the plan.
#[derive(Debug)]
pub(super) struct About<'a> {
    /// Whom the copy is for.
    pub(super) reader: Reader<'a>,
    /// The words of its language.
    pub(super) words: &'a Words,
    /// The names that keep their capital within a sentence, see [`names`].
    pub(super) names: Vec<String>,
}

/// What the parts of it are made from.
struct Basis<'a, 'p> {
    plan: &'a SupportPlan<'p>,
    reader: &'a Reader<'a>,
    words: &'a Words,
    names: &'a [String],
    look: Looked<'a>,
}

impl Basis<'_, '_> {
    /// A text as it is within a sentence.
    fn within(&self, text: &str) -> String {
        self.words.within(&self.look.said_within(text), self.names)
    }
}

/// The words of the names that the pupils and the parents of some plans go by.
pub(super) fn names<'a>(views: impl Iterator<Item = &'a Slots>) -> Vec<String> {
    let mut names: Vec<String> =
        views.flat_map(|view| cycle::names(&SupportPlan::of(view))).collect();
    names.sort();
    names.dedup();
    names
}

/// What is worked out of a history that begins with this plan, and goes on so many times.
pub(super) fn history(first: &Slots, later: usize) -> Fields {
    cycle::history(&SupportPlan::of(first), later)
}

/// Works it out of the sections of a view. `placed` takes in the images of the items that belong to others.
pub(super) fn of<'a>(view: &Slots, about: &About<'a>, placed: &mut PlacedPictures<'a>) -> Computed {
    let plan = &SupportPlan::of(view);
    let About { reader, words, names } = about;
    let basis = Basis { plan, reader, words, names, look: placed.look() };
    let mut items = BTreeMap::new();
    let mut add = |item: &Item, fields: Fields| {
        items.insert(item.path.clone(), fields);
    };
    for (index, need) in plan.needs.iter().enumerate() {
        add(need.item, needs::need(index));
    }
    for series in &plan.series {
        add(series.item, needs::series(series, &basis, placed));
    }
    for (index, target) in plan.targets.iter().enumerate() {
        add(target.item, targets::target(target, index, &basis, placed));
    }
    for row in &plan.provision {
        add(row.item, provision::row(row, &basis, placed));
    }
    for past in &plan.past_results {
        add(past.item, targets::past(past, &basis));
    }
    for result in &plan.review.results {
        add(result.item, targets::result(result, &basis, placed));
    }
    for delivery in &plan.review.deliveries {
        add(delivery.item, provision::delivery(delivery, &basis, placed));
    }
    for view in plan.parent_views.iter().chain(&plan.review.parent_views) {
        add(view.item, voices::view(view, &basis));
    }
    Computed { plan: cycle::plan(&basis), items }
}

/// An item with its fields, for the item that it belongs to; nothing if there is none.
fn item_value(item: Option<&Item>, placed: &mut PlacedPictures<'_>) -> LayoutValue {
    item.map_or_else(|| LayoutValue::from(()), |item| values::bare(item, placed))
}

#[cfg(test)]
mod tests {
    use super::{cycle, more, needs, provision, targets, voices};

    #[test]
    fn whatever_is_worked_out_is_in_the_readme_of_templates() {
        let readme = include_str!("../../../templates/README.md");
        let from = readme.find("### What is worked out").unwrap();
        let tables = &readme[from..from + readme[from..].find("### Parts").unwrap()];
        let names = [
            cycle::PlanComputed::NAMES,
            cycle::HistoryComputed::NAMES,
            needs::NeedComputed::NAMES,
            needs::SeriesComputed::NAMES,
            targets::TargetComputed::NAMES,
            targets::ResultComputed::NAMES,
            targets::PastComputed::NAMES,
            provision::RowComputed::NAMES,
            provision::DeliveryComputed::NAMES,
            voices::ViewComputed::NAMES,
            more::MoreComputed::NAMES,
        ];
        let names = names.concat();
        assert!(names.len() > 35);
        let missing: Vec<_> =
            names.iter().filter(|name| !tables.contains(&format!("`{name}`"))).collect();
        assert!(missing.is_empty(), "not in templates/README.md: {missing:?}");
    }
}
