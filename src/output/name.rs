//! The name of a copy's file: who, what, when, for whom; never a need or a diagnosis.

use chrono::Datelike;

use crate::copies::Copy;
use crate::record::{Record, Value};
use crate::template::{Document, Role};

/// The name that files have unless a school writes a pattern of its own.
pub const PATTERN: &str = "{pupil}_{document}_{cycle}_v{version}_{copy}";

/// The most characters of one part.
const LIMIT: usize = 60;

/// The file name of a copy without its extension, such as `KMR-1_plan_2026-autumn_v1_parent-2`, or as the school's own
/// pattern has it. Folders in a pattern part with `/`.
///
/// `{pupil}` is the pupil's `id`, or the name the pupil goes by where there is no id. A plan that is not the first of its term,
/// but its `nth`, says so in its cycle: `2026-autumn-2`.
#[must_use]
pub fn file_stem(record: &Record, document: &Document, copy: &Copy, nth: usize) -> String {
    let pattern = record.text_by_role(Role::FileNames).unwrap_or_else(|| PATTERN.to_owned());
    let parts: Vec<String> = pattern
        .split('/')
        .map(|part| filled(part, record, document, copy, nth))
        .filter(|part| !part.trim_matches(['.', ' ']).is_empty())
        .collect();
    parts.join("/")
}

/// The file name of what is made from a whole class, such as `3-Kestrel_in-every-lesson_2026-autumn_teacher`.
#[must_use]
pub fn class_stem(class: &str, document: &str, record: Option<&Record>, copy: &str) -> String {
    let cycle = record.map_or_else(|| "draft".into(), |record| cycle(record, 1));
    format!("{}_{document}_{cycle}_{copy}", safe(class))
}

/// The cycle, as in `2026-autumn`, or `2026-autumn-2` for the second of the term.
fn cycle(record: &Record, nth: usize) -> String {
    let term = term(record, nth);
    let cycle: Vec<String> =
        [year(record), term].into_iter().filter(|part| !part.is_empty()).collect();
    if cycle.is_empty() { "draft".into() } else { cycle.join("-") }
}

/// The term, with the number of the plan in it if it is not the first.
fn term(record: &Record, nth: usize) -> String {
    let term = record.text_by_role(Role::Term).map(|text| safe(&text)).unwrap_or_default();
    if nth > 1 { format!("{term}-{nth}") } else { term }
}

fn year(record: &Record) -> String {
    match record.by_role(Role::CycleStart).map(|item| &item.value) {
        Some(Value::Date(date)) => date.year().to_string(),
        _ => String::new(),
    }
}

/// One part of the path with what stands in its braces filled in.
fn filled(part: &str, record: &Record, document: &Document, copy: &Copy, nth: usize) -> String {
    let mut out = String::new();
    let mut rest = part;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(&plain(before));
        let (word, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(&value(word, record, document, copy, nth));
        rest = after;
    }
    out.push_str(&plain(rest));
    out
}

fn value(word: &str, record: &Record, document: &Document, copy: &Copy, nth: usize) -> String {
    let text = |role| record.text_by_role(role).map(|text| safe(&text)).unwrap_or_default();
    match word {
        "pupil" => [Role::FileId, Role::PupilName]
            .into_iter()
            .map(text)
            .find(|text| !text.is_empty())
            .unwrap_or_else(|| "pupil".into()),
        "name" => text(Role::PupilName),
        "class" => text(Role::Class),
        "document" => document.file.0.clone(),
        "copy" => {
            let number =
                copy.household.as_ref().map(|household| format!("-{}", household.number()));
            format!("{}{}", document.file.1, number.unwrap_or_default())
        }
        "year" => year(record),
        "term" => term(record, nth),
        "cycle" => cycle(record, nth),
        "version" => record.text_by_role(Role::Version).unwrap_or_else(|| "0".into()),
        path => {
            record.sections().at(path).map(|item| safe(&item.value.plain())).unwrap_or_default()
        }
    }
}

/// What a pattern says in so many words: letters, digits and the signs that every computer takes in a name.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_alphanumeric() || " ._-()+".contains(c) { c } else { '-' })
        .collect()
}

/// Letters, digits and single hyphens: what every computer takes as a name, and no path.
fn safe(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let cut: String = out.trim_end_matches('-').chars().take(LIMIT).collect();
    cut.trim_end_matches('-').to_owned()
}
