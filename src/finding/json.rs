//! Findings as JSON, for scripts.

use serde_json::{Value, json};

use super::{Finding, Label, LevelSetting, Report, Waived, bounds};

/// The version of the form. It goes up when a key is removed or changes its meaning; new keys may be added at any time.
const VERSION: u32 = 1;

/// Renders what a check has to report as one JSON object; lines and columns count from 1.
///
/// It has `version` (1), `findings`, `waived` and `levels`. A finding has `rule`, `severity` (`error`, `warning` or
/// `note`), `message`, `hint` (or null), `path` of the field (or null), `reasons`, `file`, `place` (or null) and `related`,
/// a list of places with their `label`. What is waived has its `finding`, `reason`, `date` (or null) and `by`; a level its
/// `rule`, `level` (`off` too), `file` and `line`.
#[must_use]
pub fn json(report: &Report) -> String {
    let object = json!({
        "version": VERSION,
        "findings": report.findings.iter().map(finding).collect::<Vec<_>>(),
        "waived": report.waived.iter().map(waived).collect::<Vec<_>>(),
        "levels": report.levels.iter().map(level).collect::<Vec<_>>(),
    });
    format!("{object:#}\n")
}

fn finding(finding: &Finding) -> Value {
    json!({
        "rule": finding.rule().id(),
        "severity": finding.level().name(),
        "message": finding.message(),
        "hint": finding.hint_text(),
        "path": finding.field_path(),
        "reasons": finding.reasons(),
        "file": finding.file_name(),
        "place": finding.primary().map(place),
        "related": finding.related_labels().iter().map(place).collect::<Vec<_>>(),
    })
}

fn waived(waived: &Waived) -> Value {
    json!({
        "finding": finding(&waived.finding),
        "reason": waived.reason,
        "date": waived.date.map(|date| date.to_string()),
        "by": waived.by,
    })
}

fn level(level: &LevelSetting) -> Value {
    let file = level.place.file();
    json!({
        "rule": level.rule.id(),
        "level": level.word(),
        "file": file.name(),
        "line": file.line_column(level.place.span().start()).line,
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
