//! The events of a run -> bars and lines, as they happen; and Ctrl-C, which stops it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sendplan::Event;

use super::args::{Global, Render};
use super::progress::Progress;
use super::report;

/// What a person sees of a run on its way.
pub(super) struct Screen<'a> {
    args: &'a Render,
    global: &'a Global,
    progress: Option<Progress>,
    stop: Arc<AtomicBool>,
}

impl<'a> Screen<'a> {
    pub(super) fn new(args: &'a Render, global: &'a Global) -> Self {
        Self { args, global, progress: None, stop: Arc::default() }
    }

    /// The flag that Ctrl-C sets: what is being made is finished, and nothing more is begun.
    pub(super) fn stop_flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stop)
    }

    pub(super) fn show(&mut self, event: Event<'_>) {
        let verbose = self.global.verbose;
        match event {
            Event::Ignored { path, why } if verbose => {
                report::say(format_args!("ignored `{}`: {why}", path.display()));
            }
            Event::NotAPlan { file } if verbose => {
                report::say(format_args!("ignored `{file}`: it has none of a plan's sections"));
            }
            Event::Unreadable { error } => report::say(format_args!("error: {error}")),
            Event::Checked { not_plans, left_out } => {
                if not_plans > 0 && !verbose && !self.global.quiet {
                    let files = report::counted(not_plans, "YAML file");
                    report::say(format_args!(
                        "ignored {files} without a plan (`--verbose` lists them)"
                    ));
                }
                report::left_out(left_out, self.global);
            }
            Event::ChangesHands(change) => report::say(change),
            Event::Started { plans } => {
                // Only a run that writes has anything to finish before it ends.
                let stop = self.stop_flag();
                let _ = ctrlc::set_handler(move || stop.store(true, Ordering::Relaxed));
                self.progress = Some(Progress::new(plans, self.args.progress, self.global));
            }
            Event::Made { done, .. } => {
                if let Some(progress) = &self.progress {
                    progress.step(done);
                }
            }
            Event::PlansMade => {
                if let Some(progress) = self.progress.take() {
                    progress.finish();
                }
            }
            Event::WithoutClass { plan } => {
                report::say(format_args!("`{plan}` has no class, so it is in none of these files"));
            }
            _ => {}
        }
    }
}
