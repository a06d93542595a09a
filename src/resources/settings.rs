//! The `sendplan.yaml` files above a plan -> one tree, read once for all plans beneath them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Resources, shown};
use crate::check;
use crate::error::Error;
use crate::finding::Finding;
use crate::input::rules::GIVEN_TWICE;
use crate::input::{self, Entry, Kind, Node};
use crate::source::{Place, Span, Spanned};
use crate::template::BUILT_IN;

/// The settings read from one file or several, or what is wrong with them.
pub(crate) type Settings = Arc<Result<Node, Vec<Finding>>>;

/// The settings that apply to the plans of a folder, merged; `None` if there are none.
pub(crate) type Layered = Option<Settings>;

impl Resources {
    /// The settings in one file.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the file cannot be read.
    pub(crate) fn settings(&self, path: &Path) -> Result<Settings, Error> {
        self.settings.try_get(path.to_owned(), || match input::load(path, &shown(path)) {
            Ok(file) => Ok(Arc::new(input::parse(&file).and_then(|root| in_sections(path, root)))),
            Err(Error::Refused { findings }) => Ok(Arc::new(Err(findings))),
            Err(error) => Err(error),
        })
    }

    /// What the settings in a plan's folder and above it say together, the nearest before those further up.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if one of the files cannot be read.
    pub(crate) fn settings_above(&self, plan: &Path) -> Result<Layered, Error> {
        let folder: PathBuf = std::path::absolute(plan).unwrap_or_else(|_| plan.to_owned());
        let folder = folder.parent().unwrap_or(Path::new("")).to_owned();
        self.layered.try_get(folder, || {
            let files = input::settings_files(plan);
            let all: Vec<Settings> =
                files.iter().map(|file| self.settings(file)).collect::<Result<_, _>>()?;
            let twice = given_twice(&files, &all);
            Ok(match all.as_slice() {
                _ if !twice.is_empty() => {
                    let others = laid_over(&all).err().into_iter().flatten();
                    Some(Arc::new(Err(others.chain(twice).collect())))
                }
                [] => None,
                [only] => Some(Arc::clone(only)),
                several => Some(Arc::new(laid_over(several))),
            })
        })
    }

    /// What the files of a folder give twice, if this is the first of them.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if one of the files cannot be read.
    pub(crate) fn given_twice_beside(&self, path: &Path) -> Result<Vec<Finding>, Error> {
        if !is_first_in_folder(path) {
            return Ok(Vec::new());
        }
        let files = settings_beside(path);
        let all: Vec<Settings> =
            files.iter().map(|file| self.settings(file)).collect::<Result<_, _>>()?;
        Ok(given_twice(&files, &all))
    }

    /// The merged tree of the settings above a plan; `None` if there are none, or something is wrong with them.
    pub(super) fn sound_settings(&self, plan: &Path) -> Option<Settings> {
        self.settings_above(plan).ok().flatten().filter(|settings| settings.is_ok())
    }
}

/// The files with settings in the folder of one of them.
fn settings_beside(path: &Path) -> Vec<PathBuf> {
    let mut files = input::settings_files(path);
    let folder = files.first().and_then(|file| file.parent()).map(Path::to_owned);
    files.retain(|file| file.parent() == folder.as_deref());
    files
}

/// Whether a file with settings is the first of its folder: what all of them say together is said with it.
pub(crate) fn is_first_in_folder(path: &Path) -> bool {
    settings_beside(path).first().and_then(|first| first.file_name()) == path.file_name()
}

/// What a file says as sections: one that is about a single section may have the list itself in it.
///
/// # Errors
///
/// The finding that it has something else in it.
pub(crate) fn in_sections(path: &Path, root: Node) -> Result<Node, Vec<Finding>> {
    let Some(section) = input::section_of_file(path) else { return Ok(root) };
    // A list is shown where it begins.
    let start = root.place.span().start();
    let place = root.place.with(Span::new(start, (start + 1).min(root.place.span().end())));
    let only = |value: Node| {
        let key = Spanned::new(section.to_owned(), place.clone());
        Node { place: place.clone(), kind: Kind::Map(vec![Entry { key, value }]) }
    };
    match &root.kind {
        Kind::List(_) => Ok(only(root)),
        Kind::Null => Ok(root),
        _ => match check::not_of_section(&root, section) {
            Some(fault) => Err(vec![fault]),
            None => Ok(root),
        },
    }
}

/// A finding for each section of its own that two files of one folder have.
fn given_twice(files: &[PathBuf], all: &[Settings]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, second) in files.iter().enumerate() {
        let Some(section) = input::section_of_file(second) else { continue };
        let mut before = files[..index].iter().zip(all);
        let has = |settings: &Settings| {
            settings.as_ref().as_ref().is_ok_and(|root| root.get(section).is_some())
        };
        let first = before.find(|(first, settings)| {
            let same = input::section_of_file(first) == Some(section);
            first.parent() == second.parent() && (same || has(settings))
        });
        let Some((first, settings)) = first else { continue };
        let name = |path: &Path| format!("`{}`", shown(path));
        let message = format!("both {} and {} say `{section}`", name(first), name(second));
        let hint = format!(
            "keep one of the two: move what is still needed into {}, and take it out of the other",
            name(second)
        );
        let finding = Finding::new(&GIVEN_TWICE, message).hint(hint);
        let finding = match place_of(&all[index], section) {
            Some(place) => finding.at(&place, ""),
            None => finding.in_file(shown(second)),
        };
        found.push(match place_of(settings, section) {
            Some(place) => finding.related(&place, "the other"),
            None => finding,
        });
    }
    found
}

/// Where settings have a section.
fn place_of(settings: &Settings, section: &str) -> Option<Place> {
    let root = settings.as_ref().as_ref().ok()?;
    let key = root.entries().iter().find(|entry| entry.key.value == section);
    Some(key.map_or(&root.place, |entry| &entry.key.place).clone())
}

/// Settings laid over each other, the first on top; or everything that is wrong with any of them.
fn laid_over(all: &[Settings]) -> Result<Node, Vec<Finding>> {
    let mut faults = Vec::new();
    let mut whole: Option<Node> = None;
    for settings in all {
        match settings.as_ref() {
            Err(found) => faults.extend(found.iter().cloned()),
            Ok(node) if matches!(node.kind, Kind::Null) => {}
            Ok(node) => match check::not_settings(node) {
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

/// The template that a tree names, or the built-in one.
pub(crate) fn template_id(root: Option<&Node>) -> String {
    named_template(root).unwrap_or_else(|| BUILT_IN.to_owned())
}

/// The template that a tree names.
pub(super) fn named_template(root: Option<&Node>) -> Option<String> {
    match &root?.get("template")?.kind {
        Kind::Text(id) => Some(id.trim().to_owned()),
        _ => None,
    }
}
