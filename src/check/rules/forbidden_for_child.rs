//! `forbidden-for-child`: what has no place on a child's page.

use super::super::Subject;
use super::super::subject::Read;
use super::child_texts;
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::template::Role;
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
    let knows = subject.text(Role::KnowsDiagnosis) == "true";
    let last = subject.text(Role::PupilLastName);
    for Read { item, sentence, .. } in child_texts(subject) {
        let text = sentence.text;
        for word in wording::forbidden(sentence) {
            if knows && word.told == "diagnoses" {
                continue;
            }
            found.push(
                RULE.on(
                    item,
                    &word.words,
                    format!("“{}” has no place on the child's pages", word.words),
                )
                .because(format!("it is among the {}", word.told))
                .hint("say what the child will do, in the child's words"),
            );
        }
        if let Some(at) = text.find('%') {
            let start = text[..at].rfind(' ').map_or(0, |space| space + 1);
            found.push(
                RULE.on(item, &text[start..=at], "a percentage has no place on the child's pages")
                    .hint("say it as `8 out of 10`"),
            );
        }
        let named = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()) == last;
        if last.len() > 2
            && text.split_whitespace().any(named)
            && last != subject.text(Role::PupilName)
        {
            found.push(
                RULE.on(item, &last, "the last name has no place on the child's pages")
                    .hint("the first name is enough"),
            );
        }
    }
}
