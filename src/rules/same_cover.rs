//! `same-cover`: cover by the very adult who is away.

use crate::finding::Finding;
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::wording;

quality! {
    /// The adult who gives a row is also named as its cover.
    ///
    /// ## What it looks for
    ///
    /// A row whose `cover_by` names only the adult in its `delivered_by`.
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
    for row in &subject.plan.provision {
        let Some(cover) = &row.cover else { continue };
        let by = row.giver();
        let (own, other) = (wording::last_names(by), wording::last_names(cover));
        let plain = |name: &str| name.trim().to_lowercase();
        let one = match own.as_slice() {
            [] => plain(by) == plain(cover),
            // Two who take turns step in for each other.
            [name] => !other.is_empty() && other.iter().all(|cover| cover == name),
            _ => false,
        };
        if one {
            let message = format!("{} gives this help and is also down as the cover", by.trim());
            found.push(
                RULE.at(cover.item, message)
                    .hint("name another adult who can step in and is trained for it"),
            );
        }
    }
}
