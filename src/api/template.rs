//! A template: what its plans may contain, and the documents that are made from them.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::origins;
use crate::error::Error;
use crate::output;
use crate::resources;
use crate::template::{self, Audience, Field, Required};

/// A template: what its plans may contain, and the documents that are made from them.
#[derive(Debug, Clone)]
pub struct Template {
    pub(super) template: Arc<template::Template>,
}

impl Template {
    pub(super) fn new(template: &Arc<template::Template>) -> Self {
        Self { template: Arc::clone(template) }
    }

    /// The id, which plans name it by.
    #[must_use]
    pub fn id(&self) -> &str {
        self.template.id()
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &str {
        self.template.title()
    }

    /// The ids of the documents that it makes, in its own order.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.template.documents().iter().map(|document| document.id.as_str())
    }

    /// Its complete example plan, if it has one.
    #[must_use]
    pub fn example(&self) -> Option<&str> {
        self.template.example()
    }

    /// The JSON Schema of its plans, for editors that complete and check YAML.
    #[must_use]
    pub fn schema(&self) -> String {
        format!("{:#}\n", template::schema(&self.template))
    }

    /// Its documents, sections, fields and pictures, for people to read.
    #[must_use]
    pub fn description(&self) -> String {
        described(&self.template)
    }

    /// The same, with the template that each part comes from: in brackets, the one that wrote it last first.
    #[must_use]
    pub fn origins(&self) -> String {
        origins::described(&self.template)
    }

    /// Its labels, each with its key: what a template that extends it can say in other words.
    #[must_use]
    pub fn labels(&self) -> String {
        let labels = self.template.labels();
        let lines = labels.keys().filter_map(|key| Some(format!("{key}: {}\n", labels.get(key)?)));
        lines.collect()
    }

    /// The manifest of a new template that extends this one, with notes on how to go on.
    ///
    /// # Errors
    ///
    /// [`Error::Options`] if the id is not small letters, digits and hyphens, or is this one's.
    pub fn extended_by(&self, id: &str) -> Result<String, Error> {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || id.starts_with('-') || !id.chars().all(is_plain) {
            return Err(Error::options(format!(
                "`{id}` cannot be the id of a template; use small letters, digits and hyphens, such as `west-hill-plan`"
            )));
        }
        if id == self.id() {
            return Err(Error::options(format!(
                "`{id}` cannot extend itself; choose an id of its own"
            )));
        }
        Ok(template::started(id, &self.template))
    }

    /// Where the folder of a new template goes: into `templates` beside the nearest `sendplan.yaml` of this folder and those
    /// above, where plans find it.
    #[must_use]
    pub fn folder_of(id: &str, from: &Path) -> PathBuf {
        resources::templates_for(from).join(id)
    }

    /// Writes all its files into a folder, which must not be there yet, to make it one's own. Of a template that extends
    /// another these are its own files.
    ///
    /// # Errors
    ///
    /// [`Error::Write`] if the folder is there, or a file cannot be written.
    pub fn export(&self, folder: impl AsRef<Path>) -> Result<(), Error> {
        let folder = folder.as_ref();
        let fault = |path: &Path, source| Error::Write { path: path.to_owned(), source };
        if folder.symlink_metadata().is_ok() {
            return Err(fault(folder, std::io::ErrorKind::AlreadyExists.into()));
        }
        let own = match self.template.chain() {
            [own, _, ..] => Some(own),
            _ => None,
        };
        let is_own = |path: &str| own.is_none_or(|own| own.files().any(|file| file == path));
        for (path, bytes) in self.template.files().iter().filter(|(path, _)| is_own(path)) {
            let file = folder.join(path);
            if let Some(parent) = file.parent() {
                fs::create_dir_all(parent).map_err(|source| fault(parent, source))?;
            }
            output::write(&file, bytes)?;
        }
        Ok(())
    }
}

fn described(template: &template::Template) -> String {
    let mut out = format!("{} ({})\n\nDocuments\n", template.title(), template.id());
    for document in template.documents() {
        let long = document.short_form_of.as_ref();
        let in_place = long.map(|id| format!(", in place of `{id}`")).unwrap_or_default();
        let _ = writeln!(
            out,
            "  {:<17} {} for the {}{in_place}",
            document.id,
            template.title_of(document),
            document.audience.name()
        );
    }
    out.push_str("\nFields: * needed, + recommended; in brackets the type and who may see it\n");
    for section in template.sections().iter() {
        out.push('\n');
        describe(&mut out, section, 0);
    }
    out.push_str("\nPictures, by the names that plans give them\n");
    for (name, _) in template.pictures() {
        let _ = writeln!(out, "  {name:<16} {}", template.picture_words(name));
    }
    out
}

fn describe(out: &mut String, field: &Field, depth: usize) {
    let mark = match field.required {
        Required::Always => "*",
        Required::Recommended => "+",
        Required::Optional => " ",
    };
    let who: Vec<&str> = field.audiences.iter().map(Audience::name).collect();
    let indent = "  ".repeat(depth);
    let kind = field.kind.name();
    let seen =
        if field.children().is_empty() { format!("; {}", who.join(", ")) } else { String::new() };
    let _ = writeln!(out, "{mark} {indent}{} ({kind}{seen}): {}", field.id, field.help);
    for child in field.children() {
        describe(out, child, depth + 1);
    }
}
