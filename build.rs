//! Reads what is built in, so that no process has to: the YAML of the templates, and the short lists of words.
//!
//! `trees.txt` has a line for each YAML file: its path in `templates/`, a tab, its tree as JSON. `template::prepared` reads
//! it, and a test proves that each tree is that of the file. `words.rs` has the sections of the files in
//! `src/wording/words/short`, for `wording::short`.

#![expect(clippy::disallowed_methods, reason = "what is written is made again by each build")]

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=src/wording/words/short");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let made = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(made.join("trees.txt"), trees(&root.join("templates"))?)?;
    fs::write(made.join("words.rs"), words(&root.join("src/wording/words/short"))?)?;
    Ok(())
}

/// The trees of all YAML files of the templates, and of the notes that they all have.
fn trees(root: &Path) -> Result<String, Box<dyn Error>> {
    let mut files = Vec::new();
    for template in fs::read_dir(root)? {
        let template = template?.path();
        if template.join("template.yaml").is_file() {
            files.push(template.join("template.yaml"));
            for labels in fs::read_dir(template.join("labels"))? {
                let labels = labels?.path();
                if labels.extension().is_some_and(|ending| ending == "yaml") {
                    files.push(labels);
                }
            }
        }
    }
    for notes in fs::read_dir(root.join("notes"))? {
        files.push(notes?.path());
    }
    files.sort();
    files.iter().map(|file| line(root, file)).collect()
}

/// The line of a file.
fn line(root: &Path, file: &Path) -> Result<String, Box<dyn Error>> {
    let path: Vec<_> = file.strip_prefix(root)?.iter().map(|part| part.to_string_lossy()).collect();
    let mut options = serde_saphyr::Options::default();
    options.strict_booleans = true;
    let tree: Value = serde_saphyr::from_str_with_options(&fs::read_to_string(file)?, options)?;
    Ok(format!("{}\t{}\n", path.join("/"), serde_json::to_string(&tree)?))
}

/// The sections of all files of words in a folder, as Rust.
fn words(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    files.sort();
    let mut rust = "const SECTIONS: &[Section] = &[\n".to_owned();
    for file in files {
        let text = format!("\n{}", fs::read_to_string(&file)?.replace('\r', ""));
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let mut headings = BTreeSet::new();
        for section in text.split("\n[").skip(1) {
            let wrong = || format!("{}: a section without a heading of its own", file.display());
            let (heading, lines) = section.split_once("]\n").ok_or_else(wrong)?;
            if !headings.insert(heading) {
                return Err(wrong().into());
            }
            let lines: Vec<Vec<&str>> =
                lines.lines().map(entries).filter(|line| !line.is_empty()).collect();
            let all: Vec<&str> = lines.iter().flatten().copied().collect();
            let lines: String = lines.iter().map(|line| format!("&{line:?}, ")).collect();
            writeln!(
                rust,
                "Section {{ file: {name:?}, heading: {heading:?}, words: &{all:?}, lines: &[{lines}] }},"
            )?;
        }
    }
    Ok(rust + "];\n")
}

/// The entries of a line, without quotation marks around them.
fn entries(line: &str) -> Vec<&str> {
    let entries = line.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    if line.starts_with('#') { Vec::new() } else { entries.map(bare).collect() }
}

fn bare(entry: &str) -> &str {
    entry.strip_prefix('"').and_then(|entry| entry.strip_suffix('"')).unwrap_or(entry)
}
