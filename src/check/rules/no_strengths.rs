//! `no-strengths`: a plan that is all needs.

use super::super::Subject;
use super::super::parts::items;
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;

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
    let lists = subject.all(Role::Strengths);
    for list in lists {
        for item in items(Some(list)) {
            if crate::wording::is_nothing(&item.value.plain()) {
                found.push(
                    RULE.at(item, format!("“{}” says nothing of the child", item.value.plain()))
                        .hint("ask the child, the parents and the last teacher"),
                );
            }
        }
    }
    let needs = items(subject.by_role(Role::Needs)).len();
    let Some(first) = lists.first() else { return };
    let strengths = items(Some(first)).len();
    if needs > strengths * RATIO {
        found.push(
            RULE.at(
                first,
                format!("{needs} needs stand beside {}", super::counted(strengths, "strength")),
            )
            .hint("find as many strengths as needs: the support builds on them"),
        );
    }
}
