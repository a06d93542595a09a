//! How far a run has come: a bar on a terminal, lines elsewhere, JSON for programs.

use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use super::args::{Global, ProgressName};
use super::{report, terminal};

/// How many plans have to be made before progress is worth its line.
const MANY: usize = 8;

/// How many lines a long run gets.
const PARTS: usize = 10;

/// The progress of one run.
pub(super) struct Progress {
    bar: ProgressBar,
    form: Form,
    all: usize,
    start: Instant,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Hidden,
    Bar,
    Lines,
    Json,
}

impl Progress {
    /// Starts on a run of so many plans.
    pub(super) fn new(all: usize, asked: ProgressName, global: &Global) -> Self {
        let terminal = terminal::is_error_terminal();
        let form = match asked {
            ProgressName::Json => Form::Json,
            ProgressName::None => Form::Hidden,
            _ if global.quiet || all < MANY => Form::Hidden,
            ProgressName::Auto if terminal => Form::Bar,
            ProgressName::Auto | ProgressName::Plain => Form::Lines,
        };
        let bar = if form == Form::Bar {
            ProgressBar::new(u64::try_from(all).unwrap_or(u64::MAX))
        } else {
            ProgressBar::hidden()
        };
        let style = "{bar:30} {pos} of {len} pupils, {per_sec}, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style);
        }
        Self { bar, form, all, start: Instant::now() }
    }

    /// One plan more is done, which makes so many.
    pub(super) fn step(&self, done: usize) {
        self.bar.inc(1);
        let milestone = done == self.all || done * PARTS / self.all > (done - 1) * PARTS / self.all;
        match self.form {
            Form::Json => report::say(format_args!(
                "{{\"done\":{done},\"of\":{},\"seconds\":{:.3}}}",
                self.all,
                self.start.elapsed().as_secs_f64()
            )),
            Form::Lines if milestone => report::say(format_args!("{done} of {} plans", self.all)),
            _ => {}
        }
    }

    /// Nothing more comes.
    pub(super) fn finish(self) {
        self.bar.finish_and_clear();
    }
}
