//! The copies in an output folder, as their register lists them -> its files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use super::entry::{Entry, FileKind, NAME, is_own, is_shard};
use super::{journal, table};
use crate::error::Error;
use crate::output::write;

/// The copies in an output folder, by their files.
#[derive(Debug, Clone, Default)]
pub struct Register {
    entries: BTreeMap<String, Entry>,
    /// Files of kinds that this version does not make: a newer version's, kept as they are.
    others: BTreeMap<String, Entry>,
    /// Lines for programs that this version does not understand, kept as they are.
    unread: Vec<UnreadLine>,
}

/// A line that is kept without being understood.
#[derive(Debug, Clone)]
struct UnreadLine {
    /// The register's name, without its ending.
    register: String,
    line: String,
}

impl Register {
    /// The copies in the bytes of one table.
    #[cfg(any(test, feature = "fuzzing"))]
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut register = Self::default();
        table::parse(bytes).entries.into_iter().for_each(|entry| register.put(entry));
        register
    }

    /// The copy in this file.
    #[must_use]
    pub fn get(&self, file: &str) -> Option<&Entry> {
        self.entries.get(file)
    }

    /// The line of a file, whatever its kind.
    pub(super) fn line(&self, file: &str) -> Option<&Entry> {
        self.entries.get(file).or_else(|| self.others.get(file))
    }

    /// Adds a copy, or replaces the one in the same file.
    pub fn put(&mut self, entry: Entry) {
        match entry.kind() {
            FileKind::Copy => self.entries.insert(entry.file.clone(), entry),
            FileKind::Other => self.others.insert(entry.file.clone(), entry),
            FileKind::Outside => None,
        };
    }

    /// Keeps a line that this version does not understand.
    pub(super) fn keep(&mut self, register: &str, line: &str) {
        self.unread.push(UnreadLine { register: register.to_owned(), line: line.to_owned() });
    }

    /// Removes a copy.
    pub fn remove(&mut self, file: &str) -> Option<Entry> {
        self.entries.remove(file)
    }

    /// The part of it that is about these plans.
    #[must_use]
    pub fn of_plans(&self, plans: &BTreeSet<String>) -> Self {
        let mut part = self.clone();
        part.entries.retain(|_, entry| plans.contains(&entry.plan));
        part.others.retain(|_, entry| plans.contains(&entry.plan));
        part
    }

    /// All copies, in the order of their files.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// All lines: those of the copies, then those of files that this version does not make.
    pub fn all(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values().chain(self.others.values())
    }

    /// Writes `register.csv` and `register.jsonl`; with a `shard` such as `2-of-4`, `register-2-of-4.csv` and so on. Its
    /// journal has nothing more to say then.
    ///
    /// # Errors
    ///
    /// [`Error::Write`].
    pub fn write(&self, folder: &Path, shard: Option<&str>) -> Result<(), Error> {
        let name = shard.map_or_else(|| NAME.to_owned(), |shard| format!("{NAME}-{shard}"));
        let fault = |source| Error::Write { path: folder.join(&name), source };
        let all: Vec<&Entry> = self.all().collect();
        let table = table::written(&all).map_err(fault)?;
        let lines = self.lines(&name, shard).map_err(fault)?;
        write(&folder.join(format!("{name}.csv")), &table)?;
        write(&folder.join(format!("{name}.jsonl")), lines.as_bytes())?;
        // One that cannot be deleted is read again, and adds nothing new.
        let _ = fs::remove_file(folder.join(format!("{name}{}", journal::ENDING)));
        if shard.is_none() {
            forget_shards(folder);
        }
        Ok(())
    }

    /// The register for programs: an object a line.
    fn lines(&self, name: &str, shard: Option<&str>) -> io::Result<String> {
        let mut lines = String::new();
        for entry in self.all() {
            lines.push_str(&serde_json::to_string(entry)?);
            lines.push('\n');
        }
        let own = |unread: &&UnreadLine| shard.is_none() || unread.register == name;
        for unread in self.unread.iter().filter(own) {
            lines.push_str(&unread.line);
            lines.push('\n');
        }
        Ok(lines)
    }
}

/// Deletes the registers of shards, once their lines are in the register of the whole.
fn forget_shards(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let stem = name.rsplit_once('.').map_or("", |(stem, _)| stem);
        if is_own(&name) && stem.strip_prefix(NAME).is_some_and(is_shard) {
            // As above.
            let _ = fs::remove_file(entry.path());
        }
    }
}
