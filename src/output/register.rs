//! The register of copies: what was made, from what, for whom. Read back, it says what need not be made again.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::write;
use crate::error::Error;
use crate::input::read_file;

/// What a register's file name starts with; a shard's goes on with its number.
const NAME: &str = "register";

/// The largest register that is read: that of a million copies.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// The columns, in the order of the file.
const COLUMNS: [&str; 14] = [
    "plan",
    "pupil",
    "class",
    "cycle",
    "document",
    "audience",
    "household",
    "file",
    "pages",
    "sha256",
    "input",
    "sendplan",
    "template",
    "reader",
];

/// How many columns registers had before each copy said whose it is.
const EARLIER: usize = 13;

/// One copy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The plan's file, from the output folder.
    pub plan: String,
    /// The pupil: the school's own number, or the name where there is none.
    pub pupil: String,
    /// The class.
    pub class: String,
    /// The cycle, as in `2026-autumn`.
    pub cycle: String,
    /// The document's id.
    pub document: String,
    /// Whom it is for.
    pub audience: String,
    /// The word of the household, if each has a copy of its own.
    pub household: String,
    /// The file, from the output folder.
    pub file: String,
    /// How many sides it has.
    pub pages: usize,
    /// The SHA-256 of the file.
    pub sha256: String,
    /// The SHA-256 of all that it was made from: the plan's own part, its template, fonts, pictures, sendplan itself.
    pub input: String,
    /// The version of sendplan.
    pub sendplan: String,
    /// The template, with the first digits of the hash of its files.
    pub template: String,
    /// The names of those whom a parents' copy is for.
    pub reader: String,
}

impl Entry {
    fn fields(&self) -> [String; 14] {
        let Self { plan, pupil, class, cycle, document, audience, household, .. } = self.clone();
        let Self { file, pages, sha256, input, sendplan, template, reader, .. } = self.clone();
        let pages = pages.to_string();
        [
            plan,
            inert(pupil),
            inert(class),
            cycle,
            document,
            audience,
            inert(household),
            file,
            pages,
            sha256,
            input,
            sendplan,
            template,
            inert(reader),
        ]
    }
}

/// Whether this is the name of a copy that lies in the output folder, not above or beside it.
fn is_copy(file: &str) -> bool {
    // `a//b.pdf` and `a/./b.pdf` would be second names of `a/b.pdf`, and be taken for copies that no plan gives any more.
    let plain = |part: &str| !matches!(part, "" | "." | "..");
    file.ends_with(".pdf") && !file.contains(['\\', ':']) && file.split('/').all(plain)
}

/// A text that a spreadsheet program does not take for a formula.
fn inert(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

/// The copies in an output folder, by their files.
#[derive(Debug, Clone, Default)]
pub struct Register {
    entries: BTreeMap<String, Entry>,
}

impl Register {
    /// Reads the registers of a folder, those of its shards too. What cannot be read counts as not there: its copies
    /// are made again.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the folder cannot be listed.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let mut register = Self::default();
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(register),
            Err(source) => return Err(Error::Read { path: folder.to_owned(), source }),
        };
        let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        // The register of the whole first: shards that ran after it know better.
        files.sort_by_key(|file| {
            (
                file.file_name().is_some_and(|name| name.to_string_lossy().contains('-')),
                file.clone(),
            )
        });
        for file in files {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
            if name.is_some_and(|name| name.starts_with(NAME) && name.ends_with(".csv")) {
                // What cannot be read, a pipe or a device for one, counts as not there.
                if let Ok(bytes) = read_file(&file, MAX_BYTES) {
                    register.take_in(&bytes);
                }
            }
        }
        Ok(register)
    }

    /// The lines of one file; heads may stand between them, where registers were put one after the other.
    fn take_in(&mut self, bytes: &[u8]) {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        for record in reader.records().map_while(Result::ok) {
            let text = |index: usize| record.get(index).unwrap_or_default().to_owned();
            if ![COLUMNS.len(), EARLIER].contains(&record.len()) || text(0) == COLUMNS[0] {
                continue;
            }
            let Ok(pages) = text(8).parse() else { continue };
            // Whoever can change the register must not be able to have other files removed by it.
            if !is_copy(&text(7)) {
                continue;
            }
            self.put(Entry {
                plan: text(0),
                pupil: text(1),
                class: text(2),
                cycle: text(3),
                document: text(4),
                audience: text(5),
                household: text(6),
                file: text(7),
                pages,
                sha256: text(9),
                input: text(10),
                sendplan: text(11),
                template: text(12),
                reader: text(13),
            });
        }
    }

    /// The copies in the bytes of one file.
    #[cfg(any(test, feature = "fuzzing"))]
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut register = Self::default();
        register.take_in(bytes);
        register
    }

    /// The copy in this file.
    #[must_use]
    pub fn get(&self, file: &str) -> Option<&Entry> {
        self.entries.get(file)
    }

    /// Adds a copy, or replaces the one in the same file.
    pub fn put(&mut self, entry: Entry) {
        self.entries.insert(entry.file.clone(), entry);
    }

    /// Takes a copy out.
    pub fn remove(&mut self, file: &str) -> Option<Entry> {
        self.entries.remove(file)
    }

    /// The part of it that tells of these plans.
    #[must_use]
    pub fn of_plans(&self, plans: &BTreeSet<String>) -> Self {
        let mut entries = self.entries.clone();
        entries.retain(|_, entry| plans.contains(&entry.plan));
        Self { entries }
    }

    /// All copies, in the order of their files.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// Removes the registers of shards, once their lines stand in the register of the whole.
    fn forget_shards(folder: &Path) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for file in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
            if name.is_some_and(|name| name.starts_with("register-") && name.contains("-of-")) {
                // One that cannot be removed is read again, and says nothing new.
                let _ = fs::remove_file(file);
            }
        }
    }

    /// Writes `register.csv` and `register.jsonl`; with a `shard` such as `2-of-4`, `register-2-of-4.csv` and so on.
    ///
    /// # Errors
    ///
    /// [`Error::Write`].
    pub fn write(&self, folder: &Path, shard: Option<&str>) -> Result<(), Error> {
        let name = shard.map_or_else(|| NAME.to_owned(), |shard| format!("{NAME}-{shard}"));
        let mut table = csv::Writer::from_writer(Vec::new());
        let mut lines = String::new();
        let fault = |error: csv::Error| Error::Write {
            path: folder.join(&name),
            source: std::io::Error::other(error),
        };
        table.write_record(COLUMNS).map_err(fault)?;
        for entry in self.iter() {
            table.write_record(entry.fields()).map_err(fault)?;
            let object: serde_json::Map<String, serde_json::Value> = COLUMNS
                .into_iter()
                .zip(entry.fields())
                .map(|(column, value)| match column {
                    "pages" => (column.to_owned(), entry.pages.into()),
                    _ => (column.to_owned(), value.into()),
                })
                .collect();
            let _ = writeln!(lines, "{}", serde_json::Value::Object(object));
        }
        let table = table.into_inner().map_err(|error| Error::Write {
            path: folder.join(&name),
            source: std::io::Error::other(error.to_string()),
        })?;
        write(&folder.join(format!("{name}.csv")), &table)?;
        write(&folder.join(format!("{name}.jsonl")), lines.as_bytes())?;
        if shard.is_none() {
            Self::forget_shards(folder);
        }
        Ok(())
    }
}

/// The SHA-256 of some bytes, as hexadecimal digits.
#[must_use]
pub fn sha256<'b>(parts: impl IntoIterator<Item = &'b [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        // Lengths go in as well, so that two parts cannot be mistaken for two others.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

/// The SHA-256 of a file's bytes, as other programs show it.
#[must_use]
pub fn file_sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
