//! One plan: read, checked, cut, rendered, typeset, in this order; or the YAML that comes after it.

mod contrast;
mod cycles;
mod documents;
pub(crate) mod drafts;
mod examine;
mod export;
mod findings;
mod foreseen;
mod history;
mod logged;
mod logging;
mod misplaced;
mod options;
mod page_limit;
mod partly;
mod plan;
mod prepare;
mod privacy;
mod read;
mod readers;
mod room;
mod rules;
mod selected;
mod translated;

pub use documents::{DocumentFile, Documents};
pub use findings::Behind;
pub use logging::{LogLine, LogWritten, Logged, SameDays};
pub use options::{Format, RenderOptions};

pub(crate) use cycles::{absolute, previous};
pub(crate) use export::{Exported, ExportedFile, Exporter, Typesetter};
pub(crate) use findings::{is_closed, missing_characters};
pub(crate) use foreseen::{Fit, Foreseen};
pub(crate) use logging::log;
pub(crate) use plan::{CheckedPlan, Company, Examined, Judging, PlanSource, ReadPlan};
pub(crate) use prepare::{OtherForms, Prepared, PreparedPlan, dated, facts, view};
pub(crate) use room::Room;
pub(crate) use rules::NOTHING_TO_MAKE;
pub(crate) use rules::{LONG_PATH, SAME_FILE_NAME, all_rules};
pub(crate) use selected::{NOTHING_ASKED, NamedCopy, is_usual, known};
pub use translated::TranslationWritten;
