//! `sendplan wording`: sentences -> what is vague in each.

use std::io::{self, Read};

use anyhow::{Context, bail};
use sendplan::internal::wording::{self, Fault};

use super::args::{Wording, WordingFormat, WordingKind};
use super::{Ending, report};

pub(super) fn run(args: &Wording) -> anyhow::Result<Ending> {
    let mut input = String::new();
    let given: Vec<&str> = if args.sentences.is_empty() {
        io::stdin().read_to_string(&mut input).context("cannot read standard input")?;
        input.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
    } else {
        args.sentences.iter().map(String::as_str).collect()
    };
    if given.is_empty() {
        bail!("there is no sentence to judge");
    }
    let judge = match args.kind {
        WordingKind::Need => wording::need,
        WordingKind::Target => wording::target,
        WordingKind::Provision => wording::provision,
    };
    let mut vague = 0;
    for sentence in given {
        let fault = judge(sentence);
        vague += usize::from(fault.is_some());
        match args.format {
            WordingFormat::Json => {
                report::put(format_args!("{}\n", wording::json(sentence, fault.as_ref())))?
            }
            WordingFormat::Human => report::put(line(sentence, fault.as_ref()))?,
        }
    }
    Ok(if vague > 0 { Ending::Findings } else { Ending::Done })
}

/// `vague: improve behaviour`, with the reason and the hint beneath.
fn line(sentence: &str, fault: Option<&Fault>) -> String {
    match fault {
        None => format!("precise: {sentence}\n"),
        Some(fault) => format!(
            "vague: {sentence}\n  “{}”: {}\n  hint: {}\n",
            fault.words,
            fault.reason.why(),
            fault.reason.rescue()
        ),
    }
}
