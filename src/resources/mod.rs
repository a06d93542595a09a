//! What all plans share: templates, layouts, fonts and settings, loaded once.

mod cache;
mod links;
mod settings;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use crate::error::Error;
use crate::input;
use crate::output;
use crate::render::Layouts;
use crate::template::{Template, TemplateFiles, TemplateStore, builtin_fonts};
use crate::typeset::{AssetFiles, Fonts};

pub(crate) use links::{Link, is_plan_file, previous};
pub(crate) use settings::template_id;

use cache::Cache;
use settings::{Layered, Settings};

/// What there is beside the built-in template and fonts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sources {
    /// Folders with a template each.
    pub(crate) template_folders: Vec<PathBuf>,
    /// Font files, after the built-in ones.
    pub(crate) font_files: Vec<PathBuf>,
    /// The day on which plans are judged.
    pub(crate) today: Option<NaiveDate>,
}

/// Templates, layouts and fonts, and what was read of settings and earlier plans on the way.
#[derive(Debug)]
pub(crate) struct Resources {
    templates: TemplateStore,
    fonts: Fonts,
    assets: BTreeMap<String, TemplateAssets>,
    today: Option<NaiveDate>,
    /// The settings in each file.
    settings: Cache<PathBuf, Settings>,
    /// What the settings of a folder and those above it say together, by the folder.
    layered: Cache<PathBuf, Layered>,
    /// What each plan says of its place in a chain of cycles.
    links: Cache<PathBuf, Option<Arc<Link>>>,
}

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

impl Resources {
    /// Loads everything.
    ///
    /// # Errors
    ///
    /// An [`Error`] if a folder or font cannot be read, or a layout is broken; [`Error::Refused`] with all that is wrong
    /// within a school's own template.
    pub(crate) fn load(sources: Sources) -> Result<Self, Error> {
        let mut templates = TemplateStore::built_in()?;
        for folder in &sources.template_folders {
            templates.add_folder(folder)?;
        }
        let mut files: Vec<_> =
            builtin_fonts().map(|bytes| (String::from("built-in font"), bytes)).collect();
        for path in sources.font_files {
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
        Ok(Self {
            templates,
            fonts,
            assets,
            today: sources.today,
            settings: Cache::default(),
            layered: Cache::default(),
            links: Cache::default(),
        })
    }

    /// The templates that are known.
    pub(crate) const fn templates(&self) -> &TemplateStore {
        &self.templates
    }

    /// The fonts that documents are set in.
    pub(crate) const fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// The day on which plans are judged, if one was given.
    pub(crate) const fn today(&self) -> Option<NaiveDate> {
        self.today
    }

    /// The assets of a template; every template has some.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownTemplate`] if it is not one of these.
    pub(crate) fn assets(&self, template: &Template) -> Result<&TemplateAssets, Error> {
        self.assets.get(template.id()).ok_or_else(|| Error::UnknownTemplate {
            id: template.id().to_owned(),
            known: "none".into(),
        })
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
