//! The one test binary: each more would link Typst again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod architecture;
mod bad_input;
mod batch;
mod check;
mod commands;
mod copies;
mod cycle;
mod figures;
mod looks;
mod pages;
mod pictures;
mod print;
mod quality;
mod rules;
mod run;
mod stress;
mod tags;
mod template;
mod text;
mod wording;
