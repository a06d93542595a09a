//! `sendplan review` and `sendplan next`: from one cycle to the next.

use std::path::Path;

use anyhow::bail;
use sendplan::internal::output;

use super::args::{Global, Next, Review};
use super::{Ending, report};

pub(super) fn review(args: &Review, global: &Global) -> anyhow::Result<Ending> {
    let sendplan = super::sendplan(global, None, std::slice::from_ref(&args.plan))?;
    let text = match &args.output {
        Some(file) => {
            free(file)?;
            sendplan.open_draft(&args.plan)?.with_review()?
        }
        None => sendplan.open_draft(&args.plan)?.review()?,
    };
    write(&text, args.output.as_deref(), global, |file| {
        format!("`{file}` has a review to fill in; `sendplan check {file}` shows what is missing")
    })
}

pub(super) fn next(args: &Next, global: &Global) -> anyhow::Result<Ending> {
    let sendplan = super::sendplan(global, None, std::slice::from_ref(&args.plan))?;
    if let Some(file) = &args.output {
        free(file)?;
    }
    let text = sendplan.open(&args.plan)?.next(args.output.as_deref())?;
    write(&text, args.output.as_deref(), global, |file| {
        format!(
            "`{file}` is the next plan; `sendplan check {file} --draft` shows what to think through again"
        )
    })
}

/// A file that is there already is never written over.
fn free(file: &Path) -> anyhow::Result<()> {
    if file.symlink_metadata().is_ok() {
        bail!("`{}` already exists; choose another name", file.display());
    }
    Ok(())
}

fn write(
    text: &str,
    file: Option<&Path>,
    global: &Global,
    done: impl Fn(std::path::Display<'_>) -> String,
) -> anyhow::Result<Ending> {
    match file {
        None => report::put_file(text)?,
        Some(file) => {
            if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                output::output_folder(folder)?;
            }
            output::write(file, text.as_bytes())?;
            if !global.quiet {
                report::say(done(file.display()));
            }
        }
    }
    Ok(Ending::Done)
}
