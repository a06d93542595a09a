//! The processor time of a printed side, document by document: ours beside Typst alone over the same sources, and where it
//! goes. `cargo bench --bench pages -- --against FOLDER` does the same with the template in a folder, by turns, to say what
//! a change of the layouts has cost or saved.
//!
//! docs/performance.md says what the figures mean.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench prints, and stops if it cannot run"
)]

mod plain;
mod plans;
mod processor;
mod shares;
mod timing;

use std::collections::BTreeMap;
use std::env;

use sendplan::internal::typeset::{self, AssetFiles};
use sendplan::internal::{self, NamedSource};
use sendplan::{Plan, RenderOptions, Sendplan};

use processor::spent;
use shares::{PARTS, shares};
use timing::{median, timed};

/// How often everything is timed; templates take turns, and so do we and Typst alone, so that noise falls on all.
const ROUNDS: usize = 5;

/// A class's pupils.
const PUPILS: usize = 30;

/// The documents that a plan gives.
const DOCUMENTS: [&str; 4] = ["plan-parent", "plan-teacher", "plan-child", "summary-child"];

fn main() {
    let texts: Vec<String> = (0..PUPILS).map(plans::plan).collect();
    let mut templates = vec![Timed::new("the built-in template", Sendplan::new().unwrap(), &texts)];
    if let Some(folder) = against() {
        let other = Sendplan::builder().template_folder(&folder).build().unwrap();
        templates.push(Timed::new(&folder, other, &texts));
    }
    let took = timed(|| {
        for _ in 0..ROUNDS {
            for template in &mut templates {
                template.round(&texts);
            }
        }
    });
    println!(
        "{PUPILS} pupils, processor time on one thread, medians of {ROUNDS} rounds by turns ({took:.0} s)"
    );
    let all: Vec<Figures> = templates.iter().map(Timed::report).collect();
    if let [new, old] = all.as_slice() {
        println!("\nthe built-in template beside that in the folder:");
        println!("  sides: {:.2} times as many", new.sides / old.sides);
        println!("  ms a side: {:.2} times", new.side() / old.side());
        println!("  ms a pupil: {:.2} times", new.seconds / old.seconds);
    }
}

/// The folder after `--against`; cargo adds arguments of its own.
fn against() -> Option<String> {
    let mut arguments = env::args().skip_while(|argument| argument != "--against");
    arguments.next()?;
    Some(arguments.next().expect("a folder after --against"))
}

/// A template with what has been measured of it.
struct Timed {
    name: String,
    sendplan: Sendplan,
    asset_files: AssetFiles,
    /// The same files, and the fonts, for Typst alone.
    folder: plain::Folder,
    _written: tempfile::TempDir,
    plans: Vec<Plan>,
    sources: BTreeMap<&'static str, Vec<NamedSource>>,
    /// Seconds for the reading and checking of all plans, round by round.
    reading: Vec<f64>,
    documents: BTreeMap<&'static str, Rounds>,
}

/// Seconds for all copies of a document, round by round.
#[derive(Default)]
struct Rounds {
    sides: usize,
    filling: Vec<f64>,
    layout: Vec<f64>,
    pdf: Vec<f64>,
    alone: Vec<f64>,
}

/// What all documents of all plans come to.
struct Figures {
    sides: f64,
    seconds: f64,
}

impl Figures {
    /// Milliseconds a side.
    fn side(&self) -> f64 {
        1000.0 * self.seconds / self.sides
    }
}

impl Timed {
    fn new(name: &str, sendplan: Sendplan, texts: &[String]) -> Self {
        let template = sendplan.template("send-support-plan").unwrap();
        let written = tempfile::tempdir().unwrap();
        let path = written.path().join("template");
        plain::export(&template, &path);
        let plans: Vec<Plan> = texts.iter().map(|text| read(&sendplan, text)).collect();
        let sources = DOCUMENTS
            .map(|document| {
                (document, plans.iter().flat_map(|plan| sources(plan, document)).collect())
            })
            .into();
        Self {
            name: name.to_owned(),
            asset_files: AssetFiles::new(internal::template(&template).files()),
            folder: plain::Folder::open(&path),
            _written: written,
            sendplan,
            plans,
            sources,
            reading: Vec::new(),
            documents: BTreeMap::new(),
        }
    }

    fn round(&mut self, texts: &[String]) {
        let start = spent();
        for text in texts {
            assert!(!read(&self.sendplan, text).has_errors());
        }
        self.reading.push(spent() - start);
        for document in DOCUMENTS {
            self.ours(document);
            self.alone(document);
        }
    }

    /// Makes a document of every plan as the program does.
    fn ours(&mut self, document: &'static str) {
        let fonts = internal::fonts(&self.sendplan).unwrap();
        let (mut filling, mut layout, mut pdf, mut sides) = (0.0, 0.0, 0.0, 0);
        for plan in &self.plans {
            let start = spent();
            let copies = sources(plan, document);
            filling += spent() - start;
            for copy in copies {
                let start = spent();
                let pages = typeset::typeset(&copy.source, &self.asset_files, fonts).unwrap();
                let laid_out = spent();
                pages.pdf(&copy.stem).unwrap();
                typeset::forget();
                layout += laid_out - start;
                pdf += spent() - laid_out;
                sides += pages.count();
            }
        }
        let rounds = self.documents.entry(document).or_default();
        rounds.sides = sides;
        rounds.filling.push(filling);
        rounds.layout.push(layout);
        rounds.pdf.push(pdf);
    }

    /// Makes the same with Typst alone, from sources that are ready.
    fn alone(&mut self, document: &'static str) {
        let start = spent();
        self.typst(document);
        self.documents.entry(document).or_default().alone.push(spent() - start);
    }

    fn typst(&self, document: &str) {
        for copy in &self.sources[document] {
            plain::pdf(&self.folder.pages(copy.source.text()));
            typeset::forget();
        }
    }

    /// Prints what was measured, and gives the sums.
    fn report(&self) -> Figures {
        println!("\n{}", self.name);
        println!(
            "{:16}{:>7}{:>11}{:>10}{:>10}{:>10}{:>13}{:>8}",
            "", "sides", "ms a side", "filling", "layout", "PDF", "Typst alone", "ratio"
        );
        let reading = median(self.reading.clone());
        let mut sums = [0.0; 5];
        for document in DOCUMENTS {
            let rounds = &self.documents[document];
            let [filling, layout, pdf, alone] =
                [&rounds.filling, &rounds.layout, &rounds.pdf, &rounds.alone]
                    .map(|times| median(times.clone()));
            let figures = [rounds.sides as f64, filling, layout, pdf, alone];
            row(document, figures);
            for (sum, figure) in sums.iter_mut().zip(figures) {
                *sum += figure;
            }
        }
        sums[1] += reading;
        row("all, with reading", sums);
        let seconds = sums[1] + sums[2] + sums[3];
        println!(
            "{:.1} sides and {:.1} ms a pupil, {:.1} ms of them to read and check the plan",
            sums[0] / PUPILS as f64,
            1000.0 * seconds / PUPILS as f64,
            1000.0 * reading / PUPILS as f64,
        );
        self.report_shares();
        Figures { sides: sums[0], seconds }
    }

    /// Prints where Typst's time goes.
    fn report_shares(&self) {
        for document in DOCUMENTS {
            let shares = shares(|| self.typst(document));
            let all: f64 = shares.values().sum();
            let parts = PARTS.map(|part| format!("{part} {:.0} %", 100.0 * shares[part] / all));
            println!("{document:16} {}", parts.join(", "));
        }
    }
}

/// Prints sides, and seconds of filling in, layout, PDF and Typst alone, as milliseconds a side.
fn row(name: &str, [sides, filling, layout, pdf, alone]: [f64; 5]) {
    let ours = filling + layout + pdf;
    let [each, filling, layout, pdf, typst] =
        [ours, filling, layout, pdf, alone].map(|seconds| 1000.0 * seconds / sides);
    println!(
        "{name:18}{sides:>5}{each:>11.2}{filling:>10.2}{layout:>10.2}{pdf:>10.2}{typst:>13.2}{:>8.3}",
        ours / alone
    );
}

fn read(sendplan: &Sendplan, text: &str) -> Plan {
    sendplan.read("plan.yaml", text).unwrap()
}

fn sources(plan: &Plan, document: &str) -> Vec<NamedSource> {
    internal::sources(plan, &RenderOptions::new().document(document)).unwrap()
}
