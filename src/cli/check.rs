//! `sendplan check`: plans -> findings.

use std::io::Write;

use sendplan::finding::{self, LevelSetting, Report, Waived};
use sendplan::{Level, Sendplan};

use super::args::{Check, FindingsFormat, Global};
use super::inputs::plan_inputs;
use super::{Ending, beside, fix, report, terminal};

pub(super) fn run(args: &Check, global: &Global) -> anyhow::Result<Ending> {
    if args.fix {
        fix::run(args, global)?;
        if args.dry_run {
            return Ok(Ending::Done);
        }
    }
    let sendplan = super::sendplan(global, args.today.or_else(super::today), &args.paths)?;
    let mut plans = sendplan.plans(plan_inputs(&args.paths)?);
    if args.pages {
        plans = plans.count_pages();
    }
    let checked = if args.draft { plans.check_drafts()? } else { plans.check()? };
    for litter in checked.left_alone() {
        beside::left_alone(litter, global);
    }
    beside::not_plans(checked.not_plans(), global);
    for error in checked.unreadable() {
        report::say(format_args!("error: {error}"));
    }
    report::errors(checked.errors(), global);
    let all = checked.report();
    let rules: Vec<_> = Sendplan::rules().collect();
    match args.format {
        FindingsFormat::Human => report::findings(&all.findings, global),
        FindingsFormat::Short => terminal::pieces_to_output(|out| {
            let mut each = all.findings.chunks(1);
            each.try_for_each(|one| out.write_all(finding::short(one).as_bytes()))
        })?,
        FindingsFormat::Json => terminal::pieces_to_output(|out| finding::write_json(all, out))?,
        FindingsFormat::Sarif => {
            terminal::pieces_to_output(|out| finding::write_sarif(all, &rules, out))?
        }
    }
    if !global.quiet && args.format == FindingsFormat::Human {
        all.waived.iter().for_each(say_waived);
        all.levels.iter().for_each(say_level);
        say_sum(checked.files(), checked.unreadable().len(), all);
    }
    let denied = args.deny.is_some() && all.count(Level::Warning) > 0;
    Ok(if !checked.unreadable().is_empty() || checked.errors().next().is_some() {
        Ending::Failed
    } else if all.has_errors() || denied {
        Ending::Findings
    } else {
        Ending::Done
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

fn say_sum(files: usize, unreadable: usize, all: &Report) {
    let files = report::counted(files, "file");
    let counts: Vec<String> = [Level::Error, Level::Warning, Level::Note]
        .into_iter()
        .map(|level| (all.count(level), level.name()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| report::counted(count, word))
        .collect();
    let found = match (counts.is_empty(), unreadable) {
        (false, _) => counts.join(", "),
        (true, 0) => "nothing to put right".to_owned(),
        (true, _) => "nothing to put right in what could be read".to_owned(),
    };
    let lost =
        if unreadable == 0 { String::new() } else { format!("; {unreadable} could not be read") };
    let waived = match all.waived.len() {
        0 => String::new(),
        count => format!("; {count} waived"),
    };
    report::say(format_args!("{files} checked: {found}{waived}{lost}"));
}
