//! Turns a pupil's SEND Support Plan, written in YAML, into the documents that a primary school hands out.
//!
//! Everything starts with [`Sendplan`], which has the templates and fonts. It opens a [`Plan`], or the [`Plans`] of a
//! folder; [`RenderOptions`] say what to make of them.
//!
//! # A plan
//!
//! ```
//! use sendplan::{Audience, RenderOptions, Sendplan};
//!
//! let sendplan = Sendplan::new()?;
//! # let kofi = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/larkfield/kofi-2026-autumn.yaml");
//! # let out = tempfile::tempdir().map_err(|source| sendplan::Error::OutputFolder { path: "out".into(), source })?;
//! # let (open, out) = (kofi, out.path());
//! let plan = sendplan.open(open)?; // an error here means that it cannot be read
//! for finding in plan.findings() {
//!     eprintln!("{finding}"); // `{finding:#}` shows the line, with a caret
//! }
//! for file in plan.render(&RenderOptions::new().audience(Audience::Parent))?.files() {
//!     file.write_to(out)?; // whole or not at all
//! }
//! # Ok::<(), sendplan::Error>(())
//! ```
//!
//! Everything that is wrong with a plan is in its findings. A plan with errors gets no documents: [`Plan::render`]
//! refuses it, and [`Error::Refused`] carries the findings that say why. A plan that is not in a file is read with
//! [`Sendplan::read`]. [`Plan::with_review`] and [`Plan::next`] give the YAML to continue with.
//!
//! # A class into a folder
//!
//! ```
//! use sendplan::{Event, RenderOptions, Sendplan};
//!
//! let sendplan = Sendplan::new()?;
//! # let school = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/larkfield");
//! # let out = tempfile::tempdir().map_err(|source| sendplan::Error::OutputFolder { path: "out".into(), source })?;
//! # let (school, out) = (school, out.path());
//! let options = RenderOptions::new().document("plan-teacher");
//! let report = sendplan.folder(school).class("3 Kestrel").render_into(out, &options, |event| {
//!     if let Event::Made { done, of } = event {
//!         eprintln!("{done} of {of} plans");
//!     }
//! })?;
//! for file in report.written() {
//!     println!("{file}");
//! }
//! # Ok::<(), sendplan::Error>(())
//! ```
//!
//! The folder gets a register of its files, so that a second run makes only what has changed. The [`RunReport`] says
//! everything that was done. [`Plans::check`] only looks for what has to be put right, and compares the plans with each
//! other.
//!
//! # Your own template
//!
//! ```
//! use sendplan::{RenderOptions, Sendplan};
//!
//! # let folder = tempfile::tempdir().map_err(|source| sendplan::Error::OutputFolder { path: "out".into(), source })?;
//! # let ours = folder.path().join("ours");
//! Sendplan::new()?.template("send-support-plan")?.export(&ours)?;
//! // … change its fields, labels and layouts …
//! Sendplan::check_template(&ours)?;
//!
//! let sendplan = Sendplan::builder().template_folder(&ours).build()?;
//! let example = sendplan.template("send-support-plan")?.example().unwrap_or_default().to_owned();
//! let documents = sendplan.read("example.yaml", example)?.render(&RenderOptions::new())?;
//! assert_eq!(documents.files().len(), 4);
//! # Ok::<(), sendplan::Error>(())
//! ```
//!
//! # What is in the box
//!
//! A plan goes one way: its YAML is parsed with the place of every key and value, checked against a template, cut down to
//! what one audience may see, filled into a layout, and typeset in this process. The stages are not part of the API. The
//! library reads no clock and no environment, and uses none of the computer's fonts: the same plan gives the same bytes.
//!
//! The page `docs/api.md` says why the API is as it is, and which parts are stable.

mod api;
mod batch;
mod calendar;
mod check;
mod copies;
mod disclosure;
mod draft;
mod ease;
mod error;
pub mod finding;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;
mod import;
mod input;
#[doc(hidden)]
pub mod internal;
mod judge;
mod leaders;
mod model;
mod output;
mod people;
mod pipeline;
mod privacy;
mod record;
mod render;
mod resources;
mod roll;
mod rules;
pub mod run;
mod source;
mod tables;
mod template;
mod translation;
mod typeset;
mod wording;
mod workbook;

pub use api::{Builder, Plan, Plans, Sendplan, Template};
pub use error::Error;
pub use finding::{Finding, Level};
pub use pipeline::{DocumentFile, Documents, RenderOptions};
pub use run::{Event, RunReport};
pub use template::Audience;

/// How documents are made and printed: the values of [`RenderOptions`].
pub mod print {
    pub use crate::copies::{Ink, Paper, PrintSize, Sheet};
    pub use crate::pipeline::Format;
}
