//! `sendplan render FOLDER --document quality-report`: all plans of a folder -> what to mend in them.

use std::num::NonZeroUsize;
use std::thread;

use anyhow::bail;
use sendplan::output::{self, Register};
use sendplan::template::{BUILT_IN, Per};
use sendplan::{Folder, Format, Generator, Level, Overview, PlanSource, Selection};

use super::args::{Global, Render};
use super::{Ending, plans, report};

/// Whether a document was asked for that tells of all plans.
pub(super) fn is_asked(generator: &Generator, args: &Render) -> bool {
    let asked = |id: &String| {
        let mut documents = generator.templates().iter().flat_map(|template| template.documents());
        documents.any(|document| document.per == Per::Folder && document.id == *id)
    };
    args.document.iter().any(asked)
}

pub(super) fn run(args: &Render, global: &Global) -> anyhow::Result<Ending> {
    if args.pack || args.shard.is_some() || !args.class.is_empty() {
        bail!("the quality report tells of all plans; leave `--pack`, `--shard` and `--class` out");
    }
    let today = args.today.or_else(super::clock);
    let Some(generator) = super::generator_of(global, today)? else {
        return Ok(Ending::Findings);
    };
    let mut documents = generator.templates().iter().flat_map(|template| template.documents());
    if documents.any(|one| one.per != Per::Folder && args.document.contains(&one.id)) {
        bail!("the quality report is made by itself; ask for the other documents in a second run");
    }
    let found = plans::find(&args.paths, Some(&args.output))?;
    let selection = Selection::from(args);
    let threads =
        args.jobs.unwrap_or_else(|| thread::available_parallelism().unwrap_or(NonZeroUsize::MIN));
    let mut ending = Ending::Done;
    let mut overviews = Vec::new();
    // What lies in a folder may be somebody else's; what is named is meant.
    let take = |source: &PlanSource, plan: sendplan::Plan| {
        let ours = !plan.is_foreign() || plans::is_named(source, &args.paths);
        ours.then_some(plan)
    };
    for result in generator.check_all(&found.plans, selection.strictness, threads, take) {
        match result {
            Ok((Some(plan), across)) => overviews.push(Overview::of(plan, across)),
            Ok((None, _)) => {}
            Err(error) => {
                report::failure(&error.into());
                ending = Ending::Failed;
            }
        }
    }
    let template = generator
        .templates()
        .iter()
        .find(|template| selection.documents.iter().all(|id| template.document(id).is_some()));
    let template = template.map_or_else(|| generator.templates().get(BUILT_IN), Ok)?;
    let folder = &args.output;
    if !args.dry_run {
        output::output_folder(folder)?;
    }
    let mut register = Register::read(folder)?;
    let into = Folder { path: folder, register: &register, force: args.force, dry: args.dry_run };
    let kept = generator.keep_quality(&overviews, template, &selection, into)?;
    let lines: String =
        kept.written.iter().chain(&kept.unchanged).map(|name| format!("{name}\n")).collect();
    for entry in kept.entries {
        register.put(entry);
    }
    if selection.format == Format::Pdf && !args.dry_run {
        register.write(folder, None)?;
    }
    report::put(lines)?;
    if !global.quiet {
        say_sum(&overviews);
    }
    Ok(ending)
}

/// `quality of 8 plans: 2 errors, 14 warnings, 9 notes, 2 waived`
fn say_sum(overviews: &[Overview]) {
    let count = |level| overviews.iter().map(|one| one.report().count(level)).sum::<usize>();
    let waived: usize = overviews.iter().map(|one| one.report().waived.len()).sum();
    let counts: Vec<String> = [Level::Error, Level::Warning, Level::Note]
        .into_iter()
        .map(|level| report::counted(count(level), level.name()))
        .collect();
    report::say(format_args!(
        "quality of {}: {}, {waived} waived",
        report::counted(overviews.len(), "plan"),
        counts.join(", ")
    ));
}
