//! `jargon`: words of adults' plans on the child's pages.

use super::Subject;
use super::child_texts;
use crate::finding::Finding;
use crate::rules::quality::quality;
use crate::wording;

quality! {
    /// The child's pages use a word from adults' plans.
    ///
    /// ## What it looks for
    ///
    /// In the fields that the child reads: decode, phoneme, intervention, independently, transition and others, each with a
    /// plain word to use instead. The child's own words are not judged.
    ///
    /// ## Why
    ///
    /// The child should be able to read the page, or at least understand it when it is read aloud. (GOV.UK: Easy Read.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].child.text: I will decode words independently.
    /// #                             ^^^^^^       ^^^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].child.text: I will sound out words by myself.
    /// ```
    "jargon", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for read in child_texts(subject) {
        for word in wording::child_jargon(&read.sentence) {
            found.push(
                RULE.at_words(
                    read,
                    word.range.clone(),
                    format!("“{}” is not a word that children use", read.words(&word.range)),
                )
                .hint(format!("say “{}”", word.says)),
            );
        }
    }
}
