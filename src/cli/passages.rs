//! `sendplan wording passage`: texts for a child -> who can read each, and what makes it hard.

use std::collections::BTreeSet;

use sendplan::internal::ease::{Grade, Graded, graded, json};

use super::args::{Global, WordingFormat};
use super::typed::{beginning, shown};
use super::{Ending, report};

/// The most reasons that are shown for one text.
const REASONS: usize = 12;

/// The most characters that a reason quotes.
const QUOTED: usize = 120;

/// Grades texts, and ends with findings if one is too hard for children of nine.
pub(super) fn run(
    texts: &[String],
    format: WordingFormat,
    global: &Global,
) -> anyhow::Result<Ending> {
    let mut hard = false;
    for text in texts {
        let graded = graded(text, &BTreeSet::new());
        hard |= graded.grade == Grade::Hard;
        match format {
            WordingFormat::Json => report::put(format_args!("{}\n", json(text, &graded)))?,
            WordingFormat::Human if global.quiet && graded.grade == Grade::Six => {}
            WordingFormat::Human => report::put(lines(text, &graded))?,
        }
    }
    Ok(if hard { Ending::Findings } else { Ending::Done })
}

/// `too hard: I hit the roof.`, with what makes it so beneath.
fn lines(text: &str, graded: &Graded) -> String {
    let mut lines = format!("{}: {}\n", graded.grade.called(), shown(text));
    for reason in graded.reasons.iter().take(REASONS) {
        lines += &match &reason.range {
            Some(range) => {
                format!("  “{}”: {}\n", beginning(&text[range.clone()], QUOTED), reason.says)
            }
            None => format!("  {}\n", shown(&reason.says)),
        };
    }
    if graded.reasons.len() > REASONS {
        lines += &format!("  and {} more\n", graded.reasons.len() - REASONS);
    }
    lines
}
