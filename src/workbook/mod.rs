//! Tables -> the bytes of a workbook (XLSX) that spreadsheet programs open.
//!
//! Texts stay texts, whatever they begin with: nothing in a workbook is a formula. The same tables give the same bytes.

mod sheet_name;
mod write;

use chrono::NaiveDate;

pub(crate) use write::bytes;

/// A workbook.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Workbook {
    /// What it is called in its properties.
    pub(crate) title: String,
    /// The day that it is dated with, if one is known; never that of the clock.
    pub(crate) date: Option<NaiveDate>,
    /// Its sheets, one at least.
    pub(crate) sheets: Vec<Sheet>,
}

/// One table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sheet {
    /// What it is called on its tab; what a tab cannot have is left out.
    pub(crate) name: String,
    /// Its columns.
    pub(crate) columns: Vec<Column>,
    /// Its rows, each with a cell for each column.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    /// Its head.
    pub(crate) head: String,
    /// How wide it is, in letters.
    pub(crate) width: f64,
}

impl Column {
    /// A column with this head, so many letters wide.
    pub(crate) fn new(head: impl Into<String>, width: f64) -> Self {
        Self { head: head.into(), width }
    }
}

/// What is in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// An amount in pounds.
    Pounds(f64),
    /// A share of one, shown in hundredths.
    Share(f64),
    /// A day.
    Day(NaiveDate),
}

impl Cell {
    /// Words, or nothing if there are none.
    pub(crate) fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Empty } else { Self::Text(words) }
    }
}
