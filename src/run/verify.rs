//! An output folder -> whether its files are those that its register lists.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use walkdir::{DirEntry, WalkDir};

use super::events::{Event, Events};
use super::litter::is_note;
use super::turn::wait;
use crate::error::Error;
use crate::output::{self, Entry, Reading, RegisterRemark, Sharing};

/// What was found in an output folder, by the paths of files from there, in order.
///
/// That a file is as its line says proves nothing against somebody who changed both: see [`verify`].
#[derive(Debug, Default)]
pub struct VerifyReport {
    /// How many files are as the register says.
    pub proven: usize,
    /// Files with other bytes than those that were written.
    pub changed: Vec<String>,
    /// Files that are not there.
    pub missing: Vec<String>,
    /// Files whose line in the register is damaged, or differs between the table and its twin.
    pub unproven: Vec<String>,
    /// Files that are in no register.
    pub foreign: Vec<String>,
    /// What killed runs left half-written; a later run removes it.
    pub half_written: Vec<String>,
    /// What has to be said of the register itself.
    pub remarks: Vec<RegisterRemark>,
}

impl VerifyReport {
    /// Whether every file is as the register says, there is no other, and every line of the register can be read.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let is_damage = |remark: &RegisterRemark| {
            matches!(remark, RegisterRemark::Damaged { .. } | RegisterRemark::Differs { .. })
        };
        !self.remarks.iter().any(is_damage)
            && self.changed.is_empty()
            && self.missing.is_empty()
            && self.unproven.is_empty()
            && self.foreign.is_empty()
    }
}

/// Compares the files of an output folder with its register. Nothing is written; a run that is writing there is waited for.
///
/// It shows what was changed, removed or added by accident or by another program. It cannot show that somebody exchanged a
/// file and its line in the register alike: for that, keep a copy of the register where nobody else can write.
///
/// ```
/// # let folder = tempfile::tempdir().unwrap();
/// let none = sendplan::run::verify(folder.path(), |_| ());
/// assert!(none.is_err_and(|error| error.to_string().contains("there is no register")));
/// ```
///
/// # Errors
///
/// [`Error::Read`] if the folder or its register is not there or cannot be read.
pub fn verify(
    folder: impl Into<PathBuf>,
    mut events: impl FnMut(Event<'_>) + Send,
) -> Result<VerifyReport, Error> {
    let folder = folder.into();
    let fault = |source| Error::Read { path: folder.clone(), source };
    if !fs::metadata(&folder).map_err(fault)?.is_dir() {
        return Err(fault(io::ErrorKind::NotADirectory.into()));
    }
    let events = Events::to(&mut events);
    let _turn = wait(&folder, None, Sharing::Reading, || false, &events);
    let Reading { register, remarks, .. } = Reading::of(&folder)?;
    let files = files(&folder)?;
    let has_register = files.iter().any(|file| output::is_own(file) && !file.ends_with(".lock"));
    if !has_register {
        return Err(fault(io::Error::other("there is no register in it")));
    }
    let mut report = VerifyReport { remarks, ..VerifyReport::default() };
    for entry in register.all() {
        report.take_in(entry, &folder);
    }
    let known: BTreeSet<&str> =
        register.all().flat_map(|entry| [entry.file.as_str(), entry.plan.as_str()]).collect();
    for file in files {
        let name = file.rsplit('/').next().unwrap_or(&file);
        if output::is_own(&file) || known.contains(file.as_str()) || is_note(name) {
            continue;
        }
        if output::is_half_written(name) {
            report.half_written.push(file);
        } else {
            report.foreign.push(file);
        }
    }
    Ok(report)
}

impl VerifyReport {
    /// Compares a file with its line.
    fn take_in(&mut self, entry: &Entry, folder: &Path) {
        let path = folder.join(&entry.file);
        let file = entry.file.clone();
        let differs = |remark: &RegisterRemark| matches!(remark, RegisterRemark::Differs { about, .. } if about.contains(&file));
        let bytes = output::read_copy(&path).ok();
        match bytes {
            None if fs::symlink_metadata(&path).is_err() => self.missing.push(file),
            None => self.changed.push(file),
            Some(_) if entry.sha256.is_empty() || self.remarks.iter().any(differs) => {
                self.unproven.push(file);
            }
            Some(bytes) if output::file_sha256(&bytes) == entry.sha256 => self.proven += 1,
            Some(_) => self.changed.push(file),
        }
    }
}

/// All files of a folder by their paths from there, in order; links are not followed.
fn files(folder: &Path) -> Result<Vec<String>, Error> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| Error::Read {
            path: error.path().unwrap_or(folder).to_owned(),
            source: error.into(),
        })?;
        if !entry.file_type().is_dir() {
            files.extend(path_of(&entry, folder));
        }
    }
    Ok(files)
}

/// The path of a file as the register has it.
fn path_of(entry: &DirEntry, folder: &Path) -> Option<String> {
    let within = entry.path().strip_prefix(folder).ok()?;
    let parts = within.components().map(|part| match part {
        Component::Normal(name) => name.to_string_lossy(),
        other => other.as_os_str().to_string_lossy(),
    });
    Some(parts.collect::<Vec<_>>().join("/"))
}
