//! The whole pipeline beside its floor: Typst alone on the same, already rendered sources, with the same
//! fonts on the same threads. Prints medians, their ratio, and how fast plans are checked.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops if it cannot run"
)]

mod timing;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use sendplan::batch;
use sendplan::copies;
use sendplan::render::{Facts, Layouts, Others, TypstSource};
use sendplan::typeset::{self, AssetFiles};
use sendplan::{Generator, Job, Plan, Selection, Strictness};

use timing::{median, timed};

/// How often each side is timed; the two take turns, so that noise falls on both.
const ROUNDS: usize = 9;

/// How many times the class is repeated in one round.
const CLASSES: usize = 10;

fn main() {
    let generator = Generator::new().unwrap();
    let class = plans();
    let jobs: Vec<Job> =
        (0..CLASSES).flat_map(|_| class.iter().map(|path| Job::file(path.clone()))).collect();
    let sources: Vec<(TypstSource, String)> =
        jobs.iter().flat_map(|job| rendered(&generator, job)).collect();
    let template = generator.templates().get("send-support-plan").unwrap();
    let asset_files = AssetFiles::new(template.files());
    let documents = sources.len();

    for threads in [1, 2].map(|count| NonZeroUsize::new(count).unwrap()) {
        let (mut whole, mut floor) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            whole.push(timed(|| {
                let made = batch::run(
                    &jobs,
                    threads,
                    |job| generator.render(job).unwrap().files.len(),
                    || {},
                );
                assert_eq!(made.iter().sum::<usize>(), documents);
            }));
            floor.push(timed(|| {
                batch::run(
                    &sources,
                    threads,
                    |(source, name)| {
                        let pages =
                            typeset::typeset(source, &asset_files, generator.fonts()).unwrap();
                        let size = pages.pdf(name).unwrap().len();
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
                        let check = |job: &Job| generator.check(&job.plan, Strictness::Full);
                        let plans = batch::run(&jobs, threads, check, || {});
                        assert!(plans.iter().all(|plan| plan.as_ref().unwrap().record().is_some()));
                    })
                })
                .collect(),
        );
        let rate = jobs.len() as f64 / check;
        println!("{threads} thread(s), check alone: {rate:.0} plans a second");
    }
    println!("first document in a fresh process: {:.1} ms", first(&class[0]));
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

/// The sources of all copies of a plan, with their names.
fn rendered(generator: &Generator, job: &Job) -> Vec<(TypstSource, String)> {
    let plan: Plan = generator.check(&job.plan, Strictness::Full).unwrap();
    let fonts: std::collections::BTreeSet<u32> = generator.fonts().characters().collect();
    let layouts = Layouts::new(plan.template(), move |c| fonts.contains(&u32::from(c))).unwrap();
    let record = plan.record().unwrap();
    generator
        .copies(&plan, &Selection::default())
        .unwrap()
        .into_iter()
        .map(|(copy, stem)| {
            let document = plan.template().document(&copy.document).unwrap();
            let print = copies::print(record, &copy, sendplan::PrintChoice::default());
            let facts =
                Facts { title: stem.clone(), date: record.date(), print, ..Facts::default() };
            (
                layouts
                    .render(&copies::view(record, &copy), Others::None, document, &facts)
                    .unwrap(),
                stem,
            )
        })
        .collect()
}

/// One document in a process of its own, start-up included: the median in milliseconds.
fn first(plan: &std::path::Path) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let times = (0..ROUNDS)
        .map(|_| {
            timed(|| {
                let status = std::process::Command::new(env!("CARGO_BIN_EXE_sendplan"))
                    .args(["render", "-q", "--document", "plan-teacher", "-o"])
                    .arg(folder.path())
                    .arg(plan)
                    .stdout(std::process::Stdio::null())
                    .status();
                assert!(status.unwrap().success());
            })
        })
        .collect();
    median(times) * 1000.0
}
