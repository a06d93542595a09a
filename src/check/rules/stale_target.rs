//! `stale-target`: the target of the last plan, once more.

use super::super::Subject;
use super::super::cycle::{row, values};
use super::super::parts::{item, text};
use crate::check::quality::quality;
use crate::diagnostic::{Diagnostic, similarity};
use crate::template::Role;

/// How alike two texts are that say the same, in per cent.
const ALIKE: f64 = 85.0;

quality! {
    /// A target is handed on unchanged.
    ///
    /// ## What it looks for
    ///
    /// A target that is at least 85 % the same, letter by letter, as one of the last plan, days left out, with the same
    /// baseline and goal and with the same provision.
    ///
    /// ## Why
    ///
    /// What did not work for a term will not work for another. (The guide “Using SEND Support Plans Effectively in
    /// Primary Schools”: pupils “parked” on plans without meaningful change.)
    ///
    /// ## Instead
    ///
    /// Change the goal, the steps or the support. The same words with another goal, or with another programme, are no
    /// fault.
    "stale-target", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(last) = subject.known.earlier.first() else { return };
    let rows: Vec<String> = subject.groups(Role::ProvisionRow).map(row).collect();
    let same_provision = !rows.is_empty() && rows.iter().all(|row| last.provision.contains(row));
    for target in subject.groups(Role::Target).filter(|_| same_provision) {
        let words = text(target, Role::TargetText);
        let (baseline, success) = values(target);
        let stale = last.targets.iter().find(|past| {
            past.baseline == baseline
                && past.success == success
                && !past.text.is_empty()
                && similarity(&undated(&past.text), &undated(&words)) * 100.0 >= ALIKE
        });
        let Some(place) = item(target, Role::TargetText).filter(|_| stale.is_some()) else {
            continue;
        };
        found.push(
            RULE.at(
                place,
                "this is the target of the last plan, with the same baseline, goal and provision",
            )
            .hint("change the goal, the steps or the support"),
        );
    }
}

/// A text without its figures and months, which change with every term.
fn undated(text: &str) -> String {
    let months = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "autumn",
        "spring",
        "summer",
    ];
    let words = text.to_lowercase();
    let kept = words.split_whitespace().filter(|word| {
        let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
        !months.contains(&letters) && !letters.chars().all(|c| c.is_ascii_digit())
    });
    kept.collect::<Vec<_>>().join(" ")
}
