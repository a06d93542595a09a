//! One finding a line, as editors and scripts read it.

use std::fmt::Write;

use super::{Diagnostic, bounds};

/// Renders findings as `file:line:column: severity[rule]: message`, one a line.
///
/// A finding about a whole file has no line and column.
#[must_use]
pub fn short(diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&diagnostic.file_name());
        if let Some(label) = diagnostic.primary() {
            let (start, _) = bounds(label);
            let _ = write!(out, ":{}:{}", start.line, start.column);
        }
        let (severity, rule) = (diagnostic.severity().name(), diagnostic.rule().id());
        let _ = write!(out, ": {severity}[{rule}]: {}", diagnostic.message());
        if let Some(hint) = diagnostic.hint_text() {
            let _ = write!(out, " (hint: {hint})");
        }
        out.push('\n');
    }
    out
}
