//! The command line: the only code that knows clap, terminals and exit codes.

mod args;
mod check;
mod completions;
mod explain;
mod leftovers;
mod new;
mod next;
mod plans;
mod progress;
mod render;
mod report;
mod template;

use std::process::ExitCode;

use clap::Parser;
use sendplan::{Error, Generator};

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
        Command::Explain(command) => explain::run(&command),
        Command::Completions(command) => completions::run(&command),
    }
}

/// The generator that the options ask for; a template with faults is reported and ends the run.
fn generator(global: &Global) -> Result<Option<Generator>, Error> {
    let mut builder = Generator::builder();
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
