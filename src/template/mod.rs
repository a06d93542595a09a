//! A template folder as data: sections, fields, documents, labels.

mod added;
mod audience;
mod chain;
mod choices;
mod document;
mod dotted;
mod extended;
mod field;
mod files;
mod headings;
mod kind;
mod labels;
mod languages;
mod later;
mod layer;
mod manifest;
mod meaning;
mod more_choices;
mod notes;
mod outdated;
mod parts;
mod prepared;
mod reader;
mod references;
mod removed;
mod role;
pub(crate) mod rules;
mod said;
mod scale;
mod schema;
mod sentence;
mod short_forms;
mod shown;
mod shows;
mod source;
mod spoken;
mod started;
mod store;
mod strays;
mod takes;
mod vocabulary;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use audience::{Audience, Audiences};
pub use document::{Document, Per};
pub use field::{Choice, Condition, Field, Next, Required, Takes, Test};
pub use files::{BuiltIn, TemplateFiles};
pub use kind::FieldKind;
pub(crate) use kind::IN_LANGUAGES;
pub use labels::Labels;
pub use languages::Reads;
pub(crate) use languages::{code_of, is_language};
use later::Languages;
pub use layer::Layer;
pub use meaning::{
    CopyForm, EvidenceSource, Ink, KeyStage, Meaning, Meant, Missed, OnlyFor, Outcome, Paper,
    PersonKind, PlanDecision, PrintSize, PupilPresent, RowDecision, RuleLevel, SetBy, Setting,
    Sheet, Status, TargetDecision, Term, Weekday, WhyNot, YearGroup,
};
pub use removed::{Nothing, Removed, RemovedField};
pub use role::Role;
pub(crate) use said::{is_of_manifest, keys as manifest_keys};
pub use scale::Scale;
pub use schema::schema;
pub(crate) use sentence::filled;
pub use shows::Shows;
pub use started::started;
pub use store::{BUILT_IN, Beside, TemplateStore, builtin_fonts};

/// Reads a template from its files, in memory.
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn read_template(
    files: TemplateFiles,
) -> Result<Template, Vec<crate::finding::Finding>> {
    chain::alone("fuzzed", files)
}

/// The folder of the pictures that plans may name.
const PICTURES: &str = "shared/pictures/";

/// A template: what a plan may contain, and the documents that are made from it.
#[derive(Debug, Clone)]
pub struct Template {
    id: String,
    title: String,
    language: String,
    sections: Arc<[Field]>,
    documents: Vec<Document>,
    labels: Labels,
    languages: Languages,
    files: Arc<TemplateFiles>,
    chain: Vec<Layer>,
    removed: Removed,
    unmentioned: BTreeSet<String>,
}

impl Template {
    /// A template of these files, for tests.
    #[cfg(test)]
    pub(crate) fn read(
        name: &str,
        files: TemplateFiles,
    ) -> Result<Self, Vec<crate::finding::Finding>> {
        chain::alone(name, files)
    }

    /// The id, which is its folder's name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The language of its labels, such as `en-GB`.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The templates that it is made of: itself, the one that it extends, and so on.
    #[must_use]
    pub fn chain(&self) -> &[Layer] {
        &self.chain
    }

    /// What it has taken away from the templates that it extends.
    #[must_use]
    pub const fn removed(&self) -> &Removed {
        &self.removed
    }

    /// The paths of sections and fields that were added to the first of the templates that it is made of, and that no layout
    /// mentions.
    #[must_use]
    pub const fn unmentioned(&self) -> &BTreeSet<String> {
        &self.unmentioned
    }

    /// The sections, each a field at the top of the plan, in the order of the manifest.
    #[must_use]
    pub const fn sections(&self) -> &Arc<[Field]> {
        &self.sections
    }

    /// The documents that it can make.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The document with this id.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// The short form of the document with this id, if it has one.
    #[must_use]
    pub fn short_form(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.short_form_of.as_deref() == Some(id))
    }

    /// Every fixed word that is printed.
    #[must_use]
    pub const fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The languages that it has labels in besides its own, such as `tr`, with those labels; what is missing in them
    /// is there as it is in its own.
    pub fn languages(&self) -> impl Iterator<Item = (&str, &Labels)> {
        self.languages.all().iter().map(|(language, labels)| (language.as_str(), labels))
    }

    /// What is wrong with the labels in other languages, which are then not there.
    #[must_use]
    pub(crate) fn language_faults(&self) -> &[crate::finding::Finding] {
        self.languages.faults()
    }

    /// The labels in one of these languages.
    #[must_use]
    pub fn labels_in(&self, language: &str) -> Option<&Labels> {
        self.languages.all().get(language)
    }

    /// What somebody reads of whom a plan says this, such as `Turkish; reads a little English`.
    #[must_use]
    pub fn read_by(&self, wish: &str) -> Reads<'_> {
        languages::read_by(self, wish)
    }

    /// The language, other than the template's own, to write in to somebody of whom a plan says this; `None` for the
    /// template's own, or where it has no labels.
    #[must_use]
    pub fn language_for(&self, wish: &str) -> Option<&str> {
        match self.read_by(wish) {
            Reads::Other(language) => Some(language),
            Reads::Own | Reads::Unknown => None,
        }
    }

    /// Its layouts, components and pictures.
    #[must_use]
    pub fn files(&self) -> &TemplateFiles {
        &self.files
    }

    /// The same, owned.
    pub(crate) fn shared_files(&self) -> Arc<TemplateFiles> {
        Arc::clone(&self.files)
    }

    /// The pictures that plans may name, each with its path for layouts, in the order of the files.
    pub fn pictures(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, _)| {
            let name = path.strip_prefix(PICTURES)?.strip_suffix(".svg")?;
            Some((name, path))
        })
    }

    /// What a picture of this name shows, in words for those who cannot see it.
    #[must_use]
    pub fn picture_words(&self, name: &str) -> String {
        let label = self.labels.get(&format!("pictures.{name}"));
        label.map_or_else(|| name.replace('-', " "), str::to_owned)
    }

    /// The complete example plan beside the manifest.
    #[must_use]
    pub fn example(&self) -> Option<&str> {
        self.files.text("example.yaml")
    }

    /// The section, field or list of groups that plays a role, with its dotted path.
    #[must_use]
    pub fn by_role(&self, role: Role) -> Option<(String, &Field)> {
        fn search<'t>(fields: &'t [Field], above: &str, role: Role) -> Option<(String, &'t Field)> {
            fields.iter().find_map(|field| {
                let path = if above.is_empty() {
                    field.id.clone()
                } else {
                    format!("{above}.{}", field.id)
                };
                if field.role == Some(role) {
                    return Some((path, field));
                }
                search(field.children(), &path, role)
            })
        }
        search(&self.sections, "", role)
    }

    /// The field at a dotted path such as `assess.needs`; list items are entered without an index.
    #[must_use]
    pub fn field(&self, path: &str) -> Option<&Field> {
        let mut parts = path.split('.');
        let first = parts.next()?;
        let mut field = self.sections.iter().find(|section| section.id == first)?;
        for part in parts {
            field = field.children().iter().find(|child| child.id == part)?;
        }
        Some(field)
    }
}
