//! Turns a pupil's SEND Support Plan, written in YAML, into the documents a primary school hands out.
//!
//! A plan goes one way, through types that only their own stage can make:
//!
//! 1. [`input`] reads YAML into [`Node`](input::Node)s, each with its place in the file;
//! 2. [`check`] holds them against a [`Template`] and gives a [`Record`], or every finding at once;
//! 3. [`copies`] cuts the record down to what one audience may see, a [`CopyView`](copies::CopyView);
//! 4. [`render`] fills a layout, and every value enters it as a Typst literal;
//! 5. [`typeset`] sets the pages, in this very process, as PDF/UA-1 and PDF/A-2a;
//! 6. [`output`] names the files and writes each whole or not at all.
//!
//! ```
//! use sendplan::{Generator, Job};
//!
//! let generator = Generator::new()?;
//! let plan = generator.templates().get("send-support-plan")?.example().unwrap_or_default().to_owned();
//! let outcome = generator.render(&Job::text("sam.yaml", plan))?;
//! for file in &outcome.files {
//!     println!("{}: {} bytes", file.name, file.bytes.len());
//! }
//! assert_eq!(outcome.files.len(), 4);
//! # Ok::<(), sendplan::Error>(())
//! ```
//!
//! The library reads no clock and no environment, and uses no font of the computer's: the same plan gives
//! the same bytes.

pub mod batch;
pub mod check;
pub mod copies;
pub mod draft;
mod error;
pub mod finding;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;
mod generator;
pub mod input;
pub mod output;
mod people;
mod pipeline;
mod privacy;
pub mod record;
pub mod render;
mod source;
pub mod template;
pub mod typeset;
pub mod wording;

pub use check::Strictness;
pub use copies::{Ink, Paper, Print, PrintChoice, PrintSize, Sheet};
pub use error::Error;
pub use finding::{Finding, Level, LevelSetting, Report, Rule, Waived};
pub use generator::{Builder, Generator};
pub use pipeline::{
    Behind, Classes, Drafted, Folder, Format, Job, Joint, Kept, MadeFile, Outcome, Overview,
    Packing, Plan, PlanSource, Selection, Whose, all_rules, clashes, superseded,
};
pub use record::Record;
pub use source::{LineColumn, Place, SourceFile, Span, Spanned};
pub use template::{Audience, Audiences, Template};
