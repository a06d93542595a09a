//! `thin-evidence`: needs seen from one side only.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::model::{Evidence, Means as _};
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::template::EvidenceSource;
use crate::wording::word_list;

/// How many kinds of source a blend has at the least.
const KINDS: usize = 3;

quality! {
    /// The needs are based on too few kinds of evidence.
    ///
    /// ## What it looks for
    ///
    /// Evidence from fewer than three kinds of source, without an observation, or with observations in only one
    /// context.
    ///
    /// ## Why
    ///
    /// A test sees a child for ten minutes, and a teacher sees the child in one room. (The guide “Using SEND Support
    /// Plans Effectively in Primary Schools”: a blend of evidence, observations in different contexts, pupil voice,
    /// parents.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// assess.evidence[3].context: Writing, in class
    /// ```
    ///
    /// ```edit,pass
    /// assess.evidence[3].context: On the playground, at lunchtime
    /// ```
    ///
    /// ## Instead
    ///
    /// Add what was seen somewhere else: in another lesson, in the playground, at home.
    "thin-evidence", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let evidence = &subject.plan.evidence;
    // The template asks for more, and says so.
    let Some(list) = evidence.item.filter(|_| evidence.len() >= KINDS) else { return };
    let kinds: BTreeSet<&str> =
        evidence.iter().filter_map(|one| Some(one.source.as_ref()?.id)).collect();
    let seen: Vec<&Evidence<'_>> =
        evidence.iter().filter(|one| one.source.means(EvidenceSource::Observation)).collect();
    let contexts: BTreeSet<Vec<String>> = seen
        .iter()
        .map(|one| place(one.context.as_deref().unwrap_or_default()))
        .filter(|place| !place.is_empty())
        .collect();
    if kinds.len() < KINDS {
        let kinds = super::counted(kinds.len(), "kind");
        let message = format!(
            "this evidence comes from {kinds} of source; three or more make a rounded picture"
        );
        found.push(
            RULE.at(list, message)
                .hint("assessment, observation, the child, the parents, a specialist"),
        );
    }
    if seen.is_empty() {
        found.push(
            RULE.at(list, "nobody has observed the child")
                .hint("observe in two settings, and write what was seen, where and when"),
        );
    } else if contexts.len() < 2 {
        found.push(RULE.at(list, "the child was observed in only one setting").hint(
            "observe in another lesson, at play or at home too, and give the `context` each time",
        ));
    }
}

/// A context without what makes no difference: `Writing, in class` and `in the classroom, writing` are one.
fn place(context: &str) -> Vec<String> {
    let small = word_list!("lines", "what makes no difference to where something was seen");
    let lower = context.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let mut words: Vec<String> =
        words.filter(|word| !word.is_empty() && !small.contains(word)).map(str::to_owned).collect();
    if words.is_empty() && !context.trim().is_empty() {
        words.push("class".into());
    }
    words.sort();
    words
}
