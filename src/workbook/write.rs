//! A [`Workbook`] -> its bytes.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook as Xlsx, Worksheet,
    XlsxError,
};

use super::sheet_name::tab;
use super::{Cell, Sheet, Workbook};
use crate::error::Error;

/// The most characters of a cell, in the units that the format counts.
const LONGEST: usize = 32_767;

/// What a text may begin with that programs take for a formula if the table is saved in another format.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The first day of a workbook that has none.
const NO_DAY: (u16, u8, u8) = (2000, 1, 1);

/// The ink of the heads, on its ground.
const HEAD: (u32, u32) = (0x00ff_ffff, 0x001f_3a68);

/// A4, as the format counts papers.
const A4: u8 = 9;

/// The bytes of a workbook.
///
/// # Errors
///
/// [`Error::Workbook`] if there are more rows than a sheet can have.
pub(crate) fn bytes(workbook: &Workbook) -> Result<Vec<u8>, Error> {
    written(workbook).map_err(|error| Error::Workbook { message: error.to_string() })
}

fn written(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut xlsx = Xlsx::new();
    let day = match workbook.date {
        Some(day) => day_of(day)?,
        None => ExcelDateTime::from_ymd(NO_DAY.0, NO_DAY.1, NO_DAY.2)?,
    };
    xlsx.set_properties(
        &DocProperties::new().set_title(&workbook.title).set_creation_datetime(&day),
    );
    let looks = Looks::new();
    let mut taken = Vec::new();
    for sheet in &workbook.sheets {
        let name = tab(&sheet.name, &taken);
        write_sheet(xlsx.add_worksheet().set_name(&name)?, sheet, &looks)?;
        taken.push(name);
    }
    xlsx.save_to_buffer()
}

/// How cells look.
struct Looks {
    head: Format,
    text: Format,
    /// Text that begins as a formula does: its cell says that it is none.
    quoted: Format,
    number: Format,
    pounds: Format,
    share: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top);
        let text = || cell().set_text_wrap();
        Self {
            head: text()
                .set_bold()
                .set_font_color(Color::RGB(HEAD.0))
                .set_background_color(Color::RGB(HEAD.1)),
            text: text(),
            quoted: text().set_quote_prefix(),
            number: cell().set_num_format("0.##"),
            pounds: cell().set_num_format("£#,##0.00"),
            share: cell().set_num_format("0%"),
            day: cell().set_num_format("d mmm yyyy"),
        }
    }
}

fn write_sheet(sheet: &mut Worksheet, from: &Sheet, looks: &Looks) -> Result<(), XlsxError> {
    for (column, at) in from.columns.iter().zip(0..) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(0, at, cut(&column.head), &looks.head)?;
    }
    for (row, line) in from.rows.iter().zip(1..) {
        for (cell, column) in row.iter().zip(0..) {
            write_cell(sheet, line, column, cell, looks)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last_row = u32::try_from(from.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(from.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if last_row > 0 {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(words) => {
            let look = if words.starts_with(FORMULA) { &looks.quoted } else { &looks.text };
            sheet.write_string_with_format(row, column, cut(words), look)?;
        }
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, *number, &looks.number)?;
        }
        Cell::Pounds(amount) => {
            sheet.write_number_with_format(row, column, *amount, &looks.pounds)?;
        }
        Cell::Share(share) => {
            sheet.write_number_with_format(row, column, *share, &looks.share)?;
        }
        Cell::Day(day) => {
            sheet.write_datetime_with_format(row, column, day_of(*day)?, &looks.day)?;
        }
    }
    Ok(())
}

/// A day as the format has it.
fn day_of(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(NO_DAY.0);
    ExcelDateTime::from_ymd(year, small(day.month()), small(day.day()))
}

/// A text that a cell has room for.
fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut room = LONGEST - 1;
    let fits = |c: &char| {
        let is_room = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        is_room
    };
    let mut short: String = text.chars().take_while(fits).collect();
    short.push('…');
    short
}
