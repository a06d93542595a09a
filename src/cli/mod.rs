//! The command line: the only code that knows clap, terminals and exit codes.

mod args;
mod check;
mod choice;
mod completions;
mod explain;
mod fix;
mod inputs;
mod new;
mod next;
mod progress;
mod render;
mod report;
mod screen;
mod sum;
mod template;
mod wording;

use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Parser;
use sendplan::{Error, Sendplan};

use args::{Args, Command, Global};

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
    let Args { global, command } = args;
    match dispatch(command, &global) {
        Ok(ending) => ending.into(),
        Err(error) => match error.downcast_ref() {
            Some(Error::Refused { findings }) => {
                report::findings(findings, &global);
                Ending::Findings.into()
            }
            _ => {
                report::failure(&error);
                Ending::Failed.into()
            }
        },
    }
}

fn dispatch(command: Command, global: &Global) -> anyhow::Result<Ending> {
    match command {
        Command::Render(command) => render::run(&command, global),
        Command::Check(command) => check::run(&command, global),
        Command::New(command) => new::run(&command, global),
        Command::Review(command) => next::review(&command, global),
        Command::Next(command) => next::next(&command, global),
        Command::Template(command) => template::run(&command, global),
        Command::Schema(command) => template::schema(&command, global),
        Command::Wording(command) => wording::run(&command, global),
        Command::Explain(command) => explain::run(&command),
        Command::Completions(command) => completions::run(&command),
    }
}

/// Which day it is here, by this computer's clock: it only decides whether a review is overdue or still to come.
fn today() -> Option<NaiveDate> {
    let today = jiff::ZonedDateTime::now().date();
    let (month, day) = (today.month().try_into().ok()?, today.day().try_into().ok()?);
    NaiveDate::from_ymd_opt(today.year().into(), month, day)
}

/// Templates and fonts as the options ask for, with the day on which plans are judged.
fn sendplan(global: &Global, today: Option<NaiveDate>) -> Result<Sendplan, Error> {
    let mut builder = Sendplan::builder();
    if let Some(today) = today {
        builder = builder.today(today);
    }
    for folder in &global.template_folder {
        builder = builder.template_folder(folder);
    }
    for font in &global.font {
        builder = builder.font_file(font);
    }
    builder.build()
}
