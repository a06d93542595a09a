//! Each source judged by what the others teach: how often that is right, and where the thresholds have to be.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::vagueness::Vagueness;

use crate::fit::{Example, Line, probability};
use crate::sentences::{Corpus, Sentence, places};
use crate::weights::{KIND_BITS, VERDICT_BITS};

/// How many of the sentences above the upper threshold have to be vague.
const PRECISION: f64 = 0.98;

/// How many of the vague sentences have to be above the lower one.
const RECALL: f64 = 0.94;

/// The sentences of a corpus, each judged by a line that has not seen its source.
pub(crate) struct Crossed {
    judged: Vec<Judged>,
    /// Log-odds from which on a sentence is reported as a note, and as a warning.
    pub(crate) note: f64,
    pub(crate) warning: f64,
    /// What makes log-odds of unseen sentences probabilities.
    slope: f64,
    shift: f64,
}

#[derive(Clone, Copy)]
struct Judged {
    sentence: usize,
    odds: f64,
    is_vague: bool,
}

/// How many were found, how many of those rightly, how many there are.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) found: usize,
    pub(crate) right: usize,
    pub(crate) vague: usize,
}

impl Tally {
    pub(crate) fn of(judged: impl Iterator<Item = (f64, bool)>, threshold: f64) -> Self {
        judged.fold(Self::default(), |tally, (odds, is_vague)| Self {
            found: tally.found + usize::from(odds >= threshold),
            right: tally.right + usize::from(odds >= threshold && is_vague),
            vague: tally.vague + usize::from(is_vague),
        })
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |of: usize| self.right as f64 / of.max(1) as f64;
        write!(f, "{:.3} / {:.3}", share(self.found), share(self.vague))
    }
}

/// The examples of a verdict.
pub(crate) fn examples<'s>(sentences: impl Iterator<Item = &'s Sentence>) -> Vec<Example<'s>> {
    let example = |one: &'s Sentence| Example {
        places: &one.places,
        is_one: one.vague.is_some(),
        counts: one.counts,
    };
    sentences.map(example).collect()
}

impl Crossed {
    /// Judges each source by the others.
    pub(crate) fn of(corpus: &Corpus) -> Self {
        let mut judged = Vec::new();
        for source in corpus.held_out() {
            let others = corpus.sentences.iter().filter(|one| one.source != source);
            let line = Line::fit(&examples(others), VERDICT_BITS);
            let own = corpus.sentences.iter().enumerate().filter(|(_, one)| one.source == source);
            judged.extend(own.map(|(sentence, one)| Judged {
                sentence,
                odds: line.odds(&one.places),
                is_vague: one.vague.is_some(),
            }));
        }
        let mut falling = judged.clone();
        falling.sort_by(|one, other| {
            other.odds.total_cmp(&one.odds).then(one.sentence.cmp(&other.sentence))
        });
        let vague = falling.iter().filter(|one| one.is_vague).count().max(1);
        let (mut right, mut warning, mut note) = (0.0, f64::MAX, f64::MAX);
        for (index, one) in falling.iter().enumerate() {
            let below = falling.get(index + 1).map_or(one.odds - 1.0, |next| next.odds);
            let between = f64::midpoint(one.odds, below);
            right += f64::from(u8::from(one.is_vague));
            if right / (index + 1) as f64 >= PRECISION {
                warning = between;
            }
            if note == f64::MAX && right / vague as f64 >= RECALL {
                note = between;
            }
        }
        let note = f64::min(note, warning);
        let (slope, shift) = calibrated(&judged);
        Self { judged, note, warning, slope, shift }
    }

    /// How probable it is that an unseen sentence of these log-odds is vague.
    pub(crate) fn probability(&self, odds: f64) -> f64 {
        probability(self.slope * odds + self.shift)
    }

    /// The figures, in all and by source.
    pub(crate) fn account(&self, corpus: &Corpus) -> String {
        let pairs = || self.judged.iter().map(|one| (one.odds, one.is_vague));
        let right = pairs().filter(|(odds, is_vague)| (*odds >= 0.0) == *is_vague).count();
        let mut text = format!(
            "  each source by the others: precision / recall of warnings {}, of warnings and notes {}; {:.3} right at even odds\n",
            Tally::of(pairs(), self.warning),
            Tally::of(pairs(), self.note),
            right as f64 / self.judged.len().max(1) as f64
        );
        _ = writeln!(
            text,
            "  a note from {:.3} on, a warning from {:.3} on",
            self.probability(self.note),
            self.probability(self.warning)
        );
        for source in corpus.held_out() {
            let own = || {
                let own = self
                    .judged
                    .iter()
                    .filter(|one| corpus.sentences[one.sentence].source == source);
                own.map(|one| (one.odds, one.is_vague))
            };
            _ = writeln!(
                text,
                "    {:26} {:5} sentences, warnings {}, with notes {}",
                corpus.sources[source],
                own().count(),
                Tally::of(own(), self.warning),
                Tally::of(own(), self.note)
            );
        }
        text + &self.worst(corpus)
    }

    /// The ten worst mistakes each way.
    fn worst(&self, corpus: &Corpus) -> String {
        let mut text = String::new();
        for (is_vague, title) in
            [(true, "vague, and judged precise"), (false, "precise, and judged vague")]
        {
            let mut wrong: Vec<&Judged> =
                self.judged.iter().filter(|one| one.is_vague == is_vague).collect();
            wrong.sort_by(|one, other| one.odds.total_cmp(&other.odds));
            if !is_vague {
                wrong.reverse();
            }
            _ = writeln!(text, "  {title}:");
            for one in wrong.iter().take(10) {
                let sentence = &corpus.sentences[one.sentence];
                let source = &corpus.sources[sentence.source];
                _ = writeln!(
                    text,
                    "    {:.3} {source}: {}",
                    self.probability(one.odds),
                    sentence.text
                );
            }
        }
        text
    }
}

/// The slope and the shift that make held-out log-odds probabilities, by Newton's method (Platt scaling).
fn calibrated(judged: &[Judged]) -> (f64, f64) {
    let (mut slope, mut shift) = (1.0, 0.0);
    for _ in 0..30 {
        let (mut g, mut h) = ([0.0; 2], [0.0; 3]);
        for one in judged {
            let p = probability(slope * one.odds + shift);
            let wrong = p - f64::from(u8::from(one.is_vague));
            let spread = p * (1.0 - p);
            g = [g[0] + wrong * one.odds, g[1] + wrong];
            h = [h[0] + spread * one.odds * one.odds, h[1] + spread * one.odds, h[2] + spread];
        }
        let size = h[0] * h[2] - h[1] * h[1];
        if size <= 0.0 {
            break;
        }
        slope -= (h[2] * g[0] - h[1] * g[1]) / size;
        shift -= (h[0] * g[1] - h[1] * g[0]) / size;
    }
    (slope, shift)
}

/// The lines that tell the kinds of vagueness apart, each from all others.
pub(crate) fn kind_lines(sentences: &[(&[u16], Vagueness)]) -> BTreeMap<Vagueness, Line> {
    let there: Vec<Vagueness> = Vagueness::ALL
        .into_iter()
        .filter(|kind| sentences.iter().any(|(_, one)| one == kind))
        .collect();
    let line = |kind: Vagueness| {
        let each = sentences.iter();
        let examples =
            each.map(|(places, one)| Example { places, is_one: *one == kind, counts: 1.0 });
        (kind, Line::fit(&examples.collect::<Vec<_>>(), KIND_BITS))
    };
    there.into_iter().map(line).collect()
}

/// The vague sentences with their places in the table of kinds.
pub(crate) fn vague_places(corpus: &Corpus) -> Vec<(usize, Vec<u16>, Vagueness)> {
    let vague = corpus.sentences.iter().filter_map(|one| Some((one, one.vague?)));
    vague.map(|(one, kind)| (one.source, places(&one.text, KIND_BITS), kind)).collect()
}

/// How often the kind of vagueness is right, four parts of the sources judged by the others.
pub(crate) fn kinds(corpus: &Corpus) -> String {
    const FOLDS: usize = 4;
    let all = vague_places(corpus);
    let mut tallies: BTreeMap<Vagueness, (usize, usize, usize)> = BTreeMap::new();
    for fold in 0..FOLDS {
        let taught: Vec<(&[u16], Vagueness)> = all
            .iter()
            .filter(|(source, ..)| source % FOLDS != fold)
            .map(|(_, places, kind)| (places.as_slice(), *kind))
            .collect();
        let lines = kind_lines(&taught);
        for (_, places, kind) in all.iter().filter(|(source, ..)| source % FOLDS == fold) {
            let best = lines
                .iter()
                .max_by(|one, other| one.1.odds(places).total_cmp(&other.1.odds(places)));
            let Some((best, _)) = best else { continue };
            tallies.entry(*kind).or_default().0 += 1;
            tallies.entry(*best).or_default().1 += 1;
            tallies.entry(*kind).or_default().2 += usize::from(best == kind);
        }
    }
    let right: usize = tallies.values().map(|(_, _, right)| right).sum();
    let mut text =
        format!("  kinds of vagueness: {:.3} right", right as f64 / all.len().max(1) as f64);
    for (kind, (there, named, right)) in tallies {
        _ = write!(text, ", {} {right} of {there} ({named} named)", kind.name());
    }
    text + "\n"
}
