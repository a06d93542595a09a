//! `same-cover`: cover by the very adult who is away.

use super::super::Subject;
use super::super::parts::{item, text};
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;
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
    for row in subject.groups(Role::ProvisionRow) {
        let Some(cover) = item(row, Role::Cover) else { continue };
        let (by, stead) = (text(row, Role::DeliveredBy), cover.value.plain());
        let (own, other) = (wording::last_names(&by), wording::last_names(&stead));
        let plain = |name: &str| name.trim().to_lowercase();
        let one = match own.as_slice() {
            [] => plain(&by) == plain(&stead),
            // Two who take turns step in for each other.
            [name] => !other.is_empty() && other.iter().all(|cover| cover == name),
            _ => false,
        };
        if one {
            found.push(
                RULE.at(cover, format!("{} gives this help and is its cover as well", by.trim()))
                    .hint("name another adult who steps in, and who is trained for it"),
            );
        }
    }
}
