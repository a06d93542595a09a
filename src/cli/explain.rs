//! `sendplan explain`: what a finding means.

use anyhow::bail;
use sendplan::{all_rules, diagnostic};

use super::args::Explain;
use super::{Ending, report};

pub(super) fn run(args: &Explain) -> anyhow::Result<Ending> {
    let rules = all_rules();
    let Some(id) = &args.rule else {
        for rule in rules {
            report::put(format_args!(
                "{:<22} {:<8} {}{}\n",
                rule.id(),
                rule.severity().name(),
                rule.summary(),
                if rule.is_adjustable() { " *" } else { "" }
            ))?;
        }
        report::put(
            "\n* a school may set its level in `sendplan.yaml`, and a plan may waive it with a reason\n",
        )?;
        return Ok(Ending::Done);
    };
    let Some(rule) = rules.iter().find(|rule| rule.id() == id) else {
        let near = diagnostic::nearest(id, rules.iter().map(|rule| rule.id()));
        let hint = near.map_or_else(
            || "`sendplan explain` lists them all".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        bail!("there is no finding called `{id}`; {hint}");
    };
    report::put(format_args!(
        "# {} ({})\n\n{}\n",
        rule.id(),
        rule.severity().name(),
        rule.explanation()
    ))?;
    Ok(Ending::Done)
}
