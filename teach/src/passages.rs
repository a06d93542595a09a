//! `cargo teach passages`: the passages in `tests/passages` -> the weights in `src/ease/lists`, and the sorted words there.
//!
//! With `--check` it writes nothing, and fails if a file is not what it should be. With `--measure FILE` it grades the
//! passages of a file, and says how often that is right.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::ease::features::{COUNT, Features, NAMES};
use crate::ease::model::{Grade, Line, Model};
use crate::ease::passage::Passage;
use crate::newton::Parting;

/// A passage with its grade.
struct Example {
    grade: Grade,
    text: String,
    /// Which file it is from.
    source: usize,
    numbers: [i64; COUNT],
}

/// How often passages of each grade were given each grade.
#[derive(Default)]
struct Tally {
    counts: [[usize; 3]; 3],
    wrong: String,
}

/// Runs the command with the words after `passages`.
pub(crate) fn run(root: &Path, words: &[String]) -> Result<ExitCode, Box<dyn Error>> {
    if let [option, file] = words
        && option == "--measure"
    {
        return measure(Path::new(file));
    }
    let Some(check) = crate::checks(words) else { return Ok(crate::usage()) };
    let lists = root.join("src/ease/lists");
    let mut same = true;
    for (name, made) in
        [("known.tsv", known(root)?), ("sayings.txt", sorted(&lists.join("sayings.txt"))?)]
    {
        same &= settle(&lists.join(name), &made, check)?;
    }
    if !same {
        println!("the words have changed: run `cargo teach passages` again");
        return Ok(ExitCode::FAILURE);
    }
    let mut files: Vec<PathBuf> = std::fs::read_dir(root.join("tests/passages"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    files.sort();
    let mut examples = Vec::new();
    for (source, file) in files.iter().enumerate() {
        examples.extend(read(file, source)?);
    }
    if !check {
        crossed(&files, &examples);
    }
    let model = learned(examples.iter());
    let tally = Tally::of(examples.iter(), &model);
    println!("learned from {} passages, of which it grades {tally}", examples.len());
    if settle(&lists.join("weights.tsv"), &written(&model), check)? || !check {
        return Ok(ExitCode::SUCCESS);
    }
    println!("the weights are not what the passages give: run `cargo teach passages`");
    Ok(ExitCode::FAILURE)
}

/// Each author judged by what the others teach, then a tenth of all by the other nine.
fn crossed(files: &[PathBuf], examples: &[Example]) {
    for (source, file) in files.iter().enumerate() {
        let model = learned(examples.iter().filter(|one| one.source != source));
        let tally = Tally::of(examples.iter().filter(|one| one.source == source), &model);
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        println!("{name}, by what the others teach: {tally}{}", tally.wrong);
    }
    let mut all = Tally::default();
    for part in 0..10 {
        let is_out = |at: usize| at % 10 == part;
        let kept =
            |out: bool| examples.iter().enumerate().filter(move |(at, _)| is_out(*at) == out);
        let model = learned(kept(false).map(|(_, one)| one));
        kept(true).for_each(|(_, one)| all.add(one, &model));
    }
    println!("each tenth, by the other nine: {all}");
}

fn measure(file: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let text = include_str!("../../src/ease/lists/weights.tsv");
    let model = Model::read(text).ok_or("the weights cannot be read")?;
    let examples = read(file, 0)?;
    let tally = Tally::of(examples.iter(), &model);
    println!("{}: {tally}{}", file.display(), tally.wrong);
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path, source: usize) -> Result<Vec<Example>, Box<dyn Error>> {
    let text = std::fs::read_to_string(file)?;
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let examples = lines.map(|line| {
        let (grade, text) = line.split_once('\t').ok_or_else(|| format!("no tab in `{line}`"))?;
        let grade = Grade::named(grade).ok_or_else(|| format!("no grade in `{line}`"))?;
        let numbers = Features::of(&Passage::of(text, &|_| false)).numbers;
        Ok(Example { grade, text: text.to_owned(), source, numbers })
    });
    examples.collect()
}

fn learned<'e>(examples: impl Iterator<Item = &'e Example>) -> Model {
    let examples: Vec<&Example> = examples.collect();
    let rows: Vec<Vec<f64>> = examples
        .iter()
        .map(|one| one.numbers.iter().map(|number| *number as f64).collect())
        .collect();
    let line = |from: Grade| {
        let beyond = examples.iter().map(|one| one.grade >= from);
        let rows: Vec<(&[f64], bool)> = rows.iter().map(Vec::as_slice).zip(beyond).collect();
        let parting = Parting::fit(&rows);
        let within: Vec<&[f64]> =
            rows.iter().filter(|(_, is_beyond)| !is_beyond).map(|(row, _)| *row).collect();
        let mut line = Line { start: millionths(parting.start), ..Line::default() };
        for (weight, learned) in line.weights.iter_mut().zip(parting.weights) {
            *weight = millionths(learned);
        }
        for (at, typical) in line.typical.iter_mut().enumerate() {
            let sum: f64 = within.iter().map(|row| row[at]).sum();
            *typical = (sum / within.len().max(1) as f64).round() as i64;
        }
        line
    };
    Model { six: line(Grade::Nine), nine: line(Grade::Hard) }
}

fn millionths(number: f64) -> i64 {
    (number * 1_000_000.0).round() as i64
}

fn written(model: &Model) -> String {
    let mut text = "# How much a hundredth of each feature adds, in millionths of log-odds, to “too hard for six” and to “too hard for nine”, and how\n\
                    # many hundredths of it are usual on this side of each: made by `cargo teach passages`.\n"
        .to_owned();
    _ = writeln!(text, "start\t{}\t{}", model.six.start, model.nine.start);
    for (at, name) in NAMES.iter().enumerate() {
        let Model { six, nine } = model;
        let (weights, typical) =
            ((six.weights[at], nine.weights[at]), (six.typical[at], nine.typical[at]));
        _ = writeln!(text, "{name}\t{}\t{}\t{}\t{}", weights.0, weights.1, typical.0, typical.1);
    }
    text
}

/// The words that children know, and names, sorted: each with `1`, `6`, `9` or `n`.
fn known(root: &Path) -> Result<String, Box<dyn Error>> {
    let mut words: BTreeMap<String, &str> = BTreeMap::new();
    let read = |path: &str| std::fs::read_to_string(root.join(path));
    let (easy, nine) = (read("src/wording/words/easy.txt")?, read("src/ease/lists/by-nine.txt")?);
    let names = read("src/wording/words/names.txt")?;
    // The first 300 end where the next part of the list begins.
    let (first, six) = easy.split_once("\n# more short").ok_or("easy.txt has no second part")?;
    let (nine, not_by_six) =
        nine.split_once("\n# not by six").ok_or("by-nine.txt has no last part")?;
    // What is left of the heading that the text was cut at is no word.
    let (_, not_by_six) = not_by_six.split_once('\n').unwrap_or_default();
    let lists = [(first, "1"), (not_by_six, "9"), (six, "6"), (nine, "9"), (names.as_str(), "n")];
    for (text, level) in lists {
        let lines = text.lines().filter(|line| !line.starts_with(['#', '[']));
        // What is left of the heading that the text was cut at.
        let lines = lines.filter(|line| !line.starts_with(" grammar"));
        for word in lines.flat_map(|line| line.split(',')) {
            let word = word.trim().to_lowercase().replace('’', "'");
            if !word.is_empty() && !word.contains(' ') {
                words.entry(word).or_insert(level);
            }
        }
    }
    let mut text = "# Words that children know, sorted: made by `cargo teach passages` from `by-nine.txt`, and from `easy.txt` and `names.txt` in\n\
                    # `src/wording/words`. 1: of the first 300; 6: by six; 9: by nine; n: a name.\n"
        .to_owned();
    words.iter().for_each(|(word, level)| _ = writeln!(text, "{word}\t{level}"));
    Ok(text)
}

/// A file with its lines sorted, comments first.
fn sorted(file: &Path) -> Result<String, Box<dyn Error>> {
    let text = std::fs::read_to_string(file)?;
    let (head, mut lines): (Vec<&str>, Vec<&str>) =
        text.lines().filter(|line| !line.is_empty()).partition(|line| line.starts_with('#'));
    lines.sort_unstable();
    lines.dedup();
    Ok(head.into_iter().chain(lines).map(|line| format!("{line}\n")).collect())
}

/// Writes a file unless it is as it should be, or only that is to be checked; whether it was.
fn settle(file: &Path, made: &str, check: bool) -> Result<bool, Box<dyn Error>> {
    let same = std::fs::read_to_string(file).is_ok_and(|old| old == made);
    if !same && !check {
        #[expect(clippy::disallowed_methods, reason = "what was there can be made again")]
        std::fs::write(file, made)?;
    }
    Ok(same)
}

impl Tally {
    fn of<'e>(examples: impl Iterator<Item = &'e Example>, model: &Model) -> Self {
        let mut tally = Self::default();
        examples.for_each(|one| tally.add(one, model));
        tally
    }

    fn add(&mut self, one: &Example, model: &Model) {
        let given = model.grade(&one.numbers);
        self.counts[one.grade as usize][given as usize] += 1;
        if given != one.grade {
            _ = write!(
                self.wrong,
                "\n  {} graded {}: {}",
                one.grade.name(),
                given.name(),
                one.text
            );
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all: usize = self.counts.iter().flatten().sum();
        let right: usize = (0..3).map(|grade| self.counts[grade][grade]).sum();
        write!(f, "{right} of {all} rightly ({:.3})", right as f64 / all.max(1) as f64)?;
        for grade in Grade::ALL {
            let [six, nine, hard] = self.counts[grade as usize];
            write!(f, "\n  {:4} graded 6: {six:3}, 9: {nine:3}, hard: {hard:3}", grade.name())?;
        }
        Ok(())
    }
}
