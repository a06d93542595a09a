//! `other-pupil`: another child's name.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::model::Identity;
use crate::rules::quality::quality;
use crate::rules::traits::{Traits, number};

quality! {
    /// Another pupil is named.
    ///
    /// ## What it looks for
    ///
    /// Across the plans of one run: the name of another pupil of the same class in a text that parents or the child read.
    ///
    /// ## Why
    ///
    /// It is the other child's business. It often also shows that a text was copied.
    ///
    /// ## Example
    ///
    /// ```files,fail
    /// # ann.yaml
    /// pupil: {id: A-1, known_as: Ann, class: 3 Maple}
    /// # ben.yaml
    /// pupil: {id: B-1, known_as: Ben, class: 3 Maple}
    /// agreement: {parents_will: [Read with Ann on Fridays]}
    /// ```
    ///
    /// ```files,pass
    /// # ann.yaml
    /// pupil: {id: A-1, known_as: Ann, class: 3 Maple}
    /// # ben.yaml
    /// pupil: {id: B-1, known_as: Ben, class: 3 Maple}
    /// agreement: {parents_will: [Read with a friend on Fridays]}
    /// ```
    ///
    /// ## Instead
    ///
    /// Write “a friend”, “a partner”, “two other children”.
    "other-pupil", Warning, across compare
}

/// Finds the names of other pupils of the same class.
fn compare(plans: &[(&str, &Traits)], found: &mut [Vec<Finding>]) {
    let mut pupils: BTreeMap<(&str, u64), (&str, &Identity)> = BTreeMap::new();
    for (_, traits) in plans {
        let single = |name: &&String| name.chars().count() > 2 && !name.contains(' ');
        for name in traits.names.iter().filter(single) {
            let called = (name.as_str(), &traits.pupil);
            pupils.insert((&traits.class, number(name)), called);
        }
    }
    for ((_, traits), found) in plans.iter().zip(found) {
        for capital in traits.capitals.iter() {
            let other = pupils.get(&(traits.class.as_str(), capital.number));
            let other = other.filter(|(_, other)| !other.is_likely(&traits.pupil));
            let Some((name, _)) = other else { continue };
            let message = format!("“{name}” is another pupil in the class");
            let finding = Finding::new(&RULE.rule, message).at(&capital.place, "");
            found.push(
                finding
                    .path(capital.path)
                    .hint("write “a friend” or “a partner”; was this written about another child?"),
            );
        }
    }
}
