//! Bytes with cells between commas, semicolons, tabs or bars -> a [`Table`].

use csv::{ReaderBuilder, StringRecord};

use super::delimiter::delimiter;
use super::limits::{
    MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, too_large, too_many_cells, too_many_rows,
};
use super::quotation::unclosed;
use super::{Cell, Row, Table, column_name, unreadable};
use crate::finding::Finding;
use crate::source::decoded;

/// Reads a text in whatever encoding it was saved.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Vec<Table>, Finding> {
    let text = decoded(bytes).text;
    if text.trim().is_empty() {
        return Err(unreadable(name, "this file is empty")
            .hint("export it again, and look into it before you import it"));
    }
    if text.contains('\0') {
        return Err(unreadable(name, "this is not a table: it has zero bytes in it").hint(
            "sendplan reads CSV, workbooks (.xlsx, .xls, .ods) and common transfer files (.xml)",
        ));
    }
    let found = delimiter(&text);
    let table = &text[found.skip..];
    if let Some(place) = unclosed(table, found.byte) {
        let row = place.row + 1 + usize::from(found.skip > 0);
        let place = format!("row {row}, column {}", column_name(place.column));
        let message = format!("{place}: the quotation mark that opens this cell is never closed");
        return Err(unreadable(name, &message)
            .hint("close it or take it out; until then the rows below it would be read as part of this cell"));
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(found.byte)
        .has_headers(false)
        .flexible(true)
        .from_reader(table.as_bytes());
    let mut rows = Rows { name, rows: Vec::new(), number: u64::from(found.skip > 0), cells: 0 };
    let mut record = StringRecord::new();
    let mut line = reader.position().line();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                let next = reader.position().line();
                rows.add(&record, next.saturating_sub(line))?;
                line = next;
            }
            Err(_) => return Err(unreadable(name, "this file cannot be read as CSV")),
        }
    }
    Ok(vec![Table { sheet: None, rows: rows.rows }])
}

/// Rows being read.
struct Rows<'a> {
    name: &'a str,
    rows: Vec<Row>,
    /// The number of the last row, as a spreadsheet program counts: a row with line breaks in its cells is one.
    number: u64,
    cells: usize,
}

impl Rows<'_> {
    /// Adds a row that took so many lines of the file, the empty ones before it with it.
    fn add(&mut self, record: &StringRecord, lines: u64) -> Result<(), Finding> {
        let breaks: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        let own = u64::try_from(breaks).unwrap_or(u64::MAX).saturating_add(1);
        self.number += 1 + lines.saturating_sub(own);
        let number = u32::try_from(self.number).unwrap_or(u32::MAX);
        if self.rows.len() >= MAX_ROWS {
            return Err(too_many_rows(self.name, None));
        }
        if record.len() > MAX_COLUMNS {
            let message = format!("row {number} has more than 1,000 cells");
            return Err(too_large(self.name, message));
        }
        self.cells += record.len();
        if self.cells > MAX_CELLS {
            return Err(too_many_cells(self.name));
        }
        let mut cells = Vec::with_capacity(record.len());
        for (column, typed) in record.iter().enumerate() {
            if typed.len() > MAX_CELL {
                let place = format!("row {number}, column {}", column_name(column));
                let message = format!("{place}: this cell has more than 32,767 characters");
                return Err(too_large(self.name, message));
            }
            cells.push(Cell::text(plain(typed)));
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(Row { number, cells });
        }
        Ok(())
    }
}

/// A cell without what programs put round a number so that Excel takes it for a text: `="0012"`.
fn plain(typed: &str) -> &str {
    let quoted = typed.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    quoted.filter(|text| !text.contains('"')).unwrap_or(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        let table = read(bytes, "register.csv").unwrap().remove(0);
        let cells = |row: &Row| row.cells.iter().map(Cell::shown).collect();
        table.rows.iter().map(|row| (row.number, cells(row))).collect()
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
        let rows =
            shown(b"Title\r\n\r\nName,Note\r\n\"Ava\",\"two\r\nlines\"\r\n\r\nBo,=\"007\"\r\n");
        let numbers: Vec<u32> = rows.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 4, 6]);
        assert_eq!(rows[2].1, ["Ava", "two lines"]);
        assert_eq!(rows[3].1, ["Bo", "007"]);
    }

    #[test]
    fn encodings_are_recognised() {
        assert_eq!(shown(b"Name;Class\nZo\xeb;4A\n")[1].1[0], "Zoë");
        assert_eq!(shown("\u{feff}Name;Class\nZoë;4A\n".as_bytes())[0].1[0], "Name");
        let wide =
            |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let marked = [vec![0xff, 0xfe], wide("Name\tClass\nZoë\t4A\n")].concat();
        assert_eq!(shown(&marked)[1].1, ["Zoë", "4A"]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_named_by_its_row() {
        for rest in ["Bell,Bo,4A\n".repeat(4000), "Bell,Bo,4A\n\"Cole\",Cy,4A\n".to_owned()] {
            let text = format!("Name,First,Class\nAdams,Ava,4A\n\"Adams,Ava,4A\n{rest}");
            let finding = read(text.as_bytes(), "register.csv").unwrap_err();
            assert!(finding.message().starts_with("row 3, column A: "), "{finding}");
        }
    }
}
