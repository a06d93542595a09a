//! `sendplan new`: a commented plan to start from.

use std::path::Path;

use anyhow::bail;
use sendplan::internal::output;

use super::args::{Global, New};
use super::{Ending, report};

pub(super) fn run(args: &New, global: &Global) -> anyhow::Result<Ending> {
    if let Some(file) = args.file.as_ref().filter(|file| file.symlink_metadata().is_ok()) {
        bail!("`{}` already exists; choose another name", file.display());
    }
    // What is printed is taken to be for the current folder.
    let target = args.file.as_deref().unwrap_or(Path::new("plan.yaml"));
    let sendplan = super::sendplan(global, None, &[target.to_owned()])?;
    let text = sendplan.starter(target, global.in_template.as_deref())?;
    let Some(file) = &args.file else {
        report::put_file(&text)?;
        return Ok(Ending::Done);
    };
    output::write(file, text.as_bytes())?;
    if !global.quiet {
        report::say(format_args!(
            "`{}` is ready to fill in; check it with `sendplan check {0} --draft`",
            file.display()
        ));
    }
    Ok(Ending::Done)
}
