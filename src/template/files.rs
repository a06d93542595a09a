//! The files of a template, held in memory: its own and the shared ones.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// A file inside the program.
#[derive(Debug, Clone)]
pub struct BuiltIn {
    /// What is in it.
    pub bytes: Cow<'static, [u8]>,
    /// Its SHA-256, worked out when the program was built.
    pub sha256: [u8; 32],
}

/// A template's files by path; shared ones are under `shared/`.
#[derive(Debug, Clone, Default)]
pub struct TemplateFiles {
    files: BTreeMap<String, TemplateFile>,
}

/// One of them.
#[derive(Debug, Clone)]
struct TemplateFile {
    bytes: Cow<'static, [u8]>,
    /// Its SHA-256, if that was worked out when the program was built.
    sha256: Option<[u8; 32]>,
}

impl TemplateFiles {
    /// Adds a file, or replaces the one of that path.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Cow<'static, [u8]>>) {
        self.files.insert(path.into(), TemplateFile { bytes: bytes.into(), sha256: None });
    }

    /// Adds a file that is built in.
    pub(super) fn insert_built_in(&mut self, path: &str, built_in: BuiltIn) {
        let BuiltIn { bytes, sha256 } = built_in;
        self.files.insert(path.to_owned(), TemplateFile { bytes, sha256: Some(sha256) });
    }

    /// Gives a file another path, if it is there.
    pub(super) fn rename(&mut self, path: &str, other: &str) {
        if let Some(file) = self.files.remove(path) {
            self.files.insert(other.to_owned(), file);
        }
    }

    /// Adds all files of others, in place of those with the same paths.
    pub(super) fn append(&mut self, mut others: Self) {
        self.files.append(&mut others.files);
    }

    /// The bytes of a file.
    #[must_use]
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|file| file.bytes.as_ref())
    }

    /// The text of a file, if it is text.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        std::str::from_utf8(self.bytes(path)?).ok()
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, file)| (path.as_str(), file.bytes.as_ref()))
    }

    /// The same, each for whoever keeps it: the built-in ones are not copied.
    pub(crate) fn shared(&self) -> impl Iterator<Item = (&str, Cow<'static, [u8]>)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file.bytes.clone()))
    }

    /// The SHA-256 of each, with its path; `hash` is for those of which it is not known.
    pub(crate) fn hashes(
        &self,
        hash: impl Fn(&[u8]) -> [u8; 32],
    ) -> impl Iterator<Item = (&str, [u8; 32])> {
        self.files.iter().map(move |(path, file)| {
            (path.as_str(), file.sha256.unwrap_or_else(|| hash(&file.bytes)))
        })
    }
}
