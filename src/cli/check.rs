//! `sendplan check`: plans -> findings.

use std::num::NonZeroUsize;
use std::thread;

use sendplan::{Level, LevelSetting, PlanSource, Report, Strictness, Waived, all_rules, finding};

use super::args::{Check, FindingsFormat, Global};
use super::{Ending, fix, plans, report};

pub(super) fn run(args: &Check, global: &Global) -> anyhow::Result<Ending> {
    let found = plans::find(&args.paths, None)?;
    if args.fix {
        fix::run(args, global, &found)?;
        if args.dry_run {
            return Ok(Ending::Done);
        }
    }
    let today = args.today.or_else(super::clock);
    let Some(generator) = super::generator_of(global, today)? else { return Ok(Ending::Findings) };
    let strictness = if args.draft { Strictness::Draft } else { Strictness::Full };
    let threads = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let mut ending = Ending::Done;
    let mut all = Report { findings: found.misnamed.clone(), ..Report::default() };
    for path in &found.settings {
        match generator.check_settings(path) {
            Ok(found) => all.findings.extend(found),
            Err(error) => {
                report::failure(&error.into());
                ending = Ending::Failed;
            }
        }
    }
    // Of each plan only what was found is kept: a trust has thousands.
    let take = |source: &PlanSource, plan: sendplan::Plan| {
        // What lies in a folder may be somebody else's; what is named is meant.
        let ours = !plan.is_foreign() || plans::is_named(source, &args.paths);
        ours.then(|| plan.into_report())
    };
    for result in generator.check_all(&found.plans, strictness, threads, take) {
        match result {
            Ok((Some(own), across)) => {
                all.add(own);
                all.add(across);
            }
            Ok((None, _)) => {}
            Err::<_, sendplan::Error>(error) => {
                report::failure(&error.into());
                ending = Ending::Failed;
            }
        }
    }
    all.findings = report::unique(std::mem::take(&mut all.findings));
    all.sort();
    // A level stands in the settings of many plans, and is one.
    all.levels.sort_by_key(|level| (level.place.file().name().to_owned(), level.rule.id()));
    all.levels.dedup();
    match args.format {
        FindingsFormat::Human => report::findings(&all.findings, global),
        FindingsFormat::Short => report::put(finding::short(&all.findings))?,
        FindingsFormat::Json => report::put(finding::json(&all))?,
        FindingsFormat::Sarif => report::put(finding::sarif(&all, &all_rules()))?,
    }
    if !global.quiet && args.format == FindingsFormat::Human {
        all.waived.iter().for_each(say_waived);
        all.levels.iter().for_each(say_level);
        say_sum(found.plans.len() + found.settings.len(), &all);
    }
    let failed =
        all.count(Level::Error) > 0 || (args.deny.is_some() && all.count(Level::Warning) > 0);
    Ok(match ending {
        Ending::Done if failed => Ending::Findings,
        ending => ending,
    })
}

/// `waived: few-targets at targets in kofi.yaml, 14 September 2026: A step down to less support.`
fn say_waived(waived: &Waived) {
    let finding = &waived.finding;
    let at = finding.field_path().map(|path| format!(" at `{path}`")).unwrap_or_default();
    let date =
        waived.date.map(|date| format!(", {}", date.format("%-d %B %Y"))).unwrap_or_default();
    let by = if waived.by.is_empty() { String::new() } else { format!(", {}", waived.by) };
    report::say(format_args!(
        "waived: {}{at} in {}{date}{by}: {}",
        finding.rule().id(),
        finding.file_name(),
        waived.reason
    ));
}

/// `level: vague-target is an error (sendplan.yaml:12)`
fn say_level(level: &LevelSetting) {
    let word = match level.word() {
        "error" => "an error",
        "off" => "off",
        "note" => "a note",
        _ => "a warning",
    };
    let file = level.place.file();
    let line = file.line_column(level.place.span().start()).line;
    report::say(format_args!("level: {} is {word} ({}:{line})", level.rule.id(), file.name()));
}

fn say_sum(files: usize, all: &Report) {
    let files = report::counted(files, "file");
    let counts: Vec<String> = [Level::Error, Level::Warning, Level::Note]
        .into_iter()
        .map(|level| (all.count(level), level.name()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| report::counted(count, word))
        .collect();
    let found = if counts.is_empty() { "nothing to mend".to_owned() } else { counts.join(", ") };
    let waived = match all.waived.len() {
        0 => String::new(),
        count => format!("; {count} waived"),
    };
    report::say(format_args!("{files} checked: {found}{waived}"));
}
