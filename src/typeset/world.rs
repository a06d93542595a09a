//! What a document can see while it is typeset: its own source, its template's files, the fonts. No
//! disk, no network, no clock.

use std::collections::HashMap;
use std::sync::OnceLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::{Fonts, grey};
use crate::copies::Ink;
use crate::input::Picture;
use crate::render::TypstSource;
use crate::template::TemplateFiles;

/// A template's components and pictures. Each is parsed once for all documents, when the first of them uses it.
#[derive(Debug)]
pub struct AssetFiles {
    library: LazyHash<Library>,
    main: FileId,
    sources: HashMap<FileId, OnceLock<Option<Source>>>,
    files: HashMap<FileId, Bytes>,
    grey: HashMap<FileId, OnceLock<Option<Bytes>>>,
}

impl AssetFiles {
    /// Takes a template's files.
    #[must_use]
    pub fn new(files: &TemplateFiles) -> Self {
        let mut asset_files = Self {
            library: LazyHash::new(Library::default()),
            // One id for every main file there will ever be: ids are never released.
            main: id("/main.typ"),
            sources: HashMap::new(),
            files: HashMap::new(),
            grey: HashMap::new(),
        };
        for (path, bytes) in files.shared() {
            let id = id(path);
            if path.ends_with(".typ") {
                asset_files.sources.insert(id, OnceLock::new());
            }
            if path.ends_with(".svg") {
                asset_files.grey.insert(id, OnceLock::new());
            }
            asset_files.files.insert(id, Bytes::new(bytes));
        }
        asset_files
    }

    /// A component, parsed.
    fn source(&self, id: FileId) -> Option<Source> {
        let parsed = || Some(Source::new(id, self.files.get(&id)?.as_str().ok()?.to_owned()));
        self.sources.get(&id)?.get_or_init(parsed).clone()
    }

    /// A picture in grey.
    fn grey(&self, id: FileId) -> Option<Bytes> {
        let grey = || {
            let text = self.files.get(&id)?.as_str().ok()?;
            Some(Bytes::new(grey::svg(text).into_bytes()))
        };
        self.grey.get(&id)?.get_or_init(grey).clone()
    }

    /// A file as a document in this ink uses it.
    fn file(&self, id: FileId, ink: Ink) -> Option<Bytes> {
        let grey = if ink == Ink::Grey { self.grey(id) } else { None };
        grey.or_else(|| self.files.get(&id).cloned())
    }
}

/// The id of a path; a path that cannot have one gets a name that no file has.
fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).or_else(|_| VirtualPath::new("/nowhere"));
    let path = path.unwrap_or_else(|_| unreachable!("`/nowhere` is a valid path"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// One document's world.
pub(super) struct PlanWorld<'a> {
    asset_files: &'a AssetFiles,
    fonts: &'a Fonts,
    main: Source,
    pictures: HashMap<FileId, Bytes>,
    ink: Ink,
}

impl<'a> PlanWorld<'a> {
    pub(super) fn new(source: &TypstSource, asset_files: &'a AssetFiles, fonts: &'a Fonts) -> Self {
        let main = Source::new(asset_files.main, source.text().to_owned());
        let pictures = source
            .pictures()
            .iter()
            .map(|one| (id(&one.path), Bytes::new(Picture::clone(&one.picture))))
            .collect();
        Self { asset_files, fonts, main, pictures, ink: source.ink() }
    }

    /// The world of a source of our own, with the same fonts and no pictures.
    pub(super) fn of_text(text: String, asset_files: &'a AssetFiles, fonts: &'a Fonts) -> Self {
        let main = Source::new(asset_files.main, text);
        Self { asset_files, fonts, main, pictures: HashMap::new(), ink: Ink::default() }
    }

    /// The parsed source.
    pub(super) const fn main_source(&self) -> &Source {
        &self.main
    }
}

impl World for PlanWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.asset_files.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.store().book()
    }

    fn main(&self) -> FileId {
        self.asset_files.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.asset_files.main {
            return Ok(self.main.clone());
        }
        self.asset_files.source(id).ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let own = self.pictures.get(&id).cloned();
        own.or_else(|| self.asset_files.file(id, self.ink)).ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.store().font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
