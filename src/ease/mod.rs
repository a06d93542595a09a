//! A text that a child reads -> who can read it, and what makes it hard.
//!
//! The grade has been learned from passages: see `docs/quality.md`. `cargo teach passages` makes its weights from them.

mod features;
mod model;
mod passage;
mod passive;
mod reason;
mod sayings;
mod table;
mod words;

use std::collections::BTreeSet;
use std::sync::LazyLock;

pub use features::{Sign, What};
pub use model::Grade;
pub use reason::Reason;
pub(crate) use words::syllables;

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
    /// What can make it hard, in the order of the text, whether it does or not.
    pub signs: Vec<Sign>,
    /// Why it is not easier; nothing if it is for children of six, otherwise one reason at least.
    pub reasons: Vec<Reason>,
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
    let Some(model) = MODEL.as_ref().filter(|_| !passage.sentences.is_empty()) else {
        return Graded { grade: Grade::Six, signs, reasons: Vec::new() };
    };
    let grade = model.grade(&numbers);
    let line = if grade == Grade::Hard { model.nine } else { model.six };
    let reasons = reason::reasons(text, grade, &signs, &reason::heaviest(&line.added(&numbers)));
    Graded { grade, signs, reasons }
}

/// A graded passage as one JSON object: `text`, `grade` (`"6"`, `"9"` or `"hard"`) and `reasons`, each with `words` and
/// `reason`; `words` is null if the reason is about the passage as a whole.
#[must_use]
pub fn json(text: &str, graded: &Graded) -> String {
    let reason = |reason: &Reason| {
        let words = reason.range.clone().map(|range| &text[range]);
        serde_json::json!({ "words": words, "reason": reason.says })
    };
    let reasons: Vec<_> = graded.reasons.iter().map(reason).collect();
    let object =
        serde_json::json!({ "text": text, "grade": graded.grade.name(), "reasons": reasons });
    crate::source::escaped_json(&object.to_string()).into_owned()
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
