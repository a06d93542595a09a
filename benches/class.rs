//! A class and more, in one go: against typst alone, on one thread and two, unchanged, and in memory.
//!
//! `cargo bench --bench class` prints medians and ratios; docs/performance.md says what they mean.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops if it cannot run"
)]

mod plans;
mod timing;

use std::num::NonZeroUsize;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use sendplan::internal::typeset::{self, AssetFiles};
use sendplan::internal::{self, NamedSource, batch, output};
use sendplan::{DocumentFile, RenderOptions, Sendplan};

use timing::{median, timed};

/// How often each side is timed; the sides take turns, so that noise falls on all.
const ROUNDS: usize = 7;

/// A class's pupils.
const PUPILS: usize = 30;

fn main() {
    let sendplan = Sendplan::new().unwrap();
    let texts: Vec<String> = (0..PUPILS).map(plans::plan).collect();
    let made: Vec<_> = texts.iter().flat_map(|text| files(&sendplan, text)).collect();
    assert_eq!(made.len(), PUPILS * 4);
    against_typst_alone(&sendplan, &texts);
    unchanged();
    let two_pages: Vec<usize> = made
        .iter()
        .filter(|file| pages(file.bytes()) == 2)
        .map(|file| file.bytes().len())
        .collect();
    let largest = two_pages.iter().max().unwrap();
    println!("copies of two pages: {}, the largest {} KB", two_pages.len(), largest / 1000);
    let (few, many) = (peak(300), peak(3000));
    println!(
        "peak memory: {few:.0} MB for 300 documents, {many:.0} MB for 3,000, ratio {:.2}",
        many / few
    );
}

/// The batch beside typst alone, over the same sources on the same threads.
fn against_typst_alone(sendplan: &Sendplan, texts: &[String]) {
    let sources: Vec<NamedSource> = texts.iter().flat_map(|text| sources(sendplan, text)).collect();
    let template = sendplan.template("send-support-plan").unwrap();
    let asset_files = AssetFiles::new(internal::template(&template).files());
    let mut whole: [Vec<f64>; 2] = Default::default();
    let mut alone: [Vec<f64>; 2] = Default::default();
    for _ in 0..ROUNDS {
        for threads in [1, 2] {
            let count = NonZeroUsize::new(threads).unwrap();
            whole[threads - 1].push(timed(|| {
                batch::run(texts, count, |text| files(sendplan, text).len(), || {});
            }));
            alone[threads - 1].push(timed(|| {
                let set = |one: &NamedSource| {
                    let fonts = internal::fonts(sendplan).unwrap();
                    let size = typeset::typeset(&one.source, &asset_files, fonts)
                        .unwrap()
                        .pdf(&one.stem)
                        .unwrap()
                        .len();
                    typeset::forget();
                    size
                };
                batch::run(&sources, count, set, || {});
            }));
        }
    }
    let [whole_one, whole_two] = whole.map(median);
    let [alone_one, alone_two] = alone.map(median);
    println!(
        "{PUPILS} pupils x 4 documents, {} sources, medians of {ROUNDS} rounds",
        sources.len()
    );
    println!(
        "  1 thread:  {whole_one:.2} s, typst alone {alone_one:.2} s, ratio {:.3}",
        whole_one / alone_one
    );
    println!(
        "  2 threads: {whole_two:.2} s, typst alone {alone_two:.2} s, ratio {:.3}",
        whole_two / alone_two
    );
    println!(
        "  2 threads against 1: {:.2} times as fast; typst alone {:.2}",
        whole_one / whole_two,
        alone_one / alone_two
    );
}

/// All documents of a plan.
fn files(sendplan: &Sendplan, text: &str) -> Vec<DocumentFile> {
    let plan = sendplan.read("plan.yaml", text).unwrap();
    plan.render(&RenderOptions::new()).unwrap().into_files()
}

fn sources(sendplan: &Sendplan, text: &str) -> Vec<NamedSource> {
    let plan = sendplan.read("plan.yaml", text).unwrap();
    internal::sources(&plan, &RenderOptions::new()).unwrap()
}

/// A second run of the program over a folder in which nothing has changed, against the first.
fn unchanged() {
    let folder = school(PUPILS * 4);
    let (mut full, mut again) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        full.push(timed(|| render(folder.path(), &["--force"])));
        again.push(timed(|| render(folder.path(), &[])));
    }
    let (full, again) = (median(full), median(again));
    println!(
        "{} pupils with the program: {full:.2} s; again, nothing changed: {again:.3} s, {:.1} %",
        PUPILS * 4,
        again / full * 100.0
    );
}

fn render(folder: &Path, more: &[&str]) {
    assert!(program(folder, more).status().unwrap().success());
}

/// The program, about to make the plans of a folder.
fn program(folder: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sendplan"));
    command.args(["render", "plans", "-q"]).args(more).current_dir(folder);
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    command
}

/// The most memory that the program ever has while it makes so many documents, in megabytes; 0 where the system does
/// not say.
fn peak(documents: usize) -> f64 {
    let folder = school(documents / 4);
    let mut child = program(folder.path(), &[]).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0.0_f64;
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with("VmHWM:"));
        let known = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
        most = most.max(known.unwrap_or(0.0) / 1000.0);
        std::thread::sleep(Duration::from_millis(20));
    }
    most
}

/// So many varied plans in a folder of their own.
fn school(pupils: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("plans")).unwrap();
    for number in 0..pupils {
        let name = folder.path().join(format!("plans/{number}.yaml"));
        output::write(&name, plans::plan(number).as_bytes()).unwrap();
    }
    folder
}

/// How many pages a PDF has, by the objects that are pages.
fn pages(bytes: &[u8]) -> usize {
    lopdf::Document::load_mem(bytes).unwrap().get_pages().len()
}
