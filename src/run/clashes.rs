//! Plans that would write the same file: found before any document is made.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::pipeline::{NamedCopy, SAME_FILE_NAME};

/// A plan of a run, by what messages call it and the stems of its files.
#[derive(Debug, Clone, Copy)]
pub(super) struct NamedFiles<'p> {
    pub(super) plan: &'p str,
    pub(super) copies: &'p [NamedCopy],
}

/// The plans of a run that would write a file of the same name: none may be made.
pub(super) fn clashes<'p>(plans: impl IntoIterator<Item = NamedFiles<'p>>) -> Vec<Finding> {
    let mut taken: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    let mut findings: Vec<Finding> = Vec::new();
    for (index, plan) in plans.into_iter().enumerate() {
        let name = plan.plan;
        // Windows and macOS take `A.pdf` and `a.pdf` for the same file.
        let other = plan.copies.iter().find_map(|NamedCopy { stem, .. }| {
            let (other, other_name) = *taken.entry(stem.to_lowercase()).or_insert((index, name));
            (other != index).then_some((other_name, stem))
        });
        // All of its names are taken, even once one of them was reported.
        for NamedCopy { stem, .. } in plan.copies {
            taken.entry(stem.to_lowercase()).or_insert((index, name));
        }
        let Some((other_name, stem)) = other else { continue };
        findings.push(
            Finding::new(
                &SAME_FILE_NAME,
                format!("`{other_name}` and `{name}` would both be written as `{stem}`"),
            )
            .in_file(name)
            .hint(
                "keep only one if both are for the same pupil and cycle; otherwise give each its own `pupil.id` or `cycle.version`",
            ),
        );
    }
    findings
}
