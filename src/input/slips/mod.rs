//! A file that YAML refuses -> what a person slipped on, line by line, and the text as it was probably meant.
//!
//! The parser stops at the first thing that it cannot read, often lines behind what is wrong. This walk follows the lines
//! as a person does. Each slip has the edits that make the line readable, so that the rest of the file can be checked too.

mod blocks;
mod dropped;
mod flow;
mod invisible;
mod line;
mod loose;
mod margin;
mod moved;
mod plain;
mod quote;
mod quoted;
mod walk;

use std::sync::Arc;

use super::rules::YAML_SYNTAX;
use crate::finding::Finding;
use crate::source::{Edit, Fix, Place, SourceFile, Span};

pub(super) use dropped::dropped;
pub(crate) use line::{bullet, is_key_word, tight_key};
pub(crate) use quote::{in_quotes, within_curly};
pub(super) use walk::MOST;

/// How certain it is what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// There is one, and the edits bring it about.
    One,
    /// It is guessed, so that the rest of the file can be read.
    Guess,
    /// Nothing of the line is read.
    Lost,
}

/// Something that a person slipped on.
#[derive(Debug)]
pub(super) struct Slip {
    /// What is said of it.
    pub(super) finding: Finding,
    /// What makes the file readable there.
    edits: Vec<Edit>,
    /// How certain they are.
    meaning: Meaning,
    place: Place,
}

impl Slip {
    /// One that can be mended without a choice.
    fn sure(
        place: &Place,
        message: impl Into<String>,
        hint: impl Into<String>,
        edits: Vec<Edit>,
    ) -> Self {
        Self::new(place, message.into(), hint.into(), edits, Meaning::One)
    }

    /// One whose edits are a guess.
    fn guess(
        place: &Place,
        message: impl Into<String>,
        hint: impl Into<String>,
        edits: Vec<Edit>,
    ) -> Self {
        Self::new(place, message.into(), hint.into(), edits, Meaning::Guess)
    }

    fn new(
        place: &Place,
        message: String,
        hint: String,
        edits: Vec<Edit>,
        meaning: Meaning,
    ) -> Self {
        let finding = Finding::new(&YAML_SYNTAX, message).at(place, "").hint(hint);
        Self { finding, edits, meaning, place: place.clone() }
    }

    /// What it takes in of the file: the first byte that changes to the last.
    pub(super) fn extent(&self) -> Span {
        let spans = || self.edits.iter().map(|edit| edit.span);
        let start = spans().map(Span::start).min().unwrap_or(self.place.span().start());
        Span::new(start, spans().map(Span::end).max().unwrap_or(start))
    }

    /// The edits.
    pub(super) fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The same, said in other words: those for what the parser met there.
    pub(super) fn saying(self, finding: Finding) -> Self {
        Self { finding, ..self }
    }

    /// Whether it is of what stands before a line.
    fn is_of_margin(&self) -> bool {
        self.place.text().chars().all(line::is_room)
    }

    /// Whether there is one meaning.
    pub(super) fn is_sure(&self) -> bool {
        self.meaning == Meaning::One
    }

    /// One that can only be said.
    pub(super) fn only_said(finding: Finding, place: Place) -> Self {
        Self { finding, edits: Vec::new(), meaning: Meaning::Lost, place }
    }

    /// Whether nothing of its line is read.
    pub(super) fn is_lost(&self) -> bool {
        self.meaning == Meaning::Lost
    }

    /// How to mend it, if there is one way.
    pub(super) fn fix(&self) -> Option<Fix> {
        let edits = self.edits.clone();
        (self.meaning == Meaning::One).then(|| Fix { place: self.place.clone(), edits })
    }
}

/// Everything in a file that a person slipped on and that YAML refuses, in the order of the lines.
pub(super) fn faults(file: &Arc<SourceFile>) -> Vec<Slip> {
    let (mut slips, clean) = invisible::find(file);
    slips.extend(walk::Walk::new(file, &clean).slips());
    slips.sort_by_key(|slip| slip.place.span());
    alike(slips)
}

/// The slips, those that are the same on several lines said once, on the first.
fn alike(slips: Vec<Slip>) -> Vec<Slip> {
    let mut said: Vec<Slip> = Vec::with_capacity(slips.len());
    let mut more: Vec<usize> = Vec::new();
    for slip in slips {
        let is_of_margin = slip.is_of_margin();
        let first = said.iter().position(|other| {
            is_of_margin
                && other.finding.message() == slip.finding.message()
                && other.meaning == slip.meaning
        });
        match first {
            Some(first) => {
                said[first].edits.extend(slip.edits);
                more[first] += 1;
            }
            None => {
                said.push(slip);
                more.push(0);
            }
        }
    }
    for (slip, more) in said.iter_mut().zip(more).filter(|(_, more)| *more > 0) {
        let lines = if more == 1 { "1 more line".to_owned() } else { format!("{more} more lines") };
        let message = format!("{}, and of {lines} below", slip.finding.message());
        let hint = slip.finding.hint_text().unwrap_or("").to_owned();
        slip.finding = Finding::new(&YAML_SYNTAX, message).at(&slip.place, "").hint(hint);
    }
    said
}

/// Whether a line starts with spaces that are none for YAML: they would be read as part of its first word.
pub(super) fn has_strange_margin(text: &str) -> bool {
    !text.is_ascii()
        && text.lines().any(|line| line.trim_start_matches(' ').starts_with(line::is_other_space))
}

/// A text short enough for a hint.
fn short(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= 60 {
        return one_line;
    }
    let mut cut: String = one_line.chars().take(50).collect();
    cut.truncate(cut.rfind(' ').unwrap_or(cut.len()));
    cut.push_str(" …");
    cut
}
