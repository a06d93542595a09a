//! `same-name`: two adults of one name in the list of staff.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::model::plain;
use crate::record::Item;
use crate::rules::quality::quality;
use crate::rules::school::School;

quality! {
    /// Two adults in the list of staff have one name.
    ///
    /// ## What it looks for
    ///
    /// The same `name` for two ids in the list of staff.
    ///
    /// ## Why
    ///
    /// Plans and timetables have names and not ids. Nobody could tell who is meant, and the work of both would be counted
    /// as one person's.
    ///
    /// ## Example
    ///
    /// ```files,fail
    /// # sam.yaml
    /// staff: [{id: pike, name: Mr Joel Pike}, {id: jpike, name: Mr Joel Pike}]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```files,pass
    /// # sam.yaml
    /// staff: [{id: pike, name: Mr Joel Pike}, {id: jpike, name: Mr Jonah Pike}]
    /// ```
    "same-name", Warning, school look
}

fn look(school: &School<'_>, found: &mut Vec<Finding>) {
    let mut known: BTreeMap<String, &Item> = BTreeMap::new();
    for name in school.plan.staff.iter().filter_map(|member| member.name.as_ref()) {
        match known.get(&plain(name)) {
            Some(first) => found.push(
                RULE.at(name.item, format!("two people in the list of staff are called {}", name.trim()))
                    .related(&first.place, "the first")
                    .hint("if it is one person, keep one of the two; if not, tell them apart: a first name or an initial"),
            ),
            None => {
                known.insert(plain(name), name.item);
            }
        }
    }
}
