//! The arguments of `sendplan import`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args as Group;
use sendplan::internal::import::NamedColumn;
use sendplan::internal::roll::{Field, SenStatus};

use super::choice::date;

/// Bring pupils in from the school's own system.
///
/// Reads CSV, workbooks (.xlsx, .xls, .ods) and common transfer files (.xml), whatever its columns are called. It shows what each
/// column is and which are left out; makes a starter plan for every pupil on SEN support who has none; and lists what differs
/// in the plans that are there. An existing plan is never overwritten.
#[derive(Debug, Group)]
#[command(after_help = "Examples:\n  \
    sendplan import sen.csv --dry-run              what would be done\n  \
    sendplan import sen.xlsx --into plans\n  \
    sendplan import sen.csv --map \"Reg Group=class\" --map \"Diet=none\"\n  \
    sendplan import sen.csv --update               also change the lines that differ\n  \
    sendplan import sen.csv --status K,E           plans for pupils with an EHC plan too")]
pub(crate) struct Import {
    /// The file that the school's system exported.
    pub(crate) file: PathBuf,
    /// The folder of the plans; created if it doesn't exist.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) into: PathBuf,
    /// What a column of another name is, such as `Reg Group=class`, or `none` to leave it out (may be given several times). It is
    /// remembered in the folder's `sendplan.yaml`.
    #[arg(long, value_name = "HEADING=FIELD", value_parser = named_column)]
    pub(crate) map: Vec<NamedColumn>,
    /// Whose plans are made: K (SEN support), E (EHC plan), N (no SEN).
    #[arg(long, value_name = "CODES", value_delimiter = ',', default_value = "K", value_parser = status)]
    pub(crate) status: Vec<SenStatus>,
    /// Change the lines that differ in plans that are there: class, year group, type of need, names. Every other byte stays.
    #[arg(long)]
    pub(crate) update: bool,
    /// Say what would be done, and write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// The day of the import: the term in the names of new plans, and whether the file is of this school year; without it, today.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) today: Option<NaiveDate>,
}

/// `Reg Group=class`: what a column is.
fn named_column(typed: &str) -> Result<NamedColumn, String> {
    let (header, field) = typed
        .rsplit_once('=')
        .filter(|(header, _)| !header.trim().is_empty())
        .ok_or("write the heading, `=` and what it is, as in `Reg Group=class`")?;
    let header = header.trim().to_owned();
    if field.trim() == "none" {
        return Ok(NamedColumn { header, field: None });
    }
    let field = Field::of_name(field).ok_or_else(|| {
        let names: Vec<&str> = Field::ALL.iter().map(|field| field.name()).collect();
        format!("a column can be: {}; or `none`, to leave it out", names.join(", "))
    })?;
    Ok(NamedColumn { header, field: Some(field) })
}

/// `K`: a status, by its letter.
fn status(typed: &str) -> Result<SenStatus, String> {
    let all = [SenStatus::Support, SenStatus::Plan, SenStatus::None];
    let is_this =
        |status: &SenStatus| typed.trim().eq_ignore_ascii_case(&status.code().to_string());
    all.into_iter()
        .find(is_this)
        .ok_or_else(|| "write K (SEN support), E (EHC plan) or N (no SEN)".to_owned())
}
