//! A packed workbook -> whether it may be unpacked: what it says of its size, and what it really unpacks to.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::expansion;
use super::limits::{MAX_CELLS, MAX_UNPACKED, too_large, too_many_cells};
use super::unreadable;
use crate::finding::Finding;

/// How many files a workbook may have.
const MAX_FILES: usize = 10_000;

/// The file of an ODS workbook that has its cells.
const CONTENT: &str = "content.xml";

/// Verifies that a workbook stays within its limits, before anything else reads it.
pub(super) fn verify(bytes: &[u8], name: &str) -> Result<(), Finding> {
    let damaged = || unreadable(name, "this workbook is damaged: it cannot be unpacked");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let bomb = || too_large(name, "this workbook unpacks to more than 512 MiB");
    if archive.len() > MAX_FILES {
        return Err(too_large(name, "this workbook has more than 10,000 files in it"));
    }
    if archive.decompressed_size().is_some_and(|size| size > u128::from(MAX_UNPACKED)) {
        return Err(bomb());
    }
    // What an archive says of itself may be wrong.
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let Ok(mut file) = archive.by_index(index) else { return Err(damaged()) };
        let is_cells = file.name().is_ok_and(|name| name == CONTENT);
        let mut counter = Counter { left, is_over: false, cells: is_cells.then(Default::default) };
        let read = std::io::copy(&mut file, &mut counter);
        if counter.is_over {
            return Err(bomb());
        }
        read.map_err(|_| damaged())?;
        left = counter.left;
        if counter.cells.is_some_and(|cells| cells.finish() > MAX_CELLS) {
            return Err(too_many_cells(name));
        }
    }
    Ok(())
}

/// Counts what is unpacked, and keeps nothing of it.
struct Counter {
    left: u64,
    is_over: bool,
    cells: Option<expansion::Expansion>,
}

impl std::io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let Some(left) = self.left.checked_sub(count) else {
            self.is_over = true;
            return Err(std::io::Error::other("more than the limit"));
        };
        self.left = left;
        if let Some(cells) = &mut self.cells {
            cells.take(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Whether an archive has a file of this name.
pub(super) fn has(bytes: &[u8], file: &str) -> bool {
    let archive = ZipArchive::new(Cursor::new(bytes));
    archive.is_ok_and(|archive| archive.index_for_name(file).is_some())
}

/// The first bytes of a file in an archive, as text.
pub(super) fn text(bytes: &[u8], file: &str, limit: u64) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut found = Vec::new();
    archive.by_name(file).ok()?.take(limit).read_to_end(&mut found).ok()?;
    Some(String::from_utf8_lossy(&found).into_owned())
}
