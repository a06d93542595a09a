//! What is said on the terminal: findings, results, progress.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use sendplan::Finding;
use sendplan::finding::{self, Colours, Reasons};
use sendplan::run::{Behind, PassedOver};

use super::args::Global;

/// Says something on standard error; it is not a failure if nobody listens.
pub(super) fn say(text: impl Display) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Puts a result on standard output.
pub(super) fn put(text: impl Display) -> io::Result<()> {
    match write!(io::stdout(), "{text}") {
        // `sendplan schema | head` is not a failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Shows findings to a person; with `--quiet` the errors only.
pub(super) fn findings(findings: &[Finding], global: &Global) {
    let shown: Vec<Finding> =
        findings.iter().filter(|finding| finding.is_error() || !global.quiet).cloned().collect();
    let reasons = if global.verbose { Reasons::Shown } else { Reasons::Hidden };
    let _ = write!(io::stderr(), "{}", finding::human(&shown, colours(), reasons));
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

/// Colours on a terminal, if `NO_COLOR` is not set.
fn colours() -> Colours {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if wanted && io::stderr().is_terminal() { Colours::Terminal } else { Colours::Plain }
}

/// `1 plan`, `3 plans`.
pub(super) fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// Says which closed plans were left out.
pub(super) fn left_out(left_out: &[String], global: &Global) {
    if left_out.is_empty() || global.quiet {
        return;
    }
    let plans = counted(left_out.len(), "closed plan");
    say(format_args!(
        "left out {plans} from earlier cycles (`--all` includes them){}",
        named_after(global)
    ));
    if global.verbose {
        for name in left_out {
            say(format_args!("  {name}"));
        }
    }
}

/// Says which plans gave no letters because their review is over.
pub(super) fn passed_over(plans: &[PassedOver], global: &Global) {
    match plans {
        [] => return,
        [PassedOver { plan, why }] => {
            say(format_args!(
                "`{plan}` was left out: {}, and letters are only made for reviews still to come",
                reason(*why)
            ));
            return;
        }
        many => say(format_args!(
            "{} plans were left out: their review has taken place or its date has passed{}",
            many.len(),
            named_after(global)
        )),
    }
    if global.verbose {
        for PassedOver { plan, why } in plans {
            say(format_args!("  {plan}: {}", reason(*why)));
        }
    }
}

/// What follows a sum whose parts are named only with `--verbose`.
const fn named_after(global: &Global) -> &'static str {
    if global.verbose { ":" } else { "" }
}

fn reason(why: Behind) -> String {
    match why {
        Behind::Past(day) => {
            format!("the date of its review, {}, has passed", day.format("%-d %B %Y"))
        }
        Behind::Held => "its review has taken place".to_owned(),
    }
}
