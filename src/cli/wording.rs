//! `sendplan wording`: sentences -> what is vague in each.

use std::io::{self, Read};

use anyhow::{Context, bail};
use sendplan::finding::Level;
use sendplan::internal::judge::{self, Judgement, Kind, judge};

use super::args::{Global, Wording, WordingFormat, WordingKind};
use super::{Ending, passages, report};

pub(super) fn run(args: &Wording, global: &Global) -> anyhow::Result<Ending> {
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
    let kind = match args.kind {
        WordingKind::Need => Kind::Need,
        WordingKind::Target => Kind::Target,
        WordingKind::Provision => Kind::Provision,
        WordingKind::Passage => return passages::run(&given, args.format),
    };
    let mut vague = 0;
    for sentence in given {
        let judged = judge(kind, sentence);
        vague += usize::from(judged.vague.is_some());
        match args.format {
            WordingFormat::Json => {
                report::put(format_args!("{}\n", judge::json(sentence, &judged)))?;
            }
            WordingFormat::Human => {
                report::put(lines(sentence, &judged, global.verbose))?;
                if kind == Kind::Provision && judged.vague.is_some() && is_enough_in_row(sentence) {
                    report::put(ELSEWHERE)?;
                }
            }
        }
    }
    Ok(if vague > 0 { Ending::Findings } else { Ending::Done })
}

const ELSEWHERE: &str =
    "  in a plan it would do, if the row says who, how often or how long in fields of its own\n";

/// Whether a sentence says what is done, and only leaves out what a row may say elsewhere.
fn is_enough_in_row(sentence: &str) -> bool {
    judge(Kind::Row, sentence).vague.is_none()
}

/// `vague: improve behaviour`, with marks, the reason and the hint beneath.
fn lines(sentence: &str, judged: &Judgement, verbose: bool) -> String {
    let Some(vague) = &judged.vague else { return format!("precise: {sentence}\n") };
    let called = if vague.level == Level::Note { "perhaps vague: " } else { "vague: " };
    let mut marks = String::new();
    for range in &vague.marks {
        let column = called.len() + sentence[..range.start].chars().count();
        marks.extend(std::iter::repeat_n(' ', column - marks.chars().count()));
        marks.extend(std::iter::repeat_n('^', sentence[range.clone()].chars().count()));
    }
    let mut lines = format!("{called}{sentence}\n{marks}\n  {}\n", vague.reason);
    if verbose {
        lines += &format!(
            "  vague with a probability of {} in 1000; what weighs most: {}\n",
            judged.probability,
            vague.weighed()
        );
    }
    lines + &format!("  hint: {}\n", vague.rescue)
}
