//! `sendplan explain`: what a finding means.

use anyhow::bail;
use sendplan::Sendplan;
use sendplan::finding::{self, Rule};

use super::args::Explain;
use super::{Ending, report};

pub(super) fn run(args: &Explain) -> anyhow::Result<Ending> {
    let rules: Vec<&Rule> = Sendplan::rules().collect();
    if args.all {
        return page(&rules);
    }
    let Some(id) = &args.rule else {
        for rule in rules {
            report::put(format_args!(
                "{:<24} {:<8} {}{}\n",
                rule.id(),
                rule.level().name(),
                rule.summary(),
                mark(rule)
            ))?;
        }
        report::put(
            "\n* a school can set its level in `sendplan.yaml`, and a plan can waive it with a reason\n\
             + only a waiver in the plan, with a reason and a date, lifts it\n",
        )?;
        return Ok(Ending::Done);
    };
    let Some(rule) = rules.iter().find(|rule| rule.id() == id) else {
        let near = finding::nearest(id, rules.iter().map(|rule| rule.id()));
        let hint = near.map_or_else(
            || "`sendplan explain` lists all rules".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        bail!("there is no rule called `{id}`; {hint}");
    };
    report::put(format_args!("# {}", explained(rule)))?;
    Ok(Ending::Done)
}

/// All explanations on one page: the rules on quality first, then what is fixed.
fn page(rules: &[&'static Rule]) -> anyhow::Result<Ending> {
    report::put("# What sendplan finds\n\n")?;
    report::put("This page is printed by `sendplan explain --all`.\n")?;
    for (title, kind) in [
        ("Rules on quality: a school can set their levels, a plan can waive them", " *"),
        ("Errors that only a waiver in the plan lifts, with a reason and a date", " +"),
        ("What every plan has to comply with", ""),
    ] {
        report::put(format_args!("\n## {title}\n"))?;
        for rule in rules.iter().filter(|rule| mark(rule) == kind) {
            // The headings of an explanation go two levels down, under the rule's own.
            let text = explained(rule).replace("\n## ", "\n#### ");
            report::put(format_args!("\n### {}", text.trim_end()))?;
            report::put("\n")?;
        }
    }
    Ok(Ending::Done)
}

/// What is written behind a rule in the list: whether a school may set its level, or a plan waive it.
const fn mark(rule: &Rule) -> &'static str {
    if rule.is_adjustable() {
        " *"
    } else if rule.is_waivable() {
        " +"
    } else {
        ""
    }
}

/// `vague-target (warning)` with its explanation.
fn explained(rule: &Rule) -> String {
    format!("{} ({})\n\n{}\n", rule.id(), rule.level().name(), rule.explanation())
}
