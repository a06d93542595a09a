//! Findings as SARIF 2.1.0, which code hosts and editors show in place.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Finding, Label, Report, Rule, Waived, bounds};

/// What has to be escaped in the path of an address.
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Renders findings as one SARIF run that lists all of `rules`; what a plan waives is suppressed, with the reason.
#[must_use]
pub fn sarif(report: &Report, rules: &[&'static Rule]) -> String {
    let found = report.findings.iter().map(result);
    let results: Vec<Value> = found.chain(report.waived.iter().map(suppressed)).collect();
    let rules: Vec<Value> = rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id(),
                "shortDescription": { "text": rule.summary() },
                "help": { "text": rule.explanation(), "markdown": rule.explanation() },
                "defaultConfiguration": { "level": rule.level().name() },
            })
        })
        .collect();
    let run = json!({
        "tool": { "driver": {
            "name": "sendplan",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        }},
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    });
    format!("{log:#}\n")
}

fn result(finding: &Finding) -> Value {
    let text = match finding.hint_text() {
        Some(hint) => format!("{}; {hint}", finding.message()),
        None => finding.message().to_owned(),
    };
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
