//! The name of a copy's file: who, what, when, for whom; never a need or a diagnosis.

use chrono::Datelike;

use crate::copies::Copy;
use crate::record::{Record, Value};
use crate::template::{Document, Role};

/// The most characters of the pupil's part.
const LIMIT: usize = 60;

/// The file name of a copy without its extension, such as `KMR-1_plan_2026-autumn_v1_parent-2`.
///
/// It holds the pupil's `id`, or the name the pupil goes by where there is no id.
#[must_use]
pub fn file_stem(record: &Record, document: &Document, copy: &Copy) -> String {
    let who = [Role::FileId, Role::PupilName]
        .into_iter()
        .find_map(|role| record.text_by_role(role))
        .map(|text| safe(&text))
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| "pupil".into());
    let year = match record.by_role(Role::CycleStart).map(|item| &item.value) {
        Some(Value::Date(date)) => format!("{}-", date.year()),
        _ => String::new(),
    };
    let term = record.text_by_role(Role::Term).map(|text| safe(&text)).unwrap_or_default();
    let version = record.text_by_role(Role::Version).unwrap_or_else(|| "0".into());
    let household = copy.household.as_ref().map(|household| format!("-{}", household.number()));
    let (file, audience) = &document.file;
    let cycle = format!("{year}{term}");
    let cycle = if cycle.is_empty() { "draft".into() } else { cycle };
    format!("{who}_{file}_{cycle}_v{version}_{audience}{}", household.unwrap_or_default())
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
