//! The name of a copy's file: who, what, when, for whom; never a need or a diagnosis.

use chrono::Datelike;

use crate::copies::DocumentCopy;
use crate::record::{Record, Slots, Value};
use crate::template::{Document, Role};
use crate::wording::fold::is_unseen;

/// The pattern of file names unless a school writes its own.
pub const PATTERN: &str = "{pupil}_{document}_{cycle}_v{version}_{copy}";

/// The most characters in one part.
const LIMIT: usize = 60;

/// The file name of a copy without its extension, such as `KMR-1_plan_2026-autumn_v1_parent-A`, or by the school's own
/// pattern. A `/` in a pattern separates folders.
///
/// `{pupil}` is the pupil's `id` or, without one, the name the pupil goes by. A plan that is not the first of its term,
/// but its `nth`, says so in its cycle: `2026-autumn-2`.
#[must_use]
pub fn file_stem(record: &Record, document: &Document, copy: &DocumentCopy, nth: usize) -> String {
    stem_of(record.sections(), document, copy, nth)
}

/// The same for sections that may have errors in them.
pub(crate) fn stem_of(
    sections: &Slots,
    document: &Document,
    copy: &DocumentCopy,
    nth: usize,
) -> String {
    let pattern = text(sections, Role::FileNames).unwrap_or_else(|| PATTERN.to_owned());
    let parts: Vec<String> = pattern
        .split('/')
        .map(|part| filled(part, sections, document, copy, nth))
        .filter(|part| !part.trim_matches(['.', ' ']).is_empty())
        .collect();
    parts.join("/")
}

/// The file name of what is made from a whole class, such as `3-Kestrel_in-every-lesson_2026-autumn_teacher`.
#[must_use]
pub fn class_stem(class: &str, document: &str, record: Option<&Record>, copy: &str) -> String {
    let cycle = record.map_or_else(|| "draft".into(), |record| cycle(record.sections(), 1));
    format!("{}_{document}_{cycle}_{copy}", safe(class))
}

/// What identifies a class in file names: classes with the same key would share their files.
#[must_use]
pub fn class_key(class: &str) -> String {
    safe(class).to_lowercase()
}

/// The cycle, as in `2026-autumn`, or `2026-autumn-2` for the second of the term.
fn cycle(sections: &Slots, nth: usize) -> String {
    let term = term(sections, nth);
    let cycle: Vec<String> =
        [year(sections), term].into_iter().filter(|part| !part.is_empty()).collect();
    if cycle.is_empty() { "draft".into() } else { cycle.join("-") }
}

/// The term, with the number of the plan in it if it is not the first.
fn term(sections: &Slots, nth: usize) -> String {
    let term = text(sections, Role::Term).map(|text| safe(&text)).unwrap_or_default();
    if nth > 1 { format!("{term}-{nth}") } else { term }
}

fn year(sections: &Slots) -> String {
    match sections.by_role(Role::CycleStart).map(|item| &item.value) {
        Some(Value::Date(date)) => date.year().to_string(),
        _ => String::new(),
    }
}

/// One part of the path with its braces filled in.
fn filled(
    part: &str,
    sections: &Slots,
    document: &Document,
    copy: &DocumentCopy,
    nth: usize,
) -> String {
    let mut out = String::new();
    let mut rest = part;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(&plain(before));
        let (word, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(&value(word, sections, document, copy, nth));
        rest = after;
    }
    out.push_str(&plain(rest));
    out
}

/// The text of the first value that plays a role.
fn text(sections: &Slots, role: Role) -> Option<String> {
    sections.by_role(role).map(|item| item.value.plain())
}

fn value(
    word: &str,
    sections: &Slots,
    document: &Document,
    copy: &DocumentCopy,
    nth: usize,
) -> String {
    let named = |role| text(sections, role);
    let text = |role| named(role).map(|text| safe(&text)).unwrap_or_default();
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
            let word = copy.household.as_ref().and_then(|household| household.word());
            format!(
                "{}{}",
                document.file.1,
                word.map(|word| format!("-{word}")).unwrap_or_default()
            )
        }
        "year" => year(sections),
        "term" => term(sections, nth),
        "cycle" => cycle(sections, nth),
        "version" => named(Role::Version).unwrap_or_else(|| "0".into()),
        path => sections.at(path).map(|item| safe(&item.value.plain())).unwrap_or_default(),
    }
}

/// The literal text of a pattern: letters, digits and the signs that every computer accepts in a name.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_alphanumeric() || " ._-()+".contains(c) { c } else { '-' })
        .collect()
}

/// Letters, digits and single hyphens: what every computer accepts as a name, and never a path.
fn safe(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !is_unseen(*c)) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let cut: String = out.trim_end_matches('-').chars().take(LIMIT).collect();
    cut.trim_end_matches('-').to_owned()
}
