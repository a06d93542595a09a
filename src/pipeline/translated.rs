//! A plan in the languages of its parents: in which its copies are, what a file beside it says in theirs, and that file to fill in.

use std::path::Path;
use std::sync::Arc;

use super::findings;
use super::plan::CheckedPlan;
use super::prepare::view;
use super::rules::NOTHING_TO_MAKE;
use crate::check::Strictness;
use crate::copies::{self, DocumentCopy, PrintChoice};
use crate::error::Error;
use crate::finding::{Finding, listed};
use crate::input;
use crate::output;
use crate::record::{Item, Record, Slot, Value};
use crate::render::{Facts, Others};
use crate::resources::{Resources, shown};
use crate::template::{Audience, Document, Role, Template};
use crate::translation::{self, Translation};

/// In which language a copy is.
#[derive(Debug, Clone, Default)]
pub(super) struct Spoken {
    /// The language of its fixed words, if it is another than the template's.
    pub(super) language: Option<String>,
    /// Whether the template's own language stands beneath.
    pub(super) beneath: bool,
    /// The plan's sentences in it.
    pub(super) translation: Option<Arc<Translation>>,
}

/// What `translate` wrote.
#[derive(Debug)]
pub struct TranslationWritten {
    /// The file.
    pub file: std::path::PathBuf,
    /// How many sentences the parents' copies print.
    pub sentences: usize,
    /// How many of them nobody has translated yet.
    pub open: usize,
}

/// Roles of what stays as it is in every language: names, numbers, addresses, what files refer to.
const NAMES: [Role; 21] = [
    Role::FileId,
    Role::ItemId,
    Role::PupilName,
    Role::PupilFirstName,
    Role::PupilLastName,
    Role::ParentName,
    Role::ParentPhone,
    Role::ParentEmail,
    Role::ParentAddress,
    Role::SchoolName,
    Role::SchoolHead,
    Role::ClassTeacher,
    Role::Senco,
    Role::Contact,
    Role::Class,
    Role::Upn,
    Role::DeliveredBy,
    Role::Cover,
    Role::MeasureBy,
    Role::Previous,
    Role::ReaderLanguage,
];

impl Resources {
    /// The language of a copy: that of its readers, where the document follows them and the template has labels in theirs; or
    /// else that of the school or plan.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] if a translation cannot be used; [`Error::Read`].
    pub(super) fn spoken(
        &self,
        plan: &CheckedPlan,
        record: &Record,
        document: &Document,
        copy: &DocumentCopy,
    ) -> Result<Spoken, Error> {
        let template = &plan.template;
        if document.readers_language
            && let Some(language) = of_readers(record, template, copy)
        {
            let beneath = document.both_languages;
            let translation = if beneath { self.translation(plan, &language)? } else { None };
            return Ok(Spoken { language: Some(language), beneath, translation });
        }
        let own = record.text_by_role(Role::DocumentLanguage);
        let language = own.and_then(|wish| template.language_for(&wish).map(str::to_owned));
        Ok(Spoken { language, ..Spoken::default() })
    }

    /// The translation of a plan into a language, if there is one beside it.
    fn translation(
        &self,
        plan: &CheckedPlan,
        language: &str,
    ) -> Result<Option<Arc<Translation>>, Error> {
        let Some(path) = plan.path() else { return Ok(None) };
        let file = translation::file_of(path, language);
        if !file.is_file() {
            return Ok(None);
        }
        let root = input::parse(&input::load(&file, &shown(&file))?);
        let root = root.map_err(|findings| Error::Refused { findings })?;
        let own = code_of(plan.template.language());
        let translation = translation::read(&root, own, language);
        let translation = translation.map_err(|findings| Error::Refused { findings })?;
        Ok(Some(Arc::new(translation)))
    }

    /// What has to be asked of the translations of a plan: what is missing, and what its copies do not print any more.
    ///
    /// # Errors
    ///
    /// An [`Error`] if a layout is broken or a file cannot be read.
    pub(super) fn of_translations(&self, plan: &CheckedPlan) -> Result<Vec<Finding>, Error> {
        let (Some(record), Some(path)) = (plan.record(), plan.path()) else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for (language, _) in plan.template.languages() {
            let translation = match self.translation(plan, language) {
                Ok(Some(translation)) => translation,
                Ok(None) => continue,
                Err(Error::Refused { findings }) => {
                    found.extend(findings);
                    continue;
                }
                Err(error) => return Err(error),
            };
            let printed = self.sentences(plan, record, language)?;
            let name = record.text_by_role(Role::PupilName).unwrap_or_default();
            let command = command(path, language);
            found.extend(translation::judged(&translation, &printed, &name, &command));
        }
        Ok(found)
    }

    /// The sentences of a plan that the copies of parents with a language print, in the order of the pages, each once.
    ///
    /// # Errors
    ///
    /// An [`Error`] if a layout is broken.
    fn sentences(
        &self,
        plan: &CheckedPlan,
        record: &Record,
        language: &str,
    ) -> Result<Vec<String>, Error> {
        let template = &plan.template;
        let layouts = &self.assets(template)?.layouts;
        let mut sentences: Vec<String> = Vec::new();
        let documents = template.documents().iter().filter(|document| {
            document.both_languages && !document.history && document.audience == Audience::Parent
        });
        for document in documents.filter(|one| findings::lacks(record, one).is_none()) {
            let all = copies::copies(record, document);
            let reads = |copy: &&DocumentCopy| {
                of_readers(record, template, copy).is_some_and(|own| own == language)
            };
            let own: Vec<&DocumentCopy> = all.iter().filter(reads).collect();
            let copies = if own.is_empty() { all.iter().collect() } else { own };
            for copy in copies {
                let view = view(record, copy, template, Strictness::Full);
                let facts = Facts {
                    print: copies::print(record, copy, PrintChoice::default()),
                    ..Facts::default()
                };
                let source = layouts.render(&view, Others::None, document, &facts)?;
                let mut placed: Vec<(usize, String)> = Vec::new();
                view.sections().visit(&mut |slot, item| {
                    for text in to_translate(slot, item) {
                        placed.extend(source.place_of(text).map(|at| (at, text.to_owned())));
                    }
                });
                placed.sort();
                for (_, text) in placed {
                    if !sentences.contains(&text) {
                        sentences.push(text);
                    }
                }
            }
        }
        Ok(sentences)
    }

    /// Writes the file in which a person translates a plan, or brings it up to date: nothing that was filled in is lost.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] if plan or file have errors; [`Error::Options`] if the template has no labels in the language;
    /// [`Error::Read`] and [`Error::Write`].
    pub(crate) fn translate(
        &self,
        plan: &CheckedPlan,
        wish: &str,
    ) -> Result<TranslationWritten, Error> {
        let template = &plan.template;
        let record = plan
            .record()
            .ok_or_else(|| Error::Refused { findings: plan.report.findings.clone() })?;
        let language = template.language_for(wish).ok_or_else(|| no_labels(template, wish))?;
        let path = plan.path().ok_or_else(|| {
            Error::options("only a plan in a file can be translated: the file is written beside it")
        })?;
        let printed = self.sentences(plan, record, language)?;
        if printed.is_empty() {
            let finding =
                Finding::new(&NOTHING_TO_MAKE, "no copy for parents prints anything of it");
            return Err(Error::refused(finding.in_file(&plan.name)));
        }
        let file = translation::file_of(path, language);
        let before = self.translation(plan, language)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let own = code_of(template.language());
        let text = translation::written(&name, &printed, own, language, before.as_deref());
        let there = output::own_text(&file)?;
        if there.as_deref() != Some(text.as_str()) {
            output::revise(&file, there.as_deref(), &text)?;
        }
        let is_open = |sentence: &&String| {
            before.as_ref().and_then(|before| before.of_any(sentence)).is_none()
        };
        let open = printed.iter().filter(is_open).count();
        Ok(TranslationWritten { file, sentences: printed.len(), open })
    }
}

/// The texts of a field that somebody would translate.
fn to_translate<'i>(slot: &Slot, item: &'i Item) -> Vec<&'i str> {
    if slot.role().is_some_and(|role| NAMES.contains(&role)) {
        return Vec::new();
    }
    fn texts(item: &Item) -> Vec<&str> {
        match &item.value {
            Value::Text(text) => vec![text.as_str()],
            Value::Prose(paragraphs) => paragraphs.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }
    let texts = match &item.value {
        Value::List(items) => items.iter().flat_map(texts).collect(),
        _ => texts(item),
    };
    // Names, numbers and addresses have no small word in them.
    let says =
        |text: &&str| text.split_whitespace().any(|word| word.chars().all(char::is_lowercase));
    texts.into_iter().filter(says).collect()
}

/// The language that the readers of a copy read, of those that the template has labels in.
fn of_readers(record: &Record, template: &Template, copy: &DocumentCopy) -> Option<String> {
    let wishes = copies::languages(record, copy);
    let mut languages = wishes.iter().filter_map(|wish| template.language_for(wish));
    languages.next().map(str::to_owned)
}

/// The code in front of a region.
fn code_of(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

fn command(plan: &Path, language: &str) -> String {
    format!("sendplan translate {} --to {language}", shown(plan))
}

fn no_labels(template: &Template, wish: &str) -> Error {
    let known = template.languages().map(|(language, _)| language);
    Error::options(format!("the template has no labels in `{wish}`; there are {}", listed(known)))
}
