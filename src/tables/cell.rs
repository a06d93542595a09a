//! A cell of a table, and what a spreadsheet program calls its column.

use chrono::NaiveDate;

/// What a cell has in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(Box<str>),
    /// A number.
    Number(f64),
    /// A day that the file itself has as one.
    Day(NaiveDate),
    /// Yes or no, where the file itself has it as one.
    Flag(bool),
    /// No value: a formula that gave an error, or whose result was not saved. What it is, for a message.
    Fault(Box<str>),
}

impl Cell {
    /// A text, or nothing if it is blank.
    #[must_use]
    pub fn text(typed: &str) -> Self {
        if is_blank(typed) { Self::Empty } else { Self::Text(typed.into()) }
    }

    /// Whether nothing is in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// What it says, as one line: without outer spaces, inner ones made one; a number as a person would write it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => one_line(text),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Flag(flag) => (if *flag { "yes" } else { "no" }).into(),
            Self::Fault(fault) => fault.to_string(),
        }
    }
}

/// Whether a text has nothing that prints.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || is_invisible(c))
}

/// Characters that spreadsheets and web pages leave in texts and nobody sees.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' | '\u{202a}'..='\u{202e}')
}

/// A text on one line: every kind of space, line breaks and no-break spaces too, is one space.
fn one_line(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a spreadsheet program calls a column, counted from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn column_name(column: usize) -> String {
    let mut name = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        name.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_spreadsheets_call_them() {
        let names = [0, 25, 26, 701, 702].map(column_name);
        assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn spaces_of_every_kind_are_one_space() {
        assert_eq!(Cell::text(" 15h\u{a0}0m\u{feff}\n").shown(), "15h 0m");
        assert!(Cell::text("\u{a0} \u{200b}").is_empty());
    }
}
