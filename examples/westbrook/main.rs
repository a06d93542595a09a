//! Makes `samples/westbrook`: a school of twelve classes with its register, staff, groups, logs, and plans over three terms.
//!
//! `cargo run --release --example westbrook` writes it, always the same; with `--check` it says whether the folder is what it
//! would write. It is put together from the parts in `parts`: kinds of need with their targets, programmes, adults, names.
//! Nobody in it exists.

mod cycles;
mod files;
mod log;
mod parts;
mod plan;
mod roll;
mod timetable;
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result, bail};

#[expect(clippy::disallowed_methods, reason = "what is written can be made again at any time")]
fn main() -> Result<()> {
    let files = files::all()?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/westbrook");
    if env::args().any(|argument| argument == "--check") {
        return check(&folder, &files);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for (name, text) in &files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// Fails if a file of the folder is not what the generator makes.
fn check(folder: &Path, files: &BTreeMap<PathBuf, String>) -> Result<()> {
    for (name, text) in files {
        let there = fs::read_to_string(folder.join(name)).unwrap_or_default();
        if there != *text {
            bail!("{} is not what the generator makes; run it without --check", name.display());
        }
    }
    let there = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    for entry in there.filter(|entry| entry.file_type().is_file()) {
        let name = entry.path().strip_prefix(folder)?;
        if !files.contains_key(name) {
            bail!("{} is not made by the generator", name.display());
        }
    }
    Ok(())
}
