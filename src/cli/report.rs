//! What is said on the terminal: findings, results, progress.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use sendplan::{Finding, finding};

use super::args::Global;

/// Says something on standard error; that nobody listens is no failure.
pub(super) fn say(text: impl Display) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Puts a result on standard output.
pub(super) fn put(text: impl Display) -> io::Result<()> {
    match write!(io::stdout(), "{text}") {
        // `sendplan schema | head` is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Shows findings to a person; with `--quiet` the errors only.
pub(super) fn findings(findings: &[Finding], global: &Global) {
    let shown: Vec<Finding> =
        findings.iter().filter(|finding| finding.is_error() || !global.quiet).cloned().collect();
    let _ = write!(io::stderr(), "{}", finding::human(&shown, colour(), global.verbose));
}

/// Says why the run could not go on.
pub(super) fn failure(error: &anyhow::Error) {
    say(format_args!("error: {error}"));
    if error.is::<sendplan::Error>() {
        // Our own errors already say what the operating system said.
        return;
    }
    let mut shown = error.to_string();
    for cause in error.chain().skip(1) {
        let text = cause.to_string();
        if !shown.contains(&text) {
            say(format_args!("  because: {text}"));
        }
        shown.push_str(&text);
    }
}

/// Whether colours are wanted: on a terminal, and `NO_COLOR` not set.
fn colour() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// `1 plan`, `3 plans`.
pub(super) fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// Drops findings that were given before, as one in a `sendplan.yaml` is for every plan beneath it.
pub(super) fn unique(findings: Vec<Finding>) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let key = |finding: &Finding| {
        let start = finding.primary().map(|label| label.place().span().start());
        let rule = (finding.rule().id(), finding.is_error());
        (finding.file_name(), start, rule, finding.message().to_owned())
    };
    findings.into_iter().filter(|finding| seen.insert(key(finding))).collect()
}
