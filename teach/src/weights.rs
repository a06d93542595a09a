//! What was learned -> the file of weights.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::features::BITS;
use crate::kind::Kind;
use crate::model::{FORM, PARTS};
use crate::vagueness::Vagueness;

use crate::crossed::{Crossed, Tally, examples, kind_lines, vague_places};
use crate::fit::Line;
use crate::sentences::{Corpus, measured, places};

/// The size of the table that says how vague a sentence is.
pub(crate) const VERDICT_BITS: u32 = BITS;

/// The size of the tables that say what is vague about it.
pub(crate) const KIND_BITS: u32 = 12;

/// Log-odds at which the file gives the probability.
const POINTS: std::ops::RangeInclusive<i32> = -12..=12;

/// The weights of one kind of sentence.
pub(crate) struct Learned {
    verdict: Line,
    kinds: BTreeMap<Vagueness, Line>,
    note: f64,
    warning: f64,
    /// Log-odds with their probabilities in thousandths.
    points: Vec<(f64, i32)>,
}

impl Learned {
    /// Learns from all sentences.
    pub(crate) fn of(corpus: &Corpus, crossed: &Crossed) -> Self {
        let verdict = Line::fit(&examples(corpus.sentences.iter()), VERDICT_BITS);
        let vague = vague_places(corpus);
        let vague: Vec<(&[u16], Vagueness)> =
            vague.iter().map(|(_, places, kind)| (places.as_slice(), *kind)).collect();
        let points = POINTS.map(|odds| {
            let odds = f64::from(odds) / 2.0;
            (odds, rounded(crossed.probability(odds) * 1000.0))
        });
        Self {
            verdict,
            kinds: kind_lines(&vague),
            note: crossed.note,
            warning: crossed.warning,
            points: points.collect(),
        }
    }

    /// The file.
    pub(crate) fn file(&self, sum: u64) -> Vec<u8> {
        let unit = unit(std::iter::once(&self.verdict));
        let mut bytes = FORM.to_vec();
        bytes.extend(sum.to_le_bytes());
        let mut put = |number: i32| bytes.extend(number.to_le_bytes());
        put(unit);
        put(score(self.note, unit));
        put(score(self.warning, unit));
        put(self.points.len() as i32);
        for (odds, probability) in &self.points {
            put(score(*odds, unit));
            put(*probability);
        }
        table(&mut bytes, &self.verdict, unit);
        let unit = self::unit(self.kinds.values());
        bytes.extend(unit.to_le_bytes());
        bytes.extend((self.kinds.len() as i32).to_le_bytes());
        for (kind, line) in &self.kinds {
            let number = Vagueness::ALL.iter().position(|one| one == kind).unwrap_or_default();
            bytes.extend((number as i32).to_le_bytes());
            table(&mut bytes, line, unit);
        }
        bytes
    }

    /// How often it is right on the sentences that are for measuring only.
    pub(crate) fn apart(&self, root: &Path, kind: Kind, crossed: &Crossed) -> String {
        let mut judged = Vec::new();
        for (label, is_vague) in [("vague", true), ("precise", false)] {
            let odds = |text: &String| self.verdict.odds(&places(text, VERDICT_BITS));
            let texts = measured(root, kind, label);
            judged.extend(texts.iter().map(|text| (odds(text), is_vague)));
        }
        if judged.is_empty() {
            return String::new();
        }
        let pairs = || judged.iter().copied();
        let mut text = String::new();
        _ = writeln!(
            text,
            "  {} sentences apart: warnings {}, with notes {}",
            judged.len(),
            Tally::of(pairs(), crossed.warning),
            Tally::of(pairs(), crossed.note)
        );
        text
    }
}

/// How much one step of a weight is, in millionths of log-odds.
fn unit<'l>(lines: impl Iterator<Item = &'l Line>) -> i32 {
    let weights = lines.flat_map(|line| &line.weights).map(|weight| weight.abs());
    let greatest = weights.fold(0.0, f64::max);
    rounded((greatest * 1_000_000.0 / 127.0).ceil()).max(1)
}

/// Log-odds as a score.
fn score(odds: f64, unit: i32) -> i32 {
    rounded(odds * 1_000_000.0 * PARTS as f64 / f64::from(unit))
}

fn table(bytes: &mut Vec<u8>, line: &Line, unit: i32) {
    bytes.extend((line.weights.len().ilog2() as i32).to_le_bytes());
    bytes.extend(score(line.start, unit).to_le_bytes());
    let steps = line.weights.iter().map(|weight| rounded(weight * 1_000_000.0 / f64::from(unit)));
    bytes.extend(steps.map(|step| step.clamp(-127, 127) as i8 as u8));
}

/// The nearest whole number.
fn rounded(number: f64) -> i32 {
    number.round().clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32
}
