//! What a document can see while it is typeset: its own source, its template's files, the fonts. No
//! disk, no network, no clock.

use std::collections::HashMap;

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

/// A template's components and pictures, parsed once for all documents.
#[derive(Debug)]
pub struct AssetFiles {
    library: LazyHash<Library>,
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    grey: HashMap<FileId, Bytes>,
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
        for (path, bytes) in files.iter() {
            let id = id(path);
            if path.ends_with(".typ")
                && let Ok(text) = std::str::from_utf8(bytes)
            {
                asset_files.sources.insert(id, Source::new(id, text.to_owned()));
            }
            if path.ends_with(".svg")
                && let Ok(text) = std::str::from_utf8(bytes)
            {
                asset_files.grey.insert(id, Bytes::new(grey::svg(text).into_bytes()));
            }
            asset_files.files.insert(id, Bytes::new(bytes.to_vec()));
        }
        asset_files
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
        self.asset_files.sources.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let grey = || self.asset_files.grey.get(&id).filter(|_| self.ink == Ink::Grey);
        let found =
            self.pictures.get(&id).or_else(grey).or_else(|| self.asset_files.files.get(&id));
        found.cloned().ok_or_else(|| missing(id))
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
