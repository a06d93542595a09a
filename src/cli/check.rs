//! `sendplan check`: plans -> findings.

use std::num::NonZeroUsize;
use std::thread;

use sendplan::{PlanSource, Strictness, all_rules, batch, diagnostic};

use super::args::{Check, FindingsFormat, Global};
use super::{Ending, plans, report};

pub(super) fn run(args: &Check, global: &Global) -> anyhow::Result<Ending> {
    let Some(generator) = super::generator(global)? else { return Ok(Ending::Findings) };
    let found = plans::find(&args.paths, None)?;
    let strictness = if args.draft { Strictness::Draft } else { Strictness::Full };
    let threads = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let mut ending = Ending::Done;
    let mut findings = Vec::new();
    for path in &found.settings {
        match generator.check_settings(path) {
            Ok(found) => findings.extend(found),
            Err(error) => {
                report::failure(&error.into());
                ending = Ending::Failed;
            }
        }
    }
    // Of each plan only what was found is kept: a trust has thousands.
    let check = |source: &PlanSource| {
        let plan = generator.check(source, strictness)?;
        // What lies in a folder may be somebody else's; what is named is meant.
        let ours = !plan.is_foreign() || plans::is_named(source, &args.paths);
        Ok(if ours { plan.diagnostics().to_vec() } else { Vec::new() })
    };
    for result in batch::run(&found.plans, threads, check, || {}) {
        match result {
            Ok(found) => findings.extend(found),
            Err::<_, sendplan::Error>(error) => {
                report::failure(&error.into());
                ending = Ending::Failed;
            }
        }
    }
    let findings = report::unique(findings);
    match args.format {
        FindingsFormat::Human => report::findings(&findings, global),
        FindingsFormat::Short => report::put(diagnostic::short(&findings))?,
        FindingsFormat::Json => report::put(diagnostic::json(&findings))?,
        FindingsFormat::Sarif => report::put(diagnostic::sarif(&findings, &all_rules()))?,
    }
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let warnings = findings.len() - errors;
    if !global.quiet && args.format == FindingsFormat::Human {
        say_sum(found.plans.len() + found.settings.len(), errors, warnings);
    }
    let denied = args.deny.is_some() && warnings > 0;
    Ok(match ending {
        Ending::Done if errors > 0 || denied => Ending::Findings,
        ending => ending,
    })
}

fn say_sum(files: usize, errors: usize, warnings: usize) {
    let files = report::counted(files, "file");
    let found = match (errors, warnings) {
        (0, 0) => "nothing to mend".to_owned(),
        (0, warnings) => report::counted(warnings, "warning"),
        (errors, 0) => report::counted(errors, "error"),
        (errors, warnings) => {
            format!(
                "{}, {}",
                report::counted(errors, "error"),
                report::counted(warnings, "warning")
            )
        }
    };
    report::say(format_args!("{files} checked: {found}"));
}
