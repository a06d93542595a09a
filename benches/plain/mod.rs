//! Typst alone: a folder with components and fonts, and sources -> PDFs of the same standards as ours.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::fonts::FontStore;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The folder of the fonts.
const FONTS: &str = "fonts";

/// What all sources share: a template's files and the fonts, each file read once.
pub(crate) struct Folder {
    path: PathBuf,
    main: FileId,
    library: LazyHash<Library>,
    fonts: FontStore,
    sources: Mutex<HashMap<FileId, Source>>,
    files: Mutex<HashMap<FileId, Bytes>>,
}

impl Folder {
    /// Opens a folder that has a folder of fonts.
    pub(crate) fn open(path: &Path) -> Self {
        let mut paths: Vec<_> =
            fs::read_dir(path.join(FONTS)).unwrap().map(|file| file.unwrap().path()).collect();
        paths.sort();
        let mut fonts = FontStore::new();
        for path in paths {
            for font in Font::iter(Bytes::new(fs::read(path).unwrap())) {
                let described = font.info().clone();
                fonts.push((font, described));
            }
        }
        Self {
            path: path.to_owned(),
            main: RootedPath::new(VirtualRoot::Project, VirtualPath::new("main.typ").unwrap())
                .intern(),
            library: LazyHash::new(Library::default()),
            fonts,
            sources: Mutex::default(),
            files: Mutex::default(),
        }
    }

    /// The pages of a source.
    pub(crate) fn pages(&self, source: &str) -> PagedDocument {
        let main = Source::new(self.main, source.to_owned());
        typst::compile::<PagedDocument>(&Plain { folder: self, main }).output.unwrap()
    }

    fn read(&self, id: FileId) -> FileResult<Bytes> {
        let mut files = self.files.lock().unwrap();
        if let Some(bytes) = files.get(&id) {
            return Ok(bytes.clone());
        }
        let path = self.path.join(id.vpath().get_without_slash());
        let bytes = Bytes::new(fs::read(&path).map_err(|error| FileError::from_io(error, &path))?);
        files.insert(id, bytes.clone());
        Ok(bytes)
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if let Some(source) = self.sources.lock().unwrap().get(&id) {
            return Ok(source.clone());
        }
        let text = self.read(id)?.as_str().map_err(|_| FileError::InvalidUtf8)?.to_owned();
        let source = Source::new(id, text);
        self.sources.lock().unwrap().insert(id, source.clone());
        Ok(source)
    }
}

/// A PDF of some pages.
pub(crate) fn pdf(pages: &PagedDocument) -> Vec<u8> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).unwrap();
    let options = PdfOptions { standards, ..PdfOptions::default() };
    typst_pdf::pdf(pages, &options).unwrap()
}

/// Writes what Typst alone needs of a template into a folder: its files, and the fonts.
pub(crate) fn export(template: &sendplan::Template, folder: &Path) {
    template.export(folder).unwrap();
    fs::create_dir_all(folder.join(FONTS)).unwrap();
    for (number, font) in sendplan::internal::templates::builtin_fonts().enumerate() {
        fs::write(folder.join(FONTS).join(number.to_string()), font.bytes).unwrap();
    }
}

/// One source as Typst sees it.
struct Plain<'a> {
    folder: &'a Folder,
    main: Source,
}

impl World for Plain<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.folder.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.folder.fonts.book()
    }

    fn main(&self) -> FileId {
        self.folder.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.folder.main { Ok(self.main.clone()) } else { self.folder.source(id) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.folder.read(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.folder.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
