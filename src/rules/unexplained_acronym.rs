//! `unexplained-acronym`: letters that parents do not know.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::rules::Subject;
use crate::rules::quality::quality;
use crate::rules::subject::Read;
use crate::template::Role;
use crate::wording;

quality! {
    /// An abbreviation on the parents' copy is not explained.
    ///
    /// ## What it looks for
    ///
    /// In every field printed on a parents' copy: abbreviations such as SALT, ELSA, WTS or SNAP-B without an
    /// explanation. It is enough to explain one once, as in `speech and language therapist (SALT)`, or in the school's
    /// `glossary`; abbreviations that everybody knows need no explanation.
    ///
    /// ## Why
    ///
    /// Parents cannot agree to something they do not understand. (SEND Code of Practice 2015, 6.75: in a format that is
    /// accessible.)
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// provision[2].supervised_by: the SALT, termly
    /// #                               ^^^^
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// provision[2].supervised_by: the speech and language therapist (SALT), termly
    /// ```
    "unexplained-acronym", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut known: Option<BTreeSet<String>> = None;
    for read in &subject.texts {
        let Read { sentence, readers, .. } = read;
        let name = matches!(
            readers.role,
            Some(Role::Class | Role::PupilName | Role::FileId | Role::Contact)
        );
        // What parents say themselves they know.
        if !readers.parent || readers.quoted || name {
            continue;
        }
        for acronym in wording::acronyms(sentence) {
            let word = read.words(&acronym.range);
            let known = known.get_or_insert_with(|| glossary(subject));
            if explained(subject, word) || !known.insert(word.to_lowercase()) {
                continue;
            }
            let hint = if acronym.says.is_empty() {
                "write it out, or add it to the school's `glossary`".to_owned()
            } else {
                format!(
                    "write “{} ({word})” once, or add it to the school's `glossary`",
                    acronym.says
                )
            };
            found.push(
                RULE.at_words(
                    read,
                    acronym.range.clone(),
                    format!("parents may not know what {word} means"),
                )
                .hint(hint),
            );
        }
    }
}

/// Whether an abbreviation is explained anywhere on the parents' copy.
fn explained(subject: &Subject<'_>, word: &str) -> bool {
    let (behind, before) = (format!("({word})"), format!("{word} ("));
    let mut read = subject.texts.iter().filter(|read| read.readers.parent);
    read.any(|read| read.sentence.text.contains(&behind) || read.sentence.text.contains(&before))
}

/// The abbreviations that the school has explained.
fn glossary(subject: &Subject<'_>) -> BTreeSet<String> {
    subject.plan.settings.glossary.iter().map(|(word, _)| word.to_lowercase()).collect()
}
