//! Files, folders and texts -> plans and settings files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::events::Ignored;
use super::litter::{LeftAlone, Litter, is_copy_of};
use crate::error::Error;
use crate::finding::Finding;
use crate::input::{
    MAX_BYTES, is_log_folder, is_misnamed_settings, is_settings_file, misnamed_settings, read_file,
};
use crate::pipeline::PlanSource;
use crate::resources::has_templates;
use crate::translation;

/// Where plans come from.
#[derive(Debug, Clone)]
pub enum Input {
    /// A plan's file, or a folder with plans in it and in the folders within it.
    Path(PathBuf),
    /// A plan given as text, without settings.
    Text {
        /// The name that messages call it.
        name: String,
        /// The text.
        bytes: Vec<u8>,
    },
}

/// What the inputs lead to.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The plans, in the order of the inputs, each folder's in the order of its names.
    pub(super) plans: Vec<FoundPlan>,
    /// The `sendplan.yaml` files, and those about staff, programmes and groups.
    pub(super) settings: Vec<PathBuf>,
    /// What is in the folders and is not a plan.
    pub(super) ignored: Vec<IgnoredPath>,
    /// A finding for each file that was to be settings and has another name.
    pub(super) misnamed: Vec<Finding>,
    /// What cloud folders, editors and computers left beside the plans, kind by kind.
    pub(super) left_alone: Vec<LeftAlone>,
    /// Why folders within the inputs could not be read; what is in others is found all the same.
    pub(super) unreadable: Vec<Error>,
}

/// A plan that was found.
#[derive(Debug, Clone)]
pub(super) struct FoundPlan {
    pub(super) source: PlanSource,
    /// Whether it was named itself. What is in a folder may not be meant; what is named is.
    pub(super) is_named: bool,
}

/// Something in a folder that is not a plan.
#[derive(Debug)]
pub(super) struct IgnoredPath {
    pub(super) path: PathBuf,
    pub(super) why: Ignored,
}

/// Finds the plans; each file only once. `skip` is the output folder, which is never searched.
///
/// # Errors
///
/// [`Error::Read`] if a path is not there or cannot be read, [`Error::Options`] if a folder has no plans.
pub(super) fn find(inputs: &[Input], skip: Option<&Path>) -> Result<Found, Error> {
    let mut finder = Finder {
        inputs,
        skip,
        found: Found::default(),
        seen: BTreeSet::new(),
        litter: BTreeMap::new(),
    };
    for input in inputs {
        match input {
            Input::Text { name, bytes } => {
                let source = PlanSource::Text { name: name.clone(), bytes: bytes.clone() };
                finder.found.plans.push(FoundPlan { source, is_named: true });
            }
            Input::Path(path) if path.is_dir() => finder.walk(path)?,
            Input::Path(path) => {
                let read = |source| Error::Read { path: path.clone(), source };
                path.metadata().map_err(read)?;
                finder.add(path);
            }
        }
    }
    finder.set_copies_aside();
    let mut found = finder.found;
    let kinds = finder.litter.into_iter();
    found.left_alone = kinds.map(|(kind, files)| LeftAlone { kind, files }).collect();
    let named = inputs.iter().filter_map(|input| match input {
        Input::Path(path) if path.is_dir() => Some(path.clone()),
        Input::Path(path) => path.parent().map(Path::to_owned),
        Input::Text { .. } => None,
    });
    let folders: BTreeSet<PathBuf> =
        found.plans.iter().filter_map(folder_of).chain(named).collect();
    found.misnamed = folders.iter().flat_map(|folder| misnamed_settings(folder)).collect();
    Ok(found)
}

/// The plans' files in a folder and those within it; none if there are none.
///
/// # Errors
///
/// [`Error::Read`] if a folder cannot be read.
pub(crate) fn plan_files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let found = match find(&[Input::Path(folder.to_owned())], None) {
        Ok(found) => found,
        Err(Error::Options { .. }) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    if let Some(error) = found.unreadable.into_iter().next() {
        return Err(error);
    }
    let path = |plan: FoundPlan| match plan.source {
        PlanSource::File(path) => Some(path),
        PlanSource::Text { .. } => None,
    };
    Ok(found.plans.into_iter().filter_map(path).collect())
}

/// The folder of a plan.
fn folder_of(plan: &FoundPlan) -> Option<PathBuf> {
    let PlanSource::File(path) = &plan.source else { return None };
    path.parent().map(Path::to_owned)
}

/// A search, with what was found so far.
struct Finder<'a> {
    inputs: &'a [Input],
    skip: Option<&'a Path>,
    found: Found,
    seen: BTreeSet<PathBuf>,
    litter: BTreeMap<Litter, Vec<PathBuf>>,
}

impl Finder<'_> {
    /// Adds what is in a folder and in the folders within it.
    fn walk(&mut self, folder: &Path) -> Result<(), Error> {
        let before = self.seen.len();
        let mut aside = SetAside::in_folder(folder, self.skip);
        let mut others = Vec::new();
        let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
        for entry in entries.filter_entry(|entry| aside.passes(entry)) {
            match entry {
                Ok(entry) => others.extend(self.look_at(entry.path())),
                Err(error) if error.depth() == 0 => return Err(unreadable(folder, error)),
                Err(error) => self.found.unreadable.push(unreadable(folder, error)),
            }
        }
        self.found.ignored.append(&mut aside.ignored);
        self.found.ignored.append(&mut others);
        for (kind, mut files) in aside.litter {
            self.litter.entry(kind).or_default().append(&mut files);
        }
        let may_be_more = !self.found.unreadable.is_empty()
            || self.litter.keys().any(|kind| kind.may_be_a_plan());
        if self.seen.len() == before && !may_be_more {
            return Err(Error::options(format!(
                "there are no plans in the folder `{}`; the name of a plan's file ends in `.yaml`",
                folder.display()
            )));
        }
        Ok(())
    }

    /// Adds something in a folder if its name is a plan's; otherwise gives why it is ignored.
    fn look_at(&mut self, path: &Path) -> Option<IgnoredPath> {
        if path.is_dir() {
            return None;
        }
        let why = if path.metadata().is_ok_and(|known| !known.is_file()) {
            Ignored::NotAFile
        } else if is_yaml(path) && translation::is_beside_plan(path) {
            // It belongs to the plan beside it, and is read with it.
            return None;
        } else if is_yaml(path) {
            self.add(path);
            return None;
        } else {
            Ignored::OtherEnding
        };
        Some(IgnoredPath { path: path.to_owned(), why })
    }

    fn add(&mut self, path: &Path) {
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if !self.seen.insert(real) {
            return;
        }
        if is_settings_file(path) {
            self.found.settings.push(path.to_owned());
            return;
        }
        // It has a finding of its own; taken for a plan, it would have one for all that a plan needs.
        if is_misnamed_settings(path) {
            return;
        }
        let is_this = |input: &Input| matches!(input, Input::Path(named) if named == path);
        let is_named = self.inputs.iter().any(is_this);
        if !is_named && path.metadata().is_ok_and(|known| known.is_file() && known.len() == 0) {
            self.litter.entry(Litter::Empty).or_default().push(path.to_owned());
            return;
        }
        self.found.plans.push(FoundPlan { source: PlanSource::File(path.to_owned()), is_named });
    }
}

impl Finder<'_> {
    /// Takes out copies that are the same as their original, byte for byte, and lie beside it.
    fn set_copies_aside(&mut self) {
        let mut alike: BTreeMap<(PathBuf, u64), Vec<PathBuf>> = BTreeMap::new();
        for plan in &self.found.plans {
            let PlanSource::File(path) = &plan.source else { continue };
            let (Some(folder), Ok(known)) = (path.parent(), path.metadata()) else { continue };
            if known.is_file() {
                alike.entry((folder.to_owned(), known.len())).or_default().push(path.clone());
            }
        }
        let mut copies: BTreeSet<PathBuf> = BTreeSet::new();
        for paths in alike.values() {
            let is_copy = |path: &&PathBuf| {
                paths.iter().any(|other| is_copy_of(path, other) && are_same(path, other))
            };
            copies.extend(paths.iter().filter(is_copy).cloned());
        }
        let mut left_alone = Vec::new();
        self.found.plans.retain(|plan| match &plan.source {
            // What was named is meant, whatever it is a copy of.
            PlanSource::File(path) if !plan.is_named && copies.contains(path) => {
                left_alone.push(path.clone());
                false
            }
            _ => true,
        });
        if !left_alone.is_empty() {
            self.litter.entry(Litter::SameAsOther).or_default().append(&mut left_alone);
        }
    }
}

/// What a walk through a folder does not look into.
struct SetAside {
    /// The output folder, unless it is the folder that is walked through.
    output: Option<PathBuf>,
    ignored: Vec<IgnoredPath>,
    litter: BTreeMap<Litter, Vec<PathBuf>>,
}

impl SetAside {
    /// Nothing yet, for a walk through this folder.
    fn in_folder(folder: &Path, output: Option<&Path>) -> Self {
        let top = folder.canonicalize().ok();
        let output = output.and_then(|path| path.canonicalize().ok());
        let output = output.filter(|path| top.as_ref() != Some(path));
        Self { output, ignored: Vec::new(), litter: BTreeMap::new() }
    }

    /// Whether something is looked at; what is not is noted.
    fn passes(&mut self, entry: &DirEntry) -> bool {
        if entry.depth() == 0 {
            return true;
        }
        let (path, is_folder) = (entry.path(), entry.file_type().is_dir());
        let name = entry.file_name().to_string_lossy();
        let litter = if is_folder { None } else { Litter::of_name(&name) };
        // What was to be settings has a finding of its own.
        if let Some(kind) = litter.filter(|_| !is_misnamed_settings(path)) {
            self.litter.entry(kind).or_default().push(path.to_owned());
            return false;
        }
        let is_output =
            || is_folder && self.output.is_some() && path.canonicalize().ok() == self.output;
        if is_folder && is_log_folder(path) {
            return false;
        }
        let why = if name.starts_with('.') {
            Ignored::Hidden
        } else if is_output() {
            Ignored::OutputFolder
        } else if is_folder && has_templates(path) {
            Ignored::Templates
        } else {
            return true;
        };
        self.ignored.push(IgnoredPath { path: path.to_owned(), why });
        false
    }
}

/// Whether two files have the same bytes; what is too large for a plan has none to compare.
fn are_same(one: &Path, other: &Path) -> bool {
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    let read = |path| read_file(path, limit).ok();
    read(one).zip(read(other)).is_some_and(|(one, other)| one == other)
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
    })
}

/// A folder that could not be walked, as an error of ours.
fn unreadable(folder: &Path, error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(folder).to_owned();
    let in_a_loop = || std::io::Error::other("its folders contain each other in a loop");
    Error::Read { path, source: error.into_io_error().unwrap_or_else(in_a_loop) }
}
