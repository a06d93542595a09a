//! A text that the judge finds vague -> the finding.

use super::quality::Quality;
use crate::finding::{Finding, Level};
use crate::judge::{self, Kind};
use crate::model::{MARK, Text};

/// The finding that a text is vague, or may be; nothing if it is precise, or still to be written. `called` is what the text is, `names`
/// those of the pupil.
pub(super) fn judged(
    rule: &'static Quality,
    text: &Text<'_>,
    kind: Kind,
    called: &str,
    names: &[String],
) -> Option<Finding> {
    // What is still to be written is judged when it is.
    if text.contains(MARK) {
        return None;
    }
    let vague = judge::judge_about(names, kind, text).vague?;
    let verb = if vague.level == Level::Note { "might be" } else { "is" };
    let message = format!("this {called} {verb} vague: {}", vague.reason);
    let finding = rule.at_all_words(text, &vague.marks, message)?.with_level(vague.level);
    Some(finding.because(format!("what weighs most: {}", vague.weighed())).hint(vague.rescue))
}
