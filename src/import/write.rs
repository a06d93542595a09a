//! What an import prepared -> files: new ones all or none, changed ones whole or as they were.

use std::fs;
use std::path::{Path, PathBuf};

use super::NewPlan;
use super::splice::Spliced;
use crate::error::Error;
use crate::output;

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
    if file.before.as_ref() == Some(&file.after) {
        return Ok(());
    }
    output::revise(&file.path, file.before.as_deref(), &file.after)
}
