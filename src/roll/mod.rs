//! A school's register of pupils -> [`Roll`]: who is in which class, and what leaders compare by.
//!
//! The register lies beside the plans and is never part of one: only leaders' documents and `sendplan import` use it.

mod band;
mod compared;
mod field;
mod gather;
mod mapping;
mod matching;
mod names;
mod notes;
mod pupil;
mod reading;
pub(crate) mod rules;
mod upn;
mod values;
mod words;
mod year;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use band::{Band, Bands};
#[allow(unused_imports, reason = "`leaders` comes next")]
pub(crate) use compared::PlanOf;
pub use field::Field;
pub(crate) use mapping::LEFT_OUT;
pub use mapping::{MappedColumn, Mapping, Moment, OwnNames, Used};
pub(crate) use matching::Index;
pub use matching::Match;
pub use pupil::{NeedType, RollNeed, RollPupil, RowPlace, SenStatus, Sex};
pub use upn::{Upn, UpnFault};
pub(crate) use values::{is_same_day, is_same_need, is_same_year};
pub(crate) use words::area_of;

use crate::error::Error;
use crate::finding::Finding;
use crate::tables::{self, Table};
use notes::Notes;
use rules::{NO_HEADINGS, TWO_REGISTERS, UNKNOWN_COLUMN, UNREADABLE_CELL};

/// What the file may be called, the first that is there being the one that is read.
const NAMES: &str = "register-of-pupils";

/// The endings that it may have, in the order in which they are looked for.
const ENDINGS: [&str; 3] = ["csv", "xlsx", "ods"];

/// A register of pupils.
#[derive(Debug, Clone, Default)]
pub struct Roll {
    /// The file, as messages call it.
    pub file: String,
    /// The pupils, in the order of the file, each once.
    pub pupils: Vec<RollPupil>,
    /// What was found while it was read: nothing of it is an error.
    pub findings: Vec<Finding>,
    /// What each column is.
    pub mapping: Mapping,
    /// Pupils about whom two rows contradict each other: where they are.
    pub contradicted: BTreeSet<RowPlace>,
    /// How many rows after the headings name nobody.
    pub rows_without_pupil: usize,
    /// The pupils by their numbers and names, made when the first plan is looked up.
    pub(crate) index: OnceLock<Index>,
}

impl Roll {
    /// Whether the register says anything of this kind about anybody.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.mapping.has(field)
    }
}

/// The register that lies in a folder, if there is one.
#[must_use]
pub fn find(folder: &Path) -> Option<PathBuf> {
    let named = |ending: &&str| folder.join(format!("{NAMES}.{ending}"));
    ENDINGS.iter().map(named).find(|path| path.is_file())
}

/// Reads the register in a file.
///
/// # Errors
///
/// What has to be put right before anything can be said about a pupil, with sheet, row and column where there is one.
pub fn read(path: &Path) -> Result<Roll, Vec<Finding>> {
    let mut read = read_with(path, &shown(path), &OwnNames::default());
    if let Ok(roll) = &mut read {
        roll.findings.extend(others(path));
    }
    read.map_err(|error| match error {
        Error::Refused { findings } => findings,
        other => vec![
            Finding::new(&tables::rules::TABLE_UNREADABLE, other.to_string()).in_file(shown(path)),
        ],
    })
}

/// A finding for each other register that lies beside this one.
fn others(path: &Path) -> Vec<Finding> {
    let all = ENDINGS.iter().map(|ending| path.with_extension(ending));
    let is_named = path.file_stem().is_some_and(|stem| stem == NAMES);
    let others = all.filter(|other| is_named && other != path && other.is_file());
    let finding = |other: PathBuf| {
        let message = format!("`{}` is there too, and is not read", shown(&other));
        Finding::new(&TWO_REGISTERS, message)
            .in_file(shown(path))
            .hint("keep the newer one and delete the other")
    };
    others.map(finding).collect()
}

/// A path as messages show it.
fn shown(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// The same, with what the school says of columns that have names of their own; `name` is what messages call the file.
///
/// # Errors
///
/// [`Error::Read`], or [`Error::Refused`] with what has to be put right.
pub fn read_with(path: &Path, name: &str, own: &OwnNames) -> Result<Roll, Error> {
    let tables = tables::read(path, name)?;
    of_tables(&tables, name, own).map_err(Error::refused)
}

/// The register in a file's bytes.
///
/// # Errors
///
/// What has to be put right.
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn of_bytes(bytes: Vec<u8>, name: &str) -> Result<Roll, Finding> {
    of_tables(&tables::read_bytes(bytes, name)?, name, &OwnNames::default())
}

/// The pupils of the tables of a file.
fn of_tables(tables: &[Table], name: &str, own: &OwnNames) -> Result<Roll, Finding> {
    let Some((mapping, table)) = Mapping::find(tables, own) else {
        return Err(no_headings(tables, name));
    };
    let mut notes = Notes::new(name);
    note_sheets(&mapping, &mut notes);
    note_unknown(&mapping, &mut notes);
    let gathering = reading::read(table, &mapping, &mut notes);
    let place = |at: &usize| gathering.pupils.get(*at).map(|pupil| pupil.place.clone());
    let contradicted = gathering.contradicted.iter().filter_map(place).collect();
    let rows_without_pupil = gathering.without_pupil;
    let pupils = gathering.finish();
    Ok(Roll {
        file: name.to_owned(),
        pupils,
        findings: notes.finish(),
        mapping,
        contradicted,
        rows_without_pupil,
        index: OnceLock::new(),
    })
}

fn no_headings(tables: &[Table], name: &str) -> Finding {
    let rows: usize = tables.iter().map(|table| table.rows.len()).sum();
    let message = match rows {
        0 => "there is nothing in this file".to_owned(),
        _ => "no row has the headings of a register of pupils: a name or a number, and at least one more".to_owned(),
    };
    Finding::new(&NO_HEADINGS, message)
        .in_file(name)
        .hint("write a row of headings above the pupils, such as `Name`, `Class`, `SEN status`; or say what a heading means: `--map \"Reg Group=class\"`")
}

fn note_sheets(mapping: &Mapping, notes: &mut Notes<'_>) {
    if let (Some(sheet), false) = (&mapping.sheet, mapping.other_sheets.is_empty()) {
        let others: Vec<String> =
            mapping.other_sheets.iter().map(|sheet| format!("“{sheet}”")).collect();
        let message = format!(
            "the sheet “{sheet}” is read; {} {} headings of a register too and {} left out",
            others.join(", "),
            if others.len() == 1 { "has" } else { "have" },
            if others.len() == 1 { "is" } else { "are" },
        );
        notes.add(
            Finding::new(&UNREADABLE_CELL, message)
                .with_level(crate::finding::Level::Note)
                .hint("save the sheet that is meant as a file of its own if it is another"),
        );
    }
}

fn note_unknown(mapping: &Mapping, notes: &mut Notes<'_>) {
    for column in mapping.columns.iter().filter(|column| column.used == Used::Unknown) {
        let message =
            format!("column {}: “{}” is not known and left out", column.letter(), column.header);
        let hint = format!("if it is needed, say what it is: `--map \"{}=class\"`", column.header);
        notes.add(Finding::new(&UNKNOWN_COLUMN, message).hint(hint));
    }
}
