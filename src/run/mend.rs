//! What can be mended without a choice -> the file with that mended, and every other byte as it was.

use std::path::Path;

use super::settings::Writing;
use crate::error::Error;
use crate::output;
use crate::resources::shown;
use crate::source::{Edit, Edited, Fix, SourceFile};

/// A line that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedLine {
    /// Its number, from 1.
    pub line: usize,
    /// The line as it was.
    pub before: String,
    /// As it is now; it may have become two.
    pub after: String,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mended {
    /// These lines changed; none if there was nothing to mend.
    Lines(Vec<ChangedLine>),
    /// The file is not as it was read, so nothing was done to it.
    NotAsRead,
}

/// Mends a file. Of `fixes`, those in other files are passed over.
///
/// # Errors
///
/// [`Error::Read`] and [`Error::Write`].
pub(super) fn mend(path: &Path, fixes: &[Fix], writing: Writing) -> Result<Mended, Error> {
    let name = shown(path);
    let own: Vec<&Fix> = fixes.iter().filter(|fix| fix.place.file().name() == name).collect();
    let Some(file) = own.first().map(|fix| fix.place.file()) else {
        return Ok(Mended::Lines(Vec::new()));
    };
    let same = |text: &String| own.iter().all(|fix| fix.place.file().text() == text);
    let Some(text) = output::own_text(path)?.filter(same) else {
        return Ok(Mended::NotAsRead);
    };
    let edits = apart(&own);
    let changes = changes(file, &edits);
    if writing == Writing::Files && !changes.is_empty() {
        output::revise(path, Some(&text), Edited::new(&text, &edits).text())?;
    }
    Ok(Mended::Lines(changes))
}

/// The edits of fixes that do not touch each other; of those that do, the first alone.
fn apart(fixes: &[&Fix]) -> Vec<Edit> {
    let mut ordered: Vec<&&Fix> = fixes.iter().filter(|fix| !fix.edits.is_empty()).collect();
    ordered.sort_by_key(|fix| fix.edits.iter().map(|edit| edit.span).min());
    ordered.dedup();
    let mut taken: Vec<Edit> = Vec::new();
    for fix in ordered {
        let touches = |edit: &Edit| {
            taken.iter().any(|other| {
                edit.span.start() <= other.span.end() && other.span.start() <= edit.span.end()
            })
        };
        if !fix.edits.iter().any(touches) {
            taken.extend(fix.edits.iter().cloned());
        }
    }
    taken
}

/// The lines that edits change.
fn changes(file: &SourceFile, edits: &[Edit]) -> Vec<ChangedLine> {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    ordered.sort_by_key(|edit| edit.span);
    let line_of = |edit: &Edit| file.line_column(edit.span.start()).line;
    let mut changes = Vec::new();
    for group in ordered.chunk_by(|one, other| line_of(one) == line_of(other)) {
        let line = group.first().map_or(1, |edit| line_of(edit));
        let start = file.line_start(line);
        let before = file.text().get(start..file.line_start(line + 1)).unwrap_or("");
        let within = group.iter().map(|edit| {
            let (from, to) = (edit.span.start() - start, edit.span.end() - start);
            Edit::new(from, to.min(before.len()), edit.with.clone())
        });
        let after = Edited::new(before, &within.collect::<Vec<_>>());
        let bare = |text: &str| text.trim_end_matches(['\n', '\r']).to_owned();
        let (before, after) = (bare(before), bare(after.text()));
        if before != after {
            changes.push(ChangedLine { line, before, after });
        }
    }
    changes
}
