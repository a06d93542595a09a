//! The choices of the library as words on the command line.

use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};
use sendplan::Audience;
use sendplan::print::{Format, Ink, Paper, PrintSize, Sheet};

/// A value with its word and what `--help` says of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<T> {
    value: T,
    name: &'static str,
    help: &'static str,
}

/// Reads one of a few words as the value that it is for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OneOf<T: 'static>(pub(crate) &'static [Word<T>]);

impl<T: Clone + Send + Sync + 'static> TypedValueParser for OneOf<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        typed: &std::ffi::OsStr,
    ) -> Result<T, Error> {
        let possible = self.0.iter().map(possible);
        let name = PossibleValuesParser::new(possible).parse_ref(command, arg, typed)?;
        let word = self.0.iter().find(|word| word.name == name);
        word.map(|word| word.value.clone())
            .ok_or_else(|| Error::new(ErrorKind::InvalidValue).with_cmd(command))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(possible)))
    }
}

fn possible<T>(word: &Word<T>) -> PossibleValue {
    PossibleValue::new(word.name).help(word.help)
}

/// Lists the values of a choice, each with its help.
macro_rules! words {
    ($(#[$doc:meta])* $list:ident: $choice:ident { $($variant:ident = $help:literal,)+ }) => {
        $(#[$doc])*
        pub(crate) static $list: &[Word<$choice>] = &[$(Word {
            value: $choice::$variant,
            name: $choice::$variant.name(),
            help: $help,
        },)+];
    };
}

words! {
    /// The audiences.
    AUDIENCES: Audience {
        Teacher = "The class teacher and staff",
        Parent = "Parents and carers",
        Child = "The child",
        Leadership = "Senior leaders",
        Senco = "The SENCO only",
    }
}

words! {
    /// The formats of documents.
    FORMATS: Format {
        Pdf = "PDF for print and screen readers (PDF/UA-1 and PDF/A-2a)",
        Png = "One PNG image per page",
        Typst = "The Typst source",
        Xlsx = "A workbook for spreadsheet programs, of leaders' documents that are tables",
        Ics = "A calendar, of the reviews that are due",
    }
}

words! {
    /// The print sizes.
    SIZES: PrintSize {
        Standard = "12 pt for parents",
        Clear = "14 pt",
        Large = "18 pt, in one column",
    }
}

words! {
    /// The tints of the paper.
    PAPERS: Paper {
        White = "No tint",
        Cream = "Pale cream",
    }
}

words! {
    /// Colours or greys.
    INKS: Ink {
        Colour = "In colour",
        Grey = "In shades of grey, pictures included",
    }
}

words! {
    /// The sheets of the child's pages.
    SHEETS: Sheet {
        A4 = "A4",
        A3 = "A3",
    }
}

/// A date on the command line.
pub(super) fn date(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "write the year, the month and the day, as in `2026-12-20`".to_owned())
}
