//! The whole pipeline beside its floor: Typst alone on the same, already rendered sources, with the same
//! fonts on the same threads. Prints medians, their ratio, and how fast plans are checked.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops if it cannot run"
)]

mod timing;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use sendplan::internal::typeset::{self, AssetFiles};
use sendplan::internal::{self, NamedSource, batch};
use sendplan::{Plan, RenderOptions, Sendplan};

use timing::{median, timed};

/// How often each side is timed; the two take turns, so that noise falls on both.
const ROUNDS: usize = 9;

/// How many times the class is repeated in one round.
const CLASSES: usize = 10;

fn main() {
    let sendplan = Sendplan::new().unwrap();
    let class = plans();
    let all: Vec<PathBuf> = (0..CLASSES).flat_map(|_| class.clone()).collect();
    let sources: Vec<NamedSource> = all.iter().flat_map(|path| rendered(&sendplan, path)).collect();
    let template = sendplan.template("send-support-plan").unwrap();
    let asset_files = AssetFiles::new(internal::template(&template).files());
    let documents = sources.len();

    for threads in [1, 2].map(|count| NonZeroUsize::new(count).unwrap()) {
        let (mut whole, mut floor) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            whole.push(timed(|| {
                let made = batch::run(&all, threads, |path| made(&sendplan, path), || {});
                assert_eq!(made.iter().sum::<usize>(), documents);
            }));
            floor.push(timed(|| {
                batch::run(
                    &sources,
                    threads,
                    |one| {
                        let fonts = internal::fonts(&sendplan).unwrap();
                        let pages = typeset::typeset(&one.source, &asset_files, fonts).unwrap();
                        let size = pages.pdf(&one.stem).unwrap().len();
                        typeset::forget();
                        size
                    },
                    || {},
                );
            }));
        }
        let (whole, floor) = (median(whole), median(floor));
        let each = |seconds: f64| seconds * 1000.0 / documents as f64;
        println!(
            "{threads} thread(s), {documents} documents: pipeline {:.2} ms each, floor {:.2} ms each, ratio {:.3}",
            each(whole),
            each(floor),
            whole / floor,
        );
    }
    for threads in [1, 2].map(|count| NonZeroUsize::new(count).unwrap()) {
        let check = median(
            (0..ROUNDS)
                .map(|_| {
                    timed(|| {
                        let check = |path: &PathBuf| opened(&sendplan, path).has_errors();
                        let broken = batch::run(&all, threads, check, || {});
                        assert!(!broken.contains(&true));
                    })
                })
                .collect(),
        );
        let rate = all.len() as f64 / check;
        println!("{threads} thread(s), check alone: {rate:.0} plans a second");
    }
}

/// The samples of the class.
fn plans() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/larkfield");
    let mut plans: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .filter(|path| path.file_name().is_some_and(|name| name != "sendplan.yaml"))
        .collect();
    plans.sort();
    plans
}

fn opened(sendplan: &Sendplan, path: &Path) -> Plan {
    sendplan.open(path).unwrap()
}

/// How many documents a plan gives.
fn made(sendplan: &Sendplan, path: &Path) -> usize {
    opened(sendplan, path).render(&RenderOptions::new()).unwrap().files().len()
}

/// The sources of all copies of a plan, with their names.
fn rendered(sendplan: &Sendplan, path: &Path) -> Vec<NamedSource> {
    internal::sources(&opened(sendplan, path), &RenderOptions::new()).unwrap()
}
