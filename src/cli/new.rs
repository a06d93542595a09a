//! `sendplan new`: a commented plan to start from.

use anyhow::bail;
use sendplan::{draft, output};

use super::args::{Global, New};
use super::{Ending, report};

pub(super) fn run(args: &New, global: &Global) -> anyhow::Result<Ending> {
    let Some(generator) = super::generator(global)? else { return Ok(Ending::Findings) };
    let template = generator.templates().get(&args.template)?;
    let text = draft::starter(template);
    let Some(file) = &args.file else {
        report::put(text)?;
        return Ok(Ending::Done);
    };
    if file.symlink_metadata().is_ok() {
        bail!("`{}` is there already; choose another name", file.display());
    }
    output::write(file, text.as_bytes())?;
    if !global.quiet {
        report::say(format_args!(
            "`{}` is ready to be filled in; look at it with `sendplan check {0} --draft`",
            file.display()
        ));
    }
    Ok(Ending::Done)
}
