//! A graded passage -> why it is not easier, in plain words: the words that hinder, or else what weighs most in it as a whole.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::features::{COUNT, NAMES, Sign, What};
use super::model::Grade;

/// One reason why a passage is not for younger children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Which words it is about, in bytes; none if it is about the passage as a whole.
    pub range: Option<Range<usize>>,
    /// What makes them hard.
    pub says: String,
}

/// What can make a passage hard as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weighs {
    Sentences,
    Amount,
    Unknown,
    LongWords,
    Joined,
    Shortened,
    Nobody,
    About,
}

/// How many of the words are quoted that a reason is about.
const QUOTED: usize = 4;

impl Weighs {
    /// Which a feature counts towards; none if signs show it already.
    fn of(feature: &str) -> Option<Self> {
        Some(match feature {
            "longest-sentence" | "words-beyond-eighteen" => Self::Sentences,
            "words" => Self::Amount,
            "unknown-at-six-share"
            | "unknown-at-six"
            | "unknown-at-nine-share"
            | "unknown-at-nine"
            | "rare-share" => Self::Unknown,
            "long-words"
            | "syllables"
            | "longer-words-beyond-first"
            | "letters"
            | "endings"
            | "six-letters" => Self::LongWords,
            "clauses" | "connecting-words" => Self::Joined,
            "apostrophes" => Self::Shortened,
            "persons" => Self::Nobody,
            "about-somebody" => Self::About,
            _ => return None,
        })
    }

    const fn says(self) -> &'static str {
        match self {
            Self::Sentences => "its sentences are long",
            Self::Amount => "there is much to read at once",
            Self::Unknown => "it has words that young children may not know",
            Self::LongWords => "its words are long",
            Self::Joined => "its ideas are joined by words like “because”, “which” or “if”",
            Self::Shortened => "it has shortened words like “don’t”",
            Self::About => "it is about the child, not for the child: write “I” or “you”",
            Self::Nobody => "it does not say much about who does what",
        }
    }
}

/// The two groups of features that add most, the heaviest first; the second only if it adds half as much.
pub(crate) fn heaviest(added: &[i64; COUNT]) -> Vec<Weighs> {
    let mut groups: BTreeMap<Weighs, i64> = BTreeMap::new();
    for (feature, added) in NAMES.iter().zip(added) {
        if let Some(group) = Weighs::of(feature) {
            *groups.entry(group).or_default() += added;
        }
    }
    let mut groups: Vec<(Weighs, i64)> =
        groups.into_iter().filter(|(_, added)| *added > 0).collect();
    groups.sort_by_key(|(group, added)| (-added, *group));
    let most = groups.first().map_or(0, |(_, added)| *added);
    groups.retain(|(_, added)| added * 2 >= most);
    groups.into_iter().take(2).map(|(group, _)| group).collect()
}

/// Why a passage is not for children one grade below its own; nothing if it is for the youngest.
pub(crate) fn reasons(text: &str, grade: Grade, signs: &[Sign], weighs: &[Weighs]) -> Vec<Reason> {
    let below = match grade {
        Grade::Six => return Vec::new(),
        Grade::Nine => Grade::Six,
        Grade::Hard => Grade::Nine,
    };
    let hindering = signs.iter().filter(|sign| sign.what.counts_at(below));
    let found: Vec<Reason> = hindering
        .map(|sign| Reason { range: Some(sign.range.clone()), says: sign.what.says().to_owned() })
        .collect();
    if found.is_empty() {
        return vec![Reason { range: None, says: as_whole(text, signs, weighs) }];
    }
    found
}

fn as_whole(text: &str, signs: &[Sign], weighs: &[Weighs]) -> String {
    let mut says = "hard as a whole".to_owned();
    for (at, group) in weighs.iter().enumerate() {
        says += if at == 0 { ": " } else { ", and " };
        says += group.says();
        if *group == Weighs::Unknown {
            let unknown = signs.iter().filter(|sign| sign.what == What::UnknownAtSix);
            let mut before = " (";
            for sign in unknown.take(QUOTED) {
                _ = write!(says, "{before}“{}”", &text[sign.range.clone()]);
                before = ", ";
            }
            says += if before == ", " { ")" } else { "" };
        }
    }
    says
}
