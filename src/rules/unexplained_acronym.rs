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
    /// `glossary`; abbreviations that everybody knows need no explanation. The names of the pupil and of adults are no
    /// abbreviations, even in capitals.
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
    ///
    /// ```edit,pass
    /// provision[2].supervised_by: Mrs OKAFOR, who shows SAM's work to the class teacher, termly
    /// ```
    "unexplained-acronym", Warning, look
}

fn look(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut known: Option<BTreeSet<String>> = None;
    let mut names: Option<Names> = None;
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
            if names.get_or_insert_with(|| Names::of(subject)).has(word, &acronym.says) {
                continue;
            }
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

/// The names in a plan, in small letters: written in capitals they are no abbreviations.
struct Names {
    /// Those of the pupil and the parents.
    family: BTreeSet<String>,
    /// Those of other adults. Their fields name their roles as well, so an abbreviation that has a meaning is none of them.
    others: BTreeSet<String>,
}

impl Names {
    fn of(subject: &Subject<'_>) -> Self {
        let texts = |role: fn(Role) -> bool| {
            subject.texts.iter().filter(move |read| read.readers.role.is_some_and(role))
        };
        let parents = texts(|role| role == Role::ParentName);
        let parents = parents.flat_map(|read| words(read.sentence.text));
        let pupil = subject.plan.pupil.names();
        let pupil = pupil.iter().flat_map(|name| words(name).collect::<Vec<_>>());
        let adults = texts(|role| {
            matches!(
                role,
                Role::ClassTeacher
                    | Role::Senco
                    | Role::SchoolHead
                    | Role::DeliveredBy
                    | Role::Cover
                    | Role::Person
                    | Role::MeasureBy
            )
        });
        Self {
            family: parents.chain(pupil).collect(),
            others: adults.flat_map(|read| words(read.sentence.text)).collect(),
        }
    }

    /// Whether a word in capitals, with what it stands for, is one of them.
    fn has(&self, word: &str, says: &str) -> bool {
        let word = word.to_lowercase();
        self.family.contains(&word) || (says.is_empty() && self.others.contains(&word))
    }
}

/// The words of a name, in small letters.
fn words(name: &str) -> impl Iterator<Item = String> {
    wording::spaced(name).map(|word| name[word.bare].to_lowercase())
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
