//! `parents-not-heard`: no views of the parents, or placeholders.

use crate::finding::Finding;
use crate::model::Text;
use crate::rules::Subject;
use crate::rules::quality::quality;
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
    let plan = subject.plan;
    let views = plan.parent_views.iter().chain(&plan.review.parent_views);
    for words in views.filter_map(|view| view.quote.as_ref()) {
        if wording::is_placeholder(words) {
            let message = format!("“{}” is not what a parent says", words.trim());
            found.push(
                RULE.at_text(words.item, message)
                    .hint("write the parents' own words, or what you tried and when"),
            );
        }
    }
    // Why the child was not heard is the child's own rule's.
    let voices = [&plan.voice, &plan.review.voice].into_iter().flatten();
    let of_child: Vec<&str> =
        voices.filter_map(|voice| Some(voice.not_heard.as_ref()?.item.path.as_str())).collect();
    let tried: Vec<Text<'_>> = plan.every(Role::NotHeard);
    for words in tried.iter().filter(|words| !of_child.contains(&words.item.path.as_str())) {
        if wording::is_placeholder(words) || words.split_whitespace().count() < 4 {
            found.push(
                RULE.at_text(words.item, "this does not say what was tried")
                    .hint("say what you tried and when, and when you will try again"),
            );
        }
    }
}
