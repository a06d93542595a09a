//! The documents beside the code: their tables are made from the tests, and the paths in them lead somewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::run::root;

/// Compares the part of docs/architecture.md between two markers with what it is made from, or writes it there.
pub(super) fn compare(part: &str, made: &str) {
    let path = root().join("docs/architecture.md");
    let text = fs::read_to_string(&path).unwrap();
    let (start, end) = (format!("<!-- {part} -->\n"), format!("<!-- /{part} -->\n"));
    let (before, rest) = text.split_once(&start).unwrap_or_else(|| panic!("no {start}"));
    let (written, after) = rest.split_once(&end).unwrap_or_else(|| panic!("no {end}"));
    let made = format!("\n{made}\n");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let text = format!("{before}{start}{made}{end}{after}");
        sendplan::internal::output::write(&path, text.as_bytes()).unwrap();
    } else {
        assert_eq!(written, made, "run the tests with UPDATE_DOCS=1");
    }
}

/// The documents of this package.
fn documents() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = ["README.md", "CONTRIBUTING.md", "templates/README.md"]
        .map(|name| root().join(name))
        .into();
    for entry in fs::read_dir(root().join("docs")).unwrap() {
        let path = entry.unwrap().path();
        found.extend(Some(path).filter(|path| path.extension().is_some_and(|end| end == "md")));
    }
    assert!(found.len() > 8, "the documents were not found");
    found.sort();
    found
}

/// The names of all files of the package's own.
fn file_names(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            file_names(&path, names);
        }
        names.insert(path.file_name().unwrap().to_string_lossy().into_owned());
    }
}

#[test]
fn every_path_that_a_document_names_exists() {
    let folders = ["src", "tests", "templates", "samples", "fonts", "docs", "benches"];
    let mut names = BTreeSet::new();
    for folder in folders {
        file_names(&root().join(folder), &mut names);
    }
    let mut missing = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        let here = document.parent().unwrap();
        let document = document.strip_prefix(root()).unwrap().display();
        for word in text.split(|c: char| c.is_whitespace() || "`[]\"<>,;|".contains(c)) {
            let word = word.trim_matches(['(', ')']).trim_end_matches(['.', ':', ')']);
            let word = word.split('#').next().unwrap();
            let is_pattern = word.contains(['*', '{', '…', '=', '$'])
                || ["my_rule.rs", "my-passport.typ.j2", "rustup.rs"].contains(&word);
            let first = word.split('/').next().unwrap();
            let is_path = word.contains('/') && folders.contains(&first);
            // A name without a folder is some file's.
            let is_name = !word.contains('/')
                && !word.starts_with('.')
                && ([".rs", ".typ", ".j2"].iter().any(|end| word.ends_with(end)));
            let is_there = match is_path {
                true => root().join(word).exists() || here.join(word).exists(),
                false => names.contains(word),
            };
            if !is_pattern && (is_path || is_name) && !is_there {
                missing.push(format!("{document}: {word}"));
            }
        }
        // A link leads to a file from where the document lies.
        for link in text.split("](").skip(1).map(|rest| rest.split([')', '#']).next().unwrap()) {
            if !link.is_empty() && !link.contains(':') && !here.join(link).exists() {
                missing.push(format!("{document}: a link to {link}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
