//! `parents-not-heard`: no views of the parents, or placeholders.

use super::super::Subject;
use super::super::parts::{self, item};
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;
use crate::wording;

quality! {
    /// The parents' own views are missing.
    ///
    /// ## What it looks for
    ///
    /// A parent's view that is a placeholder (N/A, none, happy with the plan), or an attempt to hear the parents that
    /// does not say what was tried and when.
    ///
    /// ## Why
    ///
    /// Parents know their child best, and the school has to take their concerns seriously. (SEND Code of Practice 2015,
    /// 6.45, 6.48, 6.65.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// about.parent_voice.views[1].quote: N/A
    /// #                                  ^^^
    /// ```
    ///
    /// ```edit,fail
    /// about.parent_voice.views:
    /// about.parent_voice.attempts: none
    /// #                            ^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// about.parent_voice: {attempts: "Letter on 3 September, two calls on 8 and 10 September; a home visit is planned."}
    /// ```
    "parents-not-heard", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for role in [Role::ParentViews, Role::ParentReviewViews] {
        for view in subject.groups(role) {
            let Some(item) = item(view, Role::Quote) else { continue };
            let words = item.value.plain();
            if wording::is_placeholder(&words) {
                found.push(
                    RULE.at_text(item, format!("“{}” is not what a parent says", words.trim()))
                        .hint("write the parents' own words, or what was tried to hear them, with days"),
                );
            }
        }
    }
    let of_child = [Role::PupilVoice, Role::PupilReviewView].map(|role| subject.group(role));
    for item in subject.all(Role::NotHeard) {
        // Why the child was not heard is the child's own rule's.
        if of_child.iter().flatten().any(|group| {
            parts::item(group, Role::NotHeard).is_some_and(|own| std::ptr::eq(own, *item))
        }) {
            continue;
        }
        let words = item.value.plain();
        if wording::is_placeholder(&words) || words.split_whitespace().count() < 4 {
            found.push(
                RULE.at_text(item, "this does not say what was tried")
                    .hint("say what was tried and on which days, and when it will be tried again"),
            );
        }
    }
}
