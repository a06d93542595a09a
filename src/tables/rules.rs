//! The findings that reading a table can give.

use crate::finding::declare_rules;

declare_rules! {
    /// A table has more in it than a register of pupils can have.
    ///
    /// ## What it looks for
    ///
    /// In a file that is imported, or in a register of pupils: more than 64 MiB, more than 200,000 rows or 1,000 columns, a
    /// workbook that unpacks to more than 512 MiB, a cell of more than 32,767 characters.
    ///
    /// ## Why
    ///
    /// It is almost certainly the wrong file, or one that was made to keep the computer busy. Nothing of it is read.
    ///
    /// ## Instead
    ///
    /// Export the pupils alone, with the columns that are needed.
    TABLE_TOO_LARGE = "table-too-large", Error;

    /// A file cannot be read as a table.
    ///
    /// ## What it looks for
    ///
    /// A file that is imported, or a register of pupils, that is no CSV, no workbook (XLSX, XLS, ODS) and no common transfer file;
    /// that has a password, or is damaged.
    ///
    /// ## Why
    ///
    /// Nothing can be said about pupils in a file that cannot be read.
    ///
    /// ## Instead
    ///
    /// Export it again, or open it in Excel or LibreOffice and save it as “CSV UTF-8”.
    TABLE_UNREADABLE = "table-unreadable", Error;
}
