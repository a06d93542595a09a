//! Many plans at once: one run from their files to an output folder.
//!
//! Everything that was asked for is settled in a `Run` before the first plan is read; `run` does it, says on the way
//! how far it has come, and reports all that was done.

mod about_all;
mod across;
mod asked;
mod called;
mod check;
mod checked;
mod clashes;
mod class;
mod deletion;
mod events;
mod find;
mod fix;
mod folder;
mod hands;
mod known;
mod leftovers;
mod litter;
mod long_paths;
mod make;
mod mend;
mod out_of_date;
mod overview;
mod pack;
mod packs;
mod pupils;
mod quality;
mod report;
mod settings;
mod shard;
mod turn;
mod vanished;
mod verify;

pub use crate::output::RegisterRemark;
pub use crate::pipeline::{Behind, LogLine, LogWritten, Logged, SameDays, TranslationWritten};
pub use check::CheckReport;
pub use events::{ChangeOfHands, Event, Ignored};
pub use find::Input;
pub use fix::{FixReport, FixedFile};
pub use litter::{LeftAlone, Litter};
pub use mend::ChangedLine;
pub use report::{
    ClassCount, Leftovers, OutOfDate, PassedOver, PlanReport, QualityCount, RunEnd, RunReport,
};
pub use settings::Packing;
pub use shard::Shard;
pub use verify::{VerifyReport, verify};

pub(crate) use check::check;
pub(crate) use events::Events;
pub(crate) use find::plan_files;
pub(crate) use fix::fix;
pub(crate) use make::run;
pub(crate) use settings::{EarlierCycles, LeftBehind, Rewrite, Run, RunSettings, Writing};
