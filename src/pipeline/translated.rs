//! A plan in the languages of its parents: in which its copies are, what a file beside it says in theirs, and that file to fill in.

use std::path::Path;
use std::sync::Arc;

use super::cycles;
use super::findings;
use super::plan::CheckedPlan;
use super::prepare::view;
use super::rules::NOTHING_TO_MAKE;
use crate::check::Strictness;
use crate::copies::{self, DocumentCopy, PrintChoice};
use crate::error::Error;
use crate::finding::{Finding, listed, unique};
use crate::input;
use crate::output;
use crate::record::{Record, Slots};
use crate::render::{Facts, Others};
use crate::resources::{Resources, shown};
use crate::source::SourceFile;
use crate::template::{Audience, Document, Role, Template, code_of};
use crate::translation::rules::{ONE_OF_TWO_LANGUAGES, TRANSLATION_FAULT};
use crate::translation::{self, Known, Translation};

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
    /// How many texts the parents' copies print.
    pub texts: usize,
    /// How many of them nobody has translated yet.
    pub open: usize,
}

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
            && let Some(language) = of_readers(record.sections(), template, copy)
        {
            let beneath = document.both_languages;
            let translation = if beneath { self.translation(plan, &language)? } else { None };
            return Ok(Spoken { language: Some(language), beneath, translation });
        }
        let own = record.text_by_role(Role::DocumentLanguage);
        let language = own.and_then(|wish| template.language_for(&wish).map(str::to_owned));
        // What has been translated for families alone would leave the page of a teacher half in English.
        let serves = |language: &String| {
            template.labels_in(language).is_some_and(|labels| labels.serves(document.audience))
        };
        Ok(Spoken { language: language.filter(serves), ..Spoken::default() })
    }

    /// The translation of a plan into a language: what the plan itself says in it, and the file beside it.
    fn translation(
        &self,
        plan: &CheckedPlan,
        language: &str,
    ) -> Result<Option<Arc<Translation>>, Error> {
        let within = Translation::within(language, &plan.translated);
        let beside = match plan.path() {
            Some(path) => beside(plan, path, language)?,
            None => None,
        };
        let translation = match (beside, within) {
            (Some(beside), Some(within)) => Some(Translation { within: within.within, ..beside }),
            (beside, within) => beside.or(within),
        };
        Ok(translation.map(Arc::new))
    }

    /// The translation that a copy for parents prints, if there is one that can be used.
    ///
    /// # Errors
    ///
    /// [`Error::Read`].
    pub(super) fn translation_in(
        &self,
        plan: &CheckedPlan,
        sections: &Slots,
        copy: &DocumentCopy,
    ) -> Result<Option<Arc<Translation>>, Error> {
        let is_printed =
            |document: &Document| document.both_languages && document.audience == copy.audience;
        if !plan.template.documents().iter().any(is_printed) {
            return Ok(None);
        }
        let Some(language) = of_readers(sections, &plan.template, copy) else { return Ok(None) };
        match self.translation(plan, &language) {
            // What is wrong with it is said of the file, and no copy is made with it.
            Err(Error::Refused { .. }) => Ok(None),
            translation => translation,
        }
    }

    /// What has to be asked of the translations of a plan: what is missing, and what its copies do not print any more.
    ///
    /// # Errors
    ///
    /// An [`Error`] if a layout is broken or a file cannot be read.
    pub(super) fn of_translations(&self, plan: &CheckedPlan) -> Result<Vec<Finding>, Error> {
        let Some(record) = plan.record() else { return Ok(Vec::new()) };
        let mut found = in_several_languages(record, &plan.template);
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
            let command = command(&plan.name, language);
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
                of_readers(record.sections(), template, copy).is_some_and(|own| own == language)
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
                    for text in translation::to_translate(slot, item) {
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
        if !template.documents().iter().any(|one| one.both_languages) {
            let message = format!(
                "no document of the template `{}` is in two languages, so no translation of the plan would be printed",
                template.id()
            );
            return Err(Error::refused(
                Finding::new(&NOTHING_TO_MAKE, message).in_file(&plan.name),
            ));
        }
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
        // What the plan itself says in the language needs no place in the file.
        let is_within = |one: &String| {
            before
                .as_ref()
                .is_some_and(|before| before.within.iter().any(|other| other.own == *one))
        };
        let listed: Vec<String> = printed.iter().filter(|one| !is_within(one)).cloned().collect();
        let earlier = earlier(plan, language);
        let known = Known { before: before.as_deref(), earlier: earlier.as_ref() };
        let text = translation::written(&name, &listed, own, language, known);
        // What could not be read again takes the place of nothing.
        let after = SourceFile::new(shown(&file), text.as_str());
        let refused = |findings| Error::Refused { findings };
        let after = input::parse(&Arc::new(after)).map_err(refused)?;
        let after = translation::read(&after, &name, own, language).map_err(refused)?;
        let open = listed.iter().filter(|sentence| after.of(sentence).is_none()).count();
        let there = output::own_text(&file)?;
        if there.as_deref() != Some(text.as_str()) {
            output::revise(&file, there.as_deref(), &text)?;
        }
        Ok(TranslationWritten { file, texts: printed.len(), open })
    }
}

/// The translation in the file beside a plan, if there is one.
fn beside(plan: &CheckedPlan, path: &Path, language: &str) -> Result<Option<Translation>, Error> {
    let file = translation::file_of(path, language);
    if !file.exists() {
        return Ok(None);
    }
    let text = match input::load(&file, &shown(&file)) {
        Ok(text) => text,
        Err(Error::Read { source, .. }) => {
            let message = format!("this translation cannot be read: {source}");
            let finding = Finding::new(&TRANSLATION_FAULT, message);
            return Err(Error::refused(finding.in_file(shown(&file))));
        }
        Err(error) => return Err(error),
    };
    let refused = |findings| Error::Refused { findings };
    let root = input::parse(&text).map_err(refused)?;
    let own = code_of(plan.template.language());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    translation::read(&root, &name, own, language).map(Some).map_err(refused)
}

/// The translation beside the plan before this one: what was carried over word for word need not be translated again.
fn earlier(plan: &CheckedPlan, language: &str) -> Option<Translation> {
    let (_, path) = cycles::previous(plan)?;
    beside(plan, &path, language).ok().flatten()
}

/// The language that the readers of a copy read, of those that the template has labels in.
fn of_readers(sections: &Slots, template: &Template, copy: &DocumentCopy) -> Option<String> {
    let wishes = copies::languages_of(sections, copy);
    let mut languages = wishes.iter().filter_map(|wish| template.language_for(wish));
    languages.next().map(str::to_owned)
}

/// That parents who share a copy read different languages, of which it can be in one.
fn in_several_languages(record: &Record, template: &Template) -> Vec<Finding> {
    let documents = template.documents().iter().filter(|one| {
        one.readers_language && one.per.is_of_a_plan() && one.audience == Audience::Parent
    });
    let copies = documents.flat_map(|document| copies::copies(record, document));
    let found = copies.filter_map(|copy| {
        let wishes = copies::languages_of(record.sections(), &copy);
        let mut languages = wishes.iter().filter_map(|wish| template.language_for(wish));
        let first = languages.next()?;
        let other = languages.find(|language| *language != first)?;
        let readers = copy.household.as_ref().map(|home| home.called()).unwrap_or_default();
        let message = format!(
            "{readers} share a copy and read `{first}` and `{other}`; it is printed in `{first}`"
        );
        let finding = Finding::new(&ONE_OF_TWO_LANGUAGES, message);
        let finding = match record.by_role(Role::SeparateCopies) {
            Some(item) => finding.at(&item.place, ""),
            None => finding,
        };
        Some(
            finding
                .hint("put the language that both read best first, or give them separate copies"),
        )
    });
    unique(found)
}

fn command(plan: &str, language: &str) -> String {
    format!("sendplan translate {plan} --to {language}")
}

fn no_labels(template: &Template, wish: &str) -> Error {
    let known = template.languages().map(|(language, _)| language);
    Error::options(format!("the template has no labels in `{wish}`; there are {}", listed(known)))
}
