//! [`SourceFile`] -> [`Reading`]: its values as far as they can be read, and what a person slipped on.

use std::sync::Arc;

use super::Node;
use super::slips::{self, Slip};
use super::yaml::{self, Refusal, Tree};
use crate::finding::Finding;
use crate::source::{Edit, Edited, Fix, Place, SourceFile, Span};

/// How many lines are left out, at most, until the rest can be read.
const ATTEMPTS: usize = 12;

/// What a file says.
#[derive(Debug, Default)]
pub struct Reading {
    /// Its values; `None` if nothing can be read.
    pub root: Option<Node>,
    /// What is wrong with the file itself, in its order.
    pub findings: Vec<Finding>,
    /// What of it can be mended without a choice.
    pub fixes: Vec<Fix>,
    /// Lines of which it was guessed what they mean.
    guessed: Vec<Place>,
    /// Whether some lines could not be read at all.
    has_lost: bool,
}

impl Reading {
    /// A file of which nothing can be read.
    #[must_use]
    pub fn refused(findings: Vec<Finding>) -> Self {
        Self { findings, ..Self::default() }
    }

    /// Whether some lines could not be read, so that what they say is not really missing.
    #[must_use]
    pub const fn has_lost(&self) -> bool {
        self.has_lost
    }

    /// Whether a finding is on a line whose meaning was guessed: that line is spoken of already.
    #[must_use]
    pub fn is_on_guess(&self, place: &Place) -> bool {
        self.guessed.iter().any(|line| begins_in(place, line))
    }

    /// Takes in what was guessed of the settings beneath, and what can be mended in them.
    pub(crate) fn take_in(&mut self, settings: Self) {
        self.guessed.extend(settings.guessed);
        self.fixes.extend(settings.fixes);
        self.has_lost |= settings.has_lost;
    }
}

/// Whether a place begins within another.
fn begins_in(place: &Place, other: &Place) -> bool {
    other.file().name() == place.file().name()
        && other.span().range().contains(&place.span().start())
}

/// Parses a whole file.
///
/// # Errors
///
/// Everything that keeps it from being read, and every key that is there twice.
pub fn parse(file: &Arc<SourceFile>) -> Result<Node, Vec<Finding>> {
    let reading = read(file);
    match reading.root {
        Some(root) if reading.findings.iter().all(|finding| !finding.is_error()) => Ok(root),
        _ => Err(reading.findings),
    }
}

/// Reads a whole file, as far as it can be read.
#[must_use]
pub fn read(file: &Arc<SourceFile>) -> Reading {
    match yaml::tree(file, None) {
        Ok(Tree { root, findings }) if !slips::has_strange_margin(file.text()) => {
            Reading { root: Some(root), findings, ..Reading::default() }
        }
        Ok(_) => mended(file, None),
        Err(refusal) if refusal.is_too_large => Reading::refused(vec![refusal.finding]),
        Err(refusal) => mended(file, Some(refusal)),
    }
}

/// Reads a file that the parser refuses: with every slip mended, and the lines left out that still cannot be read.
fn mended(file: &Arc<SourceFile>, first: Option<Refusal>) -> Reading {
    let mut slips = slips::faults(file);
    if slips.len() > slips::MOST {
        return reading(file, None, slips, Vec::new());
    }
    let mut refusal = first.filter(|_| slips.is_empty());
    let mut left_out: Vec<usize> = Vec::new();
    for _ in 0..=ATTEMPTS {
        if let Some(refusal) = refusal.take() {
            let Some(line) = readable_until(file, refusal.line, &left_out) else {
                slips.push(Slip::only_said(refusal.finding, refusal.place));
                return reading(file, None, slips, Vec::new());
            };
            left_out.push(line);
            let slip = slips::dropped(file, line);
            slips.push(if line == refusal.line { slip.saying(refusal.finding) } else { slip });
        }
        let edits: Vec<Edit> = slips.iter().flat_map(|slip| slip.edits().to_vec()).collect();
        let edited = Edited::new(file.text(), &edits);
        match yaml::tree(file, Some(&edited)) {
            Ok(Tree { root, findings }) => return reading(file, Some(root), slips, findings),
            Err(next) if next.is_too_large => break,
            Err(next) => refusal = Some(next),
        }
    }
    reading(file, None, slips, Vec::new())
}

/// The line to leave out: where the parser stopped, or the nearest above that says something and is not left out yet.
fn readable_until(file: &SourceFile, line: usize, left_out: &[usize]) -> Option<usize> {
    let lines: Vec<&str> = file.text().lines().collect();
    let says = |line: &usize| {
        let text = lines.get(line - 1).map_or("", |text| text.trim());
        !text.is_empty() && !text.starts_with('#') && !left_out.contains(line)
    };
    (1..=line.min(lines.len())).rev().find(says)
}

/// What was read, with everything that was slipped on.
fn reading(
    file: &Arc<SourceFile>,
    root: Option<Node>,
    slips: Vec<Slip>,
    more: Vec<Finding>,
) -> Reading {
    let line = |at: usize| file.line_column(at).line;
    let unsure = slips.iter().filter(|slip| !slip.is_sure());
    // Lines that were moved by a guess may be in the wrong group.
    let is_moved = |slip: &Slip| line(slip.extent().start()) < line(slip.extent().end());
    let has_lost = slips.iter().any(Slip::is_lost) || unsure.clone().any(is_moved);
    let guessed: Vec<Place> = unsure
        .map(|slip| {
            let first = file.line_start(line(slip.extent().start()));
            let end = file.line_start(line(slip.extent().end()) + 1);
            Place::new(Arc::clone(file), Span::new(first, end))
        })
        .collect();
    let fixes = slips.iter().filter_map(Slip::fix).collect();
    let mut findings: Vec<Finding> = slips.into_iter().map(|slip| slip.finding).collect();
    let own = |finding: &Finding| {
        let place = finding.primary().map(|label| label.place());
        !guessed.iter().any(|line| place.is_some_and(|place| begins_in(place, line)))
    };
    findings.extend(more.into_iter().filter(own));
    Reading { root, findings, fixes, guessed, has_lost }
}
