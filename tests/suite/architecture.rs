//! The house as docs/architecture.md describes it: floors, doors, openings.

use std::fs;
use std::path::PathBuf;

use crate::run::root;

/// Each module's floor: it may import from lower ones only.
const FLOORS: [(&str, u8); 18] = [
    ("source", 0),
    ("wording", 1),
    ("error", 1),
    ("finding", 1),
    ("input", 2),
    ("template", 3),
    ("record", 4),
    ("people", 5),
    ("privacy", 6),
    ("check", 7),
    ("copies", 7),
    ("draft", 8),
    ("render", 8),
    ("typeset", 9),
    ("output", 10),
    ("generator", 11),
    ("pipeline", 12),
    ("batch", 0),
];

/// Each outside crate and where alone it may be imported.
const DOORS: [(&str, &[&str]); 17] = [
    ("annotate_snippets", &["finding/human.rs"]),
    ("anyhow", &["cli/"]),
    ("clap", &["cli/"]),
    ("image::", &["input/picture.rs"]),
    ("csv", &["output/register.rs"]),
    ("ctrlc", &["cli/render.rs"]),
    ("indicatif", &["cli/progress.rs"]),
    ("minijinja", &["render/"]),
    ("sha2", &["output/register.rs"]),
    ("rust_embed", &["template/store.rs"]),
    ("serde_saphyr", &["input/yaml.rs"]),
    ("strsim", &["finding/suggest.rs"]),
    ("tempfile", &["output/"]),
    ("typst", &["typeset/"]),
    ("typst_pdf", &["typeset/"]),
    ("unicode_normalization", &["check/text.rs", "typeset/letters.rs", "wording/fold.rs"]),
    ("walkdir", &["template/store.rs", "cli/plans.rs", "cli/leftovers.rs"]),
];

/// Every source file, by its path below `src`, with its text.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root().join("src")).unwrap();
                let name = name.to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(found.len() > 40, "the sources were not found");
    found
}

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

fn module_of(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap()
}

#[test]
fn modules_import_from_lower_floors_only() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let here = module_of(&file);
        let Some(level) = floor(here) else { continue };
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for part in line.split("crate::").skip(1) {
                let other = part.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
                if other != here && floor(other).is_some_and(|other| other >= level) {
                    wrong.push(format!("{file}: {}", line.trim()));
                }
            }
        }
    }
    // `rules!` expands to paths of `finding`; it is a lower floor for all that use it.
    assert!(wrong.is_empty(), "imports that look up or sideways:\n{}", wrong.join("\n"));
}

#[test]
fn the_library_never_imports_the_command_line() {
    for (file, text) in sources() {
        assert!(
            file.starts_with("cli/") || file == "main.rs" || !text.contains("crate::cli"),
            "{file}"
        );
    }
}

#[test]
fn each_dependency_has_one_door() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        for line in text.lines() {
            let line = line.trim_start();
            let Some(import) = line.strip_prefix("use ") else { continue };
            for (name, doors) in DOORS {
                let name_only = name.trim_end_matches("::");
                let is_import = import
                    .strip_prefix(name_only)
                    .is_some_and(|rest| rest.starts_with("::") || rest.starts_with(';'));
                if is_import && !doors.iter().any(|door| file.starts_with(door)) {
                    wrong.push(format!("{file}: {line}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports past the door:\n{}", wrong.join("\n"));
}

#[test]
fn every_file_opens_with_a_sentence_and_stays_readable() {
    for (file, text) in sources() {
        assert!(text.starts_with("//! "), "{file} has no opening sentence");
        assert!(text.lines().count() <= 560, "{file} is too long to read");
    }
}

#[test]
fn the_library_reads_no_clock_and_no_environment() {
    for (file, text) in sources().iter().filter(|(file, _)| !file.starts_with("cli/")) {
        for banned in
            ["SystemTime", "Instant::now", "Utc::now", "Local::now", "env::var", "TcpStream"]
        {
            assert!(!text.contains(banned), "{file} uses {banned}");
        }
    }
}

#[test]
fn every_path_that_the_documents_name_exists() {
    let mut missing = Vec::new();
    for document in ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/documents.md"] {
        let text = fs::read_to_string(root().join(document)).unwrap();
        for word in text.split(|c: char| c.is_whitespace() || "`()[]\"<>,;".contains(c)) {
            let word = word.trim_end_matches(['.', ':']);
            let word = word.split('#').next().unwrap();
            let known = ["src/", "tests/", "templates/", "samples/", "fonts/", "docs/", "benches/"];
            let is_path = known.iter().any(|start| word.starts_with(start));
            if is_path && !word.contains(['*', '{', '…']) && !root().join(word).exists() {
                missing.push(format!("{document}: {word}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
