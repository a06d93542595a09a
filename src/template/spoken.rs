//! What a manifest says of sections and fields -> the same in another language, from its labels.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::said::{EXAMPLES, HELP, TITLE, TITLES, is_of_manifest, path};
use super::{Audience, Document, Field, FieldKind, Labels, Template};

impl Template {
    /// The template as somebody reads it who fills in a plan: in the language that is asked for in words such as `cy`, if it
    /// has labels for staff in it; else as it is.
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
        let language = self.language_for(wish?)?;
        let labels = self.labels_in(language)?;
        labels.serves(Audience::Teacher).then_some((language, labels))
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
    said.title = says(TITLES).unwrap_or(said.title);
    said.help = says(HELP).unwrap_or(said.help);
    // What a new plan has as it is, is no text.
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
