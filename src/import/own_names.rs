//! What a folder's `sendplan.yaml` says of columns with names of their own, and how it is remembered there.

use std::path::Path;
use std::sync::Arc;

use super::splice::{Change, Spliced, changed};
use super::{Home, NamedColumn};
use crate::draft::text_scalar;
use crate::error::Error;
use crate::finding::Finding;
use crate::input::{self, Kind, SETTINGS_FILE};
use crate::resources::shown;
use crate::roll::rules::UNKNOWN_COLUMN;
use crate::roll::{Field, LEFT_OUT, OwnNames};
use crate::template::Role;

/// What the settings say.
pub(super) fn of_settings(home: &Home<'_>) -> OwnNames {
    let settings = home.settings.as_ref();
    settings.map(|node| OwnNames::of_settings(node, &home.template)).unwrap_or_default()
}

/// The settings file of the folder with what was said this time, if that is new.
///
/// # Errors
///
/// [`Error::Read`]; [`Error::Refused`] if the file cannot be changed without touching anything else.
pub(super) fn remembered(home: &Home<'_>, named: &[NamedColumn]) -> Result<Option<Spliced>, Error> {
    let Some((section, _)) = home.template.by_role(Role::ImportColumns) else { return Ok(None) };
    if named.is_empty() {
        return Ok(None);
    }
    let path = home.folder.join(SETTINGS_FILE);
    let word = |named: &NamedColumn| named.field.map_or(LEFT_OUT, Field::name).to_owned();
    if !path.is_file() {
        let lines = lines(&section, named, word, "\n");
        let after = format!("# What columns of the school's own exports are called.\n{lines}");
        return Ok(Some(Spliced { path, before: None, after }));
    }
    let file = input::load(&path, &shown(&path))?;
    let root = input::parse(&file).map_err(|findings| Error::Refused { findings })?;
    let there = root.get(&section).filter(|node| !matches!(node.kind, Kind::Null));
    let after = match there {
        Some(node) => {
            let is_new = |one: &&NamedColumn| {
                node.get(&one.header).and_then(input::Node::as_text) != Some(word(one).as_str())
            };
            let change = |one: &NamedColumn| Change {
                keys: vec![section.clone(), one.header.clone()],
                value: word(one),
            };
            let changes: Vec<Change> = named.iter().filter(is_new).map(change).collect();
            changed(&file, &root, &changes)
        }
        None => appended(&path, file.text(), &section, named, word),
    };
    let after = after.map_err(|why| {
        let finding = Finding::new(
            &UNKNOWN_COLUMN,
            format!("the names of columns cannot be remembered: {why}"),
        );
        Error::refused(
            finding
                .with_level(crate::finding::Level::Error)
                .in_file(shown(&path))
                .hint(format!("write them yourself, under `{section}:` in this file")),
        )
    })?;
    let is_new = after != file.text();
    Ok(is_new.then(|| Spliced { path, before: Some(file.text().to_owned()), after }))
}

/// The section as lines.
fn lines(
    section: &str,
    named: &[NamedColumn],
    word: impl Fn(&NamedColumn) -> String,
    end: &str,
) -> String {
    let mut out = format!("{section}:{end}");
    for one in named {
        out.push_str(&format!("  {}: {}{end}", text_scalar(&one.header), word(one)));
    }
    out
}

/// The text with the section at its end; what was there stays as it was.
fn appended(
    path: &Path,
    text: &str,
    section: &str,
    named: &[NamedColumn],
    word: impl Fn(&NamedColumn) -> String,
) -> Result<String, String> {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { end };
    let blank = if text.trim().is_empty() { "" } else { end };
    let after = format!("{text}{gap}{blank}{}", lines(section, named, &word, end));
    let read = input::source(&shown(path), after.clone().into_bytes()).ok();
    let root = read.and_then(|file| input::parse(&Arc::new(file)).ok());
    let says = |one: &NamedColumn| {
        let node = root.as_ref().and_then(|root| root.get(section)?.get(&one.header));
        node.and_then(input::Node::as_text) == Some(word(one).as_str())
    };
    if named.iter().all(says) {
        Ok(after)
    } else {
        Err("nothing can be added at the end of the file".into())
    }
}
