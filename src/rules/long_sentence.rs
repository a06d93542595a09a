//! `long-sentence`: sentences that a child loses on the way.

use super::Subject;
use super::child_texts;
use crate::finding::Finding;
use crate::model::Means as _;
use crate::rules::quality::quality;
use crate::template::KeyStage;
use crate::wording;

quality! {
    /// A sentence on the child's pages is too long.
    ///
    /// ## What it looks for
    ///
    /// In the fields that the child reads: sentences of more than 16 words; more than 13 in Key Stage 1 or for a
    /// reading age under seven; more than 20 for a reading age of nine or more. `rule_limits: {sentence-words: 10}` sets a
    /// different limit. (`sendplan wording passage` knows no child and no limit: it points at sentences of more than 13 words in a
    /// text that is too hard for children of six, and of more than 20 in one that is too hard for those of nine.)
    ///
    /// ## Why
    ///
    /// A plain sentence of ten words is easy at six, one of 16 at nine; in a longer one a child loses the beginning. Easy Read
    /// asks for 10 to 15 words and one idea. (GOV.UK: Easy Read.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[1].child.text: I will write my first sentence in three minutes when the class has begun to write too.
    /// #                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[1].child.text: I will write my first sentence in 3 minutes. I start when the class starts.
    /// ```
    "long-sentence", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let pupil = &subject.plan.pupil;
    let (age, first) = (pupil.reading_years(), pupil.key_stage.means(KeyStage::One));
    let usual = match age {
        Some(age) if age >= 9.0 => 20.0,
        Some(age) if age < 7.0 => 13.0,
        None if first => 13.0,
        _ => 16.0,
    };
    let limit = subject.limit("sentence-words", usual);
    for read in child_texts(subject) {
        for wording::Line { range, words: count } in wording::sentences(&read.sentence) {
            #[expect(clippy::cast_precision_loss, reason = "a sentence has few words")]
            let long = count as f64 > limit;
            if long {
                found.push(
                    RULE.at_words(
                        read,
                        range,
                        format!("this sentence has {count} words; the child reads up to {limit}"),
                    )
                    .hint("make it two sentences, with one idea in each"),
                );
            }
        }
    }
}
