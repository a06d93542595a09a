//! A template's layouts with the fixed words of one language.

use std::sync::Arc;

use minijinja::Environment;

use super::words::Words;
use crate::template::{Document, code_of};
use crate::wording::word_list;

/// The layouts of a template in one language.
#[derive(Debug)]
pub(super) struct Edition {
    pub(super) environment: Environment<'static>,
    pub(super) language: String,
    /// Its words.
    pub(super) words: Arc<Words>,
}

/// The languages that are written from right to left, of those that a template may have labels in.
const FROM_RIGHT: &[&str] = word_list!("layouts", "languages from right to left");

/// Whether a language is written from right to left. Panjabi is not, in the script that is taught in India.
pub(super) fn is_from_right(language: &str) -> bool {
    FROM_RIGHT.contains(&code_of(language))
}

impl Edition {
    /// What a copy of a document is called, in its foot and beside its title: under `copy.` and the document's id where the
    /// labels have that, or else its audience.
    pub(super) fn copy_name(&self, document: &Document) -> Option<&str> {
        let of = |word: &str| self.words.get(&format!("copy.{word}"));
        of(&document.id).or_else(|| of(document.audience.name()))
    }

    /// The Typst line that sets the language.
    pub(super) fn set(&self) -> String {
        let (language, region) = self.language.split_once('-').unwrap_or((&self.language, ""));
        let region = match region {
            "" => ", region: none".to_owned(),
            region => format!(", region: \"{region}\""),
        };
        let dir = if is_from_right(language) { "rtl" } else { "ltr" };
        format!("#set text(lang: \"{language}\", dir: {dir}{region})\n")
    }
}
