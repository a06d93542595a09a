//! A template's layouts, each compiled once for each language that uses it, and what they are filled in with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value as LayoutValue};

use crate::check::series;
use crate::copies::CopyView;
use crate::error::Error;
use crate::record::Slots;
use crate::template::{Document, Labels, Removed, Role, Template, code_of};

use super::beneath::{self, Beneath};
use super::computed::{self, About, Computed, More, Reader};
use super::context;
use super::edition::{Edition, is_from_right};
use super::facts::{Facts, Others};
use super::labelled::Labelled;
use super::literal::Manner;
use super::quality::QualityReport;
use super::source::{Filled, PlacedPicture, TypstSource};
use super::values::{Looked, PlacedPictures};
use super::words::Words;
use super::{filters, functions, literal, page_marks, report};

/// How the names of layouts end.
pub(crate) const ENDING: &str = ".j2";

/// How many steps a layout may take; the longest of ours takes some 20,000.
const FUEL: u64 = 2_000_000;

/// A template's layouts, each compiled once for each language that uses it.
pub struct Layouts {
    own: Edition,
    /// Those of other languages, made when a document first needs one.
    others: OnceLock<BTreeMap<String, Edition>>,
    template: Template,
    /// Whether the fonts have a character.
    covers: Arc<dyn Fn(char) -> bool + Send + Sync>,
    /// The paths of all of them.
    paths: Vec<String>,
    /// What they may ask for that the template no longer has.
    removed: Removed,
    /// What the template has and none of them mentions.
    unmentioned: BTreeSet<String>,
    /// The sections that documents of their own are about.
    needed: BTreeSet<String>,
}

impl std::fmt::Debug for Layouts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Layouts").field("language", &self.own.language).finish_non_exhaustive()
    }
}

impl Layouts {
    /// The layouts of a template; each is compiled when a document first uses it. `covers` says whether the fonts have a
    /// character; one that they lack is printed as `�`.
    ///
    /// # Errors
    ///
    /// [`Error::Layout`] if there can be none at all.
    pub fn new(
        template: &Template,
        covers: impl Fn(char) -> bool + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        let words = Arc::new(Words::new(
            template.labels(),
            Labelled::default(),
            is_from_right(template.language()),
        ));
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Custom("typst".into()));
        let covers: Arc<dyn Fn(char) -> bool + Send + Sync> = Arc::new(covers);
        let own = Arc::clone(&covers);
        let manner =
            Manner { from_right: is_from_right(template.language()), beneath: String::new() };
        environment
            .set_formatter(move |out, _, value| literal::write(out, value, &|c| own(c), &manner));
        environment.set_fuel(Some(FUEL));
        environment.set_syntax(syntax()?);
        functions::add(&mut environment, template, &words);
        filters::add(&mut environment, &words);
        let files = template.shared_files();
        let paths = files.iter().map(|(path, _)| path).filter(|path| path.ends_with(ENDING));
        let paths = paths.map(str::to_owned).collect();
        environment.set_loader(move |path| {
            let bytes = files.bytes(path).filter(|_| path.ends_with(ENDING));
            bytes.map(|bytes| text(bytes).map(str::to_owned)).transpose()
        });
        let language = template.language().to_owned();
        let needed = template.documents().iter().filter_map(|document| document.needs.clone());
        Ok(Self {
            own: Edition { environment, language, words },
            others: OnceLock::new(),
            template: template.clone(),
            covers,
            paths,
            removed: template.removed().clone(),
            unmentioned: template.unmentioned().clone(),
            needed: needed.collect(),
        })
    }

    /// Compiles all of them now, to find out what is wrong with any.
    ///
    /// # Errors
    ///
    /// [`Error::Layout`] for one that is not a valid template.
    pub fn compile(&self) -> Result<(), Error> {
        self.paths.iter().try_for_each(|path| {
            let compiled = self.own.environment.get_template(path);
            compiled.map(|_| ()).map_err(|error| layout_error(path, &error))
        })
    }

    /// What a layout asks for that it does not set itself; nested fields with dots.
    pub(super) fn undeclared(&self, path: &str) -> std::collections::HashSet<String> {
        let layout = self.own.environment.get_template(path);
        layout.map(|layout| layout.undeclared_variables(true)).unwrap_or_default()
    }

    /// The line that says whose copy it is: `Copy for Niamh O’Brien`; empty where the template has no words for it.
    #[must_use]
    pub fn copy_for(&self, readers: &[String]) -> String {
        let words = &self.own.words;
        let named = (!readers.is_empty()).then(|| words.listed(readers));
        named.and_then(|names| words.say("copy.for", &[("names", &names)])).unwrap_or_default()
    }

    /// The layouts in the language that a document is to have.
    fn edition(&self, facts: &Facts) -> &Edition {
        let other = facts.language.as_ref().and_then(|language| self.others().get(language));
        other.unwrap_or(&self.own)
    }

    /// Those of the other languages.
    fn others(&self) -> &BTreeMap<String, Edition> {
        self.others.get_or_init(|| {
            let template = &self.template;
            let edition = |(language, labels): (&str, &Labels)| {
                let labelled = Labelled::between(template.labels(), labels);
                let words = Arc::new(Words::new(labels, labelled, is_from_right(language)));
                let mut environment = self.own.environment.clone();
                functions::add(&mut environment, template, &words);
                filters::add(&mut environment, &words);
                let covers = Arc::clone(&self.covers);
                let manner = Manner {
                    from_right: is_from_right(language),
                    beneath: code_of(template.language()).to_owned(),
                };
                environment.set_formatter(move |out, _, value| {
                    literal::write(out, value, &|c| covers(c), &manner)
                });
                (language.to_owned(), Edition { environment, language: language.to_owned(), words })
            };
            template.languages().map(edition).collect()
        })
    }

    /// Renders one copy.
    ///
    /// # Errors
    ///
    /// [`Error::Layout`] if the layout asks for a field or label that does not exist.
    pub fn render(
        &self,
        view: &CopyView,
        others: Others<'_>,
        document: &Document,
        facts: &Facts,
    ) -> Result<TypstSource, Error> {
        let edition = self.edition(facts);
        let copy = Copy { view, others, document, facts };
        let (context, pictures) = self.context(&copy, &edition.words);
        let is_own = std::ptr::eq(edition, &self.own);
        let beneath = (facts.beneath && !is_own).then(|| self.context(&copy, &self.own.words).0);
        self.filled(Contexts { own: context, beneath }, document, facts, pictures)
    }

    /// What a layout may ask for of a copy in the words of a language, with the images that it names.
    fn context(
        &self,
        copy: &Copy<'_>,
        words: &Words,
    ) -> (BTreeMap<String, LayoutValue>, Vec<PlacedPicture>) {
        let Copy { view, others, document, facts } = *copy;
        let is_own = std::ptr::eq(words, Arc::as_ptr(&self.own.words));
        let look = Looked {
            ink: facts.print.ink,
            part: facts.part,
            words,
            removed: &self.removed,
            translation: facts.translation.as_ref().filter(|_| !is_own),
        };
        let mut placed = PlacedPictures::new(look);
        // A history goes on to what the last review measured.
        let extended = match others {
            Others::EarlierCycles(_) => {
                let language = view.sections().by_role(Role::DocumentLanguage);
                let language = language.map(|item| item.value.plain());
                let labels = self.template.labels_of_plan(language.as_deref());
                Some(series::extended(view.sections(), labels))
            }
            Others::None | Others::Pupils(_) => None,
        };
        let sections = extended.as_ref().unwrap_or(view.sections());
        let reader = Reader::of(sections, document.audience, &facts.readers);
        let names = computed::names([sections].into_iter().chain(others.sections()));
        let about = About { reader, words, names };
        let mut own = computed::of(sections, &about, &mut placed);
        if let Others::EarlierCycles(earlier) = others {
            own.add(computed::history(others.sections().next().unwrap_or(sections), earlier.len()));
        }
        self.add_more(&mut own, sections, document, look);
        let mut context = context::of(sections, &own, &mut placed);
        let mut of = |sections: &Slots| {
            let computed = computed::of(sections, &about, &mut placed);
            context::of(sections, &computed, &mut placed)
        };
        match others {
            Others::None => {}
            Others::EarlierCycles(earlier) => {
                let earlier = earlier.iter().map(|view| of(view.sections()).into());
                let mut cycles: Vec<LayoutValue> = earlier.collect();
                cycles.push(context.clone().into());
                context.insert("cycles".into(), LayoutValue::from(cycles));
            }
            Others::Pupils(pupils) => {
                let pupils = pupils.iter().map(|pupil| {
                    let mut one = of(pupil.view.sections());
                    let listed = pupil.listed_as.as_str();
                    one.insert("listed_as".into(), LayoutValue::from(listed));
                    LayoutValue::from(one)
                });
                context.insert("pupils".into(), pupils.collect());
            }
        }
        context.insert("draft".into(), LayoutValue::from(facts.draft));
        (context, placed.into_placed())
    }

    /// Adds what a plan says under fields that no layout mentions: of the section that a document is about, or else of those
    /// that no document is about.
    fn add_more(&self, own: &mut Computed, view: &Slots, document: &Document, look: Looked<'_>) {
        let is_printed = |section: &str| match &document.needs {
            Some(own) => own == section,
            None => !self.needed.contains(section),
        };
        More { is_added: &|path| self.unmentioned.contains(path), is_printed: &is_printed, look }
            .add_to(own, view);
    }

    /// Renders a document about all plans of a folder.
    ///
    /// # Errors
    ///
    /// As [`render`](Self::render).
    pub fn render_quality(
        &self,
        report: &QualityReport,
        document: &Document,
        facts: &Facts,
    ) -> Result<TypstSource, Error> {
        let context = BTreeMap::from([("report".to_owned(), report.value())]);
        self.filled(Contexts::of(context), document, facts, Vec::new())
    }

    /// Renders a document for leaders: `report` is what it shows, and `day` the key under which days are in it.
    ///
    /// # Errors
    ///
    /// As [`render`](Self::render).
    pub fn render_report(
        &self,
        report: &serde_json::Value,
        day: &str,
        document: &Document,
        facts: &Facts,
    ) -> Result<TypstSource, Error> {
        let context = BTreeMap::from([("report".to_owned(), report::value(report, day))]);
        self.filled(Contexts::of(context), document, facts, Vec::new())
    }

    /// Fills a layout in with what it may ask for.
    fn filled(
        &self,
        contexts: Contexts,
        document: &Document,
        facts: &Facts,
        pictures: Vec<PlacedPicture>,
    ) -> Result<TypstSource, Error> {
        let layout = document.layout.as_str();
        let edition = self.edition(facts);
        let is_own = std::ptr::eq(edition, &self.own);
        let Contexts { own: mut context, mut beneath } = contexts;
        for context in [&mut context].into_iter().chain(&mut beneath) {
            context.insert("audience".into(), LayoutValue::from(document.audience.name()));
            context.insert("readers".into(), LayoutValue::from(facts.readers.clone()));
            context.insert(
                "page".into(),
                context::page(facts.print, is_from_right(&edition.language)),
            );
            let is_unread = !is_own && !edition.words.is_reviewed();
            context.insert("unread".into(), LayoutValue::from(is_unread));
            context.insert("own_title".into(), LayoutValue::from(document.own_title.clone()));
            context.insert("copy_name".into(), LayoutValue::from(edition.copy_name(document)));
        }
        // The manifest's title is in the template's own language; in others the labels say what a document is called.
        if !is_own {
            let title = edition.words.get(&format!("documents.{}", document.id));
            let shown = title.map(|title| match beneath.is_some() {
                true => beneath::pair(title, &document.title),
                false => title.to_owned(),
            });
            context.insert("own_title".into(), LayoutValue::from(shown));
            if let Some(beneath) = &mut beneath {
                let own = title.map(|_| document.title.as_str());
                beneath.insert("own_title".into(), LayoutValue::from(own));
                beneath.insert("copy_name".into(), LayoutValue::from(self.own.copy_name(document)));
            }
        }
        let written = |edition: &Edition, context: BTreeMap<String, LayoutValue>| {
            let layouts = edition.environment.get_template(layout);
            let written = layouts.and_then(|layout| layout.render(LayoutValue::from(context)));
            written.map_err(|error| layout_error(layout, &error))
        };
        if let Some(mut own) = beneath {
            let first = Beneath::first();
            own.insert(beneath::NAME.into(), LayoutValue::from_dyn_object(Arc::clone(&first)));
            written(&self.own, own)?;
            let second = Beneath::second(&first);
            context.insert(beneath::NAME.into(), LayoutValue::from_dyn_object(second));
        }
        let body = written(edition, context)?;
        // What is joined into a pack keeps its language: it belongs to the part, not to the whole.
        let language = if is_own { String::new() } else { edition.set() };
        Ok(TypstSource::of(Filled {
            preamble: &self.preamble(facts),
            body: &format!("{language}{body}"),
            pictures,
            layout,
            ink: facts.print.ink,
        }))
    }

    /// Title, date and language, whatever the layout does, and the mark by which its pages are examined.
    #[must_use]
    pub fn preamble(&self, facts: &Facts) -> String {
        let title = literal::text(&facts.title, &|_| true);
        let date = facts.date.map_or_else(|| "none".into(), literal::date);
        format!(
            "#set document(title: {title}, date: {date})\n{}{}",
            page_marks::set(),
            self.own.set()
        )
    }
}

/// A copy that is being made.
#[derive(Clone, Copy)]
struct Copy<'a> {
    view: &'a CopyView,
    others: Others<'a>,
    document: &'a Document,
    facts: &'a Facts,
}

/// What a layout may ask for.
struct Contexts {
    /// In the language of the document.
    own: BTreeMap<String, LayoutValue>,
    /// In the template's own, if that is to stand beneath.
    beneath: Option<BTreeMap<String, LayoutValue>>,
}

impl Contexts {
    /// In one language alone.
    fn of(own: BTreeMap<String, LayoutValue>) -> Self {
        Self { own, beneath: None }
    }
}

/// Jinja's own signs, with block lines that leave no blank line behind.
fn syntax() -> Result<SyntaxConfig, Error> {
    SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        // A part that is included ends its last line, as files do.
        .keep_trailing_newline(true)
        .build()
        .map_err(|error| Error::Layout { layout: "syntax".into(), message: error.to_string() })
}

/// The text of a layout.
fn text(bytes: &[u8]) -> Result<&str, minijinja::Error> {
    let fault = |message: &'static str| minijinja::Error::new(ErrorKind::InvalidOperation, message);
    let text = std::str::from_utf8(bytes).map_err(|_| fault("it is not UTF-8"))?;
    if text.contains([literal::START, literal::END]) || text.contains(beneath::SIGNS) {
        return Err(fault("it has characters that are for sendplan's own use"));
    }
    Ok(text)
}

fn layout_error(layout: &str, error: &minijinja::Error) -> Error {
    let line = error.line().map(|line| format!("line {line}: ")).unwrap_or_default();
    let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    let layout = error.name().unwrap_or(layout).to_owned();
    Error::Layout { layout, message: format!("{line}{detail}") }
}
