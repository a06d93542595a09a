//! A file that another program saved -> [`Table`]s: rows of cells, each with the place at which a person finds it.
//!
//! CSV in any of its forms, workbooks (XLSX, XLS, ODS) and the pupils of a common transfer file (XML). Nothing in a file is run:
//! of a formula the value is read that was saved with it, and macros are not looked at.

mod cell;
mod delimited;
mod delimiter;
mod expansion;
mod limits;
mod markup;
mod packed;
mod quotation;
pub(crate) mod rules;
mod workbook;

use std::path::Path;

pub use cell::{Cell, column_name};

use crate::error::Error;
use crate::finding::Finding;
use crate::input::read_file;
use limits::MAX_FILE;
use rules::TABLE_UNREADABLE;

/// A table of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The sheet of a workbook that it is.
    pub sheet: Option<String>,
    /// The rows that have anything in them.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its number, from 1, as a spreadsheet program shows it.
    pub number: u32,
    /// Its cells from the first column on.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell in a column, counted from 0.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }
}

/// What the first bytes of a file say it is.
enum Form {
    /// A ZIP archive: a workbook of Excel or LibreOffice.
    Packed,
    /// A compound file: an old workbook of Excel, or one with a password.
    Compound,
    /// XML.
    Markup,
    /// A web page under another name.
    WebPage,
    /// Any other text.
    Text,
}

/// Reads every table of a file; `name` is what messages call it.
///
/// # Errors
///
/// [`Error::Read`] if the file cannot be opened or is larger than any register; [`Error::Refused`] with what is wrong in it.
pub fn read(path: &Path, name: &str) -> Result<Vec<Table>, Error> {
    let bytes = read_file(path, MAX_FILE)
        .map_err(|source| Error::Read { path: path.to_owned(), source })?;
    read_bytes(bytes, name).map_err(Error::refused)
}

/// Reads every table of a file's bytes.
///
/// # Errors
///
/// What is wrong with the file.
pub fn read_bytes(bytes: Vec<u8>, name: &str) -> Result<Vec<Table>, Finding> {
    match form_of(&bytes) {
        Form::Packed => {
            packed::verify(&bytes, name)?;
            limits::guarded(name, || workbook::packed(bytes, name))
        }
        Form::Compound => limits::guarded(name, || workbook::compound(bytes, name)),
        Form::Markup => limits::guarded(name, || markup::read(&bytes, name)),
        Form::WebPage => Err(unreadable(name, "this is a web page, whatever its name says").hint(
            "open it in Excel or LibreOffice and save it as a workbook (.xlsx) or as CSV UTF-8",
        )),
        Form::Text => limits::guarded(name, || delimited::read(&bytes, name)),
    }
}

fn form_of(bytes: &[u8]) -> Form {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Form::Packed;
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Form::Compound;
    }
    let head = &bytes[..bytes.len().min(1000)];
    let text = crate::source::decoded(head).text.trim_start().to_lowercase();
    if text.starts_with("<!doctype html") || text.contains("<html") {
        return Form::WebPage;
    }
    if text.starts_with("<?xml") || text.starts_with("<ctfile") || text.starts_with("<!--") {
        return Form::Markup;
    }
    Form::Text
}

/// A finding about a file that cannot be read as a table.
fn unreadable(name: &str, message: impl Into<String>) -> Finding {
    Finding::new(&TABLE_UNREADABLE, message.into()).in_file(name)
}
