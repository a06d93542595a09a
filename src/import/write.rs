//! What an import prepared -> files: new ones all or none, changed ones whole or as they were.

use std::fs;
use std::path::{Path, PathBuf};

use super::NewPlan;
use super::splice::Spliced;
use crate::error::Error;
use crate::input;
use crate::output;
use crate::resources::shown;

/// The mark that some editors put before a text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes new plans. If one cannot be written, those before it are taken away again, with the folders that were made for them.
pub(super) fn new_plans(plans: &[NewPlan]) -> Result<(), Error> {
    let mut written = Written::default();
    for plan in plans {
        if let Err(error) = written.add(plan) {
            written.take_back();
            return Err(error);
        }
    }
    Ok(())
}

/// What was written so far.
#[derive(Default)]
struct Written {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Written {
    fn add(&mut self, plan: &NewPlan) -> Result<(), Error> {
        let folder = plan.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            let missing = folder
                .ancestors()
                .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
            let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
            output::output_folder(folder)?;
            self.folders.extend(missing);
        }
        if plan.path.symlink_metadata().is_ok() {
            let source = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
            return Err(Error::Write { path: plan.path.clone(), source });
        }
        output::write(&plan.path, plan.text.as_bytes())?;
        self.files.push(plan.path.clone());
        Ok(())
    }

    fn take_back(&self) {
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in &self.folders {
            // One that somebody has put something into meanwhile stays.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Writes a file of which some values changed, if it is still as it was read.
pub(super) fn spliced(file: &Spliced) -> Result<(), Error> {
    let path = &file.path;
    let Some(before) = &file.before else {
        if path.symlink_metadata().is_ok() {
            return Err(Error::Changed { plan: shown(path) });
        }
        if let Some(folder) =
            path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
        {
            output::output_folder(folder)?;
        }
        return output::write(path, file.after.as_bytes());
    };
    let read = |source| Error::Read { path: path.clone(), source };
    let real = path.canonicalize().map_err(read)?;
    let limit = u64::try_from(input::MAX_BYTES).unwrap_or(u64::MAX);
    let whole = String::from_utf8(input::read_file(&real, limit).map_err(read)?);
    let whole = whole.map_err(|_| Error::Changed { plan: shown(path) })?;
    let text = whole.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&whole);
    if text != before {
        return Err(Error::Changed { plan: shown(path) });
    }
    if text == file.after {
        return Ok(());
    }
    let mark = &whole[..whole.len() - text.len()];
    let rights = fs::metadata(&real).map_err(read)?.permissions();
    output::write(&real, format!("{mark}{}", file.after).as_bytes())?;
    let write = |source| Error::Write { path: path.clone(), source };
    fs::set_permissions(&real, rights).map_err(write)
}
