//! A text with cells between delimiters -> where a quotation mark is opened and never closed.
//!
//! Such a mark takes everything up to the next one into its cell, and with it whole rows of pupils, without a word.

/// Where a text is while its cells are read, as the reader of CSV reads them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Before the first character of a cell.
    Start,
    /// In a cell without quotation marks round it, or behind them.
    Bare,
    /// Between quotation marks.
    Quoted,
    /// After a mark that closes, or that is the first of two.
    Closed,
}

/// A cell by its row and its column, both counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) row: usize,
    pub(super) column: usize,
}

/// The first cell whose quotation mark is closed neither at the end of a cell nor at all, with a line break within.
pub(super) fn unclosed(table: &str, delimiter: u8) -> Option<Place> {
    let mut here = Place { row: 0, column: 0 };
    let mut at = At::Start;
    let mut has_break = false;
    for byte in table.bytes() {
        at = match (at, byte) {
            (At::Start, b'"') => {
                has_break = false;
                At::Quoted
            }
            (At::Quoted, b'"') => At::Closed,
            (At::Quoted, _) => {
                has_break |= byte == b'\n';
                At::Quoted
            }
            (At::Closed, b'"') => At::Quoted,
            (_, b'\n') => {
                here = Place { row: here.row + 1, column: 0 };
                At::Start
            }
            (_, _) if byte == delimiter => {
                here.column += 1;
                At::Start
            }
            (At::Closed, b'\r' | b' ') => At::Closed,
            (At::Closed, _) if has_break => return Some(here),
            _ => At::Bare,
        };
    }
    (at == At::Quoted && has_break).then_some(here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_close_are_no_trouble() {
        for table in [
            "Name,Note\n\"Ava\",\"two\nlines, and a comma\"\n",
            "Name,Note\r\n\"Ava\",\"two\r\nlines\"\r\nBo,\r\n",
            "Name,Note\nAva,\"she said \"\"no\"\"\nand left\"",
            "Name,Note\nAva,\"two\nlines\" ,x\n",
            "Name,Note\nAva,he said \"no\n",
            "Name,Note\n\"Ava \"\"Bo\"\"\",\"\"\n",
            "",
        ] {
            assert_eq!(unclosed(table, b','), None, "{table:?}");
        }
    }

    #[test]
    fn one_that_does_not_is_found_by_its_cell() {
        for (table, row, column) in [
            ("Name,Class\nAva,4A\n\"Bo,4A\nCleo,4A\n\"Dot\",\"4A\"\n", 2, 0),
            ("Name,Class\nAva,\"4A\n\"Bo\",4A\n", 1, 1),
            ("Name,Class\n\"Ava,4A\nBo,4A\n", 1, 0),
            ("Name;Class\r\nAva;\"4A\r\nBo;\"4A\"\r\n", 1, 1),
        ] {
            let delimiter = if table.contains(';') { b';' } else { b',' };
            assert_eq!(unclosed(table, delimiter), Some(Place { row, column }), "{table:?}");
        }
    }
}
