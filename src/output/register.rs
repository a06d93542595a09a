//! The register of copies: what was made, from what, for whom. Read back, it says what need not be made again.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Component, Path};
use std::{fs, io};

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::write;
use crate::error::Error;

/// What a register's file name starts with; a shard's continues with its number.
const NAME: &str = "register";

/// One copy. Its fields are the columns of the register, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// The path of the plan's file, from the output folder.
    pub plan: String,
    /// The pupil: the school's own number or, without one, the name.
    #[serde(serialize_with = "inert")]
    pub pupil: String,
    /// The class.
    #[serde(serialize_with = "inert")]
    pub class: String,
    /// The cycle, as in `2026-autumn`.
    pub cycle: String,
    /// The document's id.
    pub document: String,
    /// Who it is for.
    pub audience: String,
    /// The household's word, if each household has its own copy.
    #[serde(serialize_with = "inert")]
    pub household: String,
    /// The path of the file, from the output folder.
    pub file: String,
    /// How many pages it has.
    pub pages: usize,
    /// The SHA-256 of the file.
    pub sha256: String,
    /// The SHA-256 of everything it was made from: the plan's own part, its template, fonts, pictures, sendplan itself.
    pub input: String,
    /// The version of sendplan.
    pub sendplan: String,
    /// The template, with the first digits of the hash of its files.
    pub template: String,
    /// The names of those whom a parents' copy is for; earlier registers had no such column.
    #[serde(default, serialize_with = "inert")]
    pub reader: String,
}

impl Entry {
    /// The names of the columns.
    fn columns() -> Result<Vec<String>, serde_json::Error> {
        let Value::Object(fields) = serde_json::to_value(Self::default())? else {
            return Ok(Vec::new());
        };
        Ok(fields.into_iter().map(|(name, _)| name).collect())
    }
}

/// Whether this is the name of a copy inside the output folder, not above or beside it.
fn is_copy(file: &str) -> bool {
    let plain = |part: Component| matches!(part, Component::Normal(_));
    file.ends_with(".pdf") && !file.contains(['\\', ':']) && Path::new(file).components().all(plain)
}

/// Writes a text so that a spreadsheet program does not take it for a formula.
fn inert<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        serializer.collect_str(&format_args!("'{text}"))
    } else {
        serializer.serialize_str(text)
    }
}

/// The copies in an output folder, by their files.
#[derive(Debug, Clone, Default)]
pub struct Register {
    entries: BTreeMap<String, Entry>,
}

impl Register {
    /// Reads the registers of a folder, those of its shards too. Anything unreadable counts as missing: its copies
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
        // The register of the whole first: shards that ran after it are more recent.
        files.sort_by_key(|file| {
            (
                file.file_name().is_some_and(|name| name.to_string_lossy().contains('-')),
                file.clone(),
            )
        });
        for file in files {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
            if name.is_some_and(|name| name.starts_with(NAME) && name.ends_with(".csv")) {
                register.take_in(&file);
            }
        }
        Ok(register)
    }

    /// The lines of one file; there may be headings between them, if registers were joined end to end.
    fn take_in(&mut self, file: &Path) {
        let Ok(mut reader) =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(file)
        else {
            return;
        };
        for record in reader.records().map_while(Result::ok) {
            // A heading is not an entry: its number of pages is a word.
            let Ok(entry) = record.deserialize::<Entry>(None) else { continue };
            // Somebody who can change the register must not be able to have other files deleted through it.
            if is_copy(&entry.file) {
                self.put(entry);
            }
        }
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

    /// Removes a copy.
    pub fn remove(&mut self, file: &str) -> Option<Entry> {
        self.entries.remove(file)
    }

    /// The part of it that is about these plans.
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

    /// Deletes the registers of shards, once their lines are in the register of the whole.
    fn forget_shards(folder: &Path) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for file in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
            if name.is_some_and(|name| name.starts_with("register-") && name.contains("-of-")) {
                // One that cannot be deleted is read again, and adds nothing new.
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
        let fault = |source| Error::Write { path: folder.join(&name), source };
        let table = self.table().map_err(fault)?;
        let lines = self.lines().map_err(fault)?;
        write(&folder.join(format!("{name}.csv")), &table)?;
        write(&folder.join(format!("{name}.jsonl")), lines.as_bytes())?;
        if shard.is_none() {
            Self::forget_shards(folder);
        }
        Ok(())
    }

    /// The register for spreadsheets; one without entries has a head all the same.
    fn table(&self) -> io::Result<Vec<u8>> {
        let mut table = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
        table.write_record(Entry::columns()?)?;
        for entry in self.iter() {
            table.serialize(entry)?;
        }
        table.into_inner().map_err(csv::IntoInnerError::into_error)
    }

    /// The register for programs: an object a line.
    fn lines(&self) -> io::Result<String> {
        let mut lines = String::new();
        for entry in self.iter() {
            lines.push_str(&serde_json::to_string(entry)?);
            lines.push('\n');
        }
        Ok(lines)
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
    hex(&digest(bytes))
}

/// The SHA-256 of a file's bytes.
#[must_use]
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
