//! The processor time that a fresh process takes: to check one small plan, beside saying its version; to make one
//! document, beside Typst alone on the same source.
//!
//! `cargo bench --bench startup` prints medians; docs/performance.md says what they mean.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench prints, and stops if it cannot run"
)]

mod plain;
mod timing;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use sendplan::internal;
use sendplan::{RenderOptions, Sendplan};

use timing::{median, timed};

/// How often each process is started; they take turns, so that noise falls on all.
const ROUNDS: usize = 40;

/// The argument after which the bench itself is the process of Typst alone.
const PLAIN: &str = "--plain";

/// The source in its folder.
const MAIN: &str = "main.typ";

/// The document that is made.
const DOCUMENT: &str = "plan-teacher";

fn main() {
    let arguments: Vec<_> = env::args_os().collect();
    if let [_, mode, folder] = arguments.as_slice()
        && mode == PLAIN
    {
        return typst_alone(Path::new(folder));
    }
    let folder = tempfile::tempdir().unwrap();
    let plan =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/larkfield/adam-2026-autumn.yaml");
    let source = folder.path().join("plain");
    write_source(&plan, &source);
    let (program, bench) = (env!("CARGO_BIN_EXE_sendplan"), env::current_exe().unwrap());
    let documents = folder.path().join("documents");
    let (plan, output) = (plan.as_os_str(), documents.as_os_str());
    let check = ["check".as_ref(), "-q".as_ref(), plan];
    let first: [&OsStr; 7] = [
        "render".as_ref(),
        "-q".as_ref(),
        "--document".as_ref(),
        DOCUMENT.as_ref(),
        "-o".as_ref(),
        output,
        plan,
    ];
    let mut times: [Vec<f64>; 4] = Default::default();
    let took = timed(|| {
        for _ in 0..ROUNDS {
            let _ = fs::remove_dir_all(&documents);
            times[0].push(spent(program.as_ref(), &["--version".as_ref()]));
            times[1].push(spent(program.as_ref(), &check));
            times[2].push(spent(program.as_ref(), &first));
            times[3].push(spent(bench.as_os_str(), &[PLAIN.as_ref(), source.as_os_str()]));
        }
    });
    let [version, check, first, typst] = times.map(median);
    println!("processor time of a fresh process, medians of {ROUNDS} rounds ({took:.0} s):");
    println!("its version: {:.1} ms", 1000.0 * version);
    println!("check of a small plan: {:.1} ms, {:.2} times that", 1000.0 * check, check / version);
    println!("Typst alone, one document: {:.1} ms", 1000.0 * typst);
    println!(
        "the same document from its plan: {:.1} ms, {:.2} times that",
        1000.0 * first,
        first / typst
    );
}

/// The processor time of one process, in seconds.
fn spent(program: &OsStr, arguments: &[&OsStr]) -> f64 {
    let before = of_children();
    let mut command = Command::new(program);
    command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(command.status().unwrap().success());
    of_children() - before
}

/// The processor time of all processes that were started and waited for, in seconds.
#[cfg(unix)]
fn of_children() -> f64 {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap();
    (usage.user_time() + usage.system_time()).num_microseconds() as f64 / 1e6
}

/// Here the system is not asked for it, and the clock's time has to do.
#[cfg(not(unix))]
fn of_children() -> f64 {
    use std::sync::LazyLock;
    use std::time::Instant;
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed().as_secs_f64()
}

/// Typesets the source in a folder, and writes the PDF beside it.
fn typst_alone(folder: &Path) {
    let source = fs::read_to_string(folder.join(MAIN)).unwrap();
    let pages = plain::Folder::open(folder).pages(&source);
    fs::write(folder.join("main.pdf"), plain::pdf(&pages)).unwrap();
}

/// Writes what Typst alone needs into a folder: the source of the document, the template's files, the fonts.
fn write_source(plan: &Path, folder: &Path) {
    let sendplan = Sendplan::new().unwrap();
    plain::export(&sendplan.template("send-support-plan").unwrap(), folder);
    let plan = sendplan.open(plan).unwrap();
    let sources = internal::sources(&plan, &RenderOptions::new().document(DOCUMENT)).unwrap();
    let source = sources.first().unwrap();
    assert!(source.source.pictures().is_empty());
    fs::write(folder.join(MAIN), source.source.text()).unwrap();
}
