//! `sendplan import`: pupils from a school's own system -> starter plans, and what differs in the plans that are there.

use std::fmt::Write as _;
use std::panic;

use anyhow::bail;
use sendplan::internal::import::{
    Difference, Import, ImportRequest, Outcome, PlanDifferences, Updating,
};
use sendplan::internal::roll::{Field, Moment, Used};

use super::args::Global;
use super::import_args::Import as Args;
use super::report::counted;
use super::{Ending, report};

/// How many lines of one kind are printed without `--verbose`.
const SHOWN: usize = 40;

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<Ending> {
    let today = args.today.or_else(super::today);
    let sendplan = super::sendplan(global, today, std::slice::from_ref(&args.into))?;
    if args.into.exists() && !args.into.is_dir() {
        bail!("`{}` is a file; give the folder of the plans", args.into.display());
    }
    let request = ImportRequest {
        file: args.file.clone(),
        into: args.into.clone(),
        named: args.map.clone(),
        statuses: args.status.clone(),
        updating: if args.update { Updating::Changed } else { Updating::Listed },
        today,
    };
    // A parser that gives up over a damaged file says so as a finding; what it would print itself helps nobody.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let prepared = sendplan.import(&request);
    panic::set_hook(hook);
    let import = prepared?;
    report::findings(&import.findings, global);
    if !args.dry_run {
        import.write()?;
    }
    let mut text = String::new();
    if !global.quiet {
        mapping(&mut text, &import)?;
    }
    new_plans(&mut text, &import, args, global)?;
    differences(&mut text, &import, args)?;
    report::put(text)?;
    if !global.quiet {
        sums(&import, args);
    }
    let is_refused = import.differing.iter().any(|plan| plan.refused.is_some());
    let has_errors = import.findings.iter().any(sendplan::Finding::is_error) || is_refused;
    Ok(if has_errors { Ending::Findings } else { Ending::Done })
}

/// What each column is, and why some are not read.
fn mapping(text: &mut String, import: &Import) -> std::fmt::Result {
    let mapping = &import.roll.mapping;
    let sheet =
        mapping.sheet.as_ref().map(|sheet| format!(", sheet “{sheet}”")).unwrap_or_default();
    let headings = match mapping.header_row {
        0 => "a common transfer file".to_owned(),
        row => format!("the headings are in row {row}"),
    };
    writeln!(text, "{}{sheet}: {headings}", import.roll.file)?;
    let width =
        mapping.columns.iter().map(|column| column.header.chars().count()).max().unwrap_or(0);
    let width = width.min(SHOWN);
    for column in &mapping.columns {
        let used = match &column.used {
            Used::As(field) => format!("→ {}", field.name()),
            Used::Band { subject, moment: Moment::Before } => {
                format!("→ {subject}, the band before")
            }
            Used::Band { subject, moment: Moment::After } => format!("→ {subject}, the band now"),
            Used::No(reason) => format!("left out: {reason}"),
            Used::Unknown => "left out: not known".to_owned(),
        };
        writeln!(text, "  {:>2}  {:<width$}  {used}", column.letter(), column.header)?;
    }
    writeln!(text)
}

/// The plans that are new.
fn new_plans(text: &mut String, import: &Import, args: &Args, global: &Global) -> std::fmt::Result {
    let would = if args.dry_run { "would be made" } else { "made" };
    let shown = if global.verbose { usize::MAX } else { SHOWN };
    for plan in import.new_plans.iter().take(shown) {
        writeln!(text, "{would}: {} ({})", plan.name, plan.place)?;
    }
    if import.new_plans.len() > shown {
        writeln!(text, "… and {} more (`--verbose` lists them)", import.new_plans.len() - shown)?;
    }
    for why in import.not_made.iter().take(shown) {
        writeln!(text, "not made: {why}")?;
    }
    Ok(())
}

/// What differs in plans that are there.
fn differences(text: &mut String, import: &Import, args: &Args) -> std::fmt::Result {
    for plan in &import.differing {
        for line in &plan.lines {
            writeln!(text, "{}", difference(plan, line, args))?;
        }
        if let Some(why) = &plan.refused {
            writeln!(text, "{}: nothing was changed: {why}", plan.name)?;
        }
    }
    Ok(())
}

/// `kofi.yaml:12: class: 3 Kestrel → 4 Kingfisher (changed)`
fn difference(plan: &PlanDifferences, line: &Difference, args: &Args) -> String {
    let at = line.line.map(|line| format!(":{line}")).unwrap_or_default();
    let before = if line.plan.is_empty() { "(nothing)" } else { &line.plan };
    let after = match line.outcome {
        Outcome::Decide(reason) => format!(" (not changed: {reason})"),
        Outcome::Changes if args.update && plan.refused.is_none() && args.dry_run => {
            " (would be changed)".to_owned()
        }
        Outcome::Changes if args.update && plan.refused.is_none() => " (changed)".to_owned(),
        Outcome::Changes => String::new(),
    };
    format!("{}{at}: {}: {before} → {}{after}", plan.name, line.field, line.file)
}

/// What was done, in numbers.
fn sums(import: &Import, args: &Args) {
    let would =
        |done: &str| if args.dry_run { format!("would be {done}") } else { done.to_owned() };
    let roll = &import.roll;
    let rest = match roll.rows_without_pupil {
        0 => String::new(),
        rows => format!("; {} without a pupil passed over", counted(rows, "row")),
    };
    report::say(format_args!(
        "{} in the file, {} with a plan{rest}",
        counted(roll.pupils.len(), "pupil"),
        import.known
    ));
    if !roll.has(Field::Status) {
        report::say(
            "no column says who is on SEN support, so no plans are made; if one does, name it: `--map \"Heading=sen status\"`",
        );
    }
    let statuses: Vec<&str> = args.status.iter().map(|status| status.in_words()).collect();
    report::say(format_args!(
        "{} {} for pupils with {} and no plan",
        counted(import.new_plans.len(), "starter plan"),
        would("made"),
        statuses.join(" or ")
    ));
    let changes = import.differing.iter().flat_map(|plan| &plan.lines);
    let changes = changes.filter(|line| line.outcome == Outcome::Changes).count();
    if changes > 0 && !args.update {
        report::say(format_args!(
            "{} could be changed: `--update` does it",
            counted(changes, "line")
        ));
    }
    if let Some(settings) = &import.remembered {
        report::say(format_args!(
            "what you said of columns {} in `{settings}`",
            would("remembered")
        ));
    }
    if args.dry_run {
        report::say("nothing was written (`--dry-run`)");
    } else if !import.new_plans.is_empty() {
        report::say(
            "next: write where a plan says `TO DO:`, and check it with `sendplan check FILE --draft`",
        );
    }
}
