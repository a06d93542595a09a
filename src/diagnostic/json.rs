//! Findings as JSON, one object each, for scripts.

use serde_json::{Value, json};

use super::{Diagnostic, Label, bounds};

/// Renders findings as a JSON array; lines and columns count from 1.
///
/// Each has `rule`, `severity`, `message`, `hint` (or null), `file`, `place`
/// (or null) and `related`, a list of places with their `label`.
#[must_use]
pub fn json(diagnostics: &[Diagnostic]) -> String {
    let list: Vec<Value> = diagnostics.iter().map(object).collect();
    format!("{:#}\n", Value::Array(list))
}

fn object(diagnostic: &Diagnostic) -> Value {
    json!({
        "rule": diagnostic.rule().id(),
        "severity": diagnostic.severity().name(),
        "message": diagnostic.message(),
        "hint": diagnostic.hint_text(),
        "file": diagnostic.file_name(),
        "place": diagnostic.primary().map(place),
        "related": diagnostic.related_labels().iter().map(place).collect::<Vec<_>>(),
    })
}

fn place(label: &Label) -> Value {
    let (start, end) = bounds(label);
    json!({
        "file": label.place().file().name(),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "label": label.text(),
    })
}
