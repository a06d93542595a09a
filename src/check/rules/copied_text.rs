//! `copied-text`: a plan that only changes the name.

use std::collections::BTreeMap;

use crate::check::quality::quality;
use crate::check::traits::Traits;
use crate::finding::Finding;

quality! {
    /// A text stands in the plans of two pupils.
    ///
    /// ## What it looks for
    ///
    /// Across the plans of one run: a need, a target or the child's words that are the same in the plans of two pupils, the
    /// names left out. Rows of provision may be the same: pupils share a group.
    ///
    /// ## Why
    ///
    /// Plans that “only change the name” are what parents and inspectors complain of first: the support is for the child
    /// who stands in the plan.
    ///
    /// ## Instead
    ///
    /// Keep the form if you like, and write what this child does, from which baseline, in which lesson.
    "copied-text", Warning, across compare
}

/// Finds texts that stand in the plans of two pupils.
fn compare(plans: &[(&str, &Traits)], found: &mut [Vec<Finding>]) {
    let mut first: BTreeMap<u64, (usize, &str)> = BTreeMap::new();
    for (index, (_, traits)) in plans.iter().enumerate() {
        for (print, path, place) in &traits.texts {
            let (other, other_path) = *first.entry(*print).or_insert((index, path.as_str()));
            let (name, known) = &plans[other];
            if other == index || known.pupil.is_likely(&traits.pupil) {
                continue;
            }
            let message = format!("this stands in `{name}` too, as `{other_path}`");
            found[index].push(
                Finding::new(&RULE.rule, message)
                    .at(place, "")
                    .path(path)
                    .hint("write what this child does, from which baseline, in which lesson"),
            );
        }
    }
}
