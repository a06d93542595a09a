//! Findings as SARIF 2.1.0, which code hosts and editors show in place.

use std::io::{self, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::json::listed;
use super::{Finding, Label, Report, Rule, Waived, bounds};
use crate::source::escaped_json;

/// What has to be escaped in the path of an address.
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Renders findings as one SARIF run that lists all of `rules`; what a plan waives is suppressed, with the reason.
#[must_use]
pub fn sarif(report: &Report, rules: &[&'static Rule]) -> String {
    let mut out = Vec::new();
    // Writing to memory does not fail.
    let _ = write_sarif(report, rules, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// The same, written one finding after the other: a report on thousands of plans need not be in memory a second time.
///
/// # Errors
///
/// What `out` gives.
pub fn write_sarif(
    report: &Report,
    rules: &[&'static Rule],
    out: &mut impl Write,
) -> io::Result<()> {
    let rules: Vec<Value> = rules.iter().map(|rule| described(rule)).collect();
    let run = json!({
        "tool": { "driver": {
            "name": "sendplan",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        }},
        "columnKind": "unicodeCodePoints",
        "results": [],
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    let log = escaped_json(&format!("{log:#}\n")).into_owned();
    // The results are the last key of all.
    let (before, after) = log.rsplit_once("[]").unwrap_or((&log, ""));
    out.write_all(before.as_bytes())?;
    let found = report.findings.iter().map(result);
    listed(found.chain(report.waived.iter().map(suppressed)), 6, out)?;
    out.write_all(after.as_bytes())
}

fn described(rule: &Rule) -> Value {
    json!({
        "id": rule.id(),
        "shortDescription": { "text": rule.summary() },
        "help": { "text": rule.explanation(), "markdown": rule.explanation() },
        "defaultConfiguration": { "level": rule.level().name() },
    })
}

fn result(finding: &Finding) -> Value {
    let concerns = finding.concerns().map(|plans| format!(" ({plans})")).unwrap_or_default();
    let hint = finding.hint_text().map(|hint| format!("; {hint}")).unwrap_or_default();
    let text = format!("{}{concerns}{hint}", finding.message());
    let location = finding.primary().map_or_else(
        || json!({ "physicalLocation": { "artifactLocation": artifact(&finding.file_name()) } }),
        location,
    );
    let related: Vec<Value> = finding.related_labels().iter().map(location_with_text).collect();
    json!({
        "ruleId": finding.rule().id(),
        "level": finding.level().name(),
        "message": { "text": text },
        "locations": [location],
        "relatedLocations": related,
        "properties": { "plans": finding.plans() },
    })
}

/// A finding that the plan waives, with the reason.
fn suppressed(waived: &Waived) -> Value {
    let mut value = result(&waived.finding);
    value["suppressions"] = json!([{ "kind": "inSource", "justification": waived.reason }]);
    value
}

fn location(label: &Label) -> Value {
    let (start, end) = bounds(label);
    json!({ "physicalLocation": {
        "artifactLocation": artifact(label.place().file().name()),
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    }})
}

fn location_with_text(label: &Label) -> Value {
    let mut value = location(label);
    value["message"] = json!({ "text": label.text() });
    value
}

/// A file's address: a relative reference with forward slashes, spaces and the like escaped.
fn artifact(name: &str) -> Value {
    let name = name.replace('\\', "/");
    json!({ "uri": utf8_percent_encode(&name, ESCAPED).to_string() })
}
