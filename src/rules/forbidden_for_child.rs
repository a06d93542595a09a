//! `forbidden-for-child`: what has no place on a child's page.

use super::Subject;
use super::child_texts;
use crate::finding::Finding;
use crate::rules::quality::quality;
use crate::wording;

quality! {
    /// Something on the child's pages does not belong there.
    ///
    /// ## What it looks for
    ///
    /// In the fields that the child reads: diagnoses (unless `child_knows_diagnosis` says yes), names of tests, scores,
    /// percentages, comparisons with others, SEND terms, sanctions, attendance and cost, the child's last name.
    ///
    /// ## Why
    ///
    /// The page belongs to the child. It says what he or she will do, not what is wrong.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].child.text: I will get 80% in the phonics screening check.
    /// #                                 ^^^        ^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].child.text: I will read 8 words out of 10.
    /// ```
    "forbidden-for-child", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let pupil = &subject.plan.pupil;
    let knows = pupil.knows_diagnosis.is_some_and(|answer| *answer);
    let last = pupil.last_name.as_deref().unwrap_or_default();
    for read in child_texts(subject) {
        let text = read.sentence.text;
        for word in wording::forbidden(&read.sentence) {
            if knows && word.says == "diagnoses" {
                continue;
            }
            found.push(
                RULE.at_words(
                    read,
                    word.range.clone(),
                    format!("“{}” does not belong on the child's pages", read.words(&word.range)),
                )
                .because(format!("it is among the {}", word.says))
                .hint("say what the child will do, in the child's words"),
            );
        }
        if let Some(at) = text.find('%') {
            let start = text[..at].rfind(' ').map_or(0, |space| space + 1);
            let message = "a percentage does not belong on the child's pages";
            found.push(
                RULE.at_words(read, start..at + 1, message).hint("write it as `8 out of 10`"),
            );
        }
        if last.len() > 2
            && pupil.known_as.as_deref() != Some(last)
            && let Some(word) = wording::spaced(text).find(|word| &text[word.bare.clone()] == last)
        {
            let message = "the last name does not belong on the child's pages";
            found.push(RULE.at_words(read, word.bare, message).hint("the first name is enough"));
        }
    }
}
