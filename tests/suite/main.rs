//! The one test binary: each more would link Typst again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod architecture;
mod bad_input;
mod check;
mod commands;
mod copies;
mod pages;
mod rules;
mod run;
mod template;
mod text;
