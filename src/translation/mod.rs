//! The sentences of a plan in another language, as a person translated them: a file beside the plan, `kofi.pl.yaml` for
//! `kofi.yaml`.
//!
//! Nothing here translates: what nobody has filled in is printed as the plan has it.

mod judged;
mod kept;
mod lines;
mod read;
pub(crate) mod rules;
mod written;

use std::path::{Path, PathBuf};

use crate::input;
use crate::source::Place;
use crate::template::is_language;

pub(crate) use judged::judged;
pub(crate) use kept::{is_kept, marked, texts};
pub(crate) use read::{as_plan, read};
pub(crate) use written::written;

/// The start of the comment above the sentences that are no longer printed.
const GONE: &str = "# No copy prints these any more.";

/// A translation of a plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Translation {
    /// Who translated it; empty if nobody says so.
    pub(crate) translated_by: String,
    /// The sentences, in the order of the file.
    pub(crate) sentences: Vec<Sentence>,
    /// Those that no copy prints any more.
    pub(crate) left_over: Vec<Sentence>,
    /// Those that the plan itself says in the language, beside its own words.
    pub(crate) within: Vec<Sentence>,
    /// Where the list of sentences is; without a file, the first of those within the plan.
    pub(crate) place: Place,
    /// Whether there is a file.
    pub(crate) has_file: bool,
}

/// A sentence with what it is in the other language.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sentence {
    /// As the plan had it when the file was written.
    pub(crate) own: String,
    /// In the other language; empty if nobody has filled it in.
    pub(crate) translated: String,
    /// Where the entry is.
    pub(crate) place: Place,
    /// Where the translation is in it, or the entry if there is none.
    pub(crate) translated_at: Place,
}

/// A sentence that the plan itself says in another language.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct InLanguage {
    /// Its code.
    pub(crate) language: String,
    /// The sentence.
    pub(crate) sentence: Sentence,
}

impl Translation {
    /// One with nothing but sentences of the plan itself; `None` if there are none.
    pub(crate) fn of_plan(within: Vec<Sentence>) -> Option<Self> {
        Some(Self {
            translated_by: String::new(),
            sentences: Vec::new(),
            left_over: Vec::new(),
            place: within.first()?.place.clone(),
            within,
            has_file: false,
        })
    }

    /// A sentence in the other language, if somebody has filled it in.
    pub(crate) fn of(&self, own: &str) -> Option<&str> {
        self.sentence(own).map(|sentence| sentence.translated.as_str())
    }

    /// The same with its place.
    pub(crate) fn sentence(&self, own: &str) -> Option<&Sentence> {
        let mut all = self.within.iter().chain(&self.sentences);
        all.find(|one| one.own == own.trim() && !one.translated.is_empty())
    }

    /// Like [`of`](Self::of), but looks among the sentences that are no longer printed as well.
    pub(crate) fn of_any(&self, own: &str) -> Option<&str> {
        let mut all = self.within.iter().chain(&self.sentences).chain(&self.left_over);
        let sentence = all.find(|one| one.own == own.trim() && !one.translated.is_empty())?;
        Some(&sentence.translated)
    }
}

/// What was translated so far.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Known<'t> {
    /// Of the plan.
    pub(crate) before: Option<&'t Translation>,
    /// Of the plan before it.
    pub(crate) earlier: Option<&'t Translation>,
}

impl<'t> Known<'t> {
    /// A sentence in the other language.
    pub(crate) fn of(self, own: &str) -> Option<&'t str> {
        [self.before, self.earlier].into_iter().flatten().find_map(|one| one.of_any(own))
    }
}

/// Where the translation of a plan into a language is.
pub(crate) fn file_of(plan: &Path, language: &str) -> PathBuf {
    let stem = plan.file_stem().unwrap_or_default().to_string_lossy();
    plan.with_file_name(format!("{stem}.{language}.yaml"))
}

/// Whether a file is a translation of the plan beside it: by its name and by its keys. That it cannot be
/// read is said when its plan is.
pub(crate) fn is_beside_plan(file: &Path) -> bool {
    let Some(_) = plan_of(file) else { return false };
    let limit = u64::try_from(input::MAX_BYTES).unwrap_or(u64::MAX);
    let Ok(bytes) = input::read_file(file, limit) else { return true };
    let text = String::from_utf8_lossy(&bytes);
    let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_alphabetic()));
    let keys: Vec<&str> = lines.map(|line| line.split(':').next().unwrap_or(line).trim()).collect();
    let is_own = |key: &&str| read::KEYS.contains(key);
    keys.iter().all(is_own) || read::KEYS[..2].iter().all(|key| keys.contains(key))
}

/// The plan that a file may be a translation of, by its name: `kofi.yaml` for `kofi.pl.yaml`, if that is there.
pub(crate) fn plan_of(file: &Path) -> Option<PathBuf> {
    let name = file.file_name()?.to_str()?;
    let stem = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"))?;
    let (plan, language) = stem.rsplit_once('.')?;
    let plans = ["yaml", "yml"].map(|ending| file.with_file_name(format!("{plan}.{ending}")));
    is_language(language).then(|| plans.into_iter().find(|plan| plan.is_file()))?
}
