//! `no-strengths`: a plan that is all needs.

use super::super::Subject;
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::model::{List, Read as _, Text};
use crate::template::Role;
use crate::wording;

/// How many needs to a strength are too many.
const RATIO: usize = 3;

quality! {
    /// The plan says little of what the child is good at and moved by.
    ///
    /// ## What it looks for
    ///
    /// Strengths, interests or motivators that are placeholders, or more than three needs to each strength.
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
    let lists =
        subject.plan.all(Role::Strengths).iter().filter_map(|list| List::<Text<'_>>::read(list));
    let lists: Vec<List<'_, Text<'_>>> = lists.collect();
    for words in lists.iter().flatten().filter(|words| wording::is_nothing(words)) {
        found.push(
            RULE.at(words.item, format!("“{}” says nothing of the child", &**words))
                .hint("ask the child, the parents and the last teacher"),
        );
    }
    let needs = subject.plan.needs.len();
    let Some((first, place)) = lists.first().and_then(|list| Some((list, list.item?))) else {
        return;
    };
    let strengths = first.len();
    if needs > strengths * RATIO {
        found.push(
            RULE.at(
                place,
                format!("{needs} needs stand beside {}", super::counted(strengths, "strength")),
            )
            .hint("find as many strengths as needs: the support builds on them"),
        );
    }
}
