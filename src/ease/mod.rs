//! A text that a child reads -> who can read it, and what makes it hard.
//!
//! The grade has been learned from passages: see `docs/quality.md`. `cargo teach passages` makes its weights from them.

mod features;
mod model;
mod passage;
mod sayings;
mod table;
mod words;

use std::collections::BTreeSet;
use std::sync::LazyLock;

pub use features::{Sign, What};
pub use model::Grade;

use features::Features;
use model::Model;
use passage::Passage;

static MODEL: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_str!("lists/weights.tsv")));

/// A graded passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded {
    /// Who can read it.
    pub grade: Grade,
    /// What makes it hard, in the order of the text.
    pub signs: Vec<Sign>,
}

/// Grades a passage. Words of `own`, in lower case, are known to the child.
///
/// ```
/// use std::collections::BTreeSet;
/// use sendplan::internal::ease::{Grade, graded};
/// assert_eq!(graded("I can run and jump.", &BTreeSet::new()).grade, Grade::Six);
/// assert_eq!(graded("Consistency is of benefit to me.", &BTreeSet::new()).grade, Grade::Hard);
/// ```
#[must_use]
pub fn graded(text: &str, own: &BTreeSet<String>) -> Graded {
    let passage = Passage::of(text, &|word| own.contains(word));
    let Features { numbers, signs } = Features::of(&passage);
    let is_empty = passage.sentences.is_empty();
    let model = MODEL.as_ref().filter(|_| !is_empty);
    Graded { grade: model.map_or(Grade::Six, |model| model.grade(&numbers)), signs }
}

impl Graded {
    /// What makes the passage too hard for the children one grade below its own.
    pub fn hindering(&self) -> impl Iterator<Item = &Sign> {
        let below = match self.grade {
            Grade::Six => None,
            Grade::Nine => Some(Grade::Six),
            Grade::Hard => Some(Grade::Nine),
        };
        self.signs.iter().filter(move |sign| below.is_some_and(|below| sign.what.counts_at(below)))
    }
}

/// A graded passage as one JSON object: `text`, `grade` (`"6"`, `"9"` or `"hard"`) and `reasons`, each with `words` and
/// `reason`.
#[must_use]
pub fn json(text: &str, graded: &Graded) -> String {
    let reason = |sign: &Sign| serde_json::json!({ "words": &text[sign.range.clone()], "reason": sign.what.says() });
    let reasons: Vec<_> = graded.hindering().map(reason).collect();
    serde_json::json!({ "text": text, "grade": graded.grade.name(), "reasons": reasons })
        .to_string()
}

impl What {
    /// What to say of words like these: `a saying`.
    #[must_use]
    pub const fn says(self) -> &'static str {
        match self {
            Self::Saying => "a saying that does not mean what its words say",
            Self::Abstract => "an abstract noun",
            Self::Passive => "something is done, and it does not say by whom",
            Self::Unknown => "a word that few children of nine know",
            Self::UnknownAtSix => "a word that few children of six know",
            Self::Long => "a sentence of more than 20 words",
            Self::LongAtSix => "a sentence of more than 13 words",
        }
    }

    /// Whether it counts for children of this grade.
    #[must_use]
    pub const fn counts_at(self, grade: Grade) -> bool {
        match self {
            Self::UnknownAtSix | Self::LongAtSix => matches!(grade, Grade::Six),
            _ => true,
        }
    }
}
