//! The files of sentences -> what is learned from, without near-duplicates.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::features::{BITS, Folded};
use crate::kind::Kind;
use crate::model::sum_of;
use crate::vagueness::Vagueness;

/// Two sentences that share so much of their runs of four letters are near-duplicates.
const ALIKE: f64 = 0.6;

/// The files with the examples of the rules and the sentences of the samples: they say what vague and precise mean here.
const OWN: [&str; 2] = ["founding", "samples"];

/// How many others each of theirs counts as much as.
const OWN_COUNT: f64 = 8.0;

/// A sentence to learn from.
pub(crate) struct Sentence {
    pub(crate) text: String,
    /// What is vague about it; nothing if it is precise.
    pub(crate) vague: Option<Vagueness>,
    /// The number of its file.
    pub(crate) source: usize,
    /// How much it counts.
    pub(crate) counts: f64,
    /// The places of its features.
    pub(crate) places: Vec<u16>,
}

/// The sentences of one kind.
pub(crate) struct Corpus {
    pub(crate) kind: Kind,
    pub(crate) sentences: Vec<Sentence>,
    /// The names of the files, without their endings.
    pub(crate) sources: Vec<String>,
    /// The sum of the files.
    pub(crate) sum: u64,
    /// How many were read.
    read: usize,
    /// How many near-duplicates with the same verdict were left out.
    removed: usize,
    /// How many near-duplicates with the other verdict stay: they teach the difference.
    contrasts: usize,
    /// How many were left out because they are close to a sentence that is for measuring only.
    measured: usize,
}

impl Corpus {
    /// Reads the files of a kind.
    pub(crate) fn read(root: &Path, kind: Kind) -> Result<Self, String> {
        let folder = root.join("tests/sentences").join(kind.name());
        let entries = fs::read_dir(&folder).map_err(|error| error.to_string())?;
        let mut paths: Vec<PathBuf> =
            entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "tsv"));
        // The founding pages first: of two that are alike, the first stays.
        let is_founding = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem == OWN[0]);
        paths.sort_by_key(|path| (!is_founding(path), path.clone()));
        let mut all = Vec::new();
        let (mut sources, mut texts) = (Vec::new(), Vec::new());
        for path in paths {
            let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            let name = name.unwrap_or_default();
            let counts = if OWN.contains(&name.as_str()) { OWN_COUNT } else { 1.0 };
            for (number, line) in text.lines().enumerate() {
                let wrong = |why| format!("{}:{}: {why}: {line}", path.display(), number + 1);
                let (label, text) =
                    line.split_once('\t').ok_or_else(|| wrong("no label and tab in"))?;
                let vague = Vagueness::named(label);
                if vague.is_none() && label != "precise" {
                    return Err(wrong("an unknown label"));
                }
                let places = places(text, BITS);
                let text = text.to_owned();
                all.push(Sentence { text, vague, source: sources.len(), counts, places });
            }
            sources.push(name);
            texts.push(text);
        }
        let sum =
            sum_of(sources.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())));
        let mut corpus = Self {
            kind,
            read: all.len(),
            sentences: Vec::new(),
            sources,
            sum,
            removed: 0,
            contrasts: 0,
            measured: 0,
        };
        corpus.keep(all, &apart(root, kind))?;
        Ok(corpus)
    }

    /// Takes the sentences that are not near-duplicates of one before, nor of one that is for measuring only.
    fn keep(&mut self, all: Vec<Sentence>, apart: &[String]) -> Result<(), String> {
        let mut index = Alike::default();
        let mut measured = Alike::default();
        apart.iter().for_each(|text| measured.add(&runs(text)));
        for sentence in all {
            let runs = runs(&sentence.text);
            if !OWN.contains(&self.sources[sentence.source].as_str())
                && !measured.near(&runs).is_empty()
            {
                self.measured += 1;
                continue;
            }
            let near = index.near(&runs);
            let is_same =
                |other: &usize| self.sentences[*other].vague.is_some() == sentence.vague.is_some();
            if near.iter().any(is_same) {
                self.removed += 1;
                continue;
            }
            if let Some(other) =
                near.iter().find(|other| self.sentences[**other].text == sentence.text)
            {
                return Err(format!(
                    "{} is called both vague and precise",
                    self.sentences[*other].text
                ));
            }
            self.contrasts += usize::from(!near.is_empty());
            index.add(&runs);
            self.sentences.push(sentence);
        }
        Ok(())
    }

    /// How many sentences there are, of what kinds.
    pub(crate) fn account(&self) -> String {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for sentence in &self.sentences {
            *counts.entry(sentence.vague.map_or("precise", Vagueness::name)).or_default() += 1;
        }
        let counts: Vec<String> =
            counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
        let vague = self.sentences.iter().filter(|one| one.vague.is_some()).count();
        let mut text = format!(
            "{}: {} sentences read; {} near-duplicates left out (same verdict, and {:.0} % or more of the runs of four letters \
             that either has), and {} as close to sentences for measuring; {} to learn from: {} vague, {} precise; {} of them \
             close to one with the other verdict
",
            self.kind.name(),
            self.read,
            self.removed,
            ALIKE * 100.0,
            self.measured,
            self.sentences.len(),
            vague,
            self.sentences.len() - vague,
            self.contrasts
        );
        _ = writeln!(text, "  {}", counts.join(", "));
        text
    }

    /// The sources that are held out one after the other: all but this repository's own.
    pub(crate) fn held_out(&self) -> Vec<usize> {
        (0..self.sources.len())
            .filter(|source| !OWN.contains(&self.sources[*source].as_str()))
            .collect()
    }
}

/// Sentences by their runs of four letters.
#[derive(Default)]
struct Alike {
    with: BTreeMap<[char; 4], Vec<usize>>,
    sizes: Vec<usize>,
}

impl Alike {
    fn add(&mut self, runs: &BTreeSet<[char; 4]>) {
        for run in runs {
            self.with.entry(*run).or_default().push(self.sizes.len());
        }
        self.sizes.push(runs.len());
    }

    /// Those that are nearly the same as a sentence.
    fn near(&self, runs: &BTreeSet<[char; 4]>) -> Vec<usize> {
        let mut shared = vec![0_usize; self.sizes.len()];
        for other in runs.iter().filter_map(|run| self.with.get(run)).flatten() {
            shared[*other] += 1;
        }
        let alike = |other: usize| {
            let either = runs.len() + self.sizes[other] - shared[other];
            shared[other] as f64 / either as f64 >= ALIKE
        };
        (0..shared.len()).filter(|other| shared[*other] > 0 && alike(*other)).collect()
    }
}

/// The sentences of a kind that are for measuring only.
fn apart(root: &Path, kind: Kind) -> Vec<String> {
    ["vague", "precise"].into_iter().flat_map(|label| measured(root, kind, label)).collect()
}

/// Those of one verdict; none for a kind that has none.
pub(crate) fn measured(root: &Path, kind: Kind, label: &str) -> Vec<String> {
    let read = |path: String| fs::read_to_string(root.join("tests/sentences").join(path));
    let first = read(format!("apart/{}-{label}.txt", kind.name())).unwrap_or_default();
    let first = first.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let second = read(format!("kept/{}.tsv", kind.name())).unwrap_or_default();
    let second = second.lines().filter_map(|line| line.strip_prefix(label)?.strip_prefix('\t'));
    first.chain(second).map(str::to_owned).collect()
}

/// The runs of four letters of a sentence; all of one that is shorter.
fn runs(text: &str) -> BTreeSet<[char; 4]> {
    let letters =
        text.chars().filter(|c| c.is_alphanumeric() || *c == ' ').flat_map(char::to_lowercase);
    let mut letters: Vec<char> = letters.collect();
    letters.resize(letters.len().max(4), ' ');
    letters.windows(4).map(|run| [run[0], run[1], run[2], run[3]]).collect()
}

/// The places that a sentence's features have in a table of so many bits.
pub(crate) fn places(text: &str, bits: u32) -> Vec<u16> {
    let mut places = Vec::new();
    Folded::of(text, &[]).each_place(bits, |place| places.push(place));
    places
}
