//! `not-first-person`: a child's page in an adult's voice.

use super::Subject;
use super::child_texts;
use super::subject::Read;
use crate::finding::Finding;
use crate::rules::quality::quality;
use crate::template::Role;
use crate::wording::word_list;

/// The most words of a line for a child who does not read yet.
const FEW: usize = 5;

quality! {
    /// A line on the child's pages does not sound like the child.
    ///
    /// ## What it looks for
    ///
    /// In the fields that the child reads: lines that talk about the child (“Sam will write …”), say what not to do
    /// (“I will not shout”) or are in capitals; and lines of more than five words for a child who does not read
    /// yet (`few_words`).
    ///
    /// ## Why
    ///
    /// Reading “I will …” makes it the child's own. Saying what not to do leaves open what to do instead. (Easy Read
    /// Standard: say what to do; capitals are hard to read.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].child.text: Sam will write his first sentence in 3 minutes.
    /// ```
    ///
    /// ```edit,fail
    /// targets[3].child.text: I will not leave the room without my card.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[3].child.text: I will show my card before I leave.
    /// ```
    "not-first-person", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let names = subject.plan.pupil.names();
    for Read { item, sentence, readers, .. } in child_texts(subject) {
        let text = sentence.text.trim();
        let lower = text.to_lowercase().replace('’', "'");
        let mut words = lower.split_whitespace();
        let first = words.next().unwrap_or_default();
        let about =
            names.iter().any(|name| name.to_lowercase() == first) || matches!(first, "he" | "she");
        let will = words
            .next()
            .is_some_and(|word| word_list!("heard", "after the child's name").contains(&word));
        if about && will {
            found.push(
                RULE.at(item, "this line speaks about the child")
                    .hint("say it as the child does: “I will …”, “I can …”"),
            );
        }
        let starts = word_list!("heard", "what a child is not to do");
        if starts.iter().any(|start| lower.starts_with(start)) {
            found.push(
                RULE.at(item, "this line says what not to do")
                    .hint("say what to do instead, as in “I will put my hand up”"),
            );
        }
        let letters = || text.chars().filter(|c| c.is_alphabetic());
        if lower.split_whitespace().count() > 2 && letters().all(char::is_uppercase) {
            found.push(
                RULE.at(item, "this line is in capitals").hint("small letters are easier to read"),
            );
        }
        let count = text.split_whitespace().count();
        if readers.role == Some(Role::FewWords) && count > FEW {
            found.push(
                RULE.at(
                    item,
                    format!("this is {count} words; there is room for {FEW} beside a picture"),
                )
                .hint("keep the words that go with the picture"),
            );
        }
    }
}
