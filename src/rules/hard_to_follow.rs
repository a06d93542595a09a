//! `hard-to-follow`: sayings, and sentences that do not say who does it, in a text that is too hard as a whole.

use super::Subject;
use super::{child_texts, own_words};
use crate::ease::{Grade, What, graded};
use crate::finding::Finding;
use crate::rules::quality::quality;

quality! {
    /// A text on the child's pages is hard to follow, however short its words are.
    ///
    /// ## What it looks for
    ///
    /// In the fields that the child reads: texts that are too hard for most children of nine, because of a saying that does
    /// not mean what its words say (“hit the roof”), or because something is done and the text does not say by whom (“I am
    /// supported”). To name somebody is enough: “I am supported by Miss Lee”. How hard a text is has been learned from 452
    /// passages: by its sentences, by who knows its words, and by how it is built. The child's own words are not judged.
    ///
    /// ## Why
    ///
    /// Children take a saying as it is written, many autistic children for longer than others. And a child wants to know who will
    /// help. (GOV.UK: Easy Read: “use active sentences”, no metaphors.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].child.text: I will not hit the roof when I get stuck.
    /// #                                 ^^^^^^^^^^^^
    /// ```
    ///
    /// ```edit,fail
    /// targets[1].child.text: I am supported by a structured approach to sentence construction.
    /// #                        ^^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].child.text: I will stay calm when I get stuck. Mr Brown helps me to write a sentence.
    /// ```
    "hard-to-follow", Note, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let own = own_words(subject);
    for read in child_texts(subject) {
        let graded = graded(read.sentence.text, &own);
        if graded.grade != Grade::Hard {
            continue;
        }
        for what in [What::Saying, What::Passive] {
            // A passive by itself makes no text too hard: how things are built, when I am told.
            let is_alone = !graded
                .signs
                .iter()
                .any(|sign| matches!(sign.what, What::Unknown | What::Abstract | What::Long));
            if what == What::Passive && is_alone {
                continue;
            }
            let signs = graded.signs.iter().filter(|sign| sign.what == what);
            let ranges: Vec<_> = signs.map(|sign| sign.range.clone()).collect();
            let Some(range) = ranges.first() else { continue };
            let words = read.words(range);
            let (message, hint) = if what == What::Saying {
                let message = format!("“{words}” does not mean what its words say");
                (message, "say in plain words what happens")
            } else {
                let message = format!("“{words}” does not say who does it");
                (message, "say who does it, as in “Mrs Khan helps me”")
            };
            let finding = RULE.at_all_words(read, &ranges, message);
            found.extend(finding.map(|finding| finding.hint(hint)));
        }
    }
}
