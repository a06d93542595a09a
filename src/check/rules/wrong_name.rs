//! `wrong-name`: a text about the child in which another child's name stands.

use super::{about_the_child, people};
use crate::check::Subject;
use crate::check::quality::quality;
use crate::finding::Finding;
use crate::wording;

quality! {
    /// A target, an outcome or the child's words name somebody who is not in this plan.
    ///
    /// ## What it looks for
    ///
    /// In targets and what belongs to them, in long-term outcomes, in what the review says of a target and in what the child
    /// reads: a first name that is neither the pupil's nor that of a parent, of staff, or of somebody who is named under
    /// `about`. Where a child is spoken of (“By 7 December NAME will”, “so that NAME”, “help NAME”) it is any word with a
    /// capital letter that is no ordinary one; elsewhere a list of names is asked. Short forms of the pupil's name count as
    /// the pupil's. Words between quotation marks, and people of books and history, are passed over.
    ///
    /// ## Why
    ///
    /// It is the mark of a text that was written for another child, and it tells a family about that child. So it is an
    /// error in a draft, too, and only a waiver lifts it.
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
    let mut told: Vec<(&str, &str)> = Vec::new();
    for read in about_the_child(subject) {
        for range in wording::strangers(&read.sentence, &known) {
            let name = &read.sentence.text[range.clone()];
            // Once a text is enough.
            if told.contains(&(&read.item.path, name)) {
                continue;
            }
            told.push((&read.item.path, name));
            found.push(
                RULE.at_words(read, range, format!("“{name}” is nobody in this plan")).hint(
                    "was this written for another child? read the whole text again; a friend is \
                     “a friend”, or is named under `about`",
                ),
            );
        }
    }
}
