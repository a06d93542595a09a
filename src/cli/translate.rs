//! `sendplan translate`: the sentences of a parents' copy, for a person to translate.

use super::args::Global;
use super::report::counted;
use super::translate_args::Translate;
use super::{Ending, report};

pub(super) fn run(args: &Translate, global: &Global) -> anyhow::Result<Ending> {
    let sendplan = super::sendplan(global, super::today(), std::slice::from_ref(&args.plan))?;
    let written = sendplan.translate(&args.plan, &args.to)?;
    if !global.quiet {
        let sentences = counted(written.texts, "text");
        let open = match written.open {
            0 => "all of them translated".to_owned(),
            open => format!("{open} still to translate"),
        };
        report::say(format_args!("`{}`: {sentences}, {open}", written.file.display()));
    }
    if !written.is_read {
        report::say(format_args!(
            "note: no parent in this plan reads the language, so no copy prints the translation; if one does, write it under that parent as `language`"
        ));
    }
    if written.homes.len() > 1 {
        report::say(format_args!(
            "note: this file holds what {} are each told; don't give it to an interpreter whom one of them has chosen",
            written.homes.join(" and ")
        ));
    }
    Ok(Ending::Done)
}
