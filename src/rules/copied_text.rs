//! `copied-text`: a plan that only changes the name.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::rules::quality::quality;
use crate::rules::traits::{ComparedText, Traits};

quality! {
    /// The same text is in the plans of two pupils.
    ///
    /// ## What it looks for
    ///
    /// Across the plans of one run: a need, a target or the child's words that are the same in the plans of two pupils,
    /// apart from the names. Rows of provision may be the same, because pupils share a group.
    ///
    /// ## Why
    ///
    /// Plans that “only change the name” are the first thing parents and inspectors complain about: support must fit
    /// the child the plan is for.
    ///
    /// ## Example
    ///
    /// Two plans that differ in the name alone:
    ///
    /// ```files,fail
    /// # ann.yaml
    /// pupil: {id: A-1, known_as: Ann}
    /// # ben.yaml
    /// pupil: {id: B-1, known_as: Ben}
    /// ```
    ///
    /// Two plans of one child may say the same:
    ///
    /// ```files,pass
    /// # autumn.yaml
    /// pupil: {id: A-1, known_as: Ann}
    /// # spring.yaml
    /// pupil: {id: A-1, known_as: Ann}
    /// cycle: {number: 2, term: spring, start: 2027-01-05, review_date: 2027-03-22}
    /// ```
    ///
    /// ## Instead
    ///
    /// Keep the form if you like, and write what this child does, from which baseline, in which lesson.
    "copied-text", Warning, across compare
}

/// Finds texts that are in the plans of two pupils.
fn compare(plans: &[(&str, &Traits)], found: &mut [Vec<Finding>]) {
    let mut first: BTreeMap<u64, (usize, &str)> = BTreeMap::new();
    for (index, (_, traits)) in plans.iter().enumerate() {
        for ComparedText { fingerprint, path, place } in &traits.texts {
            let (other, other_path) = *first.entry(*fingerprint).or_insert((index, path.as_str()));
            let (name, known) = &plans[other];
            if other == index || known.pupil.is_likely(&traits.pupil) {
                continue;
            }
            let message = format!("the same text is in `{name}`, as `{other_path}`");
            found[index].push(
                Finding::new(&RULE.rule, message)
                    .at(place, "")
                    .path(path)
                    .hint("write what this child does, from which baseline, in which lesson"),
            );
        }
    }
}
