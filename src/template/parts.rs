//! What a template is put together from: a template, and those that are laid over it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::TemplateFiles;
use super::extended::{LaidOver, Removal, laid_over};
use super::layer::Layer;
use super::notes;
use super::outdated;
use super::reader::Faults;
use super::removed::Removed;
use super::said::{SAID, TITLE};
use super::source::{LABELS, MANIFEST, Source, Wanted};
use super::strays::Known;
use super::vocabulary::Vocabulary;
use crate::finding::Finding;
use crate::input::{self, Node};

/// What a template is put together from.
pub(super) struct Parts<'s> {
    pub(super) root: Cow<'s, Node>,
    /// The labels of each language, by its code.
    pub(super) labels: BTreeMap<String, Node>,
    /// Which languages' labels are read.
    wanted: Wanted,
    pub(super) files: TemplateFiles,
    /// The templates that it is made of, itself first.
    pub(super) chain: Vec<Layer>,
    /// The language of the last of them, whose labels are whole.
    pub(super) whole: String,
    /// What those that extend it have taken away.
    pub(super) removed: Removed,
}

impl<'s> Parts<'s> {
    /// Those of a template that extends no other; `shared` is what every template may use.
    ///
    /// # Errors
    ///
    /// Labels that are no YAML.
    pub(super) fn of(
        first: &'s Arc<Source>,
        shared: TemplateFiles,
        wanted: Wanted,
        faults: &Faults,
    ) -> Result<Self, Vec<Finding>> {
        let mut files = shared;
        files.append(first.files.clone());
        let (labels, whole) = (first.labels(&wanted)?, first.text("language"));
        notes::judge(first, &labels, faults);
        let labels = notes::put_beneath(labels, &whole);
        Ok(Self {
            root: Cow::Borrowed(&first.root),
            labels,
            wanted,
            files,
            chain: vec![Layer::of(first)],
            whole,
            removed: Removed::default(),
        })
    }

    /// Lays a template over what is there, noting what is wrong with it.
    ///
    /// # Errors
    ///
    /// Labels that are no YAML.
    pub(super) fn extend(
        &mut self,
        over: &Arc<Source>,
        faults: &Faults,
    ) -> Result<(), Vec<Finding>> {
        self.call(&Vocabulary::of(&over.root, faults), faults);
        let beneath = self.root.clone().into_owned();
        let laid = laid_over(over.root.clone(), beneath, &self.chain, faults);
        let LaidOver { root, removed, headings, mut reworded } = laid;
        let labels = over.labels(&self.wanted)?;
        let parent = self.chain.first().map_or("", Layer::id);
        let known = Known { root: &root, parent, beneath: &self.files, own: &over.files };
        known.judge_files(&over.name, faults);
        notes::judge(over, &labels, faults);
        let own_language = root.get("language").and_then(Node::as_text).unwrap_or_default();
        let own_language = own_language.trim().to_owned();
        if over.root.get("title").is_some() {
            reworded.push(TITLE.to_owned());
        }
        // What says something else now is not said any more by its translations.
        for tree in self.labels.values_mut() {
            reworded.iter().for_each(|key| outdated::take(tree, key));
            for Removal { group, node, .. } in &removed {
                let id = node.get("id").and_then(Node::as_text).unwrap_or_default();
                let path = if group.is_empty() { id.to_owned() } else { format!("{group}.{id}") };
                SAID.iter().for_each(|(_, of)| outdated::take_within(tree, &format!("{of}{path}")));
            }
        }
        for (_, tree) in self
            .labels
            .iter_mut()
            .filter(|(language, _)| **language != self.whole && **language != own_language)
        {
            headings.iter().for_each(|heading| outdated::take(tree, heading.key()));
            for own in [self.whole.as_str(), own_language.as_str()] {
                labels.get(own).into_iter().for_each(|own| outdated::take_all(tree, own));
            }
        }
        if let Some(whole) = self.labels.get_mut(&self.whole) {
            for heading in headings {
                heading.put(whole, faults);
            }
            let is_own = |language: &str| language == self.whole || language == own_language;
            for (_, own) in labels.iter().filter(|(language, _)| is_own(language)) {
                known.judge_labels(own, whole, "", faults);
            }
        }
        for (language, own) in labels {
            let merged = match self.labels.remove(&language) {
                Some(beneath) => input::merge(own, beneath),
                None => notes::in_language(&language).into_iter().fold(own, input::merge),
            };
            self.labels.insert(language, merged);
        }
        // The manifest and the labels beneath are no files of the whole, but what it is made from depends on them.
        if let Some(beneath) = self.chain.first() {
            for path in [MANIFEST.to_owned()].into_iter().chain(self.label_files()) {
                self.files.rename(&path, &format!("beneath/{}/{path}", beneath.id()));
            }
        }
        self.files.append(over.files.clone());
        self.chain.insert(0, Layer::of(over));
        self.removed.add(&removed);
        self.root = Cow::Owned(root);
        Ok(())
    }

    /// Calls things by the words of the template that comes over this.
    fn call(&mut self, words: &Vocabulary, faults: &Faults) {
        if words.is_empty() {
            return;
        }
        words.manifest(self.root.to_mut());
        if let Some(labels) = self.labels.get_mut(&self.whole) {
            let before = labels.clone();
            words.labels(labels);
            words.judge(self.chain.first().map_or("", Layer::id), &before, faults);
        }
    }

    fn label_files(&self) -> Vec<String> {
        let paths = self.files.iter().map(|(path, _)| path);
        paths.filter(|path| path.starts_with(LABELS)).map(str::to_owned).collect()
    }
}
