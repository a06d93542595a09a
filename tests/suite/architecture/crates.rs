//! Outside crates: where each may be named, and why it is the one.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use super::documents;
use super::source::{Named, Root, Source, source_of, sources};
use crate::run::root;

/// Crates that come and go together, where alone they are named, and why they are here.
struct Boundary {
    crates: &'static [&'static str],
    /// Files or folders below `src`; none for crates that are here for their features only.
    places: &'static [&'static str],
    reason: &'static str,
}

const fn boundary(
    crates: &'static [&'static str],
    places: &'static [&'static str],
    reason: &'static str,
) -> Boundary {
    Boundary { crates, places, reason }
}

/// Every dependency.
const BOUNDARIES: &[Boundary] = &[
    boundary(
        &["typst", "typst-layout", "typst-pdf", "typst-render", "typst-kit"],
        &["typeset/"],
        "the typesetter, in process; it writes tagged PDF/UA-1 and PDF/A-2a; `typst-kit` has its font store",
    ),
    boundary(
        &["minijinja"],
        &["render/"],
        "parts that layouts include, custom escaping for every value, strict about what is not there, fuel against runaway \
         layouts",
    ),
    boundary(
        &["serde-saphyr"],
        &["input/yaml.rs"],
        "exact places for every key and value, budgets against hostile files, maintained",
    ),
    boundary(
        &["serde"],
        &["input/yaml.rs", "leaders/", "output/register/entry.rs", "template/prepared.rs"],
        "how typed rows and trees are read and written, whatever the format",
    ),
    boundary(
        &["rust_xlsxwriter"],
        &["workbook/write.rs"],
        "writes workbooks that spreadsheet programs open; the one that is maintained, by the author of the same for Python; \
         without the clock if it is given a day",
    ),
    boundary(
        &["image"],
        &["input/picture.rs"],
        "decodes pictures, turns them upright and writes them again, without what the camera noted",
    ),
    boundary(
        &["unicode-normalization"],
        &["source/printed.rs", "typeset/letters.rs", "wording/fold.rs"],
        "composes letters with their accents, so that fonts find them and names are compared in one form; takes apart those \
         that a PDF has as letter and marks",
    ),
    boundary(&["strsim"], &["finding/suggest.rs"], "“did you mean …?”; how alike two targets are"),
    boundary(
        &["rustc-hash"],
        &["wording/"],
        "the hash that the compiler uses, already in the tree through `typst`; looking words up is most of the check's time",
    ),
    boundary(
        &["annotate-snippets"],
        &["finding/human.rs"],
        "findings with the line and a caret, as `rustc` shows them",
    ),
    boundary(
        &["percent-encoding"],
        &["finding/sarif.rs"],
        "file names in addresses, escaped as the URL standard has it; from the makers of `url`, in the tree through `typst`",
    ),
    boundary(&["thiserror"], &["error.rs"], "errors without boilerplate"),
    boundary(&["rust-embed"], &["template/store.rs"], "templates and fonts inside the program"),
    boundary(
        &["tempfile"],
        &["output/write.rs"],
        "a file beside its place, moved there in one step",
    ),
    boundary(
        &["pathdiff"],
        &["output/write.rs"],
        "the way from a folder to a file; a hundred lines that Cargo's own tools share",
    ),
    boundary(
        &["textwrap"],
        &["draft/yaml.rs"],
        "comments wrapped at words; maintained for ten years, without any further crate as it is used here",
    ),
    boundary(
        &["csv"],
        &["output/register/table.rs", "tables/delimited.rs"],
        "the register: a table that spreadsheets open, quoted where it has to be, each row a type; tables that schools' own \
         systems export",
    ),
    boundary(
        &["calamine"],
        &["tables/workbook.rs"],
        "reads workbooks of Excel (new and old) and LibreOffice with typed dates, cell by cell; the one that is maintained",
    ),
    boundary(
        &["zip"],
        &["tables/packed.rs"],
        "what a workbook unpacks to, counted before anything reads it; in the tree through `calamine`",
    ),
    boundary(
        &["roxmltree"],
        &["tables/markup.rs"],
        "common transfer files: a read-only tree without entities and with a limit of nodes; in the tree through `typst`",
    ),
    boundary(
        &["sha2"],
        &["output/digest.rs"],
        "SHA-256 of files and of what they are made from, the sums that other programs show too",
    ),
    boundary(
        &["encoding_rs"],
        &["source/decoded.rs"],
        "tables and lists that other programs saved in Western Windows' letters or UTF-16; from the makers of Firefox, in the \
         tree through `serde-saphyr`",
    ),
    boundary(
        &["same-file"],
        &["output/lock.rs"],
        "whether a lock's file is still the one that others see, on every system; in the tree through `walkdir`",
    ),
    boundary(
        &["ctrlc", "signal-hook"],
        &["cli/signals.rs"],
        "Ctrl-C, a request to end and a closed window, without unsafe code of our own: `signal-hook` on Unix, where it \
         says which and lets `nohup` be, `ctrlc` on Windows",
    ),
    boundary(
        &["clap", "clap_complete", "clap_mangen"],
        &["cli/"],
        "the command line, completions and the manual page from one description",
    ),
    boundary(&["indicatif"], &["cli/progress.rs"], "the progress bar"),
    boundary(&["anyhow"], &["cli/"], "errors with context, in the program only"),
    boundary(
        &["walkdir"],
        &[
            "template/store.rs",
            "resources/beside.rs",
            "run/find.rs",
            "run/leftovers.rs",
            "run/verify.rs",
        ],
        "folders of a template, settings in folders of plans, those folders, what runs that were killed left behind, all that \
         is in an output folder",
    ),
    boundary(
        &["chrono"],
        &[
            "wording/",
            "finding/",
            "template/",
            "record/",
            "roll/",
            "tables/",
            "model/",
            "rules/",
            "check/",
            "leaders/",
            "render/",
            "resources/",
            "pipeline/",
            "run/",
            "import/",
            "api/",
            "cli/",
            "calendar/",
            "workbook/",
        ],
        "days; its clock is switched off",
    ),
    boundary(
        &["jiff"],
        &["cli/mod.rs"],
        "the day it is here, summer time included, on every system; with `chrono`'s clock the library would have one, too",
    ),
    boundary(
        &["serde_json"],
        &[
            "finding/json.rs",
            "finding/sarif.rs",
            "ease/mod.rs",
            "judge/mod.rs",
            "leaders/",
            "render/",
            "template/kind.rs",
            "template/prepared.rs",
            "template/schema.rs",
            "output/register/",
            "cli/verify.rs",
        ],
        "JSON, keys in order",
    ),
    boundary(
        &["libc"],
        &["input/regular_file.rs"],
        "the one flag with which a pipe is opened without waiting; in the tree through nearly everything",
    ),
    boundary(
        &["nix"],
        &[],
        "its features: the bench of a fresh process needs them, `ctrlc` needs the crate, and both commands build it once",
    ),
    boundary(
        &["getrandom", "hashbrown", "num-bigint", "unicode-properties"],
        &[],
        "their features: Typst needs these crates, the tests switch more of them on, and with one set of features in both, \
         Typst is built once",
    ),
];

/// The names of the dependencies in `Cargo.toml`.
fn dependencies() -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut is_in_table = false;
    let lines = manifest.lines().filter(|line| {
        if line.starts_with('[') {
            // Those of one system, too: `[target.'cfg(unix)'.dependencies]`.
            is_in_table = line.ends_with("dependencies]") && !line.ends_with("-dependencies]");
        }
        is_in_table
    });
    lines.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.to_owned()).collect()
}

/// Whether a path starts with this crate, and with no import of the same name.
fn is_of(named: &Named, name: &str, source: &Source) -> bool {
    let name = name.replace('-', "_");
    let import = source.imports.get(&name);
    let is_another = import.is_some_and(|import| *import != [name.as_str()]);
    named.root == Root::Scope && named.parts[0] == name && !is_another
}

/// Where a file names a crate that has its boundary elsewhere.
fn strays(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for Boundary { crates, places, .. } in BOUNDARIES {
        if places.iter().any(|place| source.file.starts_with(place)) {
            continue;
        }
        for name in *crates {
            let named = source.named.iter().filter(|named| is_of(named, name, source));
            found.extend(named.map(|named| format!("{}:{} `{name}`", source.file, named.line)));
        }
    }
    found
}

#[test]
fn a_crate_is_named_within_its_boundary_only() {
    let wrong: Vec<String> = sources().iter().flat_map(strays).collect();
    assert!(wrong.is_empty(), "crates outside their boundaries:\n{}", wrong.join("\n"));
}

#[test]
fn no_way_of_naming_a_crate_passes_unseen() {
    for (text, is_seen) in [
        ("use chrono::NaiveDate;", true),
        ("use chrono;", true),
        ("use ::chrono::NaiveDate;", true),
        ("use {std::fmt, chrono::{self as days, NaiveDate}};", true),
        ("fn f(day: chrono::NaiveDate) {}", true),
        ("fn f() { vec![serde_json::json!({})]; }", true),
        ("#[derive(thiserror::Error)] struct A;", true),
        ("// chrono::NaiveDate\nfn f() {}", false),
        ("use crate::record::csv; fn f() { csv::row() }", false),
        ("fn f(image: Image) { image.size() }", false),
    ] {
        assert_eq!(!strays(&source_of("copies/mod.rs", text)).is_empty(), is_seen, "{text}");
    }
}

#[test]
fn every_dependency_has_a_boundary_and_every_boundary_is_used() {
    let listed: Vec<&str> = BOUNDARIES.iter().flat_map(|one| one.crates).copied().collect();
    let unique: BTreeSet<String> = listed.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(listed.len(), unique.len(), "a crate is listed twice");
    assert_eq!(unique, dependencies());
    let sources = sources();
    for Boundary { crates, places, reason } in BOUNDARIES {
        assert!(!reason.is_empty());
        for place in *places {
            let within = sources.iter().filter(|source| source.file.starts_with(place));
            let is_used = within.into_iter().any(|source| {
                let is_one = |named| crates.iter().any(|name| is_of(named, name, source));
                source.named.iter().any(is_one)
            });
            assert!(is_used, "{place} names none of {crates:?}");
        }
    }
}

#[test]
fn the_docs_list_the_crates() {
    let quoted = |names: &[&str], before: &str| {
        let names = names.iter().map(|name| format!("`{before}{}`", name.trim_end_matches('/')));
        names.collect::<Vec<_>>().join(", ")
    };
    let mut table = String::from("| Crate | Named in | Why this one |\n|---|---|---|\n");
    for Boundary { crates, places, reason } in BOUNDARIES {
        let crates = quoted(crates, "");
        let places =
            if places.is_empty() { String::from("nowhere") } else { quoted(places, "src/") };
        writeln!(table, "| {crates} | {places} | {reason} |").unwrap();
    }
    documents::compare("crates", &table);
}
