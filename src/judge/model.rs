//! The weights of one kind of sentence, as they are in its file, and how a sentence is weighed by them: whole numbers all
//! the way, so that every machine comes to the same verdict.

use super::features::{BITS, Feature, Folded};
use super::vagueness::Vagueness;

/// What a file of weights begins with: its form.
pub(crate) const FORM: [u8; 4] = *b"SPJ1";

/// How many parts a score has to one weight of one feature: scores are whole numbers, and finer than weights.
pub(crate) const PARTS: i64 = 1024;

/// One kind of sentence's weights: a table that says how vague a sentence is, and one for each kind of vagueness.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    verdict: Table,
    kinds: Vec<KindTable>,
    /// From which score on it might be vague.
    note: i64,
    /// From which score on it is.
    warning: i64,
    /// The probability at some scores, rising.
    points: Vec<Point>,
    /// How much one weight of the verdict is in log-odds, in millionths.
    unit: i64,
    /// The same of one weight of a kind.
    kind_unit: i64,
    /// The sum of the sentences that the weights were learned from.
    pub(crate) sum: u64,
}

/// A table of weights by the places of features, with what every sentence starts from.
#[derive(Debug, Clone)]
struct Table {
    bits: u32,
    start: i64,
    weights: &'static [u8],
}

/// A kind of vagueness with the weights that tell it from the others.
#[derive(Debug, Clone)]
pub(crate) struct KindTable {
    pub(crate) vagueness: Vagueness,
    table: Table,
}

/// How probable it is at a score that a sentence is vague, in thousandths.
#[derive(Debug, Clone, Copy)]
struct Point {
    score: i64,
    probability: i64,
}

/// How loudly a score is to be reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Loudness {
    /// Not at all.
    Silent,
    /// As something that may be so.
    Note,
    /// As something that is so.
    Warning,
}

impl Model {
    /// Reads a file of weights; nothing if it has another form.
    pub(crate) fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut file = File(bytes);
        if file.take(4)? != FORM {
            return None;
        }
        let sum = u64::from_le_bytes(file.take(8)?.try_into().ok()?);
        let [unit, note, warning] = [file.number()?, file.number()?, file.number()?];
        let points = (0..file.number()?)
            .map(|_| Some(Point { score: file.number()?, probability: file.number()? }))
            .collect::<Option<_>>()?;
        let verdict = file.table()?;
        let kind_unit = file.number()?;
        let kinds = (0..file.number()?)
            .map(|_| {
                let vagueness = usize::try_from(file.number()?).ok()?;
                let vagueness = *Vagueness::ALL.get(vagueness)?;
                Some(KindTable { vagueness, table: file.table()? })
            })
            .collect::<Option<Vec<KindTable>>>()?;
        let is_whole = file.0.is_empty() && !kinds.is_empty();
        is_whole.then_some(Self { verdict, kinds, note, warning, points, unit, kind_unit, sum })
    }

    /// How vague a sentence is: the higher, the vaguer.
    pub(crate) fn score(&self, sentence: &Folded) -> i64 {
        self.verdict.score(sentence)
    }

    /// How loudly to report a score.
    pub(crate) const fn loudness(&self, score: i64) -> Loudness {
        if score >= self.warning {
            Loudness::Warning
        } else if score >= self.note {
            Loudness::Note
        } else {
            Loudness::Silent
        }
    }

    /// How probable it is at a score that a sentence is vague, in thousandths.
    pub(crate) fn probability(&self, score: i64) -> i64 {
        let after = self.points.iter().position(|point| point.score > score);
        match after {
            None => self.points.last().map_or(0, |point| point.probability),
            Some(0) => self.points[0].probability,
            Some(after) => {
                let (from, to) = (self.points[after - 1], self.points[after]);
                let rise = (to.probability - from.probability) * (score - from.score);
                from.probability + rise / (to.score - from.score)
            }
        }
    }

    /// What a feature adds to the verdict, in millionths of log-odds, before the sentence's length is taken into account.
    pub(crate) fn adds(&self, feature: Feature) -> i64 {
        self.verdict.weight(feature.place(self.verdict.bits)) * self.unit
    }

    /// What it adds to a kind of vagueness.
    pub(crate) fn adds_to_kind(&self, kind: &KindTable, feature: Feature) -> i64 {
        kind.table.weight(feature.place(kind.table.bits)) * self.kind_unit
    }

    /// How many features of a sentence count.
    pub(crate) fn features(&self, sentence: &Folded) -> usize {
        sentence.each_place(self.verdict.bits, |_| {})
    }

    /// What was added, in hundredths of log-odds, for a sentence with so many features.
    pub(crate) fn hundredths(&self, added: i64, features: usize) -> i64 {
        added * PARTS / (root(features) * 10_000)
    }

    /// The kind of vagueness that a vague sentence most likely has, of those that it may have.
    pub(crate) fn kind(
        &self,
        sentence: &Folded,
        may_be: impl Fn(Vagueness) -> bool,
    ) -> Option<&KindTable> {
        let possible = self.kinds.iter().filter(|kind| may_be(kind.vagueness));
        possible.max_by_key(|kind| kind.table.score(sentence))
    }
}

impl Table {
    fn score(&self, sentence: &Folded) -> i64 {
        let mut sum = 0;
        let features = sentence.each_place(self.bits, |place| sum += self.weight(place));
        self.start + scaled(sum, features)
    }

    fn weight(&self, place: u16) -> i64 {
        self.weights.get(usize::from(place)).map_or(0, |weight| i64::from(weight.cast_signed()))
    }
}

/// A sum of weights over so many features, divided by the root of their number: a long sentence weighs as much as a short
/// one.
fn scaled(sum: i64, features: usize) -> i64 {
    sum * PARTS * PARTS / root(features)
}

/// The root of a number, in parts.
fn root(number: usize) -> i64 {
    let square = u64::try_from(number).unwrap_or(0).max(1) * PARTS.unsigned_abs().pow(2);
    square.isqrt().cast_signed()
}

/// The sum of files of sentences by name, in their order, by which weights know what they were learned from (FNV-1a of 64 bits).
pub fn sum_of<'t>(files: impl Iterator<Item = (&'t str, &'t str)>) -> u64 {
    let bytes = files.flat_map(|(name, text)| [name, "\0", text, "\0"]).flat_map(str::bytes);
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// What is still to be read of a file.
struct File(&'static [u8]);

impl File {
    fn take(&mut self, length: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<i64> {
        Some(i32::from_le_bytes(self.take(4)?.try_into().ok()?).into())
    }

    fn table(&mut self) -> Option<Table> {
        let bits = u32::try_from(self.number()?).ok().filter(|bits| *bits <= BITS)?;
        let start = self.number()?;
        Some(Table { bits, start, weights: self.take(1 << bits)? })
    }
}
