//! The events of a run -> bars and lines, as they happen; and the signals that stop it.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use sendplan::Event;
use sendplan::run::RegisterRemark;

use super::args::{Global, Render};
use super::progress::Progress;
use super::signals::Signals;
use super::{beside, report};

/// What a person sees of a run on its way.
pub(super) struct Screen<'a> {
    args: &'a Render,
    global: &'a Global,
    progress: Option<Progress>,
    signals: Signals,
}

impl<'a> Screen<'a> {
    pub(super) fn new(args: &'a Render, global: &'a Global) -> Self {
        Self { args, global, progress: None, signals: Signals::default() }
    }

    /// The flag that a signal sets: what is being made is finished, and nothing more is begun.
    pub(super) fn stop_flag(&self) -> Arc<AtomicBool> {
        self.signals.stop_flag()
    }

    /// The exit code of a run that was stopped.
    pub(super) fn stopped(&self) -> u8 {
        self.signals.exit_code()
    }

    pub(super) fn show(&mut self, event: Event<'_>) {
        match event {
            Event::Ignored { path, why } if self.global.verbose => {
                report::say(format_args!("ignored `{}`: {why}", path.display()));
            }
            Event::LeftAlone(litter) => beside::left_alone(litter, self.global),
            Event::NotAPlan { file } => beside::not_a_plan(file, self.global),
            Event::Unreadable { error } => report::say(format_args!("error: {error}")),
            Event::Checked { not_plans, left_out } => {
                beside::without_plan(not_plans, self.global);
                report::left_out(left_out, self.global);
            }
            Event::Waiting => report::waiting(),
            Event::WithoutLock => report::without_lock(),
            Event::Register(remark) => self.remark(remark),
            Event::ChangesHands(change) => report::say(change),
            Event::Started { plans } => {
                // Only a run that writes has anything to finish before it ends.
                self.signals.listen();
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

    /// Says what has to be said of the register, and what becomes of it.
    fn remark(&self, remark: &RegisterRemark) {
        match remark {
            RegisterRemark::Journal { .. } if self.global.quiet => {}
            RegisterRemark::Resaved { .. } if self.args.dry_run => report::say(remark),
            RegisterRemark::Resaved { .. } => report::say(format_args!(
                "{remark}; it could be read, and is written again in its usual form"
            )),
            RegisterRemark::Damaged { .. } => {
                report::say(format_args!("{remark}; nothing is deleted because of that"));
            }
            _ => report::say(remark),
        }
    }
}
