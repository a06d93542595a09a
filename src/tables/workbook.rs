//! A workbook -> its sheets, each a [`Table`]. Formulas give the value that was saved with them; macros are never run.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{
    CellErrorType, Data, DataRef, Dimensions, ExcelDateTime, Ods, OdsError, Range, Reader, Xls,
    XlsError, Xlsx, XlsxError, open_workbook_from_rs,
};
use chrono::NaiveDate;

use super::limits::{
    MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_COMPOUND, MAX_ROWS, too_large, too_many_cells,
    too_many_rows,
};
use super::{Cell, Row, Table, packed as archive, unreadable};
use crate::finding::Finding;

/// How many sheets an old workbook may have.
const MAX_SHEETS: usize = 12;

/// How many cells one merged cell may cover: a heading over some columns, a class down a page.
const MAX_MERGED: usize = 10_000;

/// Reads a packed workbook.
pub(super) fn packed(bytes: Vec<u8>, name: &str) -> Result<Vec<Table>, Finding> {
    if archive::has(&bytes, "xl/workbook.bin") {
        return Err(unreadable(name, "this is a binary workbook (.xlsb)")
            .hint("open it in Excel and save it as a workbook (.xlsx)"));
    }
    if archive::has(&bytes, "xl/workbook.xml") || archive::has(&bytes, "_rels/.rels") {
        return xlsx(bytes, name);
    }
    let kind = archive::text(&bytes, "mimetype", 100).unwrap_or_default();
    if kind.contains("opendocument.spreadsheet") || archive::has(&bytes, "content.xml") {
        return ods(bytes, name);
    }
    Err(unreadable(name, "this is an archive (.zip), not a workbook")
        .hint("unpack it first, and import the file that is in it"))
}

/// Reads an old workbook of Excel.
pub(super) fn compound(bytes: Vec<u8>, name: &str) -> Result<Vec<Table>, Finding> {
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if has(&bytes, &locked) {
        return Err(password(name));
    }
    // Every sheet begins with this.
    let sheets = count(&bytes, &[0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x10, 0x00]);
    if bytes.len() > MAX_COMPOUND || sheets > MAX_SHEETS {
        return Err(too_large(
            name,
            "this old workbook is larger than 16 MiB or has more than 12 sheets",
        )
        .hint("open it in Excel and save the sheet with the pupils as a workbook (.xlsx)"));
    }
    let mut book: Xls<_> = opened(bytes, name, |error| matches!(error, XlsError::Password))?;
    let mut reading = Reading::new(name);
    for (sheet, range) in book.worksheets() {
        reading.add_range(&sheet, &range)?;
    }
    Ok(reading.tables)
}

fn xlsx(bytes: Vec<u8>, name: &str) -> Result<Vec<Table>, Finding> {
    let mut book: Xlsx<_> = opened(bytes, name, |error| matches!(error, XlsxError::Password))?;
    let mut reading = Reading::new(name);
    for sheet in book.sheet_names() {
        let merged = book.merge_cells_by_sheet_name(&sheet).unwrap_or_default();
        let mut found = Cells::default();
        // A sheet with nothing but a chart has no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&sheet) else { continue };
        while let Some(cell) = cells.next_cell_with_formula().map_err(|_| damaged(name))? {
            let value = match (&cell.value, &cell.formula) {
                (DataRef::Empty, Some(_)) => {
                    Cell::Fault("a formula whose result is not in the file".into())
                }
                (value, _) => of_ref(value),
            };
            reading.put(&mut found, &sheet, cell.pos, value)?;
        }
        drop(cells);
        reading.fill(&mut found, &merged);
        reading.add(&sheet, found);
    }
    Ok(reading.tables)
}

fn ods(bytes: Vec<u8>, name: &str) -> Result<Vec<Table>, Finding> {
    let mut book: Ods<_> = opened(bytes, name, |error| matches!(error, OdsError::Password))?;
    let mut reading = Reading::new(name);
    for (sheet, range) in book.worksheets() {
        reading.add_range(&sheet, &range)?;
    }
    Ok(reading.tables)
}

/// Opens a workbook. Each kind has an error of its own for a password.
fn opened<Book: Reader<Cursor<Vec<u8>>>>(
    bytes: Vec<u8>,
    name: &str,
    is_password: impl Fn(&Book::Error) -> bool,
) -> Result<Book, Finding> {
    open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|error| if is_password(&error) { password(name) } else { damaged(name) })
}

/// The cells of a sheet by row and column, both counted from 0.
type Cells = BTreeMap<u32, BTreeMap<u32, Cell>>;

/// A workbook being read.
struct Reading<'a> {
    name: &'a str,
    tables: Vec<Table>,
    cells: usize,
}

impl<'a> Reading<'a> {
    const fn new(name: &'a str) -> Self {
        Self { name, tables: Vec::new(), cells: 0 }
    }

    /// Puts a cell into its sheet, if there is anything in it.
    fn put(
        &mut self,
        found: &mut Cells,
        sheet: &str,
        (row, column): (u32, u32),
        value: Cell,
    ) -> Result<(), Finding> {
        if value.is_empty() {
            return Ok(());
        }
        self.cells += 1;
        if self.cells > MAX_CELLS {
            return Err(too_many_cells(self.name));
        }
        let place = || {
            let column = super::column_name(usize::try_from(column).unwrap_or(usize::MAX));
            format!("sheet “{sheet}”, row {}, column {column}", row.saturating_add(1))
        };
        if matches!(&value, Cell::Text(text) if text.chars().count() > MAX_CELL) {
            let message = format!("{}: this cell has more than 32,767 characters", place());
            return Err(too_large(self.name, message));
        }
        if usize::try_from(column).unwrap_or(usize::MAX) >= MAX_COLUMNS {
            let message = format!("{}: there are more than 1,000 columns", place());
            return Err(too_large(self.name, message));
        }
        found.entry(row).or_default().insert(column, value);
        if found.len() > MAX_ROWS {
            return Err(too_many_rows(self.name, Some(sheet)));
        }
        Ok(())
    }

    /// Writes what a merged cell says into all the cells that it covers: only the first has it.
    fn fill(&mut self, found: &mut Cells, merged: &[Dimensions]) {
        for area in merged {
            let (rows, columns) = (area.start.0..=area.end.0, area.start.1..=area.end.1);
            let size = rows.clone().count().saturating_mul(columns.clone().count());
            let first = found.get(&area.start.0).and_then(|row| row.get(&area.start.1)).cloned();
            let Some(first) = first.filter(|_| size <= MAX_MERGED) else { continue };
            if self.cells + size > MAX_CELLS {
                return;
            }
            self.cells += size;
            for row in rows {
                // An area may go on below the last row.
                let Some(cells) = found.get_mut(&row) else { continue };
                for column in columns.clone() {
                    cells.entry(column).or_insert_with(|| first.clone());
                }
            }
        }
    }

    fn add_range(&mut self, sheet: &str, range: &Range<Data>) -> Result<(), Finding> {
        let (top, left) = range.start().unwrap_or_default();
        let mut found = Cells::default();
        for (row, column, value) in range.used_cells() {
            let place =
                |first: u32, at: usize| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
            let pos = (place(top, row), place(left, column));
            self.put(&mut found, sheet, pos, of_data(value))?;
        }
        self.add(sheet, found);
        Ok(())
    }

    fn add(&mut self, sheet: &str, found: Cells) {
        let rows = found.into_iter().map(|(number, cells)| {
            let width = cells.keys().next_back().map_or(0, |last| index(*last) + 1);
            let mut row = Row { number: number.saturating_add(1), cells: vec![Cell::Empty; width] };
            for (column, cell) in cells {
                if let Some(place) = row.cells.get_mut(index(column)) {
                    *place = cell;
                }
            }
            row
        });
        self.tables.push(Table { sheet: Some(sheet.to_owned()), rows: rows.collect() });
    }
}

fn index(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

fn of_ref(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::DateTimeIso(text) => iso(text),
        DataRef::Int(number) => whole(*number),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(day) => of_day(day),
        DataRef::Error(error) => fault(error),
        DataRef::Empty => Cell::Empty,
    }
}

fn of_data(value: &Data) -> Cell {
    match value {
        Data::String(text) | Data::DurationIso(text) => Cell::text(text),
        Data::DateTimeIso(text) => iso(text),
        Data::Int(number) => whole(*number),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(flag) => Cell::Flag(*flag),
        Data::DateTime(day) => of_day(day),
        Data::Error(error) => fault(error),
        Data::Empty => Cell::Empty,
    }
}

/// A whole number; those that do not fit into a number with a point are long enough to be a text.
fn whole(number: i64) -> Cell {
    match i32::try_from(number) {
        Ok(small) => Cell::Number(small.into()),
        Err(_) => Cell::text(&number.to_string()),
    }
}

fn of_day(day: &ExcelDateTime) -> Cell {
    if day.is_duration() {
        return Cell::Number(day.as_f64());
    }
    let (year, month, date, ..) = day.to_ymd_hms_milli();
    let found = NaiveDate::from_ymd_opt(year.into(), month.into(), date.into());
    found.map_or_else(|| Cell::Number(day.as_f64()), Cell::Day)
}

fn iso(text: &str) -> Cell {
    let day = text.get(..10).and_then(|day| day.parse().ok());
    day.map_or_else(|| Cell::text(text), Cell::Day)
}

fn fault(error: &CellErrorType) -> Cell {
    Cell::Fault(format!("{error}").into())
}

fn password(name: &str) -> Finding {
    unreadable(name, "this workbook has a password")
        .hint("open it, save a copy without the password, and delete that copy afterwards")
}

fn damaged(name: &str) -> Finding {
    unreadable(name, "this workbook is damaged, or is not what its ending says")
        .hint("open it in Excel or LibreOffice, save it again as CSV UTF-8, and use that file")
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn count(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).filter(|window| *window == part).count()
}
