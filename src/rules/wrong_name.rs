//! `wrong-name`: a text about the child that has another child's name in it.

use super::{about_the_child, people};
use crate::finding::Finding;
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::wording;

quality! {
    /// A target, an outcome or the child's words name somebody who is not in this plan.
    ///
    /// ## What it looks for
    ///
    /// In targets and everything that belongs to them, in long-term outcomes, in what the review says about a target
    /// and in what the child reads: a first name that is not the pupil's, a parent's, a member of staff's or that of
    /// somebody named under `about`. Where a sentence speaks of a child (“By 7 December NAME will”, “so that NAME”,
    /// “help NAME”), any unusual word with a capital letter counts; elsewhere, names are looked up in a list. Short
    /// forms of the pupil's name count as the pupil's. Words between quotation marks, and people from books and
    /// history, are skipped.
    ///
    /// ## Why
    ///
    /// It suggests that a text was written for another child, and it tells a family about that child. So it is an
    /// error even in a draft, and only a waiver lifts it.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[3].text: By 7 December 2026 Oscar will show his break card before he leaves the room, by himself, in 9 of 10 breaks.
    /// #                                   ^^^^^
    /// ```
    ///
    /// ```edit,fail
    /// targets[3].child_part[1]: I show Mia my card.
    /// #                                ^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[3].text: By 7 December 2026 Sam will show his break card before he leaves the room, by himself, in 9 of 10 breaks.
    /// ```
    ///
    /// ```edit,pass
    /// targets[3].child_part[1]: I show a friend my card.
    /// ```
    "wrong-name", Error, waivable, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let known = people(subject);
    let mut named: Vec<(&str, &str)> = Vec::new();
    for read in about_the_child(subject) {
        for range in wording::strangers(&read.sentence, &known) {
            let name = &read.sentence.text[range.clone()];
            // Once a text is enough.
            if named.contains(&(&read.item.path, name)) {
                continue;
            }
            named.push((&read.item.path, name));
            found.push(
                RULE.at_words(read, range, format!("nobody in this plan is called “{name}”")).hint(
                    "was this written about another child? read the whole text again; write “a friend”, or name the friend under `about`",
                ),
            );
        }
    }
}
