//! What a manifest says of sections and fields -> the same in another language, from its labels.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::said::{EXAMPLES, HELP, SAID, TITLE, TITLES, is_of_manifest, path};
use super::{Audience, Document, Field, FieldKind, Labels, Template};
use super::{code_of, is_language};

impl Template {
    /// The template for somebody who fills in a plan: in the language that is asked for, such as `cy`, if it has labels for
    /// staff in it; else as it is.
    #[must_use]
    pub(crate) fn spoken(&self, wish: Option<&str>) -> Cow<'_, Self> {
        let own = (self.language.as_str(), &self.labels);
        let (language, labels) = self.of_staff(wish).unwrap_or(own);
        // As a rule a template's own language is that of its manifest.
        if language == self.language && !labels.keys().any(is_of_manifest) {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self {
            title: labels.get(TITLE).unwrap_or(&self.title).to_owned(),
            language: language.to_owned(),
            sections: said(&self.sections, "", labels),
            labels: labels.clone(),
            ..self.clone()
        })
    }

    /// The labels in which a plan is written that asks for a language.
    #[must_use]
    pub(crate) fn labels_of_plan(&self, wish: Option<&str>) -> &Labels {
        self.of_staff(wish).map_or(&self.labels, |(_, labels)| labels)
    }

    /// A language that is asked for, with its labels; nothing if it is the template's own, or has labels for families alone,
    /// who write no plan.
    fn of_staff(&self, wish: Option<&str>) -> Option<(&str, &Labels)> {
        // `cy-GB` is Welsh as well.
        let wish = wish.map(|wish| if is_language(wish) { code_of(wish) } else { wish })?;
        let language = self.language_for(wish)?;
        let labels = self.labels_in(language)?;
        labels.serves(Audience::Teacher).then_some((language, labels))
    }

    /// Whether it has the section or field that a label is about which says what the manifest does.
    #[must_use]
    pub(crate) fn has_subject_of(&self, key: &str) -> bool {
        let path = SAID.iter().find_map(|(_, group)| key.strip_prefix(group));
        key == TITLE || path.is_some_and(|path| self.field(path).is_some())
    }

    /// What a document is called in the language of the template's labels.
    #[must_use]
    pub(crate) fn title_of<'t>(&'t self, document: &'t Document) -> &'t str {
        self.labels.get(&format!("documents.{}", document.id)).unwrap_or(&document.title)
    }
}

/// Sections, or the fields of the group at a path, in the words of these labels.
pub(super) fn said(fields: &[Field], above: &str, labels: &Labels) -> Arc<[Field]> {
    fields.iter().map(|field| in_words(field, &path(above, field), labels)).collect()
}

fn in_words(field: &Field, path: &str, labels: &Labels) -> Field {
    let says = |group: &str| labels.get(&format!("{group}{path}")).map(str::to_owned);
    let mut said = within(field, path, labels);
    let help = says(HELP);
    // Without a title in this language the help has to do: in an editor they stand one above the other.
    let first = help.as_ref().map(|help| help.split(". ").next().unwrap_or_default().to_owned());
    said.title = says(TITLES).or(first).unwrap_or(said.title);
    said.help = help.unwrap_or(said.help);
    // A `ready` example is a value, not a text to translate.
    if let Some(example) = says(EXAMPLES).filter(|_| !field.ready) {
        (said.example, said.example_texts) = (Some(example), OnceLock::new());
    }
    said
}

/// A field with those within it in the words of these labels.
fn within(field: &Field, path: &str, labels: &Labels) -> Field {
    let mut field = field.clone();
    match &mut field.kind {
        FieldKind::Group { fields, .. } => *fields = said(fields, path, labels),
        FieldKind::List { item, .. } => **item = within(item, path, labels),
        _ => {}
    }
    field
}
