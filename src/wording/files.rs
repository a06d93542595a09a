//! The data files in `words/`: entries under headings, and pairs of a phrase and what it means.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The phrases of each table with what they mean, in the order of their numbers.
pub(super) static TABLES: LazyLock<[BTreeMap<String, String>; 4]> = LazyLock::new(|| {
    [
        pairs(include_str!("words/child-jargon.txt")).collect(),
        grouped(include_str!("words/child-forbidden.txt")).collect(),
        pairs(include_str!("words/tone.txt")).collect(),
        grouped(include_str!("words/private.txt")).collect(),
    ]
});

/// The phrases of all tables, as entries of lists.
pub(super) fn table_entries() -> impl Iterator<Item = String> {
    TABLES.iter().map(|table| {
        // A comma within a phrase would split it into two entries.
        let phrases: Vec<&str> =
            table.keys().map(String::as_str).filter(|phrase| !phrase.contains(',')).collect();
        phrases.join("\n")
    })
}

/// The entries under a heading, without comments.
pub(super) fn section(file: &str, heading: &str) -> String {
    let wanted = format!("[{heading}]");
    let mut lines = file.lines().map(str::trim).skip_while(|line| *line != wanted).skip(1);
    let mut entries = String::new();
    for line in lines.by_ref().take_while(|line| !line.starts_with('[')) {
        if !line.starts_with('#') {
            entries.push_str(line);
            entries.push('\n');
        }
    }
    entries
}

/// Lines of the form `this = that`.
pub(super) fn pairs(file: &str) -> impl Iterator<Item = (String, String)> {
    let lines = file.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('='))
        .map(|(this, that)| (this.trim().to_owned(), that.trim().to_owned()))
}

/// The lines of a file under headings: each with its heading.
fn grouped(file: &str) -> impl Iterator<Item = (String, String)> {
    let mut heading = String::new();
    file.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(move |line| {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(found) => {
                    found.clone_into(&mut heading);
                    None
                }
                None => Some((line.to_owned(), heading.clone())),
            }
        })
}
