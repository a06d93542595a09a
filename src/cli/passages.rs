//! `sendplan wording passage`: texts for a child -> who can read each, and what makes it hard.

use std::collections::BTreeSet;

use sendplan::internal::ease::{Grade, Graded, graded, json};

use super::args::WordingFormat;
use super::{Ending, report};

/// Grades texts, and ends with findings if one is too hard for children of nine.
pub(super) fn run(texts: &[&str], format: WordingFormat) -> anyhow::Result<Ending> {
    let mut hard = false;
    for text in texts {
        let graded = graded(text, &BTreeSet::new());
        hard |= graded.grade == Grade::Hard;
        match format {
            WordingFormat::Json => report::put(format_args!("{}\n", json(text, &graded)))?,
            WordingFormat::Human => report::put(lines(text, &graded))?,
        }
    }
    Ok(if hard { Ending::Findings } else { Ending::Done })
}

/// `too hard: I hit the roof.`, with what makes it so beneath.
fn lines(text: &str, graded: &Graded) -> String {
    let called = match graded.grade {
        Grade::Six => "for six-year-olds",
        Grade::Nine => "for nine-year-olds",
        Grade::Hard => "too hard",
    };
    let mut lines = format!("{called}: {text}\n");
    for sign in graded.hindering() {
        lines += &format!("  “{}”: {}\n", &text[sign.range.clone()], sign.what.says());
    }
    lines
}
