//! Typst alone: a folder with a source, its components and fonts -> a PDF of the same standards as ours.

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

/// The argument after which the bench itself is that process.
pub(crate) const MODE: &str = "--plain";

/// The source.
pub(crate) const MAIN: &str = "main.typ";

/// The folder of the fonts.
pub(crate) const FONTS: &str = "fonts";

/// Typesets the source in a folder, and writes the PDF beside it.
pub(crate) fn typeset(folder: &Path) {
    let world = Plain::new(folder);
    let document = typst::compile::<PagedDocument>(&world).output.unwrap();
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).unwrap();
    let options = PdfOptions { standards, ..PdfOptions::default() };
    fs::write(folder.join("main.pdf"), typst_pdf::pdf(&document, &options).unwrap()).unwrap();
}

/// A folder as Typst sees it.
struct Plain {
    folder: PathBuf,
    main: FileId,
    library: LazyHash<Library>,
    fonts: FontStore,
    sources: Mutex<HashMap<FileId, Source>>,
}

impl Plain {
    fn new(folder: &Path) -> Self {
        let mut paths: Vec<_> =
            fs::read_dir(folder.join(FONTS)).unwrap().map(|file| file.unwrap().path()).collect();
        paths.sort();
        let mut fonts = FontStore::new();
        for path in paths {
            for font in Font::iter(Bytes::new(fs::read(path).unwrap())) {
                let described = font.info().clone();
                fonts.push((font, described));
            }
        }
        let main = RootedPath::new(VirtualRoot::Project, VirtualPath::new(MAIN).unwrap()).intern();
        let library = LazyHash::new(Library::default());
        Self { folder: folder.to_owned(), main, library, fonts, sources: Mutex::default() }
    }

    fn read(&self, id: FileId) -> FileResult<Vec<u8>> {
        let path = self.folder.join(id.vpath().get_without_slash());
        fs::read(&path).map_err(|error| FileError::from_io(error, &path))
    }
}

impl World for Plain {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if let Some(source) = self.sources.lock().unwrap().get(&id) {
            return Ok(source.clone());
        }
        let text = String::from_utf8(self.read(id)?).map_err(|_| FileError::InvalidUtf8)?;
        let source = Source::new(id, text);
        self.sources.lock().unwrap().insert(id, source.clone());
        Ok(source)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.read(id).map(Bytes::new)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
