//! `register.csv`, as written by us or saved by a spreadsheet program <-> entries.

use std::io;

use csv::{ReaderBuilder, StringRecord, WriterBuilder};

use super::cell::{guarded, unguarded};
use super::entry::{Entry, FileKind, is_sha256};
use crate::source::decoded;

/// By this mark, spreadsheet programs know that letters with accents are in UTF-8.
const MARK: &str = "\u{feff}";

/// What may be between two cells.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// How many columns the first registers had.
const FEWEST_COLUMNS: usize = 13;

/// How many lines are looked at to see what is between the cells.
const SAMPLE: usize = 20;

/// What could be read of a table.
#[derive(Default)]
pub(super) struct Table {
    pub(super) entries: Vec<Entry>,
    /// How many lines could not be read, or not with certainty.
    pub(super) damaged: usize,
    /// Whether it names its columns.
    pub(super) has_heading: bool,
    /// Whether another program than ours has written it.
    pub(super) is_resaved: bool,
}

/// Reads a table; there may be headings between its lines, if registers were joined end to end.
pub(super) fn parse(bytes: &[u8]) -> Table {
    let decoded = decoded(bytes);
    let text = decoded.text.replace(&format!("\n{MARK}"), "\n");
    let separator = separator(&text);
    let mut table = Table {
        is_resaved: !decoded.is_utf8 || separator != b',' || text.contains("\r\n"),
        ..Table::default()
    };
    let mut columns: Vec<String> = Entry::COLUMNS.map(str::to_owned).to_vec();
    for record in records(&text, separator) {
        if record.iter().all(|cell| cell.trim().is_empty()) || is_separator_line(&record) {
            continue;
        }
        if is_heading(&record) {
            table.has_heading = true;
            columns = record.iter().map(|cell| unguarded(cell.trim()).to_owned()).collect();
            continue;
        }
        let row = Row::of(&columns, &record);
        table.damaged += usize::from(row.is_damaged);
        table.entries.extend(row.entry);
    }
    table
}

/// The table of some entries; one without any has a heading all the same.
pub(super) fn written(entries: &[&Entry]) -> io::Result<Vec<u8>> {
    let mut columns: Vec<&str> = Entry::COLUMNS.to_vec();
    for name in entries.iter().flat_map(|entry| entry.more.keys()) {
        if !columns.contains(&name.as_str()) {
            columns.push(name);
        }
    }
    let mut table = WriterBuilder::new().from_writer(MARK.as_bytes().to_vec());
    let heading = columns.iter().map(|column| guarded(column).into_owned());
    table.write_record(heading)?;
    for entry in entries {
        table.write_record(columns.iter().map(|column| {
            let said = entry.said(column);
            guarded(&said).into_owned()
        }))?;
    }
    table.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// The lines of a text with this between its cells.
fn records(text: &str, separator: u8) -> impl Iterator<Item = StringRecord> {
    let reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    reader.into_records().map_while(Result::ok)
}

/// What is between the cells: that with which most lines have as many as a register has.
fn separator(text: &str) -> u8 {
    let full = |separator: u8| {
        let sample = records(text, separator).take(SAMPLE);
        sample.filter(|record| record.len() >= FEWEST_COLUMNS).count()
    };
    let usual = (full(SEPARATORS[0]), SEPARATORS[0]);
    let others = SEPARATORS[1..].iter().map(|separator| (full(*separator), *separator));
    others.fold(usual, |best, other| if other.0 > best.0 { other } else { best }).1
}

/// Excel's own first line, `sep=;`.
fn is_separator_line(record: &StringRecord) -> bool {
    record.get(0).is_some_and(|cell| cell.starts_with("sep="))
}

/// Whether a line has the names of the columns.
fn is_heading(record: &StringRecord) -> bool {
    let has = |name: &str| record.iter().any(|cell| cell.trim() == name);
    has("file") && has("sha256")
}

/// A line, as far as it could be read.
#[derive(Default)]
struct Row {
    entry: Option<Entry>,
    is_damaged: bool,
}

impl Row {
    fn of(columns: &[String], record: &StringRecord) -> Self {
        let mut entry = Entry::default();
        let mut is_damaged = record.len() < FEWEST_COLUMNS.min(columns.len());
        for (column, cell) in columns.iter().zip(record) {
            entry.take_in(column, unguarded(cell));
            is_damaged |= column == "pages" && cell.parse::<usize>().is_err();
        }
        for sum in [&mut entry.sha256, &mut entry.input] {
            if !is_sha256(sum) {
                sum.clear();
                is_damaged = true;
            }
        }
        let is_known = match entry.kind() {
            FileKind::Copy => true,
            FileKind::Other => !is_damaged,
            FileKind::Outside => false,
        };
        Self { entry: is_known.then_some(entry), is_damaged: is_damaged || !is_known }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_column_named_like_a_formula_stays_one_column() {
        let mut entry = Entry { file: "a.pdf".to_owned(), ..Entry::default() };
        entry.more.insert("+x".to_owned(), Value::String("=1".to_owned()));
        for _ in 0..2 {
            let table = parse(&written(&[&entry]).unwrap());
            let [read] = table.entries.as_slice() else { panic!("{} lines", table.entries.len()) };
            assert_eq!(read.more, entry.more);
            entry = read.clone();
        }
    }
}
