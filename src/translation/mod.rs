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

use crate::source::Place;

pub(crate) use judged::judged;
pub(crate) use kept::{is_kept, to_translate};
pub(crate) use read::{as_plan, read};
pub(crate) use written::written;

/// How the comment above those begins that no copy prints any more.
const GONE: &str = "# No copy prints these any more.";

/// A translation of a plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Translation {
    /// The language, by its code.
    pub(crate) language: String,
    /// Who translated it; empty if nobody says so.
    pub(crate) translated_by: String,
    /// The sentences, in the order of the file.
    pub(crate) sentences: Vec<Sentence>,
    /// Those that no copy prints any more.
    pub(crate) left_over: Vec<Sentence>,
    /// Those that the plan itself says in the language, beside its own words.
    pub(crate) within: Vec<Sentence>,
    /// Where the list of sentences is.
    pub(crate) place: Place,
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
    /// One with nothing but what the plan itself says; `None` if it says nothing.
    pub(crate) fn within(language: &str, said: &[InLanguage]) -> Option<Self> {
        let of = said.iter().filter(|one| one.language == language);
        let within: Vec<Sentence> = of.map(|one| one.sentence.clone()).collect();
        Some(Self {
            language: language.to_owned(),
            translated_by: String::new(),
            sentences: Vec::new(),
            left_over: Vec::new(),
            place: within.first()?.place.clone(),
            within,
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

    /// The same of any sentence that somebody translated once, printed now or not.
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

/// The plan that a file is a translation of, by its name: `kofi.yaml` for `kofi.pl.yaml`, if that is there.
pub(crate) fn plan_of(file: &Path) -> Option<PathBuf> {
    let name = file.file_name()?.to_str()?;
    let stem = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"))?;
    let (plan, language) = stem.rsplit_once('.')?;
    let (code, region) = language.split_once('-').unwrap_or((language, "GB"));
    let is_language = (2..=3).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_lowercase())
        && region.len() == 2
        && region.bytes().all(|byte| byte.is_ascii_uppercase());
    let plans = ["yaml", "yml"].map(|ending| file.with_file_name(format!("{plan}.{ending}")));
    is_language.then(|| plans.into_iter().find(|plan| plan.is_file()))?
}
