//! `sendplan check --fix`: writes in the usual form what can mean one thing only.

use std::io;

use sendplan::run::{ChangedLine, FixReport, FixedFile};

use super::args::{Check, Global};
use super::inputs::plan_inputs;
use super::report;

/// How often the files are read and mended, at most: what is mended may show what else can be.
const ROUNDS: usize = 3;

/// Mends the files that were named or found, and says each line that changed.
pub(super) fn run(args: &Check, global: &Global) -> anyhow::Result<()> {
    let mut changed = 0;
    for _ in 0..ROUNDS {
        let sendplan = super::sendplan(global, args.today.or_else(super::today), &args.paths)?;
        let plans = sendplan.plans(plan_inputs(&args.paths)?);
        let fixed = if args.dry_run { plans.dry_run().fix()? } else { plans.fix()? };
        say(&fixed)?;
        changed += fixed.lines();
        if fixed.lines() == 0 || args.dry_run {
            break;
        }
    }
    if !global.quiet {
        let would = if args.dry_run { "would be " } else { "" };
        report::say(format_args!("{} {would}mended", report::counted(changed, "line")));
    }
    Ok(())
}

fn say(fixed: &FixReport) -> io::Result<()> {
    for file in fixed.files() {
        if !file.is_as_read() {
            report::say(format_args!(
                "`{}` was changed while it was read; nothing was done to it",
                file.path().display()
            ));
        }
        file.lines().iter().try_for_each(|line| say_line(file, line))?;
    }
    Ok(())
}

/// `kofi.yaml:12: start: 14/9/2026 → start: 2026-09-14`
fn say_line(file: &FixedFile, change: &ChangedLine) -> io::Result<()> {
    let (before, after) = (visible(&change.before), visible(&change.after));
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let moved = if before == after {
        format!(" ({} → {} spaces before it)", spaces(&change.before), spaces(&change.after))
    } else {
        String::new()
    };
    report::put(format!("{}:{}: {before} → {after}{moved}\n", file.path().display(), change.line))
}

/// A line without its indentation, with signs for what nobody would see.
fn visible(line: &str) -> String {
    let shown = line.trim_start_matches(' ').replace('\n', " ⏎ ");
    let sign = |c: char| match c {
        '\t' => '⇥',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    shown.chars().map(sign).collect()
}
