//! The tables of a file -> the row of headings, and what each column is.

use std::collections::{BTreeMap, BTreeSet};

use super::field::Field;
use super::words::{self, key_of};
use crate::input::Node;
use crate::tables::{Row, Table, column_name};
use crate::template::{Role, Template};

/// The word for a column that is left out.
pub(crate) const LEFT_OUT: &str = "none";

/// How many rows from the top may be titles.
const TITLES: usize = 60;

/// What a school says of columns that have names of their own: the name, and what it is; `None` leaves the column out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnNames(BTreeMap<String, Named>);

/// A column that a school named.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    written: String,
    field: Option<Field>,
}

impl OwnNames {
    /// What a school's settings say, under the role [`Role::ImportColumns`].
    pub(crate) fn of_settings(settings: &Node, template: &Template) -> Self {
        let mut own = Self::default();
        let section = template.by_role(Role::ImportColumns);
        let node = section.and_then(|(path, _)| settings.at(&path));
        for entry in node.map(Node::entries).unwrap_or_default() {
            let word = entry.value.as_text().unwrap_or_default();
            match Field::of_name(word) {
                Some(field) => own.set(&entry.key.value, Some(field)),
                None if word.trim() == LEFT_OUT => own.set(&entry.key.value, None),
                None => {}
            }
        }
        own
    }

    /// Says what columns of this name are.
    pub fn set(&mut self, header: &str, field: Option<Field>) {
        self.0.insert(key_of(header), Named { written: header.trim().to_owned(), field });
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names that no column of a file has.
    #[must_use]
    pub fn unused(&self, mapping: &Mapping) -> Vec<&str> {
        let there: BTreeSet<String> =
            mapping.columns.iter().map(|column| key_of(&column.header)).collect();
        let unused = self.0.iter().filter(|(key, _)| !there.contains(*key));
        unused.map(|(_, named)| named.written.as_str()).collect()
    }
}

/// What is read of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mapping {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Other sheets with such headings, which are not read.
    pub other_sheets: Vec<String>,
    /// The number of the row of headings.
    pub header_row: u32,
    /// The columns that have a heading, in their order.
    pub columns: Vec<MappedColumn>,
}

/// A column and what becomes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct MappedColumn {
    /// Its place, counted from 0.
    pub at: usize,
    /// Its heading.
    pub header: String,
    /// What it is used for.
    pub used: Used,
}

/// What a column is used for.
#[derive(Debug, Clone, PartialEq)]
pub enum Used {
    /// It is read as this.
    As(Field),
    /// It is read as an attainment band in a subject.
    Band {
        /// The subject.
        subject: String,
        /// Whether it is the band before or after.
        moment: Moment,
    },
    /// It is not read, for this reason.
    No(String),
    /// It is not read, and nobody knows what it is.
    Unknown,
}

/// Which of two bands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The one at the start.
    Before,
    /// The newest.
    After,
}

impl MappedColumn {
    /// The column as a spreadsheet program calls it.
    #[must_use]
    pub fn letter(&self) -> String {
        column_name(self.at)
    }
}

impl Mapping {
    /// The columns that are read as a field, in the order in which they are looked at.
    pub(super) fn of(&self, field: Field) -> impl Iterator<Item = &MappedColumn> {
        self.columns.iter().filter(move |column| column.used == Used::As(field))
    }

    /// Whether some column is a field.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.of(field).next().is_some()
    }

    /// Finds the row of headings in the tables of a file, and gives the table; `None` if there is none.
    pub(super) fn find<'t>(tables: &'t [Table], own: &OwnNames) -> Option<(Self, &'t Table)> {
        let mut found: Vec<(usize, &Table, &Row)> = Vec::new();
        for table in tables {
            let rows = table.rows.iter().take(TITLES);
            let scored = rows.map(|row| (score(row, own), row)).filter(|(score, _)| *score > 0);
            // Of two rows that are alike, the first is the heading and the other a repeated one.
            let best = scored.rev_max();
            found.extend(best.map(|(score, row)| (score, table, row)));
        }
        let top = found.iter().map(|(score, ..)| *score).max()?;
        let at = found.iter().position(|(score, ..)| *score == top)?;
        let (_, table, row) = found[at];
        let others = found.iter().enumerate().filter(|(other, _)| *other != at);
        let other_sheets = others.filter_map(|(_, (_, table, _))| table.sheet.clone()).collect();
        let columns = columns(row, own);
        let mapping =
            Self { sheet: table.sheet.clone(), other_sheets, header_row: row.number, columns };
        Some((mapping, table))
    }
}

/// The first of the highest.
trait FirstHighest<T>: Iterator<Item = (usize, T)> + Sized {
    fn rev_max(self) -> Option<(usize, T)> {
        self.fold(None, |best, next| match best {
            Some((score, _)) if next.0 <= score => best,
            _ => Some(next),
        })
    }
}

impl<T, I: Iterator<Item = (usize, T)>> FirstHighest<T> for I {}

/// How much a row looks like headings: how many fields its cells name, 0 if they name no pupil or are fewer than two.
fn score(row: &Row, own: &OwnNames) -> usize {
    let mut fields = BTreeSet::new();
    for cell in &row.cells {
        let header = cell.shown();
        let named = own.0.get(&key_of(&header)).and_then(|named| named.field);
        fields.extend(named.or_else(|| Field::of_header(&header).map(|known| known.field)));
    }
    let is_of_pupils = fields.iter().any(|field| field.names_a_pupil());
    if is_of_pupils && fields.len() > 1 { fields.len() } else { 0 }
}

/// What each column of a row of headings is.
fn columns(row: &Row, own: &OwnNames) -> Vec<MappedColumn> {
    let headers = row.cells.iter().map(crate::tables::Cell::shown).enumerate();
    let headers: Vec<(usize, String)> = headers.filter(|(_, header)| !header.is_empty()).collect();
    let known = |header: &str| Field::of_header(header);
    let has_needs = headers.iter().any(|(_, header)| {
        let own = own.0.get(&key_of(header)).and_then(|named| named.field);
        own.or_else(|| known(header).map(|known| known.field)).is_some_and(Field::is_of_need)
    });
    // What a school says itself comes before what a name usually means.
    let wanted = |header: &str| match own.0.get(&key_of(header)) {
        Some(named) => named.field.map(|field| (field, 0)),
        None => known(header)
            .filter(|known| has_needs || !known.beside_needs)
            .map(|known| (known.field, known.preference + 1)),
    };
    let mut chosen: BTreeMap<Field, (usize, usize)> = BTreeMap::new();
    for (at, header) in &headers {
        if let Some((field, preference)) = wanted(header) {
            let place = chosen.entry(field).or_insert((preference, *at));
            *place = (*place).min((preference, *at));
        }
    }
    let used = |at: usize, header: &str| match wanted(header) {
        Some((field, _)) if field.may_be_several() => Used::As(field),
        Some((field, _)) => match chosen.get(&field) {
            Some((_, other)) if *other != at => {
                let letter = column_name(*other);
                Used::No(format!("column {letter} is read as “{}” already", field.name()))
            }
            _ => Used::As(field),
        },
        None if own.0.contains_key(&key_of(header)) => Used::No("as the school says".into()),
        None => match (band(header), words::never_read(header)) {
            (Some(band), _) => band,
            (None, Some(reason)) => Used::No(reason.into()),
            (None, None) => Used::Unknown,
        },
    };
    let column =
        |(at, header): (usize, String)| MappedColumn { at, used: used(at, &header), header };
    headers.into_iter().map(column).collect()
}

/// A band in a subject, if a heading says a subject and nothing else but when.
fn band(header: &str) -> Option<Used> {
    let key = key_of(header);
    let subject = words::begins_with("subjects", &key)?;
    let moment = key.strip_prefix(subject)?;
    let moment = if words::has_key("before", moment) {
        Moment::Before
    } else if moment.is_empty() || words::has_key("after", moment) {
        Moment::After
    } else {
        return None;
    };
    Some(Used::Band { subject: subject.to_owned(), moment })
}
