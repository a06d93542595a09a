//! `two-skills`: two targets in one.

use crate::finding::Finding;
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::wording;

quality! {
    /// A target asks for two things at once.
    ///
    /// ## What it looks for
    ///
    /// A target with two parts, each with its own verb and its own measure.
    ///
    /// ## Why
    ///
    /// If one is met and the other is not, the review can say neither “met” nor “not met”. (Specific, the S of SMART.)
    ///
    /// ## Example
    ///
    /// ```skills,fail
    /// Sam will read 20 words from the list and will sit on the carpet for 10 minutes.
    /// #                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// Write three sentences with capital letters, and count to 50 in twos.
    /// #                                               ^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```skills,pass
    /// Sam will read and spell 20 words from the list.
    /// Write three sentences with capital letters and full stops in 4 of 5 lessons.
    /// Sam will finish a text of four boxes (at least 60 words) in one lesson, with one prompt at most, in 3 of 4 weeks.
    /// ```
    "two-skills", Note, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for text in subject.plan.targets.iter().filter_map(|target| target.text.as_ref()) {
        if let Some(second) = subject.read(text.item, wording::second_skill) {
            let words = &text[second.clone()];
            let reason = format!("`{words}` has its own verb and measure");
            found.push(
                RULE.at_words(text, second, "this target asks for two things at once")
                    .because(reason)
                    .hint("make it two targets, or keep the one that matters more"),
            );
        }
    }
}
