//! The data files in `words/`: entries under headings, and pairs of a phrase and what it means.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The phrases of each table with what they mean, in the order of their numbers.
pub(super) static TABLES: LazyLock<[BTreeMap<&'static str, &'static str>; 4]> =
    LazyLock::new(|| {
        [
            pairs(include_str!("words/child-jargon.txt")).collect(),
            grouped(include_str!("words/child-forbidden.txt")).collect(),
            pairs(include_str!("words/tone.txt")).collect(),
            grouped(include_str!("words/private.txt")).collect(),
        ]
    });

/// The phrases of all tables, each as the section of a file would have them.
pub(super) fn table_sections() -> impl Iterator<Item = String> {
    TABLES.iter().map(|table| {
        // A comma within a phrase would split it into two entries.
        let phrases: Vec<&str> =
            table.keys().copied().filter(|phrase| !phrase.contains(',')).collect();
        phrases.join("\n")
    })
}

/// The sections of a file, each with its heading.
pub(super) fn sections(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.split("\n[").filter_map(|section| section.split_once("]\n"))
}

/// The section under a heading; empty if there is none.
pub(super) fn section<'f>(file: &'f str, heading: &str) -> &'f str {
    sections(file).find(|(found, _)| *found == heading).map_or("", |(_, section)| section)
}

/// The entries of a section, without comments: they are separated by commas or line ends.
pub(super) fn entries(section: &str) -> impl Iterator<Item = &str> {
    let lines = section.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(',')).map(str::trim).filter(|entry| !entry.is_empty())
}

/// Lines of the form `this = that`.
pub(super) fn pairs(file: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = file.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('=')).map(|(this, that)| (this.trim(), that.trim()))
}

/// The lines of a file under headings: each with its heading.
fn grouped(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut heading = "";
    file.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(move |line| {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(found) => {
                    heading = found;
                    None
                }
                None => Some((line, heading)),
            }
        })
}
