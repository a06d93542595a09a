//! One finding per line, as editors and scripts read it.

use std::fmt::Write;

use super::{Finding, bounds};

/// Renders findings as `file:line:column: level[rule]: message`, one per line.
///
/// A finding about a whole file has no line and column. One in a file that plans share names the plans that it concerns.
#[must_use]
pub fn short(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        out.push_str(&finding.file_name());
        if let Some(label) = finding.primary() {
            let (start, _) = bounds(label);
            let _ = write!(out, ":{}:{}", start.line, start.column);
        }
        let (level, rule) = (finding.level().name(), finding.rule().id());
        let _ = write!(out, ": {level}[{rule}]: {}", finding.message());
        if let Some(plans) = finding.concerns() {
            let _ = write!(out, " ({plans})");
        }
        if let Some(hint) = finding.hint_text() {
            let _ = write!(out, " (hint: {hint})");
        }
        out.push('\n');
    }
    out
}
