//! The `sendplan.yaml` files above a plan -> one tree, read once for all plans beneath them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Resources, shown};
use crate::check;
use crate::error::Error;
use crate::finding::Finding;
use crate::input::{self, Kind, Node};
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
            Ok(file) => Ok(Arc::new(input::parse(&file))),
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
            Ok(match all.as_slice() {
                [] => None,
                [only] => Some(Arc::clone(only)),
                several => Some(Arc::new(laid_over(several))),
            })
        })
    }

    /// The merged tree of the settings above a plan; `None` if there are none, or something is wrong with them.
    pub(super) fn sound_settings(&self, plan: &Path) -> Option<Settings> {
        self.settings_above(plan).ok().flatten().filter(|settings| settings.is_ok())
    }
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
