//! `other-pupil`: another child's name.

use std::collections::BTreeMap;

use crate::check::Identity;
use crate::check::quality::quality;
use crate::check::traits::{Capitals, Traits};
use crate::finding::Finding;

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
    "other-pupil", Warning, across compare
}

/// Finds the names of other pupils of the same class.
fn compare(plans: &[(&str, &Traits)], found: &mut [Vec<Finding>]) {
    let mut pupils: BTreeMap<(&str, String), &Identity> = BTreeMap::new();
    for (_, traits) in plans {
        let single = |name: &&String| name.chars().count() > 2 && !name.contains(' ');
        for name in traits.names.iter().filter(single) {
            pupils.insert((&traits.class, name.to_lowercase()), &traits.pupil);
        }
    }
    for ((_, traits), found) in plans.iter().zip(found) {
        for Capitals { item, ranges } in &traits.capitals {
            let text = item.value.plain();
            for range in ranges {
                let word = &text[range.clone()];
                let other = pupils.get(&(traits.class.as_str(), word.to_lowercase()));
                if other.is_none_or(|other| other.is_likely(&traits.pupil)) {
                    continue;
                }
                let message = format!("“{word}” is another pupil of the class");
                found.push(RULE.at_words(item, range.clone(), message).hint(
                    "write “a friend” or “a partner”; was this text written for another child?",
                ));
            }
        }
    }
}
