//! The templates that are known: the built-in ones, and a folder of a school's own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use rust_embed::{EmbeddedFile, RustEmbed};
use walkdir::WalkDir;

use super::chain::Sources;
use super::prepared::Origin;
use super::rules::TEMPLATE_FAULT;
use super::source::Source;
use super::{BuiltIn, Template, TemplateFiles};
use crate::error::Error;
use crate::finding::{Finding, listed};
use crate::input::read_file;

/// The template that is used when neither plan nor settings name one.
pub const BUILT_IN: &str = "send-support-plan";

/// What every template may use, under `shared/`.
const SHARED: &str = "shared/";

/// The largest file of a template that is read.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

#[derive(RustEmbed)]
#[folder = "templates"]
struct Embedded;

#[derive(RustEmbed)]
#[folder = "fonts"]
struct Fonts;

/// The font files that are built in, in the order of their paths.
pub fn builtin_fonts() -> impl Iterator<Item = BuiltIn> {
    Fonts::iter()
        .filter(|path| path.ends_with(".ttf") || path.ends_with(".otf"))
        .filter_map(|path| Fonts::get(&path))
        .map(built_in)
}

fn built_in(file: EmbeddedFile) -> BuiltIn {
    BuiltIn { sha256: file.metadata.sha256_hash(), bytes: file.data }
}

/// A template, or what is wrong with it. It is put together when somebody first asks for it: most runs use one of them.
type OnceAsked = Arc<LazyLock<Whole, Box<dyn FnOnce() -> Whole + Send>>>;

/// A template as a whole, or what is wrong with it.
type Whole = Result<Arc<Template>, Vec<Finding>>;

/// The templates that are known, by id.
#[derive(Debug, Clone, Default)]
pub struct TemplateStore {
    templates: BTreeMap<String, OnceAsked>,
    sources: Sources,
    /// The folders that nothing can be read from, by the ids that plans would name them by.
    unreadable: BTreeMap<String, String>,
}

impl TemplateStore {
    /// The built-in templates.
    ///
    /// # Errors
    ///
    /// [`Error::Template`] if the manifest of one cannot be read; a test makes sure that all can, and that they go together.
    pub fn built_in() -> Result<Self, Error> {
        let mut store = Self::default();
        let ids = Embedded::iter()
            .filter_map(|path| path.strip_suffix("/template.yaml").map(str::to_owned));
        let ids: BTreeSet<String> = ids.collect();
        let mut sources = Vec::new();
        for id in ids {
            let prefix = format!("{id}/");
            let mut files = TemplateFiles::default();
            for path in Embedded::iter() {
                if let (Some(within), Some(file)) =
                    (path.strip_prefix(&prefix), Embedded::get(&path))
                {
                    files.insert_built_in(within, built_in(file));
                }
            }
            let source = Source::read(&id, files, Origin::BuiltIn);
            let source = source.map_err(|faults| unusable(&id, &faults))?;
            sources.push(store.sources.insert(source));
        }
        for source in &sources {
            store.add(source);
        }
        Ok(store)
    }

    /// Adds templates in folders, which may extend one another in any order; one may replace a built-in one of the same id.
    /// Those `beside` plans may be named by one and need not: what is wrong with them matters when they are asked for. Gives
    /// the ids of the `given` ones.
    ///
    /// # Errors
    ///
    /// Of those that are given, [`Error::Read`] if a folder cannot be read, [`Error::Refused`] with all that is wrong within
    /// a template.
    pub fn add_folders(
        &mut self,
        beside: &[Beside],
        given: &[PathBuf],
    ) -> Result<Vec<String>, Error> {
        let refused = |findings| Error::Refused { findings };
        let beside = self.read_beside(beside);
        let mut sources = Vec::new();
        for folder in given {
            let name = folder.display().to_string();
            let source = Source::read(&name, files_in(folder)?, Origin::Folder).map_err(refused)?;
            let is_same = |other: &&Arc<Source>| other.id == source.id && other.name != source.name;
            if let Some(other) = sources.iter().find(is_same) {
                let (id, one) = (&source.id, &other.name);
                let message =
                    format!("two templates are called `{id}`: in `{one}` and in `{name}`");
                let finding = Finding::new(&TEMPLATE_FAULT, message).at(&source.root.place, "");
                return Err(Error::refused(finding.hint("give one of them another `id`")));
            }
            sources.push(self.sources.insert(source));
        }
        for source in beside.iter().chain(&sources) {
            self.add(source);
        }
        let ids: Vec<String> = sources.iter().map(|source| source.id.clone()).collect();
        ids.iter().try_for_each(|id| self.get(id).map(|_| ()))?;
        Ok(ids)
    }

    /// Reads the manifests of templates beside plans.
    fn read_beside(&mut self, folders: &[Beside]) -> Vec<Arc<Source>> {
        let mut sources: Vec<(Arc<Source>, bool)> = Vec::new();
        let mut is_twice: BTreeSet<String> = BTreeSet::new();
        for Beside { folder, is_above_all } in folders {
            let name = folder.display().to_string();
            let called = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let source = match files_in(folder) {
                Ok(files) => Source::read(&name, files, Origin::Folder),
                Err(error) => {
                    Err(vec![Finding::new(&TEMPLATE_FAULT, error.to_string()).in_file(&name)])
                }
            };
            match source {
                Err(findings) => {
                    self.unreadable.insert(called.clone(), name);
                    self.is_broken(&called, findings);
                }
                Ok(source) if is_twice.contains(&source.id) => {}
                Ok(source) => match sources.iter().find(|(other, _)| other.id == source.id) {
                    // The nearer one comes first.
                    Some((_, true)) if *is_above_all => {}
                    Some((other, _)) => {
                        let (id, one) = (&source.id, &other.name);
                        let message =
                            format!("two templates are called `{id}`: in `{one}` and in `{name}`");
                        let finding =
                            Finding::new(&TEMPLATE_FAULT, message).at(&source.root.place, "");
                        let hint = "give one of them another `id`, or make the documents of each school in a run of its own";
                        self.is_broken(id, vec![finding.hint(hint)]);
                        is_twice.insert(id.clone());
                        self.sources.remove(id);
                        sources.retain(|(other, _)| other.id != *id);
                    }
                    None => sources.push((self.sources.insert(source), *is_above_all)),
                },
            }
        }
        sources.into_iter().map(|(source, _)| source).collect()
    }

    fn is_broken(&mut self, id: &str, findings: Vec<Finding>) {
        let broken = Arc::new(LazyLock::new(Box::new(|| Err(findings)) as Box<_>));
        self.templates.insert(id.to_owned(), broken);
    }

    fn add(&mut self, source: &Arc<Source>) {
        let (sources, own) = (self.sources.clone(), Arc::clone(source));
        let put_together = move || sources.template(&own, shared).map(Arc::new);
        let once = Arc::new(LazyLock::new(Box::new(put_together) as Box<_>));
        self.templates.insert(source.id.clone(), once);
    }

    /// The template with this id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownTemplate`], which names those that exist; [`Error::Refused`] with all that is wrong within it.
    pub fn get(&self, id: &str) -> Result<&Arc<Template>, Error> {
        let unknown = || Error::UnknownTemplate { id: id.to_owned(), known: listed(self.ids()) };
        let whole = self.templates.get(id).ok_or_else(unknown)?;
        let whole = LazyLock::force(whole).as_ref();
        whole.map_err(|findings| Error::Refused { findings: findings.clone() })
    }

    /// All templates that can be used, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Template>> {
        self.templates.values().filter_map(|whole| LazyLock::force(whole).as_ref().ok())
    }

    /// The folders that no template can be read from.
    pub fn unreadable(&self) -> impl Iterator<Item = &str> {
        self.unreadable.values().map(String::as_str)
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.templates.keys().map(String::as_str)
    }
}

/// A folder with a template that a plan may name.
#[derive(Debug, Clone)]
pub struct Beside {
    /// The folder.
    pub folder: PathBuf,
    /// Whether it is beside settings that are above all plans there are: of two such templates with one id the nearer one is
    /// meant.
    pub is_above_all: bool,
}

/// The files in a folder, by their paths within it.
fn files_in(folder: &Path) -> Result<TemplateFiles, Error> {
    let mut files = TemplateFiles::default();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| walk_error(folder, error))?;
        let read = |source| Error::Read { path: entry.path().to_owned(), source };
        if entry.file_type().is_dir() && entry.path().extension().is_some_and(|end| end == "yaml") {
            return Err(read(std::io::Error::other("it is a folder and should be a file")));
        }
        if !entry.file_type().is_file() {
            continue;
        }
        let bytes = read_file(entry.path(), MAX_BYTES).map_err(read)?;
        let within = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = within.iter().map(|part| part.to_string_lossy()).collect();
        files.insert(parts.join("/"), bytes);
    }
    Ok(files)
}

fn shared() -> TemplateFiles {
    let mut files = TemplateFiles::default();
    for path in Embedded::iter().filter(|path| path.starts_with(SHARED)) {
        if let Some(file) = Embedded::get(&path) {
            files.insert_built_in(&path, built_in(file));
        }
    }
    files
}

fn unusable(id: &str, faults: &[Finding]) -> Error {
    let first = faults.first().map_or("", Finding::message);
    Error::Template { template: id.to_owned(), message: first.to_owned() }
}

/// A folder that could not be walked, as an error of ours.
fn walk_error(folder: &Path, error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(folder).to_owned();
    let source = error
        .into_io_error()
        .unwrap_or_else(|| std::io::Error::other("its folders contain each other in a loop"));
    Error::Read { path, source }
}
