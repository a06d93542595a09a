//! Many plans: checked together, or made into an output folder.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::check::Strictness;
use crate::error::Error;
use crate::pipeline::{Fit, RenderOptions};
use crate::resources::Resources;
use crate::run::{
    self, CheckReport, EarlierCycles, Event, Events, FixReport, Input, LeftBehind, Packing,
    Rewrite, Run, RunReport, RunSettings, Shard, Writing,
};

/// Plans that belong together: those of a folder, a class, a school. Its methods say how a run is done; nothing is read
/// until [`check`](Self::check) or [`render_into`](Self::render_into).
#[derive(Debug, Clone)]
#[must_use]
pub struct Plans {
    resources: Arc<Resources>,
    inputs: Vec<Input>,
    settings: RunSettings,
}

impl Plans {
    pub(super) fn new(resources: &Arc<Resources>, inputs: Vec<Input>) -> Self {
        let resources = Arc::clone(resources);
        Self { resources, inputs, settings: RunSettings::default() }
    }

    /// Only the plans of this class; may be called for several.
    pub fn class(mut self, class: impl Into<String>) -> Self {
        self.settings.classes.push(class.into());
        self
    }

    /// Only the plans of the pupil with this id, as `pupil.id` has it; may be called for several. An id that no plan has
    /// makes the run an [`Error::Options`].
    pub fn pupil(mut self, id: impl Into<String>) -> Self {
        self.settings.pupils.push(id.into());
        self
    }

    /// The plans of closed cycles too, which are left out of a folder.
    pub const fn earlier_cycles(mut self) -> Self {
        self.settings.earlier_cycles = EarlierCycles::Made;
        self
    }

    /// Puts the copies of each class and audience into one file to print, instead of a file each.
    pub const fn pack(mut self, packing: Packing) -> Self {
        self.settings.packing = Some(packing);
        self
    }

    /// Makes every file again, changed or not.
    pub const fn rewrite(mut self) -> Self {
        self.settings.rewrite = Rewrite::All;
        self
    }

    /// Deletes the files of earlier runs that no plan makes any more, instead of only listing them.
    pub const fn prune(mut self) -> Self {
        self.settings.left_behind = LeftBehind::Removed;
        self
    }

    /// Writes and removes nothing; the report says what would be.
    pub const fn dry_run(mut self) -> Self {
        self.settings.writing = Writing::Nothing;
        self
    }

    /// Only this share of the plans, for several machines that write into one folder.
    pub const fn shard(mut self, shard: Shard) -> Self {
        self.settings.shard = Some(shard);
        self
    }

    /// How many threads to use; by default one for each processor.
    pub const fn threads(mut self, threads: NonZeroUsize) -> Self {
        self.settings.threads = Some(threads);
        self
    }

    /// A flag that stops the run once it is set: what is being made is finished, and nothing more is begun.
    pub fn stop_on(mut self, flag: Arc<AtomicBool>) -> Self {
        self.settings.stop = Some(flag);
        self
    }

    /// In a check, also sets all documents, and reports what does not fit on its pages or is left off for want of room.
    pub const fn count_pages(mut self) -> Self {
        self.settings.fit = Fit::Counted;
        self
    }

    /// Checks all plans and `sendplan.yaml` files, and compares the plans with each other. Nothing is written. Of how a run is
    /// done only [`threads`](Self::threads) and [`count_pages`](Self::count_pages) count here: all plans are checked, whatever their class or cycle.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if a path is not there or a folder cannot be read, [`Error::Options`] if a folder has no plans.
    pub fn check(&self) -> Result<CheckReport, Error> {
        run::check(&self.resources, &self.inputs, Strictness::Full, &self.settings)
    }

    /// The same for unfinished plans: what is missing raises only a warning.
    ///
    /// # Errors
    ///
    /// As [`check`](Self::check).
    pub fn check_drafts(&self) -> Result<CheckReport, Error> {
        run::check(&self.resources, &self.inputs, Strictness::Draft, &self.settings)
    }

    /// Writes in the usual form what can mean one thing only, such as `14/9/2026`, and mends what can be mended without a
    /// choice, in the plans and `sendplan.yaml` files themselves. Every other byte of them stays as it is.
    /// [`dry_run`](Self::dry_run) only says what would change.
    ///
    /// # Errors
    ///
    /// As [`check`](Self::check), and [`Error::Write`] if a file cannot be written.
    pub fn fix(&self) -> Result<FixReport, Error> {
        run::fix(&self.resources, &self.inputs, &self.settings)
    }

    /// Makes the documents of all plans in a folder, which is made if need be, and notes them in its register. A plan with
    /// errors gets none, and its earlier ones stay; the others are made. A PDF that would be the same is left alone. Another run
    /// into the same folder, from whatever process, is waited for.
    ///
    /// `events` is called on the way, from any thread, one call at a time.
    ///
    /// # Errors
    ///
    /// [`Error::Options`] if the options conflict, before any plan is read; [`Error::Refused`] if two
    /// plans would write the same file, before anything is written; any other [`Error`] for which no plan can be
    /// made. Why a single plan cannot be made is in the report.
    pub fn render_into(
        &self,
        folder: impl Into<PathBuf>,
        options: &RenderOptions,
        mut events: impl FnMut(Event<'_>) + Send,
    ) -> Result<RunReport, Error> {
        let run = Run::new(&self.resources, &self.inputs, folder.into(), options, &self.settings)?;
        run::run(&run, &Events::to(&mut events))
    }
}
