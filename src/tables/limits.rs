//! How much of a table is read, and what becomes of a parser that gives up.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::rules::TABLE_TOO_LARGE;
use super::unreadable;
use crate::finding::Finding;

/// The largest file: 64 MiB, as text some 400,000 pupils.
pub(super) const MAX_FILE: u64 = 64 * 1024 * 1024;

/// The largest old workbook: every sheet of it may ask for the memory of a full one.
pub(super) const MAX_COMPOUND: usize = 16 * 1024 * 1024;

/// How many bytes a workbook may unpack to.
pub(super) const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

/// How many rows a table may have; the largest trust in England has some 70,000 pupils.
pub(super) const MAX_ROWS: usize = 200_000;

/// How many columns.
pub(super) const MAX_COLUMNS: usize = 1_000;

/// How many cells, all sheets together.
pub(super) const MAX_CELLS: usize = 12_000_000;

/// How many characters a cell may have: as many as in Excel.
pub(super) const MAX_CELL: usize = 32_767;

/// A finding about a file with more in it than a register has.
pub(super) fn too_large(name: &str, message: impl Into<String>) -> Finding {
    Finding::new(&TABLE_TOO_LARGE, message.into())
        .in_file(name)
        .hint("check that this is the right file: a register has one row for each pupil, or one for each need")
}

/// Too many rows.
pub(super) fn too_many_rows(name: &str, sheet: Option<&str>) -> Finding {
    let sheet = sheet.map(|sheet| format!(" in the sheet “{sheet}”")).unwrap_or_default();
    too_large(name, format!("there are more than 200,000 rows{sheet}"))
}

/// Too many cells.
pub(super) fn too_many_cells(name: &str) -> Finding {
    too_large(name, "there are more than 12 million cells")
}

/// Runs a parser of somebody else's over a file; if it gives up in the middle, that is a message as well.
pub(super) fn guarded<T>(
    name: &str,
    parse: impl FnOnce() -> Result<T, Finding>,
) -> Result<T, Finding> {
    catch_unwind(AssertUnwindSafe(parse)).unwrap_or_else(|_| {
        Err(unreadable(name, "this file is damaged, or is not what its ending says")
            .hint("open it in Excel or LibreOffice, save it again as CSV UTF-8, and use that file"))
    })
}
