//! An output folder -> its register, from all the files that say something of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::entry::{Entry, FileKind, NAME, is_own};
use super::list::Register;
use super::remark::RegisterRemark;
use super::{journal, table};
use crate::error::Error;
use crate::input::read_file;
use crate::output::{file_sha256, read_copy};

/// The largest register that is read: some half a million copies.
const LARGEST: u64 = 256 << 20;

/// A register as it was found.
#[derive(Debug)]
pub struct Reading {
    /// What it says.
    pub register: Register,
    /// What has to be said of it.
    pub remarks: Vec<RegisterRemark>,
    folder: PathBuf,
}

impl Reading {
    /// Reads the registers of a folder, those of its shards and the journals of killed runs too. Where two lines are about one
    /// file, the one counts whose sum is that of the file; otherwise the later. A line that cannot be understood
    /// counts as missing: its copy is made again.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the folder cannot be listed, or a register in it not be read.
    pub fn of(folder: &Path) -> Result<Self, Error> {
        let mut reading =
            Self { register: Register::default(), remarks: Vec::new(), folder: folder.to_owned() };
        let mut names = BTreeSet::new();
        let mut journals = BTreeSet::new();
        for file in files(folder)?.into_iter().filter(|file| is_own(file)) {
            let name = |ending| file.strip_suffix(ending).filter(|name| name.starts_with(NAME));
            names.extend(name(".csv").or_else(|| name(".jsonl")).map(str::to_owned));
            journals.extend(name(journal::ENDING).map(|_| file.clone()));
        }
        // The register of the whole first: shards that ran after it are more recent.
        for name in &names {
            reading.take_in(name)?;
        }
        for journal in &journals {
            reading.take_in_journal(journal)?;
        }
        Ok(reading)
    }

    /// Takes in the journal of a run that could not make everything: some of a plan's files may be there.
    ///
    /// # Errors
    ///
    /// [`Error::Read`].
    pub fn take_in_journal_of(&mut self, shard: Option<&str>) -> Result<(), Error> {
        let shard = shard.map(|shard| format!("-{shard}")).unwrap_or_default();
        self.take_in_journal(&format!("{NAME}{shard}{}", journal::ENDING))
    }

    /// Takes in a table and its twin.
    fn take_in(&mut self, name: &str) -> Result<(), Error> {
        let file = format!("{name}.csv");
        let found = self.bytes(&file)?;
        let table = found.as_deref().map(table::parse).unwrap_or_default();
        let twin = format!("{name}.jsonl");
        let mut lines = Lines::of(self.bytes(&twin)?);
        let of_table: BTreeSet<String> =
            table.entries.iter().map(|entry| entry.file.clone()).collect();
        let mut is_resaved = table.is_resaved;
        let mut differing = Vec::new();
        for entry in table.entries {
            match lines.entries.remove(&entry.file) {
                // The twin has every text as it was.
                Some(mut twin) if twin.sha256 == entry.sha256 || entry.sha256.is_empty() => {
                    is_resaved |= entry.sha256 == twin.sha256 && says_otherwise(&entry, &twin);
                    for (column, said) in entry.more {
                        twin.more.entry(column).or_insert(said);
                    }
                    self.put(twin);
                }
                twin => {
                    if let Some(twin) = twin {
                        differing.push(entry.file.clone());
                        self.put(twin);
                    }
                    self.put(if table.is_resaved { self.certain(entry) } else { entry });
                }
            }
        }
        let mut restored = 0;
        for entry in std::mem::take(&mut lines.entries).into_values() {
            // Of what is in the twin alone, a copy that is not there any more says nothing.
            let is_there = || self.folder.join(&entry.file).is_file();
            if of_table.contains(&entry.file) {
                continue;
            }
            if entry.kind() == FileKind::Other {
                self.put(entry);
            } else if is_there() {
                restored += 1;
                self.put(entry);
            }
        }
        for line in &lines.unread {
            self.register.keep(name, line);
        }
        let mut remark = |is_so: bool, remark| self.remarks.extend(is_so.then_some(remark));
        remark(is_resaved, RegisterRemark::Resaved { file: file.clone() });
        let about = differing;
        remark(!about.is_empty(), RegisterRemark::Differs { file: file.clone(), about });
        // Nothing at all is left of an empty table, unless its twin has it.
        let is_blank = found.is_some() && !table.has_heading && of_table.is_empty();
        let damaged = table.damaged.max(usize::from(is_blank && restored == 0));
        remark(damaged > 0, RegisterRemark::Damaged { file: file.clone(), lines: damaged });
        let damaged = lines.damaged;
        remark(damaged > 0, RegisterRemark::Damaged { file: twin, lines: damaged });
        remark(found.is_some() && restored > 0, RegisterRemark::Restored { file, lines: restored });
        Ok(())
    }

    /// A line of a table that a spreadsheet program saved, and that nothing confirms. If its plan is not there, the path may
    /// be what was damaged: the copy is known, but nothing proves that it is nobody's.
    fn certain(&self, entry: Entry) -> Entry {
        let is_there = entry.plan.starts_with(['<', '*']) || self.folder.join(&entry.plan).exists();
        if is_there { entry } else { Entry { sha256: String::new(), ..entry } }
    }

    /// Takes in a journal. A line whose file is not there says nothing: the run ended before the file was written.
    fn take_in_journal(&mut self, file: &str) -> Result<(), Error> {
        let Some(bytes) = self.bytes(file)? else { return Ok(()) };
        let mut of_files: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for line in String::from_utf8_lossy(&bytes).lines() {
            if let Ok(entry) = serde_json::from_str::<Entry>(line)
                && entry.kind() == FileKind::Copy
            {
                of_files.entry(entry.file.clone()).or_default().push(entry);
            }
        }
        let mut files = 0;
        for (name, entries) in of_files {
            let Some(sum) = self.sum(&name) else { continue };
            files += 1;
            // A line that the file proves is not older than the journal's.
            if self.register.line(&name).is_some_and(|known| known.sha256 == sum) {
                continue;
            }
            for entry in entries.into_iter().rev() {
                let is_it = entry.sha256 == sum;
                if is_it || self.register.line(&name).is_none() {
                    self.register.put(entry);
                }
                if is_it {
                    break;
                }
            }
        }
        self.remarks.push(RegisterRemark::Journal { file: file.to_owned(), files });
        Ok(())
    }

    /// Adds a line, unless there is one about the same file that is true while this is not.
    fn put(&mut self, entry: Entry) {
        if let Some(known) = self.register.line(&entry.file)
            && known.sha256 != entry.sha256
            && self.sum(&entry.file).is_some_and(|sum| sum == known.sha256)
        {
            return;
        }
        self.register.put(entry);
    }

    /// The SHA-256 of a file in the folder.
    fn sum(&self, file: &str) -> Option<String> {
        read_copy(&self.folder.join(file)).ok().map(|bytes| file_sha256(&bytes))
    }

    /// The bytes of a register's file; none of what is no file, such as a pipe. One that cannot be read must not seem empty:
    /// a new one in its place would lose its lines.
    fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let path = self.folder.join(name);
        match read_file(&path, LARGEST) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::InvalidInput) => {
                Ok(None)
            }
            Err(source) => Err(Error::Read { path, source }),
        }
    }
}

/// The names of what is in a folder; none if it is not there.
fn files(folder: &Path) -> Result<Vec<String>, Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::Read { path: folder.to_owned(), source }),
    };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names.collect())
}

/// The twin of a table: its lines by their files, and those that this version does not understand.
#[derive(Default)]
struct Lines {
    entries: BTreeMap<String, Entry>,
    unread: Vec<String>,
    /// How many lines are no JSON.
    damaged: usize,
}

impl Lines {
    fn of(bytes: Option<Vec<u8>>) -> Self {
        let mut lines = Self::default();
        let bytes = bytes.unwrap_or_default();
        for line in String::from_utf8_lossy(&bytes).lines() {
            match serde_json::from_str::<Entry>(line) {
                Ok(entry) if entry.kind() != FileKind::Outside => {
                    lines.entries.insert(entry.file.clone(), entry);
                }
                // What leads out of the folder is left out; half a line is damage.
                Ok(entry) if !entry.file.is_empty() => {}
                _ if serde_json::from_str::<serde_json::Value>(line).is_ok() => {
                    lines.unread.push(line.to_owned());
                }
                _ => lines.damaged += usize::from(!line.trim().is_empty()),
            }
        }
        lines
    }
}

/// Whether a line of a table says other things than its twin; what it does not say, an earlier version left out.
fn says_otherwise(entry: &Entry, twin: &Entry) -> bool {
    Entry::COLUMNS.iter().any(|column| {
        let said = entry.said(column);
        !said.is_empty() && said != twin.said(column)
    })
}
