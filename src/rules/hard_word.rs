//! `hard-word`: words that a young reader stumbles over.

use std::collections::BTreeSet;

use super::Subject;
use super::child_texts;
use crate::finding::{Finding, listed};
use crate::rules::quality::quality;
use crate::wording::{self, Sentence};

quality! {
    /// A word on the child's pages may be hard to read.
    ///
    /// ## What it looks for
    ///
    /// In the fields that the child reads: words of three or more syllables that are not in the list of easy words; for
    /// a reading age under six, words of two. Names, numbers and the child's own words are skipped, and so are the
    /// school's `easy_words`. For a reading age of nine or more, the rule looks for nothing.
    ///
    /// ## Why
    ///
    /// One word that a child cannot read can stop the whole sentence. A list of words tells you more than a formula:
    /// the age that `--verbose` gives (Flesch–Kincaid) is only a rough guide.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].child.text: I will write a magnificent sentence.
    /// #                                     ^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].child.text: I will write a great sentence.
    /// ```
    "hard-word", Note, look
}

/// The reading age from which no word is looked for, and the one under which two syllables are many.
const AGES: (f64, f64) = (9.0, 6.0);

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let age = subject.plan.pupil.reading_years();
    if age.is_some_and(|age| age >= AGES.0) {
        return;
    }
    let many = if age.is_some_and(|age| age < AGES.1) { 2 } else { 3 };
    let easy = subject.plan.settings.easy_words.iter();
    let own: BTreeSet<String> =
        easy.flat_map(|words| words.split_whitespace()).map(str::to_lowercase).collect();
    for read in child_texts(subject) {
        let mut hard = wording::hard_words(&read.sentence, &own);
        hard.retain(|hard| {
            // Those have their own findings.
            let is_free = || {
                let word = Sentence::new(read.words(&hard.range));
                wording::child_jargon(&word).is_empty() && wording::forbidden(&word).is_empty()
            };
            hard.syllables >= many && is_free()
        });
        let Some(first) = hard.first() else { continue };
        let words = listed(hard.iter().map(|hard| read.words(&hard.range)));
        let mut finding = RULE
            .at_words(read, first.range.clone(), format!("{words} may be hard to read"))
            .hint("use a shorter word, or add this one to `easy_words` if the school's children know it");
        if let Some(age) = wording::rough_age(child_texts(subject).map(|read| &read.sentence)) {
            finding = finding
                .because(format!("as a rough guide, the child's pages read at about age {age:.0}"));
        }
        found.push(finding);
    }
}
