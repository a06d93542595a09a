//! A template as its own files have it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::TemplateFiles;
use super::dotted;
use super::prepared::{self, Origin};
use super::rules::TEMPLATE_FAULT;
use crate::finding::Finding;
use crate::input::{Kind, Node, parse};
use crate::source::SourceFile;

/// The manifest of a template.
pub(super) const MANIFEST: &str = "template.yaml";

/// Where the labels of each language are.
pub(super) const LABELS: &str = "labels/";

/// The key that names the template beneath.
pub(super) const EXTENDS: &str = "extends";

/// Of which languages the labels are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of them.
    All,
    /// Only these: most runs print in no other language than the template's own.
    Only(Vec<String>),
}

impl Wanted {
    fn has(&self, language: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(languages) => languages.iter().any(|one| one == language),
        }
    }
}

/// A template as its own files have it, without those that it extends.
#[derive(Debug)]
pub(super) struct Source {
    /// What messages call its folder.
    pub(super) name: String,
    pub(super) id: String,
    pub(super) files: TemplateFiles,
    origin: Origin,
    pub(super) root: Node,
}

impl Source {
    /// Reads the manifest of a template.
    ///
    /// # Errors
    ///
    /// A manifest that is not there or no YAML, or has no id.
    pub(super) fn read(
        name: &str,
        files: TemplateFiles,
        origin: Origin,
    ) -> Result<Self, Vec<Finding>> {
        let root = tree(name, &files, origin, MANIFEST)?;
        let mut source = Self { name: name.to_owned(), id: String::new(), files, origin, root };
        source.id = source.text("id");
        if source.id.is_empty() {
            let fault = Finding::new(&TEMPLATE_FAULT, "`id` is missing").at(&source.root.place, "");
            return Err(vec![fault.hint("write `id:` and the name that plans are to use")]);
        }
        Ok(source)
    }

    /// Whether it is inside the program.
    pub(super) fn is_built_in(&self) -> bool {
        self.origin == Origin::BuiltIn
    }

    /// The text under a key of its manifest, or nothing.
    pub(super) fn text(&self, key: &str) -> String {
        self.root.get(key).and_then(Node::as_text).unwrap_or_default().trim().to_owned()
    }

    /// The template that it extends, with the place that says so.
    pub(super) fn extends(&self) -> Option<(&str, &Node)> {
        let node = self.root.get(EXTENDS)?;
        Some((node.as_text().unwrap_or_default().trim(), node))
    }

    /// The files of its labels, each with its language.
    pub(super) fn label_files(&self) -> impl Iterator<Item = (&str, &str)> {
        let paths = self.files.iter().map(|(path, _)| path);
        paths.filter_map(|path| Some((path, path.strip_prefix(LABELS)?.strip_suffix(".yaml")?)))
    }

    /// The trees of its labels, by language: of those that are wanted.
    ///
    /// # Errors
    ///
    /// A file that is no YAML, or has no keys.
    pub(super) fn labels(&self, wanted: &Wanted) -> Result<BTreeMap<String, Node>, Vec<Finding>> {
        let mut all = BTreeMap::new();
        for (path, language) in self.label_files().filter(|(_, language)| wanted.has(language)) {
            let tree = tree(&self.name, &self.files, self.origin, path)?;
            if !matches!(tree.kind, Kind::Map(_)) {
                let fault = Finding::new(&TEMPLATE_FAULT, "there are no labels in this file");
                let hint = "write each as `key: words`, or delete the file";
                return Err(vec![fault.at(&tree.place, tree.found()).hint(hint)]);
            }
            // The built-in ones are written as they are put together.
            let tree = if self.is_built_in() { tree } else { dotted::grouped(tree) };
            all.insert(language.to_owned(), tree);
        }
        Ok(all)
    }
}

/// The tree of a file.
fn tree(
    name: &str,
    files: &TemplateFiles,
    origin: Origin,
    path: &str,
) -> Result<Node, Vec<Finding>> {
    let prepared = match origin {
        Origin::BuiltIn => prepared::tree(name, path),
        Origin::Folder => None,
    };
    if let Some(node) = prepared {
        return Ok(node);
    }
    let text = files.text(path).ok_or_else(|| {
        let message = format!("the template has no `{path}`");
        vec![Finding::new(&TEMPLATE_FAULT, message).in_file(name)]
    })?;
    parse(&Arc::new(SourceFile::new(format!("{name}/{path}"), text)))
}
