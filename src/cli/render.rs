//! `sendplan render`: arguments -> a run; its report -> lines and an exit code.

use sendplan::run::{Leftovers, OutOfDate, PlanReport, QualityCount, RunEnd};
use sendplan::{Error, Finding, Level, RunReport};

use super::args::{Global, Render};
use super::screen::Screen;
use super::sum::Sum;
use super::{Ending, report};

/// The rule whose notes are of laid-out pages.
const OF_PAGES: &str = "left-off";

pub(super) fn run(args: &Render, global: &Global) -> anyhow::Result<Ending> {
    let sendplan = super::sendplan(global, None, &args.paths)?;
    let mut screen = Screen::new(args, global);
    let plans = args.plans(sendplan)?.stop_on(screen.stop_flag());
    let made = plans.render_into(&args.output, &args.options(), |event| screen.show(event));
    let made = match made {
        Err(Error::Refused { findings }) => {
            report::findings(&findings, global);
            report::say("nothing was written");
            return Ok(Ending::Findings);
        }
        made => made?,
    };
    match (made.quality(), made.end()) {
        (Some(count), _) => quality(&made, count, args, global),
        (None, RunEnd::NothingAhead) => Ok(nothing_ahead(&made, global)),
        (None, _) => finish(&made, args, global, screen.stopped()),
    }
}

/// Says what a run made and found.
fn finish(made: &RunReport, args: &Render, global: &Global, stopped: u8) -> anyhow::Result<Ending> {
    for file in &made.leftovers().not_removed {
        report::say(format_args!(
            "`{file}` was changed after it was written, or cannot be deleted, so it is still there"
        ));
    }
    report::findings(&shown(made), global);
    report::errors(made.errors(), global);
    vanished(made.vanished(), args);
    out_of_date(made.out_of_date());
    not_registered(made);
    report::put(files(made, args))?;
    leftovers(made.leftovers(), args);
    if !global.quiet {
        left_off(made);
        Sum::of(made).say(&args.output, args.dry_run);
    }
    if made.end() == RunEnd::Stopped {
        report::say(
            "stopped; what has been written is complete, and the same command carries on from here",
        );
    }
    if !global.quiet {
        report::passed_over(made.passed_over(), global);
    }
    Ok(match made.end() {
        RunEnd::Stopped => Ending::Stopped(stopped),
        _ => ending(made),
    })
}

/// How a run ended: that plans could not be read or made counts for more than what is wrong with them.
fn ending(made: &RunReport) -> Ending {
    if made.has_failed() {
        Ending::Failed
    } else if made.has_errors() {
        Ending::Findings
    } else {
        Ending::Done
    }
}

/// Ends a run for letters in which no review is still to come: wrong for plans that were named, usual for a folder.
fn nothing_ahead(made: &RunReport, global: &Global) -> Ending {
    report::findings(&shown(made), global);
    report::passed_over(made.passed_over(), global);
    report::say("nothing was written");
    let all_named = made.plans().iter().all(|plan| plan.is_named());
    match ending(made) {
        Ending::Done if all_named => Ending::Findings,
        ending => ending,
    }
}

/// Says what a quality report found.
fn quality(
    made: &RunReport,
    count: &QualityCount,
    args: &Render,
    global: &Global,
) -> anyhow::Result<Ending> {
    for error in made.unreadable() {
        report::say(format_args!("error: {error}"));
    }
    report::findings(&shown(made), global);
    report::errors(made.errors(), global);
    vanished(made.vanished(), args);
    out_of_date(made.out_of_date());
    not_registered(made);
    report::put(files(made, args))?;
    if !global.quiet {
        let counts = [
            (count.errors, Level::Error),
            (count.warnings, Level::Warning),
            (count.notes, Level::Note),
        ];
        let counts = counts.map(|(count, level)| report::counted(count, level.name())).join(", ");
        let plans = report::counted(count.plans, "plan");
        report::say(format_args!("quality of {plans}: {counts}, {} waived", count.waived));
    }
    Ok(ending(made))
}

/// The findings to show; notes are for `check`, but for what the pages of a plan that was named itself leave off.
fn shown(made: &RunReport) -> Vec<Finding> {
    let named: Vec<&Finding> =
        made.plans().iter().filter(|plan| plan.is_named()).flat_map(PlanReport::findings).collect();
    let mut findings = made.findings();
    findings.retain(|one| one.level() > Level::Note || is_left_off(one) && named.contains(&one));
    findings
}

/// Whether a finding says that a page has left something off.
fn is_left_off(finding: &Finding) -> bool {
    finding.rule().id() == OF_PAGES
}

/// Says in one line of how many plans in folders the pages leave something off.
fn left_off(made: &RunReport) {
    let plans = made.plans().iter().filter(|plan| !plan.is_named());
    match plans.filter(|plan| plan.findings().iter().any(is_left_off)).count() {
        0 => {}
        count => report::say(format_args!(
            "{} of one side that left something off for want of room; `sendplan check --pages` says what",
            match count {
                1 => "1 plan has a page".to_owned(),
                many => format!("{many} plans have a page"),
            }
        )),
    }
}

/// Says that the register is not as it should be.
fn not_registered(made: &RunReport) {
    if let Some(error) = made.not_registered() {
        report::say(format_args!(
            "error: {error}. If another program has it open, close that; then run the same command again"
        ));
    }
}

/// Says which earlier files could not be made again.
fn out_of_date(files: &[OutOfDate]) {
    for OutOfDate { file, now } in files {
        match now {
            Some(now) => report::say(format_args!(
                "`{file}` could not be made again; the earlier one is now called `{now}`"
            )),
            None => report::say(format_args!(
                "`{file}` could not be made again, and the earlier one cannot be renamed or was changed: don't use it"
            )),
        }
    }
}

/// Says which files something else has removed since.
fn vanished(files: &[String], args: &Render) {
    let Some(first) = files.first() else { return };
    let which = match files.len() {
        1 => format!("`{first}` has"),
        count => format!("{count} files, such as `{first}`, have"),
    };
    report::say(format_args!(
        "error: {which} disappeared from `{}` during this run; find out what deletes or moves files there, and run the \
         same command again",
        args.output.display()
    ));
}

/// The files, one a line: the written ones, and unless `--changed` asks for those alone, the others too.
fn files(made: &RunReport, args: &Render) -> String {
    let unchanged = if args.changed { &[] } else { made.unchanged() };
    let mut files: Vec<&String> = made.written().iter().chain(unchanged).collect();
    files.sort();
    files.into_iter().map(|name| format!("{name}\n")).collect()
}

/// Says which files no plan gives any more.
fn leftovers(leftovers: &Leftovers, args: &Render) {
    let removed = args.prune && !args.dry_run;
    let files: Vec<&str> = match removed {
        true => leftovers.removed.iter().map(String::as_str).collect(),
        false => leftovers.remaining().into_iter().collect(),
    };
    if files.is_empty() {
        return;
    }
    report::say(match (args.prune, args.dry_run) {
        (true, false) => "deleted files that no plan makes any more:",
        (true, true) => "would delete files that no plan makes any more:",
        _ => "no plan makes these files any more (`--prune` deletes them):",
    });
    for file in files {
        report::say(format_args!("  {file}"));
    }
}
