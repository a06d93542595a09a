//! `wrong-pronoun`: a sentence that was written for another child.

use super::super::Subject;
use super::super::parts::items;
use crate::check::quality::quality;
use crate::diagnostic::Diagnostic;
use crate::record::Item;
use crate::template::Role;
use crate::wording;

quality! {
    /// A need, a target or a row of provision speaks of another child, by its pronouns.
    ///
    /// ## What it looks for
    ///
    /// With `pronouns: she/her`: a text with only he, him and his, in which no man or boy is named who could be meant; and
    /// the other way round. Nothing is looked for where no pronouns are given, or others.
    ///
    /// ## Why
    ///
    /// It is the mark of a text that was copied, with only the name changed.
    ///
    /// ## Example
    ///
    /// ```edit,fail
    /// targets[3].text: By 7 December 2026 Sam will show her break card before she leaves the room, by herself, in 9 of 10 breaks.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```edit,pass
    /// targets[3].text: By 7 December 2026 Sam will show his break card before he leaves the room, by himself, in 9 of 10 breaks.
    /// ```
    "wrong-pronoun", Warning, look
}

const MALE: [&str; 4] = ["he", "him", "his", "himself"];
const FEMALE: [&str; 4] = ["she", "her", "hers", "herself"];

/// Who else may be meant.
const MEN: [&str; 12] = [
    "mr",
    "dad",
    "father",
    "brother",
    "brothers",
    "grandad",
    "grandfather",
    "uncle",
    "boy",
    "stepdad",
    "he/she",
    "his/her",
];
const WOMEN: [&str; 16] = [
    "mrs",
    "miss",
    "ms",
    "mum",
    "mother",
    "sister",
    "sisters",
    "grandma",
    "gran",
    "grandmother",
    "nan",
    "aunt",
    "auntie",
    "girl",
    "he/she",
    "his/her",
];
const ADULTS: [&str; 17] = [
    "teacher",
    "therapist",
    "assistant",
    "adult",
    "ta",
    "senco",
    "psychologist",
    "nurse",
    "mentor",
    "character",
    "cook",
    "driver",
    "coach",
    "librarian",
    "visitor",
    "author",
    "doctor",
];

fn look(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let pronouns = subject.text(Role::Pronouns).to_lowercase();
    let (own, other, others) = match pronouns.as_str() {
        "she" | "she/her" | "she/her/hers" | "her/hers" | "female" => (FEMALE, MALE, &MEN[..]),
        "he" | "he/him" | "he/him/his" | "his/him" | "him/his" | "male" => {
            (MALE, FEMALE, &WOMEN[..])
        }
        _ => return,
    };
    let roles = [
        Role::NeedStatement,
        Role::TargetText,
        Role::ProvisionText,
        Role::FadePlan,
        Role::AdditionalTo,
        Role::Strategies,
        Role::Classroom,
    ];
    let values = roles.into_iter().flat_map(|role| subject.all(role));
    let names = subject.names();
    for item in values.flat_map(|item| match items(Some(item)) {
        [] => std::slice::from_ref(*item),
        items => items,
    }) {
        // Somebody else is named, or somebody's words are given.
        let other_name = |name: &str| {
            !names.iter().any(|own| own == name) && !wording::is_listed(&name.to_lowercase())
        };
        let someone = subject.read(item, |said| {
            said.text.contains(['"', '“', ':']) || wording::names(said).any(other_name)
        });
        if let Some(word) = foreign(item, &own, &other, others).filter(|_| !someone) {
            found.push(
                RULE.on(item, &word, format!("“{word}”, but the pronouns are {pronouns}"))
                    .hint("was this written for another child? read the whole text again"),
            );
        }
    }
}

/// The pronoun of another child, if only such stand in the text and nobody else can be meant.
fn foreign(item: &Item, own: &[&str], other: &[&str], others: &[&str]) -> Option<String> {
    let text = item.value.plain();
    let words: Vec<&str> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '/'))
        .filter(|word| !word.is_empty())
        .collect();
    let has =
        |list: &[&str]| words.iter().find(|word| list.contains(&word.to_lowercase().as_str()));
    let found = has(other)?;
    (has(own).is_none() && has(others).is_none() && has(&ADULTS).is_none())
        .then(|| (*found).to_owned())
}
