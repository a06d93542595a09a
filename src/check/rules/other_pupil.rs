//! `other-pupil`: another child's name.

use std::collections::BTreeMap;

use super::on_the_way;
use crate::check::across::{Found, Traits};
use crate::check::quality::quality;

quality! {
    /// Another pupil is named.
    ///
    /// ## What it looks for
    ///
    /// Across the plans of one run: the name of another pupil of the same class in a text that parents or the child read.
    ///
    /// ## Why
    ///
    /// It is the other child's business. Often it is also the mark of a text that was copied.
    ///
    /// ## Instead
    ///
    /// Write “a friend”, “a partner”, “two other children”.
    "other-pupil", Warning, on_the_way
}

/// Finds the names of other pupils of the same class.
pub(in crate::check) fn compare(
    plans: &[(String, Traits)],
    found: &mut BTreeMap<usize, Vec<Found>>,
) {
    let mut pupils: BTreeMap<(&str, String), &str> = BTreeMap::new();
    for (_, traits) in plans {
        let single = |name: &&String| name.chars().count() > 2 && !name.contains(' ');
        for name in traits.names.iter().filter(single) {
            pupils.insert((&traits.class, name.to_lowercase()), &traits.pupil);
        }
    }
    for (index, (_, traits)) in plans.iter().enumerate() {
        for (word, path) in &traits.capitals {
            let other = pupils.get(&(traits.class.as_str(), word.to_lowercase()));
            if other.is_none_or(|other| *other == traits.pupil) {
                continue;
            }
            found.entry(index).or_default().push(Found {
                rule: &RULE.rule,
                path: path.clone(),
                words: word.clone(),
                message: format!("“{word}” is another pupil of the class"),
                hint: "write “a friend” or “a partner”; was this text written for another child?",
            });
        }
    }
}
