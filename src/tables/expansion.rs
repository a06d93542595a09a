//! The cells of an ODS workbook as they are unpacked -> how many there are once each is repeated as often as it says.
//!
//! A row of the file can say that it is there a million times. The program that reads workbooks makes a cell of each, so they
//! are counted first.

/// How many bytes of a tag are looked at.
const MAX_TAG: usize = 64 * 1024;

/// As many columns and rows as a sheet can have.
const COLUMNS: usize = 16_384;
const ROWS: usize = 1_048_576;

/// Cells being counted.
#[derive(Debug, Default)]
pub(super) struct Expansion {
    tag: Vec<u8>,
    is_in_tag: bool,
    quote: Option<u8>,
    sheet: Sheet,
    total: usize,
}

/// One sheet of them.
#[derive(Debug, Default)]
struct Sheet {
    rows: usize,
    /// Rows up to the last that has anything in it.
    filled_rows: usize,
    /// Columns up to the last that has anything in it.
    width: usize,
    /// Cells that the file itself has.
    written: usize,
    row: SheetRow,
}

/// One row of it.
#[derive(Debug, Default)]
struct SheetRow {
    repeated: usize,
    width: usize,
    /// Empty cells that count once another comes after them.
    empty: usize,
    is_filled: bool,
}

impl Expansion {
    /// Takes the next bytes of the file.
    pub(super) fn take(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            if !self.is_in_tag {
                self.is_in_tag = byte == b'<';
                continue;
            }
            if byte == b'>' && self.may_end() {
                self.end_tag();
                continue;
            }
            let is_markup = self.tag.first().is_some_and(|first| b"!?".contains(first));
            if !is_markup && matches!(byte, b'"' | b'\'') {
                match self.quote {
                    None => self.quote = Some(byte),
                    Some(open) if open == byte => self.quote = None,
                    Some(_) => {}
                }
            }
            if self.tag.len() == MAX_TAG {
                // The beginning says what it is, the end whether it is over.
                self.tag.drain(MAX_TAG / 2..MAX_TAG / 2 + 1024);
            }
            self.tag.push(byte);
        }
    }

    /// How many cells there are, all sheets together.
    pub(super) fn finish(mut self) -> usize {
        self.end_sheet();
        self.total
    }

    /// Whether a `>` ends what was begun: in a comment or between quotation marks it does not.
    fn may_end(&self) -> bool {
        let tag = self.tag.as_slice();
        if tag.starts_with(b"!--") {
            return tag.len() >= 5 && tag.ends_with(b"--");
        }
        if tag.starts_with(b"![CDATA[") {
            return tag.ends_with(b"]]");
        }
        if tag.starts_with(b"?") {
            return tag.ends_with(b"?");
        }
        self.quote.is_none()
    }

    fn end_tag(&mut self) {
        let tag = std::mem::take(&mut self.tag);
        self.is_in_tag = false;
        self.quote = None;
        let is_closed = tag.ends_with(b"/");
        let name_end = tag.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'/');
        let name = match tag.first() {
            Some(b'/') => &tag[..],
            _ => &tag[..name_end.unwrap_or(tag.len())],
        };
        match name {
            b"table:table" => self.end_sheet(),
            b"table:table-row" => {
                let repeated = repeats(&tag, b"table:number-rows-repeated").min(ROWS);
                self.sheet.row = SheetRow { repeated, ..SheetRow::default() };
                if is_closed {
                    self.sheet.end_row();
                }
            }
            b"/table:table-row" => self.sheet.end_row(),
            b"table:table-cell" | b"table:covered-table-cell" => {
                let has_value = !is_closed || has(&tag, b"office:") || has(&tag, b"calcext:");
                let repeated = repeats(&tag, b"table:number-columns-repeated").min(COLUMNS);
                self.sheet.add(repeated, has_value);
            }
            _ => {}
        }
    }

    fn end_sheet(&mut self) {
        let sheet = std::mem::take(&mut self.sheet);
        let spread = sheet.filled_rows.saturating_mul(sheet.width);
        self.total = self.total.saturating_add(spread).saturating_add(sheet.written);
    }
}

impl Sheet {
    fn add(&mut self, repeated: usize, has_value: bool) {
        let row = &mut self.row;
        self.written = self.written.saturating_add(row.empty + 1);
        row.width = row.width.saturating_add(row.empty).min(COLUMNS);
        row.empty = 0;
        if has_value {
            self.written = self.written.saturating_add(repeated);
            row.width = row.width.saturating_add(repeated).min(COLUMNS);
            row.is_filled = true;
        } else {
            row.empty = repeated;
        }
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        self.rows = self.rows.saturating_add(row.repeated);
        if row.is_filled {
            self.filled_rows = self.rows;
            self.width = self.width.max(row.width);
        }
    }
}

fn has(tag: &[u8], part: &[u8]) -> bool {
    tag.windows(part.len()).any(|window| window == part)
}

/// The number in an attribute; 1 without it, and more than anything if it is no number.
fn repeats(tag: &[u8], attribute: &[u8]) -> usize {
    let Some(at) = tag.windows(attribute.len()).position(|window| window == attribute) else {
        return 1;
    };
    let rest = tag[at + attribute.len()..].iter().skip_while(|byte| b" =\t\r\n\"'".contains(byte));
    let digits: String =
        rest.take_while(|byte| byte.is_ascii_digit()).map(|b| char::from(*b)).collect();
    digits.parse().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(content: &str) -> usize {
        let mut whole = Expansion::default();
        whole.take(content.as_bytes());
        let mut parts = Expansion::default();
        content.as_bytes().chunks(3).for_each(|chunk| parts.take(chunk));
        let count = whole.finish();
        assert_eq!(count, parts.finish());
        count
    }

    #[test]
    fn a_million_empty_rows_at_the_end_count_for_nothing() {
        let sheet = "<table:table><table:table-row><table:table-cell office:value=\"1\"/></table:table-row>\
                     <table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell \
                     table:number-columns-repeated=\"16384\"/></table:table-row></table:table>";
        assert!(count(sheet) < 10);
    }

    #[test]
    fn a_cell_that_is_there_a_million_times_is_counted() {
        let cell =
            "<table:table-cell a=\">\" table:number-columns-repeated='16384' office:value=\"1\"/>";
        let row = format!(
            "<!-- \" --><table:table-row table:number-rows-repeated=\"9999999\">{cell}</table:table-row>"
        );
        assert!(count(&row) > 1_000_000_000);
        let apart = "<table:table-row><table:table-cell table:number-columns-repeated=\"16383\"/>\
                     <table:table-cell/></table:table-row>";
        assert!(count(&apart.repeat(10)) > 160_000);
    }
}
