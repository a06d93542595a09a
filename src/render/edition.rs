//! A template's layouts with the fixed words of one language.

use std::sync::Arc;

use minijinja::Environment;

use super::words::Words;

/// The layouts of a template in one language.
#[derive(Debug)]
pub(super) struct Edition {
    pub(super) environment: Environment<'static>,
    pub(super) language: String,
    /// Its words.
    pub(super) words: Arc<Words>,
}

impl Edition {
    /// The Typst line that sets the language.
    pub(super) fn set(&self) -> String {
        let (language, region) = self.language.split_once('-').unwrap_or((&self.language, ""));
        let region =
            if region.is_empty() { String::new() } else { format!(", region: \"{region}\"") };
        format!("#set text(lang: \"{language}\"{region})\n")
    }
}
