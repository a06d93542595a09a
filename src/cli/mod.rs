//! The command line: the only code that knows clap, terminals and exit codes.

mod args;
mod check;
mod completions;
mod explain;
mod fix;
mod hands;
mod leave_out;
mod leftovers;
mod new;
mod next;
mod plans;
mod progress;
mod quality;
mod render;
mod report;
mod shard;
mod sum;
mod template;
mod wording;

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Parser;
use sendplan::{Error, Generator};

use args::{Args, Command, Global};
use chrono::{NaiveDate, TimeDelta};

/// How a run ended, in the numbers that scripts read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Everything was done.
    Done,
    /// A plan has errors.
    Findings,
    /// Wrong use, or the machine failed.
    Failed,
    /// Somebody pressed Ctrl-C.
    Stopped,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Done => Self::SUCCESS,
            Ending::Findings => Self::from(1),
            Ending::Failed => Self::from(2),
            Ending::Stopped => Self::from(130),
        }
    }
}

/// Parses the command line, runs the command and says how it ended.
pub(crate) fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let failed = error.use_stderr();
            let _ = error.print();
            return if failed { Ending::Failed.into() } else { Ending::Done.into() };
        }
    };
    match dispatch(args) {
        Ok(ending) => ending.into(),
        Err(error) => {
            report::failure(&error);
            Ending::Failed.into()
        }
    }
}

fn dispatch(args: Args) -> anyhow::Result<Ending> {
    let global = args.global;
    match args.command {
        Command::Render(command) => render::run(&command, &global),
        Command::Check(command) => check::run(&command, &global),
        Command::New(command) => new::run(&command, &global),
        Command::Review(command) => next::review(&command, &global),
        Command::Next(command) => next::next(&command, &global),
        Command::Template(command) => template::run(&command, &global),
        Command::Schema(command) => template::schema(&command, &global),
        Command::Wording(command) => wording::run(&command),
        Command::Explain(command) => explain::run(&command),
        Command::Completions(command) => completions::run(&command),
    }
}

/// Which day it is, by this computer's clock: whether a review is overdue or lies ahead is all that is asked of it.
#[expect(clippy::disallowed_methods, reason = "no document but the quality report knows the day")]
fn clock() -> Option<NaiveDate> {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let days = i64::try_from(passed.as_secs() / 86_400).ok()?;
    NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_signed(TimeDelta::try_days(days)?)
}

/// The generator that the options ask for; a template with faults is reported and ends the run.
fn generator(global: &Global) -> Result<Option<Generator>, Error> {
    generator_of(global, None)
}

/// The same, with the day on which plans are judged.
fn generator_of(global: &Global, today: Option<NaiveDate>) -> Result<Option<Generator>, Error> {
    let mut builder = Generator::builder();
    if let Some(today) = today {
        builder = builder.today(today);
    }
    for folder in &global.template_folder {
        builder = builder.template_folder(folder);
    }
    for font in &global.font {
        builder = builder.font_file(font);
    }
    match builder.build()? {
        Ok(generator) => Ok(Some(generator)),
        Err(faults) => {
            report::findings(&faults, global);
            Ok(None)
        }
    }
}
