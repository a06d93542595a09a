//! The languages of a plan's copies, its translation into those of the parents, and the file in which a person translates it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use super::cycles;
use super::findings;
use super::plan::{CheckedPlan, Company, Judging, PlanSource};
use super::prepare::view;
use super::readers::{called, in_several_languages, of_readers, other_of, readers};
use super::rules::NOTHING_TO_MAKE;
use crate::check::Strictness;
use crate::copies::{self, DocumentCopy, PrintChoice};
use crate::error::Error;
use crate::finding::{Finding, Level, listed};
use crate::input;
use crate::output;
use crate::record::{Record, Slots};
use crate::render::{Facts, Others};
use crate::resources::{Resources, shown};
use crate::source::SourceFile;
use crate::template::{Audience, Choice, Document, FieldKind, Reads, Role, Template, code_of};
use crate::translation::rules::TRANSLATION_FAULT;
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
    /// The homes whose copies print them, each by the ids of its people: of several, one file has what each was told.
    pub homes: Vec<String>,
    /// Whether a parent of the plan reads the language.
    pub is_read: bool,
}

/// What the copies in a language print of a plan.
#[derive(Debug, Default)]
struct Printed {
    /// The texts, in the order of the pages, each once.
    texts: Vec<String>,
    /// The homes that the copies are for.
    homes: BTreeSet<String>,
    /// Whether anybody reads the language; if not, they are what all parents' copies print.
    is_read: bool,
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
        if document.readers_language {
            let reads = readers(record.sections(), template, copy);
            let other = other_of(&reads);
            // In a document of two languages somebody who reads the template's own finds it beneath.
            let first = reads.first().copied();
            if document.both_languages
                && let Some(language) = other
            {
                let translation = self.translation(plan, language)?;
                let language = Some(language.to_owned());
                return Ok(Spoken { language, beneath: true, translation });
            }
            // Whoever reads none of the languages that there are is more likely to be helped with the template's own.
            let wishes = copies::languages_of(record.sections(), copy);
            if first.is_none() && wishes.iter().any(|wish| !wish.is_empty()) {
                return Ok(Spoken::default());
            }
            match first {
                Some(Reads::Other(language)) => {
                    return Ok(Spoken { language: Some(language.to_owned()), ..Spoken::default() });
                }
                Some(Reads::Own) => return Ok(Spoken::default()),
                Some(Reads::Unknown) | None => {}
            }
        }
        let own = record.text_by_role(Role::DocumentLanguage);
        let language = own.and_then(|wish| template.language_for(&wish).map(str::to_owned));
        // What has been translated for families alone would leave the page of a teacher half in English.
        let serves = |language: &String| {
            template.labels_in(language).is_some_and(|labels| labels.serves(document.audience))
        };
        Ok(Spoken { language: language.filter(serves), ..Spoken::default() })
    }

    /// The translation of a plan into a language, as it was when it was first asked for: what was guarded is what is printed.
    fn translation(
        &self,
        plan: &CheckedPlan,
        language: &str,
    ) -> Result<Option<Arc<Translation>>, Error> {
        let mut known = plan.beside.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(language) {
            return known.clone().map_err(|findings| Error::Refused { findings });
        }
        let translation = read(plan, language);
        let remembered = match &translation {
            Ok(translation) => Ok(translation.clone()),
            Err(Error::Refused { findings }) => Err(findings.clone()),
            Err(_) => return translation,
        };
        known.insert(language.to_owned(), remembered);
        translation
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
            if !printed.is_read {
                let message = format!(
                    "no parent in this plan reads {}, so no copy prints this translation",
                    called(Reads::Other(language), &plan.template)
                );
                let finding = Finding::new(&TRANSLATION_FAULT, message).with_level(Level::Warning);
                found.push(
                    finding
                        .at(&translation.place, "")
                        .hint("if one does, write it under that parent as `language`"),
                );
                continue;
            }
            let name = record.text_by_role(Role::PupilName).unwrap_or_default();
            let command = command(&plan.name, language);
            found.extend(translation::judged(&translation, &printed.texts, &name, &command));
        }
        found.extend(plan.path().into_iter().flat_map(|path| unlabelled(&plan.template, path)));
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
    ) -> Result<Printed, Error> {
        let template = &plan.template;
        let layouts = &self.assets(template)?.layouts;
        let mut printed = Printed::default();
        let documents = template.documents().iter().filter(|document| {
            document.both_languages && !document.history && document.audience == Audience::Parent
        });
        for document in documents.filter(|one| findings::lacks(record, one).is_none()) {
            let all = copies::copies(record, document);
            let reads = |copy: &&DocumentCopy| {
                of_readers(record.sections(), template, copy).is_some_and(|own| own == language)
            };
            let own: Vec<&DocumentCopy> = all.iter().filter(reads).collect();
            printed.is_read |= !own.is_empty();
            let copies = if own.is_empty() { all.iter().collect() } else { own };
            for copy in copies {
                let view = view(record, copy, template, Strictness::Full);
                let marked = translation::marked(view.sections(), language);
                let facts = Facts {
                    print: copies::print(record, copy, PrintChoice::default()),
                    language: Some(language.to_owned()),
                    beneath: true,
                    translation: marked.clone().map(Arc::new),
                    ..Facts::default()
                };
                let source = layouts.render(&view, Others::None, document, &facts)?;
                let source = source.text().to_lowercase();
                let marked = marked.into_iter().flat_map(|marked| marked.within);
                let mut placed: Vec<(usize, String)> = marked
                    .filter_map(|one| Some((source.find(&one.translated)?, one.own)))
                    .collect();
                placed.sort();
                for (_, text) in placed {
                    if !printed.texts.contains(&text) {
                        printed.texts.push(text);
                    }
                }
                printed.homes.extend(copy.household.as_ref().map(|home| home.called()));
            }
        }
        Ok(printed)
    }

    /// The translation of the plan before this one: what was carried over word for word need not be translated again.
    fn earlier(
        &self,
        plan: &CheckedPlan,
        language: &str,
    ) -> Result<Option<Arc<Translation>>, Error> {
        let Some((_, path)) = cycles::previous(plan).filter(|(_, path)| path.is_file()) else {
            return Ok(None);
        };
        let judging =
            Judging { strictness: Strictness::Draft, today: None, company: Company::Alone };
        let before = self.judge_by_itself(&self.read(PlanSource::File(path))?, judging);
        read(&before.plan, language)
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
        let homes: Vec<String> = printed.homes.into_iter().collect();
        if !printed.is_read && homes.len() > 1 {
            let message = format!(
                "no parent in this plan reads {}, and the file would hold what {} are each told",
                called(Reads::Other(language), template),
                homes.join(" and ")
            );
            let finding = Finding::new(&NOTHING_TO_MAKE, message).in_file(&plan.name);
            return Err(Error::refused(
                finding.hint("write it as `language` under the parent who reads it"),
            ));
        }
        let is_read = printed.is_read;
        let printed = printed.texts;
        if printed.is_empty() {
            let finding =
                Finding::new(&NOTHING_TO_MAKE, "no copy for parents prints anything of it");
            return Err(Error::refused(finding.in_file(&plan.name)));
        }
        let file = translation::file_of(path, language);
        // Read before what is made of it, so that nothing is lost that somebody saves meanwhile.
        let there = output::own_text(&file)?;
        let before = read(plan, language)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let own = code_of(template.language());
        // What the plan itself says in the language needs no place in the file.
        let is_within = |one: &String| {
            before
                .as_ref()
                .is_some_and(|before| before.within.iter().any(|other| other.own == *one))
        };
        let listed: Vec<String> = printed.iter().filter(|one| !is_within(one)).cloned().collect();
        let earlier = self.earlier(plan, language)?;
        let known = Known { before: before.as_deref(), earlier: earlier.as_deref() };
        let text = translation::written(&name, &listed, own, language, known);
        let text = text.ok_or_else(|| {
            Error::options(format!(
                "`{}` is not laid out as `sendplan translate` writes it, and the comments in it would be lost; take them out, or move the file away",
                shown(&file)
            ))
        })?;
        // What could not be read again takes the place of nothing.
        let after = SourceFile::new(shown(&file), text.as_str());
        let refused = |findings| Error::Refused { findings };
        let after = input::parse(&Arc::new(after)).map_err(refused)?;
        let after = translation::read(&after, &name, own, language).map_err(refused)?;
        let open = listed.iter().filter(|sentence| after.of(sentence).is_none()).count();
        if there.as_deref() != Some(text.as_str()) {
            output::revise(&file, there.as_deref(), &text)?;
        }
        Ok(TranslationWritten { file, texts: printed.len(), open, homes, is_read })
    }
}

/// Reads the translation of a plan into a language: what the plan itself says in it, and the file beside it.
fn read(plan: &CheckedPlan, language: &str) -> Result<Option<Arc<Translation>>, Error> {
    let of = plan.translated.iter().filter(|one| one.language == language);
    let within = of.map(|one| one.sentence.clone()).collect();
    let within = Translation::of_plan(within);
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

/// The translations beside a plan in languages that the template has no labels in: no copy is in them.
fn unlabelled(template: &Template, path: &Path) -> Vec<Finding> {
    let Some((_, field)) = template.by_role(Role::DocumentLanguage) else { return Vec::new() };
    let FieldKind::Choice { choices } = &field.kind else { return Vec::new() };
    let others = choices.iter().filter(|choice| template.language_for(&choice.id).is_none());
    let files = others.map(|choice| (choice, translation::file_of(path, &choice.id)));
    let files = files.filter(|(_, file)| file.is_file());
    let finding = |(choice, file): (&Choice, PathBuf)| {
        let message = format!(
            "the template has no labels in {}, so no copy prints this translation",
            choice.label
        );
        Finding::new(&TRANSLATION_FAULT, message).with_level(Level::Warning).in_file(shown(&file))
    };
    files.map(finding).collect()
}

fn command(plan: &str, language: &str) -> String {
    format!("sendplan translate {plan} --to {language}")
}

fn no_labels(template: &Template, wish: &str) -> Error {
    let known = template.languages().map(|(language, _)| language);
    Error::options(format!("the template has no labels in `{wish}`; there are {}", listed(known)))
}
