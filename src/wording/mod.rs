//! A sentence -> what is vague in it: the wording of needs, targets and provision, judged by lists of words.
//!
//! See `docs/quality.md` for how it decides.

mod absence;
mod counts;
mod fields;
mod files;
pub(crate) mod fold;
mod gaps;
mod known_words;
mod list;
mod lists;
mod measure;
mod need;
mod often;
mod people;
mod pronouns;
mod provision;
mod quotes;
mod reading;
mod sharing;
mod table;
mod target;
mod text;
mod translation;
mod word;

use std::ops::Range;

use word::Known;
use word::Word;

/// A sentence split into words, once for everybody who asks.
#[derive(Debug, Clone)]
pub(crate) struct Sentence<'t> {
    pub(crate) text: &'t str,
    words: Vec<Word<'t>>,
    /// What is known about any of its words.
    known: Known,
}

impl<'t> Sentence<'t> {
    /// Splits a text into words.
    pub(crate) fn new(text: &'t str) -> Self {
        let words = text::words(text);
        let known = words.iter().fold(Known::NOTHING, |all, word| all.and(word.known));
        Self { text, words, known }
    }
}

pub(crate) use absence::{People, absence};
pub(crate) use counts::{Count, MONTHS, counts, deadline_day, from_to, spoken, unit_words};
pub(crate) use fields::{
    constant_adult, distant, has_role, is_assistant, is_bare_measure, is_no_change, is_nobody,
    is_nothing, is_one_to_one, is_ordinary, is_placeholder, is_unmeasured, less_is_better,
    minutes_a_week, vague_frequency,
};
pub(crate) use gaps::{GapKind, gaps};
pub use need::need;
pub(crate) use need::vague_need;
pub(crate) use often::{last_names, often, telling, titled};
pub(crate) use people::{Known as KnownPeople, nobody_acts, strangers};
pub(crate) use pronouns::{Pronouns, foreign, own as own_pronouns};
pub use provision::provision;
pub(crate) use provision::{Dose, Provision, vague_provision};
pub(crate) use reading::{Line, hard_words, is_listed, rough_age, sentences};
pub(crate) use sharing::{acronyms, address, child_jargon, forbidden, labels, names, private};
pub use target::target;
pub(crate) use target::{second_skill, vague_target};
pub(crate) use text::spaced;
pub(crate) use translation::promised;

/// What is vague in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The words that raised it.
    pub words: String,
    /// Where they are in the sentence, in bytes.
    pub range: Range<usize>,
    /// Why they did.
    pub reason: Reason,
}

/// Why a sentence is vague.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// A need in a handful of words.
    TooShort,
    /// A need that is a diagnosis or a label alone.
    Label,
    /// A need with a weak word and no skill, context or degree.
    WeakNeed,
    /// No more than a broad domain.
    OnlyDomains,
    /// A target whose verb nobody can see happening.
    WeakVerb,
    /// A target without a verb that anybody can see happening.
    NoVerb,
    /// A target that compares without a measure.
    Compared,
    /// A target whose verb needs to say when, how or how well.
    NoCondition,
    /// A target about what adults do.
    AdultActs,
    /// Provision without saying how often.
    VagueFrequency,
    /// Provision without saying how much.
    VagueQuantity,
    /// Provision without saying who.
    VagueActor,
    /// Provision in words that deliver nothing.
    DeliversNothing,
}

impl Reason {
    /// Why it is vague, in a few words.
    #[must_use]
    pub const fn why(self) -> &'static str {
        match self {
            Self::TooShort => "too short to name a skill and where it shows",
            Self::Label => "a label, not what the child finds hard",
            Self::WeakNeed => "says that something is hard, but not which skill, where or how much",
            Self::OnlyDomains => "names a broad area but nothing in it",
            Self::WeakVerb => "nobody can see whether this has happened",
            Self::NoVerb => "does not say what the child will do",
            Self::Compared => "compares, but with what?",
            Self::NoCondition => "does not say when, how or how well",
            Self::AdultActs => "says what adults do, not what the child will do",
            Self::VagueFrequency => "does not say how often",
            Self::VagueQuantity => "does not say how much",
            Self::VagueActor => "does not say who",
            Self::DeliversNothing => "does not say what is done, how often and by whom",
        }
    }

    /// What would make it precise.
    #[must_use]
    pub const fn rescue(self) -> &'static str {
        match self {
            Self::TooShort | Self::Label | Self::WeakNeed | Self::OnlyDomains => {
                "name the skill (`blending four sounds`), where it shows (`when reading aloud`), how much (`3 of 20 words`), or what is required (`needs each step on a card`)"
            }
            Self::WeakVerb | Self::NoVerb | Self::Compared | Self::NoCondition => {
                "a verb that can be seen (`write`, `ask`, `point`), with a number (`8 of 10`, `for 10 minutes`, `from 4 to 12`) or a condition (`by himself`, `when the bell rings`)"
            }
            Self::AdultActs => "what the child will do by the end of it, and how well",
            Self::VagueFrequency
            | Self::VagueQuantity
            | Self::VagueActor
            | Self::DeliversNothing => {
                "say how often or how long (`20 minutes, 3 times a week`), with what (`Reading Recovery`) and who gives it (`a trained teaching assistant`)"
            }
        }
    }
}

/// A judged sentence as one JSON object: `text`, `vague`, and for a vague one `words`, `reason` and `rescue`.
#[must_use]
pub fn json(text: &str, fault: Option<&Fault>) -> String {
    let mut object = serde_json::json!({ "text": text, "vague": fault.is_some() });
    if let Some(fault) = fault {
        object["words"] = fault.words.as_str().into();
        object["reason"] = fault.reason.why().into();
        object["rescue"] = fault.reason.rescue().into();
    }
    crate::source::escaped_json(&object.to_string()).into_owned()
}

impl Fault {
    /// A fault of these words, which stand one after the other.
    fn at(text: &str, words: &[Word<'_>], reason: Reason) -> Self {
        let range = match (words.first(), words.last()) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..text.len(),
        };
        Self { words: text[range.clone()].to_owned(), range, reason }
    }

    /// A fault of the whole sentence.
    fn whole(text: &str, reason: Reason) -> Self {
        let trimmed = text.trim();
        let start = text.len() - text.trim_start().len();
        let range = start..start + trimmed.len();
        Self { words: trimmed.to_owned(), range, reason }
    }
}
