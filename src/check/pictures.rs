//! The pictures that a plan may name: the template's, and those in a school's own folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::faults::{BAD_IMAGE, UNKNOWN_PICTURE};
use crate::finding::{Finding, listed, nearest};
use crate::input::{Node, PictureError, read_picture};
use crate::record::{PictureSource, Value};
use crate::template::{Role, Template};

/// The endings of files that are taken for pictures.
const ENDINGS: [&str; 5] = ["png", "jpg", "jpeg", "gif", "webp"];

/// How many names a message lists.
const SOME: usize = 8;

/// Every picture that one plan may name.
pub(super) struct Pictures<'a> {
    template: &'a Template,
    own: BTreeMap<String, PathBuf>,
}

impl<'a> Pictures<'a> {
    /// Looks into the school's folder, if the plan or its settings name one.
    pub(super) fn new(template: &'a Template, root: &Node, findings: &mut Vec<Finding>) -> Self {
        let mut own = BTreeMap::new();
        let section =
            template.sections().iter().find(|field| field.role == Some(Role::PictureFolder));
        let named = section.and_then(|field| root.get(&field.id));
        if let Some(node) = named
            && let Some(folder) = node.as_text().map(str::trim).filter(|text| !text.is_empty())
        {
            match files(&beside(node, folder)) {
                Some(found) => own = found,
                None => findings.push(
                    Finding::new(&BAD_IMAGE, format!("there is no folder of pictures `{folder}`"))
                        .at(&node.place, "")
                        .hint("write the path from the folder that this file is in"),
                ),
            }
        }
        Self { template, own }
    }

    /// The picture that a plan names; a school's own goes before the template's.
    pub(super) fn value(&self, typed: &str, node: &Node, path: &str) -> Result<Value, Finding> {
        let name = name(typed);
        if let Some(file) = self.own.get(&name) {
            let picture = read_picture(file).map_err(|error| {
                Finding::new(
                    &BAD_IMAGE,
                    format!("`{path}` names the picture `{name}`: {}", fault(error)),
                )
                .at(&node.place, format!("the file is `{}`", file.display()))
                .hint(cure(error))
            })?;
            let alt = name.replace('-', " ");
            return Ok(Value::Picture { name, alt, source: PictureSource::Own(Arc::new(picture)) });
        }
        let known = self.template.pictures().find(|(known, _)| *known == name);
        if let Some((_, path)) = known {
            let alt = self.template.picture_words(&name);
            let source = PictureSource::Template(path.to_owned());
            return Ok(Value::Picture { name, alt, source });
        }
        let names =
            || self.own.keys().map(String::as_str).chain(self.template.pictures().map(|p| p.0));
        // A picture may be known by what it shows as well: `open book`.
        let shows = |wanted: &&str| self.template.picture_words(wanted) == name.replace('-', " ");
        let near = names().find(shows).or_else(|| nearest(&name, names()));
        let hint = near.map_or_else(
            || {
                format!(
                    "there are {} pictures, such as {}; `sendplan template show` lists them all",
                    names().count(),
                    listed(names().take(SOME))
                )
            },
            |near| format!("did you mean `{near}`? `sendplan template show` lists all pictures"),
        );
        Err(Finding::new(&UNKNOWN_PICTURE, format!("there is no picture `{name}`"))
            .at(&node.place, "there is no such picture")
            .hint(hint))
    }
}

/// A name as files have it: `Help card` is `help-card`.
fn name(typed: &str) -> String {
    typed.trim().to_lowercase().replace([' ', '_'], "-")
}

/// The pictures of a folder by name; `None` if it is not a folder that can be read.
fn files(folder: &Path) -> Option<BTreeMap<String, PathBuf>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    // Of two files that give one name, the first in the order of their names is taken.
    files.sort();
    let mut found = BTreeMap::new();
    for file in files {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
            && let Some(stem) = file.file_stem()
        {
            found.entry(name(&stem.to_string_lossy())).or_insert(file);
        }
    }
    Some(found)
}

/// A path that is written in a plan or in its settings: it starts from that file's folder.
pub(super) fn beside(node: &Node, path: &str) -> PathBuf {
    node.place.file().folder().join(path)
}

/// What is wrong with an image.
pub(super) const fn fault(error: PictureError) -> &'static str {
    match error {
        PictureError::Missing => "there is no such file",
        PictureError::NotAFile => "this is not a file but a folder, a pipe or a device",
        PictureError::NotAnImage => "this file is not a PNG, JPEG, GIF or WebP image",
        PictureError::TooLarge => "this image is too large",
    }
}

/// What to do about it.
pub(super) const fn cure(error: PictureError) -> &'static str {
    match error {
        PictureError::Missing => "write the path from the folder that this file is in",
        PictureError::NotAFile => "write the name of a picture's file, such as `photos/bus.jpg`",
        PictureError::NotAnImage => "save the picture as PNG or JPEG",
        PictureError::TooLarge => {
            "save it smaller: 2,000 pixels on its longer side are plenty; the most that can be read is 32 MiB, and 50 million pixels"
        }
    }
}
