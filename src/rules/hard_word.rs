//! `hard-word`: words that a young reader stumbles over.

use std::collections::BTreeSet;

use super::Subject;
use super::{child_texts, own_words};
use crate::ease::{Graded, What, graded, syllables};
use crate::finding::{Finding, listed};
use crate::model::Means as _;
use crate::rules::quality::quality;
use crate::template::KeyStage;
use crate::wording::{self, Sentence};

quality! {
    /// A word on the child's pages may be hard to read.
    ///
    /// ## What it looks for
    ///
    /// In the fields that the child reads: words that few children of nine know, short ones too (“brood”, “fret”), and
    /// abbreviations of adults (“EHCP”). In Key Stage 1, or for a reading age under nine, also words of three or more syllables
    /// that few children of six know; for a reading age under six, words of two syllables or more. Names, numbers and the child's
    /// own words are skipped, and so are the school's `easy_words`. For a reading age of eleven or more, the rule looks for
    /// nothing.
    ///
    /// ## Why
    ///
    /// One word that a child cannot read can stop the whole sentence. `--verbose` says who can read
    /// the text as a whole.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].child.text: I will write a coherent sentence.
    /// #                                     ^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].child.text: I will write a clear sentence.
    /// ```
    "hard-word", Note, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let pupil = &subject.plan.pupil;
    let age = pupil.reading_years();
    if age.is_some_and(|age| age >= 11.0) {
        return;
    }
    // From how many syllables on a word is hard that children of nine know.
    let many = match age {
        Some(age) if age < 6.0 => Some(2),
        Some(age) if age < 9.0 => Some(3),
        None if pupil.key_stage.means(KeyStage::One) => Some(3),
        _ => None,
    };
    let own = own_words(subject);
    for read in child_texts(subject) {
        let Graded { grade, signs: mut hard, .. } = graded(read.sentence.text, &own);
        hard.retain(|sign| {
            let words = read.words(&sign.range);
            let is_hard = match sign.what {
                What::Abstract => true,
                // At the beginning of a sentence it may be a name that is in no list.
                What::Unknown => !words.starts_with(char::is_uppercase) || is_abbreviation(words),
                What::UnknownAtSix => {
                    many.is_some_and(|many| syllables(&words.to_lowercase()) >= many)
                }
                _ => false,
            };
            // Those have their own findings.
            let is_free = || {
                let word = Sentence::new(words);
                wording::child_jargon(&word).is_empty() && wording::forbidden(&word).is_empty()
            };
            is_hard && is_free()
        });
        let mut words: Vec<&str> = hard.iter().map(|sign| read.words(&sign.range)).collect();
        let Some(first) = hard.first() else { continue };
        let mut seen = BTreeSet::new();
        words.retain(|word| seen.insert(word.to_lowercase()));
        let message = format!("{} may be hard to read", listed(words));
        let finding = RULE.at_words(read, first.range.clone(), message).hint(
            "use a plainer word, or add this one to `easy_words` if the school's children know it",
        );
        found.push(finding.because(format!("as a whole, this text is {}", grade.called())));
    }
}

/// Whether a word is in capitals, apart from the `s` of several.
fn is_abbreviation(word: &str) -> bool {
    word.chars().take(2).filter(|c| c.is_uppercase()).count() == 2
}
