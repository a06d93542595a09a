//! What all plans share: templates, layouts, fonts and settings, loaded once; the built-in ones when first needed.

mod beside;
mod cache;
mod first_use;
mod links;
pub(crate) mod logs;
mod own_words;
mod settings;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use crate::error::Error;
use crate::input;
use crate::output;
use crate::privacy::LongText;
use crate::render::Layouts;
use crate::template::{BuiltIn, Template, TemplateFiles, TemplateStore, builtin_fonts};
use crate::typeset::{AssetFiles, Fonts};

pub(crate) use beside::{has_templates, templates_for};
pub(crate) use links::{Link, is_plan_file, previous};
pub(crate) use logs::{groups, id as group_id, logs_of};
pub(crate) use settings::{Layered, in_sections, is_first_in_folder, template_id};

use cache::Cache;
use first_use::FirstUse;
use settings::Settings;

/// How many plans are remembered as links of a chain: those of a class follow one another, and a trust has thousands.
const LINKS: usize = 500;

/// What there is beside the built-in template and fonts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sources {
    /// Folders with a template each.
    pub(crate) template_folders: Vec<PathBuf>,
    /// Plans and folders of plans; the templates beside their settings are known too.
    pub(crate) plans: Vec<PathBuf>,
    /// The template of every plan, whatever it names.
    pub(crate) in_template: Option<String>,
    /// Font files, after the built-in ones.
    pub(crate) font_files: Vec<PathBuf>,
    /// The day on which plans are judged.
    pub(crate) today: Option<NaiveDate>,
}

/// Templates, layouts and fonts, and what was read of settings and earlier plans on the way.
#[derive(Debug)]
pub(crate) struct Resources {
    templates: TemplateStore,
    /// The template of every plan, whatever it names.
    in_template: Option<String>,
    /// Font files of a school's own.
    font_files: Vec<PathBuf>,
    fonts: FirstUse<LoadedFonts>,
    assets: BTreeMap<String, FirstUse<TemplateAssets>>,
    /// What each template would print without any plan.
    own_words: BTreeMap<String, FirstUse<LongText>>,
    today: Option<NaiveDate>,
    /// The settings in each file.
    settings: Cache<PathBuf, Settings>,
    /// What the settings of a folder and those above it say together, by the folder.
    layered: Cache<PathBuf, Layered>,
    /// The files in each folder of logs.
    log_files: Cache<PathBuf, Arc<[PathBuf]>>,
    /// The logs of groups, by their files and the template that they are read with.
    logs: Cache<(PathBuf, String), logs::SharedLog>,
    /// What each plan says of its place in a chain of cycles.
    links: Cache<PathBuf, Option<Arc<Link>>>,
}

/// The fonts, with the SHA-256 of each file.
#[derive(Debug)]
struct LoadedFonts {
    fonts: Fonts,
    hashes: Vec<[u8; 32]>,
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
            let hashes: Vec<_> = self.files.hashes(output::digest).collect();
            output::sha256(hashes.iter().flat_map(|(path, hash)| [path.as_bytes(), hash]))
        })
    }
}

impl Resources {
    /// Reads the templates. A school's own parts are made ready at once, so that what is wrong with them is said; the
    /// built-in ones, which are tested, when something is first printed.
    ///
    /// # Errors
    ///
    /// An [`Error`] if a folder or font cannot be read, or a layout is broken; [`Error::Refused`] with all that is wrong
    /// within a school's own template.
    pub(crate) fn load(sources: Sources) -> Result<Self, Error> {
        let mut templates = TemplateStore::built_in()?;
        let beside = beside::template_folders(&sources.plans);
        let given = templates.add_folders(&beside, &sources.template_folders)?;
        let assets = templates.ids().map(|id| (id.to_owned(), FirstUse::default())).collect();
        let own_words = templates.ids().map(|id| (id.to_owned(), FirstUse::default())).collect();
        let resources = Self {
            templates,
            in_template: sources.in_template,
            font_files: sources.font_files,
            fonts: FirstUse::default(),
            assets,
            own_words,
            today: sources.today,
            settings: Cache::default(),
            layered: Cache::default(),
            log_files: Cache::default(),
            logs: Cache::default(),
            links: Cache::of_at_most(LINKS),
        };
        if let Some(id) = &resources.in_template {
            resources.templates.get(id)?;
        }
        if !resources.font_files.is_empty() {
            resources.fonts()?;
        }
        for id in &given {
            let template = resources.templates.get(id)?;
            resources.assets(template)?.layouts.compile()?;
        }
        Ok(resources)
    }

    /// The templates that are known.
    pub(crate) const fn templates(&self) -> &TemplateStore {
        &self.templates
    }

    /// The template of every plan, whatever it names.
    pub(crate) fn in_template(&self) -> Option<&str> {
        self.in_template.as_deref()
    }

    /// The fonts that documents are set in.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] for a font file that cannot be read, [`Error::Font`] for one that contains no font.
    pub(crate) fn fonts(&self) -> Result<&Fonts, Error> {
        Ok(&self.loaded_fonts()?.fonts)
    }

    /// What distinguishes these fonts from others: the SHA-256 of each file.
    ///
    /// # Errors
    ///
    /// As [`fonts`](Self::fonts).
    pub(crate) fn font_hashes(&self) -> Result<&[[u8; 32]], Error> {
        Ok(&self.loaded_fonts()?.hashes)
    }

    fn loaded_fonts(&self) -> Result<&LoadedFonts, Error> {
        self.fonts.get(|| {
            let (mut files, mut hashes) = (Vec::new(), Vec::new());
            for BuiltIn { bytes, sha256 } in builtin_fonts() {
                hashes.push(sha256);
                files.push((String::from("built-in font"), bytes));
            }
            for path in &self.font_files {
                let bytes = input::read_file(path, Fonts::MAX_BYTES)
                    .map_err(|source| Error::Read { path: path.clone(), source })?;
                hashes.push(output::digest(&bytes));
                files.push((path.display().to_string(), bytes.into()));
            }
            Ok(LoadedFonts { fonts: Fonts::new(files)?, hashes })
        })
    }

    /// The day on which plans are judged, if one was given.
    pub(crate) const fn today(&self) -> Option<NaiveDate> {
        self.today
    }

    /// The assets of a template; every template has some.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownTemplate`] if it is not one of these; those of [`fonts`](Self::fonts).
    pub(crate) fn assets(&self, template: &Template) -> Result<&TemplateAssets, Error> {
        of_template(&self.assets, template)?.get(|| {
            let covered: BTreeSet<u32> = self.fonts()?.characters().collect();
            Ok(TemplateAssets {
                layouts: Layouts::new(template, move |c| covered.contains(&u32::from(c)))?,
                asset_files: AssetFiles::new(template.files()),
                fingerprint: OnceLock::new(),
                files: template.shared_files(),
            })
        })
    }

    /// What a template would print without any plan, to be searched.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownTemplate`] if it is not one of these.
    pub(crate) fn own_words(&self, template: &Template) -> Result<&LongText, Error> {
        of_template(&self.own_words, template)?.get(|| Ok(LongText::of(&own_words::of(template))))
    }

    /// Whether anything was made ready to print.
    #[cfg(test)]
    pub(crate) fn is_ready_to_print(&self) -> bool {
        self.fonts.is_made() || self.assets.values().any(FirstUse::is_made)
    }
}

/// What there is for a template.
fn of_template<'t, T>(
    of_each: &'t BTreeMap<String, T>,
    template: &Template,
) -> Result<&'t T, Error> {
    of_each.get(template.id()).ok_or_else(|| Error::UnknownTemplate {
        id: template.id().to_owned(),
        known: "none".into(),
    })
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
