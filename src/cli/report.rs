//! What is said on the terminal: findings, results, progress.

use std::fmt::Display;
use std::io;

use sendplan::Finding;
use sendplan::finding::{self, Colours, Reasons};
use sendplan::run::{Behind, PassedOver};

use super::args::Global;
use super::terminal;

/// Says something on standard error; it is not a failure if nobody listens.
pub(super) fn say(text: impl Display) {
    terminal::to_error(&format!("{text}\n"));
}

/// Puts a file's text on standard output.
pub(super) fn put_file(text: &str) -> io::Result<()> {
    terminal::file_to_output(text)
}

/// Says that another run has the folder.
pub(super) fn waiting() {
    say("Another run is writing to this folder; waiting for it to finish…");
}

/// Says that nothing keeps two runs apart.
pub(super) fn without_lock() {
    say("this folder cannot be locked; don't start a second run into it before this one has ended");
}

/// Puts a result on standard output.
pub(super) fn put(text: impl Display) -> io::Result<()> {
    terminal::to_output(text)
}

/// Shows findings to a person; with `--quiet` the errors only.
pub(super) fn findings(findings: &[Finding], global: &Global) {
    let reasons = if global.verbose { Reasons::Shown } else { Reasons::Hidden };
    let is_shown = |one: &&[Finding]| !global.quiet || one.iter().any(Finding::is_error);
    let colours = colours();
    for one in findings.chunks(1).filter(is_shown) {
        let text = finding::human(one, colours, reasons);
        match colours {
            Colours::Plain => terminal::to_error(&text),
            Colours::Terminal => terminal::coloured_to_error(&text),
        }
    }
}

/// Says why documents of plans or classes cannot be made, each error with the name of its plan or class.
pub(super) fn errors<'e>(
    errors: impl Iterator<Item = (&'e str, &'e sendplan::Error)>,
    global: &Global,
) {
    for (name, error) in errors {
        say(format_args!("error: {name}: {error}"));
        if global.verbose {
            details(error);
        }
    }
}

/// Says what a programmer needs to find a fault of ours. It may quote the plan, so it is only for whoever asks.
pub(super) fn details(error: &sendplan::Error) {
    if let Some(details) = error.details() {
        say(format_args!("  typesetter: {details}"));
    }
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
    if wanted && terminal::is_error_terminal() { Colours::Terminal } else { Colours::Plain }
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
    let cycles = if left_out.len() == 1 { "a closed cycle" } else { "closed cycles" };
    let plans = counted(left_out.len(), "plan");
    let them = if left_out.len() == 1 { "it" } else { "them" };
    say(format_args!(
        "{plans} of {cycles} left out; add `--all` to make {them}{}",
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
