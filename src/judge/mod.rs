//! A need, a target or a row of provision -> whether it is vague, how surely, what about it, and which words say so.
//!
//! The judge has learned this from sentences: see `docs/quality.md`. `cargo teach` makes its weights from them.

mod called;
mod features;
mod kind;
mod marks;
mod model;
mod reasons;
mod said;
mod vagueness;

use std::ops::Range;
use std::sync::LazyLock;

pub use kind::Kind;
pub use model::sum_of;
pub use vagueness::Vagueness;

use crate::finding::Level;
use features::{Folded, Token};
use model::{Loudness, Model};
use said::Said;

static NEED: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("weights/need.bin")));
static TARGET: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("weights/target.bin")));
static PROVISION: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("weights/provision.bin")));
static ROW: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("weights/row.bin")));

impl Kind {
    /// Its weights; nothing if they are in a form of another version, until they are made again.
    fn model(self) -> Option<&'static Model> {
        match self {
            Self::Need => NEED.as_ref(),
            Self::Target => TARGET.as_ref(),
            Self::Provision => PROVISION.as_ref(),
            Self::Row => ROW.as_ref(),
        }
    }

    /// The sum of the sentences that its weights were learned from.
    #[must_use]
    pub fn taught_by(self) -> Option<u64> {
        self.model().map(|model| model.sum)
    }
}

/// A judged sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// How probable it is that the sentence is vague, in thousandths.
    pub probability: i64,
    /// What is vague about it, if that is sure or probable enough to be reported.
    pub vague: Option<Vague>,
}

/// What is vague about a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vague {
    /// A warning if it is sure, a note if it is not.
    pub level: Level,
    /// What kind of vagueness it is.
    pub kind: Vagueness,
    /// The words that weigh most, at most two passages of whole words, in bytes.
    pub marks: Vec<Range<usize>>,
    /// Those words as they are written.
    pub words: String,
    /// Why it is vague.
    pub reason: &'static str,
    /// What would mend it.
    pub rescue: String,
    /// The five words that weigh most either way, the heaviest first.
    pub weights: Vec<Weight>,
}

/// How much a word weighs in a judgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weight {
    /// The word, in bytes.
    pub range: Range<usize>,
    /// How it is written.
    pub word: String,
    /// In hundredths of log-odds: more than nothing speaks for vague, less for precise.
    pub hundredths: i64,
}

/// Judges a sentence.
///
/// ```
/// use sendplan::internal::judge::{Kind, judge};
/// assert!(judge(Kind::Need, "Struggles with learning").vague.is_some());
/// assert!(judge(Kind::Target, "Sam will use a number line for 8 of 10 sums by himself").vague.is_none());
/// ```
#[must_use]
pub fn judge(kind: Kind, text: &str) -> Judgement {
    judge_about(&[], kind, text)
}

/// Judges a sentence about a child of these names. Which names these are makes no difference to the verdict, nor whether it says
/// he, she or they.
#[must_use]
pub fn judge_about(names: &[String], kind: Kind, text: &str) -> Judgement {
    let folded = Folded::of(text, names);
    let Some(model) = kind.model().filter(|_| folded.tokens().iter().any(Token::is_word)) else {
        return Judgement { probability: 0, vague: None };
    };
    let score = model.score(&folded);
    let level = match model.loudness(score) {
        Loudness::Silent => None,
        Loudness::Note => Some(Level::Note),
        Loudness::Warning => Some(Level::Warning),
    };
    let probability = model.probability(score);
    Judgement { probability, vague: level.map(|level| vague(kind, model, text, &folded, level)) }
}

/// What is vague about a sentence that is.
fn vague(kind: Kind, model: &Model, text: &str, folded: &Folded, level: Level) -> Vague {
    let said = Said::of(text);
    let likeliest = model.kind(folded, |vagueness| said.may_be(kind, vagueness));
    let vagueness = likeliest.map_or(Vagueness::Broad, |likeliest| likeliest.vagueness);
    let verdict = |feature| model.adds(feature);
    // The words are marked that make it vague, and, half as much, those that make it vague in this way.
    let both = |feature| {
        verdict(feature) + likeliest.map_or(0, |kind| model.adds_to_kind(kind, feature) / 2)
    };
    let marks = marks::heaviest(text, &marks::weighed(text, folded, both));
    let marked: Vec<&str> = marks.iter().map(|range| &text[range.clone()]).collect();
    let words = marked.join(" … ");
    let strongest = marks::strongest(text, marks::weighed(text, folded, verdict));
    let features = model.features(folded);
    let weights = strongest.into_iter().map(|word| Weight {
        word: text[word.range.clone()].to_owned(),
        range: word.range,
        hundredths: model.hundredths(word.weight, features),
    });
    Vague {
        level,
        kind: vagueness,
        reason: reasons::why(kind, vagueness),
        rescue: reasons::rescue(kind, vagueness, text, &said, &words),
        words,
        weights: weights.collect(),
        marks,
    }
}

impl Vague {
    /// The words that weigh most either way, as `--verbose` shows them: `“more” +1.9, “reading” -0.3`. Of a sentence that is
    /// vague for what it lacks, none weighs towards vague.
    #[must_use]
    pub fn weighed(&self) -> String {
        if self.weights.iter().all(|weight| weight.hundredths <= 0) {
            return "all its words together, none by itself".to_owned();
        }
        let one = |weight: &Weight| {
            let sign = if weight.hundredths < 0 { '-' } else { '+' };
            let tenths = (weight.hundredths.abs() + 5) / 10;
            format!("“{}” {sign}{}.{}", weight.word, tenths / 10, tenths % 10)
        };
        self.weights.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}

/// A judged sentence as one JSON object: `text`, `level`, `vague`, `kind`, `words`, `reason` and `rescue`.
#[must_use]
pub fn json(text: &str, judgement: &Judgement) -> String {
    let vague = judgement.vague.as_ref();
    let object = serde_json::json!({
        "text": text,
        "level": vague.map(|vague| vague.level.name()),
        "vague": vague.is_some(),
        "kind": vague.map(|vague| vague.kind.name()),
        "words": vague.map(|vague| vague.words.as_str()),
        "reason": vague.map(|vague| vague.reason),
        "rescue": vague.map(|vague| vague.rescue.as_str()),
    });
    crate::source::escaped_json(&object.to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_kind_has_weights_of_at_most_64_kilobytes() {
        let files = [
            include_bytes!("weights/need.bin").len(),
            include_bytes!("weights/target.bin").len(),
            include_bytes!("weights/provision.bin").len(),
            include_bytes!("weights/row.bin").len(),
        ];
        for (kind, length) in Kind::ALL.into_iter().zip(files) {
            assert!(kind.model().is_some() && length <= 64 * 1024, "{kind:?}: {length}");
        }
    }

    proptest! {
        #[test]
        fn marks_are_whole_words_of_the_text(
            text in prop_oneof![
                ".{0,80}",
                "([a-zA-Zé’'0-9]{1,9}|[-–,.:;/“”(!\u{ad}\u{301}]){1,3}( {1,2}([a-zA-Zé’'0-9]{1,9}|[-–,.:;/“”(!\u{ad}\u{301}]){1,3}){0,14}",
            ],
        ) {
            for kind in Kind::ALL {
                let Some(model) = kind.model() else { continue };
                let folded = Folded::of(&text, &[]);
                if !folded.tokens().iter().any(Token::is_word) {
                    continue;
                }
                // Whatever the verdict.
                let vague = vague(kind, model, &text, &folded, Level::Note);
                prop_assert!((1..=2).contains(&vague.marks.len()));
                let mut last = 0;
                for range in &vague.marks {
                    prop_assert!(last <= range.start && range.start < range.end);
                    last = range.end;
                    let marked = text.get(range.clone()).unwrap();
                    prop_assert!(marked.trim() == marked);
                    let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                    prop_assert!(ends(text[..range.start].chars().next_back()), "{text:?} {marked:?}");
                    prop_assert!(ends(text[range.end..].chars().next()), "{text:?} {marked:?}");
                }
            }
        }
    }
}
