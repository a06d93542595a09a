//! What all jobs share: templates, layouts, fonts and settings, loaded once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;

use crate::check::{self, Cycle, Identity};
use crate::error::Error;
use crate::finding::Finding;
use crate::input::{self, Kind, Node};
use crate::output;
use crate::people::Person;
use crate::render::Layouts;
use crate::template::{Template, TemplateFiles, TemplateStore, builtin_fonts};
use crate::typeset::{AssetFiles, Fonts};

/// Makes documents from plans. Costs a few milliseconds to build; build one and share it.
///
/// ```
/// let generator = sendplan::Generator::new()?;
/// assert!(generator.templates().get("send-support-plan").is_ok());
/// # Ok::<(), sendplan::Error>(())
/// ```
#[derive(Debug)]
pub struct Generator {
    templates: TemplateStore,
    fonts: Fonts,
    assets: BTreeMap<String, TemplateAssets>,
    settings: Mutex<BTreeMap<PathBuf, Settings>>,
    /// What the settings of a folder and those above it say together, by the folder.
    layered: Mutex<BTreeMap<PathBuf, Layered>>,
    links: Mutex<BTreeMap<PathBuf, Option<Arc<Link>>>>,
    today: Option<NaiveDate>,
}

/// What following a pupil's cycles from file to file needs to know of one of them.
#[derive(Debug)]
pub(crate) struct Link {
    /// The pupil.
    pub(crate) pupil: Identity,
    /// The file of the plan before.
    pub(crate) previous: Option<PathBuf>,
    /// What it planned and what became of it.
    pub(crate) cycle: Option<Arc<Cycle>>,
    /// The people that it lists.
    pub(crate) people: Vec<Person>,
}

/// The settings read from one file, or what is wrong with them.
pub(crate) type Settings = Arc<Result<Node, Vec<Finding>>>;

/// The settings that count for the plans of a folder, laid over each other; `None` if there are none.
pub(crate) type Layered = Option<Settings>;

/// One template made ready to print.
#[derive(Debug)]
pub(crate) struct TemplateAssets {
    pub(crate) layouts: Layouts,
    pub(crate) asset_files: AssetFiles,
    fingerprint: OnceLock<String>,
    files: Arc<TemplateFiles>,
}

impl TemplateAssets {
    /// The hash of all the template's files.
    pub(crate) fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| {
            output::sha256(self.files.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes]))
        })
    }
}

/// Chooses what a [`Generator`] has beside the built-in template and fonts.
#[derive(Debug, Default)]
pub struct Builder {
    template_folders: Vec<PathBuf>,
    font_files: Vec<PathBuf>,
    today: Option<NaiveDate>,
}

impl Builder {
    /// Adds the template in a folder. Takes effect in [`build`](Self::build).
    #[must_use]
    pub fn template_folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.template_folders.push(folder.into());
        self
    }

    /// Adds a font file, after the built-in ones. Takes effect in [`build`](Self::build).
    #[must_use]
    pub fn font_file(mut self, file: impl Into<PathBuf>) -> Self {
        self.font_files.push(file.into());
        self
    }

    /// Says which day it is: without it no review is overdue. The library reads no clock. Takes effect in
    /// [`build`](Self::build).
    #[must_use]
    pub const fn today(mut self, today: NaiveDate) -> Self {
        self.today = Some(today);
        self
    }

    /// Loads everything.
    ///
    /// # Errors
    ///
    /// An [`Error`] if a folder or font cannot be read, or a layout is broken. What is wrong within a
    /// template of your own comes back as findings.
    pub fn build(self) -> Result<Result<Generator, Vec<Finding>>, Error> {
        let mut templates = TemplateStore::built_in()?;
        for folder in &self.template_folders {
            if let Err(faults) = templates.add_folder(folder)? {
                return Ok(Err(faults));
            }
        }
        let mut files: Vec<_> =
            builtin_fonts().map(|bytes| (String::from("built-in font"), bytes)).collect();
        for path in self.font_files {
            let bytes = input::read_file(&path, Fonts::MAX_BYTES)
                .map_err(|source| Error::Read { path: path.clone(), source })?;
            files.push((path.display().to_string(), bytes.into()));
        }
        let fonts = Fonts::new(files)?;
        let covered: Arc<BTreeSet<u32>> = Arc::new(fonts.characters().collect());
        let mut assets = BTreeMap::new();
        for template in templates.iter() {
            let covered = Arc::clone(&covered);
            let layouts = Layouts::new(template, move |c| covered.contains(&u32::from(c)))?;
            let asset_files = AssetFiles::new(template.files());
            let files = template.shared_files();
            let ready =
                TemplateAssets { layouts, asset_files, fingerprint: OnceLock::new(), files };
            assets.insert(template.id().to_owned(), ready);
        }
        let (settings, layered, links) = (Mutex::default(), Mutex::default(), Mutex::default());
        let today = self.today;
        Ok(Ok(Generator { templates, fonts, assets, settings, layered, links, today }))
    }
}

impl Generator {
    /// A generator with the built-in template and fonts.
    ///
    /// # Errors
    ///
    /// None that a user can cause: the built-in parts are tested.
    pub fn new() -> Result<Self, Error> {
        match Self::builder().build()? {
            Ok(generator) => Ok(generator),
            Err(faults) => Err(Error::Template {
                template: "built-in".into(),
                message: faults.first().map_or("", Finding::message).to_owned(),
            }),
        }
    }

    /// Starts on a generator with more than the built-in parts.
    #[must_use]
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The templates that it knows.
    #[must_use]
    pub const fn templates(&self) -> &TemplateStore {
        &self.templates
    }

    /// The fonts that it sets in.
    #[must_use]
    pub const fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// The day on which plans are judged, if it was said.
    #[must_use]
    pub const fn today(&self) -> Option<NaiveDate> {
        self.today
    }

    /// What a chain of cycles has to know of a file, read once a run.
    pub(crate) fn known_link(
        &self,
        path: &Path,
        read: impl FnOnce() -> Option<Link>,
    ) -> Option<Arc<Link>> {
        let mut known = self.links.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(link) = known.get(path) {
            return link.clone();
        }
        let link = read().map(Arc::new);
        known.insert(path.to_owned(), link.clone());
        link
    }

    /// The assets of a template; every template has one.
    pub(crate) fn assets(&self, template: &Template) -> Result<&TemplateAssets, Error> {
        self.assets.get(template.id()).ok_or_else(|| Error::UnknownTemplate {
            id: template.id().to_owned(),
            known: "none".into(),
        })
    }

    /// The settings in a file, read once for all the plans beneath it.
    pub(crate) fn settings(&self, path: &Path) -> Result<Settings, Error> {
        let mut known = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(settings) = known.get(path) {
            return Ok(Arc::clone(settings));
        }
        let settings = match input::load(path, &shown(path))? {
            Ok(file) => Arc::new(input::parse(&file)),
            Err(finding) => Arc::new(Err(vec![finding])),
        };
        known.insert(path.to_owned(), Arc::clone(&settings));
        Ok(settings)
    }

    /// What the settings in a plan's folder and above it say together, the nearest before those further up; read once for
    /// all the plans of the folder.
    pub(crate) fn settings_above(&self, plan: &Path) -> Result<Layered, Error> {
        let folder = std::path::absolute(plan).unwrap_or_else(|_| plan.to_owned());
        let folder = folder.parent().unwrap_or(Path::new("")).to_owned();
        let known = |layered: &BTreeMap<_, Layered>| layered.get(&folder).cloned();
        if let Some(layered) = known(&self.layered.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(layered);
        }
        let files = input::settings_files(plan);
        let all: Vec<Settings> =
            files.iter().map(|file| self.settings(file)).collect::<Result<_, _>>()?;
        let layered = match all.as_slice() {
            [] => None,
            [only] => Some(Arc::clone(only)),
            several => Some(Arc::new(laid_over(several))),
        };
        let mut known = self.layered.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(folder, layered.clone());
        Ok(layered)
    }
}

/// Settings laid over each other, the first on top; or everything that is wrong with any of them.
fn laid_over(all: &[Settings]) -> Result<Node, Vec<Finding>> {
    let mut faults = Vec::new();
    let mut whole: Option<Node> = None;
    for settings in all {
        match settings.as_ref() {
            Err(found) => faults.extend(found.iter().cloned()),
            // An empty sendplan.yaml gives nothing; a list or a text in its place would be lost unnoticed.
            Ok(node) if matches!(node.kind, Kind::Null) => {}
            Ok(node) => match check::not_a_group(node) {
                Some(fault) => faults.push(fault),
                None => {
                    whole = Some(match whole {
                        Some(over) => input::merge(over, node.clone()),
                        None => node.clone(),
                    });
                }
            },
        }
    }
    let nothing = || all.iter().find_map(|settings| settings.as_ref().as_ref().ok().cloned());
    match whole.or_else(nothing) {
        Some(node) if faults.is_empty() => Ok(node),
        _ => Err(faults),
    }
}

/// A path as messages show it: from the folder one works in, where that is shorter.
pub(crate) fn shown(path: &Path) -> String {
    let here = std::path::absolute(".").unwrap_or_default();
    path.strip_prefix(&here)
        .or_else(|_| path.strip_prefix("."))
        .unwrap_or(path)
        .display()
        .to_string()
}
