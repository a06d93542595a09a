//! Templates that extend one another -> what each of them is as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::extended::{EXTENDS, laid_over};
use super::prepared::{self, Origin};
use super::reader::Faults;
use super::rules::TEMPLATE_FAULT;
use super::vocabulary::Vocabulary;
use super::{Template, TemplateFiles, manifest};
use crate::finding::{Finding, listed, nearest};
use crate::input::{self, Kind, Node, parse};
use crate::source::SourceFile;

/// The manifest of a template.
const MANIFEST: &str = "template.yaml";

/// Where the labels of each language are.
const LABELS: &str = "labels/";

/// A template as its own files have it, without those that it extends.
#[derive(Debug, Clone)]
pub(super) struct Source {
    /// What messages call its folder.
    pub(super) name: String,
    pub(super) id: String,
    files: TemplateFiles,
    origin: Origin,
    root: Node,
}

/// What a template is put together from.
pub(super) struct Parts {
    pub(super) root: Node,
    /// The labels of each language, by its code.
    pub(super) labels: BTreeMap<String, Node>,
    pub(super) files: TemplateFiles,
    /// The templates that it is made of, itself first.
    pub(super) chain: Vec<Layer>,
    /// The language of the first of them, whose labels are whole.
    pub(super) whole: String,
}

/// One of the templates that a template is made of.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Its id.
    pub id: String,
    /// What messages call its folder.
    pub name: String,
    /// The paths of its own files.
    pub files: BTreeSet<String>,
    /// The parts that its own manifest and labels write: `targets.text`, `documents/plan-parent`, `choices/result`,
    /// `labels/en-GB/plan.title`.
    pub parts: BTreeSet<String>,
}

impl Source {
    /// Reads the manifest of a template.
    ///
    /// # Errors
    ///
    /// A manifest that is not there or no YAML.
    pub(super) fn read(
        name: &str,
        files: TemplateFiles,
        origin: Origin,
    ) -> Result<Self, Vec<Finding>> {
        let root = tree(name, &files, origin, MANIFEST)?;
        let mut source = Self { name: name.to_owned(), id: String::new(), files, origin, root };
        source.id = source.text("id");
        Ok(source)
    }

    fn text(&self, key: &str) -> String {
        self.root.get(key).and_then(Node::as_text).unwrap_or_default().trim().to_owned()
    }

    /// The template that it extends, with the place that says so.
    fn extends(&self) -> Option<(&str, &Node)> {
        let node = self.root.get(EXTENDS)?;
        Some((node.as_text().unwrap_or_default().trim(), node))
    }

    /// The trees of its labels, by language.
    fn labels(&self) -> Result<BTreeMap<String, Node>, Vec<Finding>> {
        let mut all = BTreeMap::new();
        for (path, _) in self.files.iter() {
            let Some(language) =
                path.strip_prefix(LABELS).and_then(|file| file.strip_suffix(".yaml"))
            else {
                continue;
            };
            all.insert(language.to_owned(), tree(&self.name, &self.files, self.origin, path)?);
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

/// All templates that may extend one another, by their ids; a school's own are looked for before the built-in ones.
#[derive(Debug, Clone, Default)]
pub(super) struct Sources {
    sources: BTreeMap<String, Arc<Source>>,
}

impl Sources {
    /// Adds a template, in place of one with the same id.
    pub(super) fn insert(&mut self, source: Source) -> Arc<Source> {
        let source = Arc::new(source);
        self.sources.insert(source.id.clone(), Arc::clone(&source));
        source
    }

    /// A template with all that it extends beneath it; `shared` is what every template may use.
    ///
    /// # Errors
    ///
    /// An unknown template, a circle, changes to what is not there, and all that is wrong with the whole.
    pub(super) fn template(
        &self,
        source: &Source,
        shared: TemplateFiles,
    ) -> Result<Template, Vec<Finding>> {
        let chain = self.chain(source)?;
        let faults = Faults::default();
        let (first, others) =
            chain.split_last().map_or((source, &[][..]), |(first, others)| (*first, others));
        let mut parts = Parts {
            root: first.root.clone(),
            labels: BTreeMap::new(),
            files: shared,
            chain: Vec::new(),
            whole: first.text("language"),
        };
        parts.add(first)?;
        for (over, beneath) in others.iter().zip(&chain[1..]).rev() {
            parts.call(&Vocabulary::of(&over.root, &faults));
            parts.root = laid_over(over.root.clone(), parts.root, &beneath.id, &faults);
            parts.add(over)?;
        }
        let root = faults.finish(parts.root)?;
        manifest::read(&source.name, Parts { root, ..parts })
    }

    /// A template and those that it extends, in order.
    fn chain<'s>(&'s self, source: &'s Source) -> Result<Vec<&'s Source>, Vec<Finding>> {
        let mut chain = vec![source];
        while let Some((id, place)) = chain.last().and_then(|last| last.extends()) {
            let fault =
                |message: String| Finding::new(&TEMPLATE_FAULT, message).at(&place.place, "");
            if chain.iter().any(|one| one.id == id) {
                let circle = listed(chain.iter().map(|one| one.id.as_str()));
                let message = if chain.len() == 1 {
                    format!("`{id}` cannot extend itself; give this template an id of its own")
                } else {
                    format!("these templates extend each other in a circle: {circle}")
                };
                return Err(vec![fault(message)]);
            }
            let Some(parent) = self.sources.get(id) else {
                let known =
                    self.sources.keys().map(String::as_str).filter(|known| *known != source.id);
                let hint = match nearest(id, known.clone()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("there are {}", listed(known)),
                };
                return Err(vec![fault(format!("there is no template `{id}`")).hint(hint)]);
            };
            chain.push(parent);
        }
        Ok(chain)
    }
}

impl Parts {
    /// Calls things by the words of the template that comes over this.
    fn call(&mut self, words: &Vocabulary) {
        if words.is_empty() {
            return;
        }
        words.manifest(&mut self.root);
        if let Some(labels) = self.labels.get_mut(&self.whole) {
            words.labels(labels);
        }
    }

    /// Lays the labels and files of a template over what is there.
    fn add(&mut self, source: &Source) -> Result<(), Vec<Finding>> {
        for (language, over) in source.labels()? {
            let merged = match self.labels.remove(&language) {
                Some(beneath) => input::merge(over, beneath),
                None => over,
            };
            self.labels.insert(language, merged);
        }
        // The manifest and the labels beneath are no files of the whole, but what it is made from depends on them.
        if let Some(beneath) = self.chain.first() {
            for path in [MANIFEST.to_owned()].into_iter().chain(self.label_files()) {
                self.files.rename(&path, &format!("beneath/{}/{path}", beneath.id));
            }
        }
        let files = source.files.iter().map(|(path, _)| path.to_owned()).collect();
        let parts = written(&source.root, &source.labels()?);
        self.chain
            .insert(0, Layer { id: source.id.clone(), name: source.name.clone(), files, parts });
        self.files.append(source.files.clone());
        Ok(())
    }

    fn label_files(&self) -> Vec<String> {
        let paths = self.files.iter().map(|(path, _)| path);
        paths.filter(|path| path.starts_with(LABELS)).map(str::to_owned).collect()
    }
}

/// The parts that a manifest and labels write.
fn written(root: &Node, labels: &BTreeMap<String, Node>) -> BTreeSet<String> {
    let mut parts = BTreeSet::new();
    fields(root.get("sections"), "", &mut parts);
    for (key, within) in [("documents", "documents"), ("choices", "choices")] {
        let node = root.get(key);
        let ids = node.into_iter().flat_map(ids);
        parts.extend(ids.map(|id| format!("{within}/{id}")));
    }
    for (language, tree) in labels {
        leaves(tree, &format!("labels/{language}/"), &mut parts);
    }
    parts
}

/// The paths of fields and of those within them.
fn fields(list: Option<&Node>, above: &str, parts: &mut BTreeSet<String>) {
    let Some(Kind::List(items)) = list.map(|list| &list.kind) else { return };
    for item in items {
        let id = item.get("id").and_then(Node::as_text).unwrap_or_default();
        let path = if above.is_empty() { id.to_owned() } else { format!("{above}.{id}") };
        fields(item.get("fields"), &path, parts);
        parts.insert(path);
    }
}

/// The ids of a list, or the keys of a group.
fn ids(node: &Node) -> Vec<&str> {
    match &node.kind {
        Kind::List(items) => items.iter().filter_map(|item| item.get("id")?.as_text()).collect(),
        _ => node.entries().iter().map(|entry| entry.key.value.as_str()).collect(),
    }
}

/// The dotted keys of labels.
fn leaves(node: &Node, above: &str, parts: &mut BTreeSet<String>) {
    for entry in node.entries() {
        let path = format!("{above}{}", entry.key.value);
        match entry.value.kind {
            Kind::Map(_) => leaves(&entry.value, &format!("{path}."), parts),
            _ => {
                parts.insert(path);
            }
        }
    }
}

/// A template that extends no other, of these files alone.
///
/// # Errors
///
/// All that is wrong with it.
#[cfg(any(test, feature = "fuzzing"))]
pub(super) fn alone(name: &str, files: TemplateFiles) -> Result<Template, Vec<Finding>> {
    let source = Source::read(name, files, Origin::Folder)?;
    Sources::default().template(&source, TemplateFiles::default())
}
