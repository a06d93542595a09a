//! Findings as JSON, for scripts.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Finding, Label, LevelSetting, Report, Waived, bounds};
use crate::source::escaped_json;

/// The version of the form. It goes up when a key is removed or changes its meaning; new keys may be added at any time.
const VERSION: u32 = 1;

/// Renders what a check has to report as one JSON object; lines and columns count from 1.
///
/// It has `version` (1), `findings`, `waived` and `levels`. A finding has `rule`, `severity` (`error`, `warning` or
/// `note`), `message`, `hint` (or null), `path` of the field (or null), `reasons`, `file`, the `plans` that it concerns,
/// `place` (or null) and `related`, a list of places with their `label`. What is waived has its `finding`, `reason`,
/// `date` (or null) and `by`; a level its `rule`, `level` (`off` too), `file` and `line`.
#[must_use]
pub fn json(report: &Report) -> String {
    let mut out = Vec::new();
    // Writing to memory does not fail.
    let _ = write_json(report, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// The same, written one finding after the other: a report on thousands of plans need not be in memory a second time.
///
/// # Errors
///
/// What `out` gives.
pub fn write_json(report: &Report, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{{\n  \"version\": {VERSION},\n  \"findings\": ")?;
    listed(report.findings.iter().map(finding), 2, out)?;
    out.write_all(b",\n  \"waived\": ")?;
    listed(report.waived.iter().map(waived), 2, out)?;
    out.write_all(b",\n  \"levels\": ")?;
    listed(report.levels.iter().map(level), 2, out)?;
    out.write_all(b"\n}\n")
}

/// A list within an object that is so many spaces in, one item after the other, as `serde_json` writes it.
pub(super) fn listed(
    items: impl Iterator<Item = Value>,
    indent: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let gap = " ".repeat(indent);
    let mut before = "[\n";
    for item in items {
        let item = format!("{item:#}").replace('\n', &format!("\n{gap}  "));
        write!(out, "{before}{gap}  {}", escaped_json(&item))?;
        before = ",\n";
    }
    if before == "[\n" {
        return out.write_all(b"[]");
    }
    write!(out, "\n{gap}]")
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
        "plans": finding.plans(),
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
