//! The command line: the only code that knows clap, terminals and exit codes.

mod args;
mod beside;
mod check;
mod choice;
mod completions;
mod explain;
mod fix;
mod import;
mod import_args;
mod inputs;
mod log;
mod log_args;
mod new;
mod next;
mod passages;
mod progress;
mod render;
mod report;
mod screen;
mod signals;
mod sum;
mod template;
mod template_args;
mod terminal;
mod translate;
mod translate_args;
mod typed;
mod verify;
mod wording;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use chrono::NaiveDate;
use clap::Parser;
use jiff::Timestamp;
use jiff::tz::TimeZone;
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
    /// Somebody pressed Ctrl-C, closed the window or shut the computer down; with the exit code that says so.
    Stopped(u8),
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Done => Self::SUCCESS,
            Ending::Findings => Self::from(1),
            Ending::Failed => Self::from(2),
            Ending::Stopped(code) => Self::from(code),
        }
    }
}

/// Parses the command line, runs the command and says how it ended.
pub(crate) fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            if error.use_stderr() {
                // It repeats what was typed; its colours are not worth a way past `terminal`.
                terminal::to_error(&error.render().to_string());
                return Ending::Failed.into();
            }
            let _ = error.print();
            return Ending::Done.into();
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
                if let Some(error) = error.downcast_ref().filter(|_| global.verbose) {
                    report::details(error);
                }
                Ending::Failed.into()
            }
        },
    }
}

fn dispatch(command: Command, global: &Global) -> anyhow::Result<Ending> {
    match command {
        Command::Render(command) => render::run(&command, global),
        Command::Check(command) => check::run(&command, global),
        Command::Verify(command) => verify::run(&command, global),
        Command::New(command) => new::run(&command, global),
        Command::Import(command) => import::run(&command, global),
        Command::Review(command) => next::review(&command, global),
        Command::Next(command) => next::next(&command, global),
        Command::Log(command) => log::run(&command, global),
        Command::Translate(command) => translate::run(&command, global),
        Command::Template(command) => template::run(&command, global),
        Command::Schema(command) => template::schema(&command, global),
        Command::Wording(command) => wording::run(&command, global),
        Command::Explain(command) => explain::run(&command),
        Command::Completions(command) => completions::run(&command),
    }
}

/// Which day it is here, by this computer's clock: it only decides whether a review is overdue or still to come.
fn today() -> Option<NaiveDate> {
    let today = Timestamp::now().to_zoned_datetime(here()).date();
    let (month, day) = (today.month().try_into().ok()?, today.day().try_into().ok()?);
    NaiveDate::from_ymd_opt(today.year().into(), month, day)
}

/// The time zone of this computer. Where a file has its rules, that is read and nothing else; elsewhere, or where `TZ`
/// names another, all zones have to be looked through.
fn here() -> TimeZone {
    let rules = env::var_os("TZ").is_none().then(|| fs::read("/etc/localtime").ok()).flatten();
    let zone = rules.and_then(|rules| TimeZone::tzif("here", &rules).ok());
    zone.unwrap_or_else(TimeZone::system)
}

/// Templates and fonts as the options ask for and as there are beside the plans at these paths, with the day on which
/// plans are judged. They are there until the process ends: to take them apart piece by piece before that would be work for
/// nothing.
fn sendplan(
    global: &Global,
    today: Option<NaiveDate>,
    paths: &[PathBuf],
) -> Result<&'static Sendplan, Error> {
    let mut builder = Sendplan::builder();
    if let Some(today) = today {
        builder = builder.today(today);
    }
    for path in paths.iter().filter(|path| path.as_os_str() != "-") {
        builder = builder.plans_at(path);
    }
    for folder in &global.template_folder {
        builder = builder.template_folder(folder);
    }
    if let Some(id) = &global.in_template {
        builder = builder.in_template(id);
    }
    for font in &global.font {
        builder = builder.font_file(font);
    }
    builder.build().map(|sendplan| &*Box::leak(Box::new(sendplan)))
}
