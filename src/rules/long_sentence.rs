//! `long-sentence`: sentences that a child loses on the way.

use super::Subject;
use super::child_texts;
use crate::finding::Finding;
use crate::model::Means as _;
use crate::rules::passage::Passage;
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
        #[expect(clippy::cast_precision_loss, reason = "a sentence has few words")]
        let is_long = |line: &wording::Line| line.words as f64 > limit;
        let (ranges, counts): (Vec<_>, Vec<_>) = wording::sentences(&read.sentence)
            .into_iter()
            .filter(is_long)
            .map(|line| (line.range, line.words))
            .unzip();
        for (place, count) in Passage::from(read).places(&ranges).zip(counts) {
            let message = format!("this sentence has {count} words; the child reads up to {limit}");
            let finding = Finding::new(&RULE.rule, message).at(&place, "").path(&read.item.path);
            found.push(finding.hint("make it two sentences, with one idea in each"));
        }
    }
}
