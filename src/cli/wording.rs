//! `sendplan wording`: sentences -> what is vague in each.

use sendplan::finding::Level;
use sendplan::internal::judge::{self, Judgement, Kind, judge};

use super::args::{Global, Wording, WordingFormat, WordingKind};
use super::typed::{Typed, shown};
use super::{Ending, passages, report};

pub(super) fn run(args: &Wording, global: &Global) -> anyhow::Result<Ending> {
    let typed = Typed::of(&args.sentences)?;
    let ending = judged(args, &typed.sentences, global)?;
    // What could not be read matters more than what was found.
    Ok(if typed.has_unreadable { Ending::Failed } else { ending })
}

/// Judges sentences, and ends with findings if one is vague.
fn judged(args: &Wording, sentences: &[String], global: &Global) -> anyhow::Result<Ending> {
    let kind = match args.kind {
        WordingKind::Need => Kind::Need,
        WordingKind::Target => Kind::Target,
        WordingKind::Provision => Kind::Provision,
        WordingKind::Passage => return passages::run(sentences, args.format, global),
    };
    let mut vague = 0;
    for sentence in sentences {
        let judged = judge(kind, sentence);
        vague += usize::from(judged.vague.is_some());
        match args.format {
            WordingFormat::Json => {
                report::put(format_args!("{}\n", judge::json(sentence, &judged)))?;
            }
            WordingFormat::Human if global.quiet && judged.vague.is_none() => {}
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
    let short = shown(sentence);
    let Some(vague) = &judged.vague else { return format!("precise: {short}\n") };
    let called = if vague.level == Level::Note { "perhaps vague: " } else { "vague: " };
    let end = called.len() + short.chars().count();
    let mut marks = String::new();
    for range in &vague.marks {
        let column = called.len() + sentence[..range.start].chars().count();
        let column = column.min(end);
        marks.extend(std::iter::repeat_n(' ', column - marks.chars().count()));
        let width = sentence[range.clone()].chars().count().min(end - column);
        marks.extend(std::iter::repeat_n('^', width));
    }
    let mut lines = format!("{called}{short}\n{marks}\n  {}\n", shown(vague.reason));
    if verbose {
        lines += &format!(
            "  {} % likely to be vague; what weighs most: {}\n",
            ((judged.probability + 5) / 10).clamp(1, 99),
            shown(&vague.weighed())
        );
    }
    lines + &format!("  hint: {}\n", shown(&vague.rescue))
}
