//! `same-cover`: cover by the very adult who is away.

use crate::finding::Finding;
use crate::model::{SupportPlan, Text};
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::wording;

quality! {
    /// The adult who gives a row is also named as its cover.
    ///
    /// ## What it looks for
    ///
    /// A row of provision, or a group of the school, whose `cover_by` names only the adult in its `delivered_by`.
    ///
    /// ## Why
    ///
    /// On the day this adult is away nobody comes, although the plan says that somebody will.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[1].cover_by: Mr Brown
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// provision[1].cover_by: Mrs Green
    /// ```
    "same-cover", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let rows = subject.plan.provision.iter();
    found.extend(rows.filter_map(|row| own_cover(row.giver(), row.cover.as_ref()?)));
}

/// The same in the groups of a school.
pub(super) fn in_groups(plan: &SupportPlan<'_>) -> impl Iterator<Item = Finding> {
    plan.groups.iter().filter_map(|group| {
        own_cover(group.delivered_by.as_deref().unwrap_or_default(), group.cover.as_ref()?)
    })
}

/// The finding that somebody is the cover of what the same person gives.
fn own_cover(by: &str, cover: &Text<'_>) -> Option<Finding> {
    let (own, other) = (wording::last_names(by), wording::last_names(cover));
    let plain = |name: &str| name.trim().to_lowercase();
    let one = match own.as_slice() {
        [] => plain(by) == plain(cover),
        // Two who take turns step in for each other.
        [name] if other.is_empty() => untitled(cover).as_ref() == Some(name),
        [name] => other.iter().all(|cover| cover == name),
        _ => false,
    };
    one.then(|| {
        let message = format!("{} gives this help and is also down as the cover", by.trim());
        RULE.at(cover.item, message)
            .hint("name another adult who can step in and is trained for it")
    })
}

/// The last name of somebody who is named without a title, in lower case: a first name and a last one, and no more.
fn untitled(cover: &str) -> Option<String> {
    let name = cover.split([',', '(', ';']).next()?;
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    let named = matches!(words.as_slice(), [_, _] | [_, _, _]) && words.iter().all(is_name);
    words.last().filter(|_| named).map(|last| last.to_lowercase())
}
