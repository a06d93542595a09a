//! The files of a template, held in memory: its own and the shared ones.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// A template's files by path; shared ones are under `shared/`.
#[derive(Debug, Clone, Default)]
pub struct TemplateFiles {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl TemplateFiles {
    /// Adds a file, or replaces the one of that path.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Cow<'static, [u8]>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// The bytes of a file.
    #[must_use]
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Cow::as_ref)
    }

    /// The text of a file, if it is text.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.bytes(path)?).ok()
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_ref()))
    }

    /// The same, each for whoever keeps it: the built-in ones are not copied.
    pub(crate) fn shared(&self) -> impl Iterator<Item = (&str, Cow<'static, [u8]>)> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.clone()))
    }
}
