//! `sendplan check --fix`: writes in the usual form what can mean one thing only.

use std::path::PathBuf;

use sendplan::fix::{self, Change, Mended, Run};
use sendplan::{Fix, Generator, PlanSource, Strictness};

use super::args::{Check, Global};
use super::plans::Found;
use super::report;

/// How often a file is mended, at most: what is mended may show what else can be.
const ROUNDS: usize = 3;

/// Mends the files that were named or found; gives how many lines changed.
pub(super) fn run(args: &Check, global: &Global, found: &Found) -> anyhow::Result<usize> {
    let run = if args.dry_run { Run::Dry } else { Run::Write };
    let mut changed = 0;
    for _ in 0..ROUNDS {
        let Some(generator) = super::generator_of(global, args.today.or_else(super::clock))? else {
            return Ok(changed);
        };
        let fixes = fixes(&generator, found)?;
        let mut lines = 0;
        for path in files(found) {
            match fix::mend(&path, &fixes, run)? {
                Mended::Changed(changes) => {
                    lines += changes.len();
                    changes.iter().try_for_each(|change| say(&path, change))?;
                }
                Mended::Moved => report::say(format_args!(
                    "`{}` was changed while it was read; nothing was done to it",
                    path.display()
                )),
            }
        }
        changed += lines;
        if lines == 0 || run == Run::Dry {
            break;
        }
    }
    if !global.quiet {
        let would = if run == Run::Dry { "would be " } else { "" };
        report::say(format_args!("{} {would}mended", report::counted(changed, "line")));
    }
    Ok(changed)
}

/// All that can be mended in plans and settings.
fn fixes(generator: &Generator, found: &Found) -> anyhow::Result<Vec<Fix>> {
    let mut fixes = Vec::new();
    for path in &found.settings {
        fixes.extend(generator.fixes_of_settings(path)?);
    }
    for source in &found.plans {
        let plan = generator.check(source, Strictness::Draft)?;
        if !plan.is_foreign() {
            fixes.extend(plan.fixes().iter().cloned());
        }
    }
    Ok(fixes)
}

/// The files that may be written: those that the command names or finds, and no other.
fn files(found: &Found) -> Vec<PathBuf> {
    let plans = found.plans.iter().filter_map(|source| match source {
        PlanSource::File(path) => Some(path.clone()),
        _ => None,
    });
    found.settings.iter().cloned().chain(plans).collect()
}

/// `kofi.yaml:12: start: 14/9/2026 → start: 2026-09-14`
fn say(path: &std::path::Path, change: &Change) -> std::io::Result<()> {
    let visible = |line: &str| {
        let shown = line.trim_start_matches(' ').replace('\n', " ⏎ ");
        shown
            .chars()
            .map(|c| match c {
                '\t' => '⇥',
                c if c.is_control() => '\u{fffd}',
                c => c,
            })
            .collect::<String>()
    };
    let (before, after) = (visible(&change.before), visible(&change.after));
    let moved = change.before.len() - change.before.trim_start_matches(' ').len();
    let now = change.after.len() - change.after.trim_start_matches(' ').len();
    let room = if before == after {
        format!(" ({moved} → {now} spaces before it)")
    } else {
        String::new()
    };
    report::put(format!("{}:{}: {before} → {after}{room}\n", path.display(), change.line))
}
