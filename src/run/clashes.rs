//! Plans that would write the same file: found before any document is made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::litter::is_copy_of;
use crate::finding::Finding;
use crate::output;
use crate::pipeline::{NamedCopy, SAME_FILE_NAME};

/// A plan of a run, by what messages call it and the stems of its files.
#[derive(Debug, Clone, Copy)]
pub(super) struct NamedFiles<'p> {
    pub(super) plan: &'p str,
    pub(super) copies: &'p [NamedCopy],
}

/// Two plans that would write a file of the same name, by their places in the list that was given: neither may be made.
#[derive(Debug)]
pub(super) struct Clash {
    pub(super) plans: [usize; 2],
    pub(super) finding: Finding,
}

/// The plans of a run that would write a file of the same name.
pub(super) fn clashes<'p>(plans: impl IntoIterator<Item = NamedFiles<'p>>) -> Vec<Clash> {
    let plans: Vec<NamedFiles<'_>> = plans.into_iter().collect();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut clashes: Vec<Clash> = Vec::new();
    for (index, plan) in plans.iter().enumerate() {
        let mut with: BTreeSet<usize> = BTreeSet::new();
        for NamedCopy { stem, .. } in plan.copies {
            // Names that are one on some computer: Windows and macOS take `A.pdf` and `a.pdf` for the same file.
            let other = *taken.entry(output::alike(stem)).or_insert(index);
            if other != index && with.insert(other) {
                let finding = finding(plans[other].plan, plan.plan, stem);
                clashes.push(Clash { plans: [other, index], finding });
            }
        }
    }
    clashes
}

/// What is said of two plans.
fn finding(one: &str, other: &str, stem: &str) -> Finding {
    let copy = |copy: &str, original: &str| {
        is_copy_of(Path::new(copy), Path::new(original)).then(|| {
            format!(
                "`{copy}` looks like a copy of `{original}` made by a cloud folder or by hand: keep what is right in one file, and move the other out of the folder"
            )
        })
    };
    let hint = copy(other, one).or_else(|| copy(one, other)).unwrap_or_else(|| {
        "keep only one if both are for the same pupil and cycle; otherwise give each its own `pupil.id` or `cycle.version`".to_owned()
    });
    Finding::new(
        &SAME_FILE_NAME,
        format!("`{one}` and `{other}` would both be written as `{stem}`, so neither is made"),
    )
    .in_file(other)
    .in_plans([one, other])
    .hint(hint)
}
