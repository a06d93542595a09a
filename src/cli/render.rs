//! `sendplan render`: plans -> files.

use std::num::NonZeroUsize;
use std::thread;

use anyhow::bail;
use sendplan::{Diagnostic, Error, Generator, Plan, Selection, Strictness, batch, clashes, output};

use super::args::{Global, Render};
use super::{Ending, plans, report};

pub(super) fn run(args: &Render, global: &Global) -> anyhow::Result<Ending> {
    let Some(generator) = super::generator(global)? else { return Ok(Ending::Findings) };
    let found = plans::find(&args.paths, Some(&args.output))?;
    let selection = selection(args);
    let threads =
        args.jobs.unwrap_or_else(|| thread::available_parallelism().unwrap_or(NonZeroUsize::MIN));

    let checked = batch::run(
        &found.plans,
        threads,
        |source| generator.check(source, selection.strictness),
        || {},
    );
    let mut ending = Ending::Done;
    let mut plans: Vec<(Plan, Vec<String>)> = Vec::new();
    for result in checked {
        match result {
            Ok(plan) => {
                let copies = generator.copies(&plan, &selection)?;
                plans.push((plan, copies.into_iter().map(|(_, stem)| stem).collect()));
            }
            Err(error) => ending = failed(error),
        }
    }
    let named: Vec<(&Plan, Vec<String>)> =
        plans.iter().map(|(plan, stems)| (plan, stems.clone())).collect();
    let clashing = clashes(&named);
    if !clashing.is_empty() {
        let found = plans.iter().flat_map(|(plan, _)| plan.diagnostics().iter().cloned());
        report::findings(&report::unique(found.chain(clashing).collect()), global);
        report::say("nothing was written");
        return Ok(Ending::Findings);
    }

    let ready = plans.iter().any(|(_, stems)| !stems.is_empty());
    if !ready && plans.iter().any(|(plan, _)| plan.record().is_some()) {
        bail!(
            "no document is both of this kind and for this audience; `sendplan template show` lists them"
        );
    }
    if ready {
        output::output_folder(&args.output)?;
    }
    let bar = report::progress(plans.len(), global);
    let results = batch::run(
        &plans,
        threads,
        |(plan, _)| make(&generator, plan, &selection, args),
        || bar.inc(1),
    );
    bar.finish_and_clear();
    let made = summary(&plans, results, global, &mut ending)?;
    if !global.quiet {
        let folder = args.output.display();
        let files = report::counted(made.files, "file");
        let plans = report::counted(made.plans, "plan");
        report::say(format_args!("{files} from {plans} written to `{folder}`"));
    }
    Ok(ending)
}

fn selection(args: &Render) -> Selection {
    let mut selection = Selection::default();
    selection.documents.clone_from(&args.document);
    selection.audiences = args.audience.iter().map(|name| (*name).into()).collect();
    selection.format = args.format.into();
    selection.ppi = Some(args.ppi);
    selection.print = (&args.print).into();
    if args.draft {
        selection.strictness = Strictness::Draft;
    }
    selection
}

/// What one plan gave: the names of its files, and what was found.
struct Made {
    files: Vec<String>,
    diagnostics: Vec<Diagnostic>,
}

/// Makes all documents of a plan, then writes them; nothing is written if one of them fails.
fn make(
    generator: &Generator,
    plan: &Plan,
    selection: &Selection,
    args: &Render,
) -> Result<Made, Error> {
    let outcome = generator.make(plan, selection)?;
    let mut files = Vec::with_capacity(outcome.files.len());
    for file in outcome.files {
        output::write(&args.output.join(&file.name), &file.bytes)?;
        files.push(file.name);
    }
    Ok(Made { files, diagnostics: outcome.diagnostics })
}

/// How much was made.
#[derive(Default)]
struct Sum {
    files: usize,
    plans: usize,
}

/// Puts the paths of the files on standard output and the findings on standard error.
fn summary(
    plans: &[(Plan, Vec<String>)],
    results: Vec<Result<Made, Error>>,
    global: &Global,
    ending: &mut Ending,
) -> anyhow::Result<Sum> {
    let mut sum = Sum::default();
    let mut all = Vec::new();
    let mut lines = String::new();
    let mut broken = Vec::new();
    for ((plan, _), result) in plans.iter().zip(results) {
        all.extend(plan.diagnostics().iter().cloned());
        match result {
            Ok(made) => {
                all.extend(made.diagnostics);
                sum.plans += usize::from(!made.files.is_empty());
                sum.files += made.files.len();
                for name in made.files {
                    lines.push_str(&name);
                    lines.push('\n');
                }
            }
            Err(error) => broken.push((plan.name().to_owned(), error)),
        }
    }
    let all = report::unique(all);
    if all.iter().any(Diagnostic::is_error) && *ending == Ending::Done {
        *ending = Ending::Findings;
    }
    report::findings(&all, global);
    for (name, error) in broken {
        report::say(format_args!("error: {name}: {error}"));
        *ending = Ending::Failed;
    }
    report::put(lines)?;
    Ok(sum)
}

fn failed(error: Error) -> Ending {
    report::failure(&error.into());
    Ending::Failed
}
