//! Plans and settings -> the same with everything mended that can be mended without a choice.

use std::path::{Path, PathBuf};

use super::find::{self, Input};
use super::mend::{ChangedLine, Mended, mend};
use super::settings::RunSettings;
use crate::check::Strictness;
use crate::error::Error;
use crate::pipeline::{Company, Judging, PlanSource};
use crate::resources::Resources;

/// What was mended, or in a dry run would be.
#[derive(Debug, Default)]
pub struct FixReport {
    files: Vec<FixedFile>,
    unreadable: Vec<Error>,
}

/// A file of which lines were mended.
#[derive(Debug)]
pub struct FixedFile {
    path: PathBuf,
    lines: Vec<ChangedLine>,
    is_as_read: bool,
}

impl FixReport {
    /// The files that changed, or that should have and were not as they were read.
    #[must_use]
    pub fn files(&self) -> &[FixedFile] {
        &self.files
    }

    /// How many lines changed.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.files.iter().map(|file| file.lines.len()).sum()
    }

    /// Why plans could not be read.
    #[must_use]
    pub fn unreadable(&self) -> &[Error] {
        &self.unreadable
    }
}

impl FixedFile {
    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The lines that changed.
    #[must_use]
    pub fn lines(&self) -> &[ChangedLine] {
        &self.lines
    }

    /// Whether the file is as it was read; if not, somebody changed it meanwhile and nothing was done to it.
    #[must_use]
    pub const fn is_as_read(&self) -> bool {
        self.is_as_read
    }
}

/// Mends all plans and `sendplan.yaml` files that the inputs lead to; no other file is written.
///
/// # Errors
///
/// As [`find::find`], and [`Error::Write`]. That a plan cannot be read is in the report.
pub(crate) fn fix(
    resources: &Resources,
    inputs: &[Input],
    settings: &RunSettings,
) -> Result<FixReport, Error> {
    let found = find::find(inputs, None)?;
    let mut report = FixReport { unreadable: found.unreadable, ..FixReport::default() };
    let mut fixes = Vec::new();
    let mut paths = found.settings;
    for path in &paths {
        match resources.fixes_of_settings(path) {
            Ok(own) => fixes.extend(own),
            Err(error) => report.unreadable.push(error),
        }
    }
    let judging = Judging {
        strictness: Strictness::Draft,
        today: resources.today(),
        company: Company::Alone,
    };
    for one in &found.plans {
        let PlanSource::File(path) = &one.source else { continue };
        match resources.examine(&one.source, judging) {
            Ok(examined) if examined.plan.is_foreign && !one.is_named => {}
            Ok(examined) => {
                fixes.extend(examined.plan.fixes);
                paths.push(path.clone());
            }
            Err(error) => report.unreadable.push(error),
        }
    }
    for path in paths {
        let (lines, is_as_read) = match mend(&path, &fixes, settings.writing)? {
            Mended::Lines(lines) => (lines, true),
            Mended::NotAsRead => (Vec::new(), false),
        };
        if !lines.is_empty() || !is_as_read {
            report.files.push(FixedFile { path, lines, is_as_read });
        }
    }
    Ok(report)
}
