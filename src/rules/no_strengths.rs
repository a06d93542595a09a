//! `no-strengths`: a plan that is all needs.

use crate::finding::Finding;
use crate::model::{List, Text};
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::template::Role;
use crate::wording;

/// How many needs to a strength are too many.
const RATIO: usize = 3;

quality! {
    /// The plan says little about what the child is good at and motivated by.
    ///
    /// ## What it looks for
    ///
    /// Strengths, interests or motivators that are placeholders, or more than three needs for every strength.
    ///
    /// ## Why
    ///
    /// Strengths are what the support builds on. (The guide “Using SEND Support Plans Effectively in Primary
    /// Schools”: not only the challenges but the strengths, interests and motivators.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// about.motivators: [none]
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// about.motivators: [Being the class timekeeper]
    /// ```
    "no-strengths", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let lists: Vec<List<'_, Text<'_>>> = subject.plan.every(Role::Strengths);
    for strength in lists.iter().flat_map(|list| list.iter()) {
        if wording::is_nothing(strength) {
            found.push(
                RULE.at(strength.item, format!("“{}” says nothing about the child", &**strength))
                    .hint("ask the child, the parents and the last teacher"),
            );
        }
    }
    let needs = subject.plan.needs.len();
    let Some((place, strengths)) = lists.first().and_then(|list| Some((list.item?, list.len())))
    else {
        return;
    };
    if needs > strengths * RATIO {
        let message =
            format!("there are {needs} needs but only {}", super::counted(strengths, "strength"));
        found.push(
            RULE.at(place, message)
                .hint("find as many strengths as needs: the support builds on them"),
        );
    }
}
