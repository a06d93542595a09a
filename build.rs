//! Writes the YAML of the built-in templates as JSON, which the program reads in a fraction of the time.
//!
//! `trees.txt` has a line for each file: its path in `templates/`, a tab, its tree. `template::prepared` reads it, and a
//! test proves that each tree is that of the file.

#![expect(clippy::disallowed_methods, reason = "what is written is made again by each build")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=templates");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("templates");
    let mut files = Vec::new();
    for template in fs::read_dir(&root)? {
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
    files.sort();
    let lines: Result<String, Box<dyn Error>> =
        files.iter().map(|file| line(&root, file)).collect();
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("trees.txt"), lines?)?;
    Ok(())
}

/// The line of a file.
fn line(root: &Path, file: &Path) -> Result<String, Box<dyn Error>> {
    let path: Vec<_> = file.strip_prefix(root)?.iter().map(|part| part.to_string_lossy()).collect();
    let mut options = serde_saphyr::Options::default();
    options.strict_booleans = true;
    let tree: Value = serde_saphyr::from_str_with_options(&fs::read_to_string(file)?, options)?;
    Ok(format!("{}\t{}\n", path.join("/"), serde_json::to_string(&tree)?))
}
