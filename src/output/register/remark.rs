//! What has to be said of a register as it was found.

use std::fmt;

/// Something that was noticed when a register was read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RegisterRemark {
    /// A spreadsheet program has saved the table.
    Resaved {
        /// The table.
        file: String,
    },
    /// The table has lost lines that its twin still has.
    Restored {
        /// The table.
        file: String,
        /// How many lines.
        lines: usize,
    },
    /// Lines cannot be read, or not with certainty. No file is removed because of them.
    Damaged {
        /// The table or its twin.
        file: String,
        /// How many lines.
        lines: usize,
    },
    /// The table and its twin give different sums for files.
    Differs {
        /// The table.
        file: String,
        /// The files that they differ about.
        about: Vec<String>,
    },
    /// A run ended before it could write its register; its journal has the lines.
    Journal {
        /// The journal.
        file: String,
        /// How many of the files in it are there.
        files: usize,
    },
}

impl RegisterRemark {
    /// The file that it is about: a table or a journal.
    #[must_use]
    pub fn file(&self) -> &str {
        match self {
            Self::Resaved { file }
            | Self::Restored { file, .. }
            | Self::Damaged { file, .. }
            | Self::Differs { file, .. }
            | Self::Journal { file, .. } => file,
        }
    }
}

impl fmt::Display for RegisterRemark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = |count: &usize| match count {
            1 => "1 line".to_owned(),
            count => format!("{count} lines"),
        };
        match self {
            Self::Resaved { file } => {
                write!(f, "`{file}` was saved by a spreadsheet program after the last run")
            }
            Self::Restored { file, lines: count } => {
                let twin = twin_of(file);
                let were = if *count == 1 { "which was" } else { "which were" };
                write!(f, "`{file}` has lost {}, {were} still in `{twin}`", lines(count))
            }
            Self::Damaged { file, lines: count } => {
                write!(f, "{} of `{file}` cannot be read with certainty", lines(count))
            }
            Self::Differs { file, about } => {
                let (twin, first) = (twin_of(file), about.first().map_or("", String::as_str));
                let count = about.len();
                write!(
                    f,
                    "`{file}` and `{twin}` say different things about {count} of their files, such as `{first}`"
                )
            }
            Self::Journal { file, files: 1 } => {
                write!(f, "an earlier run was cut short; `{file}` lists 1 file that it made")
            }
            Self::Journal { file, files } => {
                write!(f, "an earlier run was cut short; `{file}` lists {files} files that it made")
            }
        }
    }
}

/// The twin of a table.
fn twin_of(table: &str) -> String {
    table.replace(".csv", ".jsonl")
}
