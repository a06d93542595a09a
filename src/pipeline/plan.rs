//! A plan, at each stage so far.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;

use crate::check::{Decisions, Strictness, TakenOver, Values};
use crate::finding::{Finding, Report};
use crate::input::{Node, Reading};
use crate::output;
use crate::people::Person;
use crate::record::{self, Record, Slots};
use crate::rules::Traits;
use crate::source::{Excerpt, Fix, SourceFile};
use crate::template::Template;
use crate::translation::{InLanguage, Translation};

/// Where a plan is read from.
#[derive(Debug, Clone)]
pub(crate) enum PlanSource {
    /// A file; settings are looked for in its folder and all folders above.
    File(PathBuf),
    /// Text, with the name that messages call it; without settings.
    Text {
        /// The name for messages.
        name: String,
        /// The text.
        bytes: Vec<u8>,
    },
}

/// How a plan is judged.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judging {
    /// How complete it has to be.
    pub(crate) strictness: Strictness,
    /// The date by which it is judged, if there is one.
    pub(crate) today: Option<NaiveDate>,
    /// Whether it is one of several that are compared.
    pub(crate) company: Company,
}

/// Whether a plan is compared with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Company {
    /// It is judged by itself.
    Alone,
    /// What it is compared by is noted.
    Others,
}

/// A plan that was read and not judged yet.
#[derive(Debug)]
pub(crate) struct ReadPlan {
    /// What messages call it.
    pub(super) name: String,
    /// Where it is, if it is a file.
    pub(super) path: Option<PathBuf>,
    /// The template that it follows.
    pub(super) template: Arc<Template>,
    /// Its own text; `None` if it is not text.
    pub(super) file: Option<Arc<SourceFile>>,
    /// The keys at the top of its own text.
    pub(super) own_keys: Vec<String>,
    /// Its tree, merged over the settings; `None` if either cannot be read.
    pub(super) root: Option<Node>,
    /// What was wrong with either.
    pub(super) report: Report,
    /// What taking over from the school's lists left to say.
    pub(super) taken_over: TakenOver,
    /// Which of their lines could not be read, or only by a guess, and what can be mended.
    pub(super) reading: Reading,
}

/// A plan that was read and checked.
#[derive(Debug)]
pub(crate) struct CheckedPlan {
    /// What messages call it.
    pub(crate) name: String,
    /// Where it is, if it is a file.
    pub(crate) path: Option<PathBuf>,
    /// The template that it follows.
    pub(crate) template: Arc<Template>,
    /// Whether the file is YAML of another kind: a group in which no key is one of a plan's.
    pub(crate) is_foreign: bool,
    /// Its own text; `None` if it is not text.
    pub(super) file: Option<Arc<SourceFile>>,
    pub(super) values: Values,
    /// All that the check has to report.
    pub(crate) report: Report,
    /// What can be written in the usual form, or mended, without a choice; in the plan's file and in its settings.
    pub(crate) fixes: Vec<Fix>,
    /// What it says of its texts in other languages.
    pub(super) translated: Vec<InLanguage>,
    /// Its translations that were asked for, by their languages, or what is wrong with them.
    pub(super) beside: Mutex<BTreeMap<String, Beside>>,
    /// The people of the cycles before, the latest first.
    pub(super) people_before: Vec<Vec<Person>>,
    /// Which plan of its term it is, as far as it names those before it.
    pub(super) nth_of_term: usize,
}

impl CheckedPlan {
    /// The record; `None` if the plan has errors.
    pub(crate) const fn record(&self) -> Option<&Record> {
        self.values.record()
    }

    /// The sections, errors or not; `None` if the file has none that can be read.
    pub(crate) const fn sections(&self) -> Option<&Slots> {
        self.values.sections()
    }

    /// The same with a value in every field of its template, for parents who read this language.
    pub(crate) fn filled(mut self, language: Option<&str>) -> Self {
        self.values = Values::Sound(Record::new(record::filled(&self.template, language)));
        self
    }

    /// Takes the record away if an error was found.
    pub(super) fn reject_if_broken(&mut self) {
        if self.report.has_errors() {
            self.values.reject();
        }
    }

    /// The hash of its own text, by which a change of its file is noticed.
    pub(crate) fn fingerprint(&self) -> String {
        output::sha256(self.file.iter().map(|file| file.text().as_bytes()))
    }

    /// The path of the plan, if it is a file.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

impl Examined {
    /// Keeps of the plan's own file only the lines that findings point at. Those that a finding points at once plans are
    /// compared have to be [brought back](Report::bring_back).
    pub(crate) fn let_file_go(&mut self) {
        let Some(file) = self.plan.file.take_if(|file| file.path().is_some()) else { return };
        let shown = self.plan.report.places();
        let excerpt = Excerpt::of(&file, shown.iter().chain(self.decisions.places()));
        self.plan.report.move_to(&excerpt);
        self.decisions.move_to(&excerpt);
        if let Some(traits) = &mut self.traits {
            traits.move_to(&excerpt);
        }
    }
}

/// The translation of a plan into a language, if there is one, or what is wrong with it.
type Beside = Result<Option<Arc<Translation>>, Vec<Finding>>;

/// A checked plan with what later stages still need.
#[derive(Debug)]
pub(crate) struct Examined {
    pub(crate) plan: CheckedPlan,
    /// What school and plan decided about findings, and which of that was used.
    pub(crate) decisions: Decisions,
    /// What it is compared with other plans by, if it is one of several.
    pub(crate) traits: Option<Traits>,
}
