//! Paths on the command line -> plans and settings files.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use sendplan::PlanSource;
use sendplan::input::{MAX_BYTES, SETTINGS_FILE};
use walkdir::WalkDir;

/// What the paths lead to.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The plans, in the order of the paths, each folder's in the order of its names.
    pub(super) plans: Vec<PlanSource>,
    /// The `sendplan.yaml` files.
    pub(super) settings: Vec<PathBuf>,
    /// What lies in the folders and is no plan, with the reason.
    pub(super) ignored: Vec<(PathBuf, &'static str)>,
}

/// Finds the plans; each file only once. `skip` is the output folder, which is never searched.
pub(super) fn find(paths: &[PathBuf], skip: Option<&Path>) -> anyhow::Result<Found> {
    let mut found = Found::default();
    let mut seen = BTreeSet::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.plans.push(standard_input()?);
            continue;
        }
        let before = seen.len();
        if path.is_dir() {
            walk(path, skip, &mut found, &mut seen)?;
            if seen.len() == before {
                bail!(
                    "there are no plans in the folder `{}`; a plan's file ends in `.yaml`",
                    path.display()
                );
            }
        } else {
            path.metadata()
                .map_err(|source| sendplan::Error::Read { path: path.clone(), source })?;
            add(path, &mut found, &mut seen);
        }
    }
    Ok(found)
}

/// Whether a plan's file was named itself, and not found in a folder.
pub(super) fn is_named(source: &PlanSource, paths: &[PathBuf]) -> bool {
    match source {
        PlanSource::File(path) => paths.contains(path),
        _ => true,
    }
}

fn walk(
    folder: &Path,
    skip: Option<&Path>,
    found: &mut Found,
    seen: &mut BTreeSet<PathBuf>,
) -> anyhow::Result<()> {
    let skip = skip.and_then(|path| path.canonicalize().ok());
    let top = folder.canonicalize().ok();
    let mut ignored = Vec::new();
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(|entry| {
        let hidden = entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        let output = entry.depth() > 0
            && entry.file_type().is_dir()
            && skip.is_some()
            && skip != top
            && entry.path().canonicalize().ok() == skip;
        if hidden {
            ignored.push((entry.path().to_owned(), "it is hidden"));
        } else if output {
            ignored.push((entry.path().to_owned(), "it is the output folder"));
        }
        !hidden && !output
    });
    let mut others = Vec::new();
    for entry in entries {
        let entry =
            entry.with_context(|| format!("cannot read the folder `{}`", folder.display()))?;
        let yaml = entry.path().extension().is_some_and(|ending| {
            ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
        });
        if entry.path().is_dir() {
            continue;
        }
        if entry.path().metadata().is_ok_and(|known| !known.is_file()) {
            others.push((entry.path().to_owned(), "it is a pipe or a device, not a file"));
            continue;
        }
        if yaml {
            add(entry.path(), found, seen);
        } else {
            others.push((entry.path().to_owned(), "its name does not end in `.yaml`"));
        }
    }
    found.ignored.append(&mut ignored);
    found.ignored.append(&mut others);
    Ok(())
}

fn add(path: &Path, found: &mut Found, seen: &mut BTreeSet<PathBuf>) {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if !seen.insert(real) {
        return;
    }
    if path.file_name().is_some_and(|name| name == SETTINGS_FILE) {
        found.settings.push(path.to_owned());
    } else {
        found.plans.push(PlanSource::File(path.to_owned()));
    }
}

fn standard_input() -> anyhow::Result<PlanSource> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES)? + 1;
    io::stdin().take(limit).read_to_end(&mut bytes).context("cannot read standard input")?;
    Ok(PlanSource::Text { name: "<standard input>".into(), bytes })
}
