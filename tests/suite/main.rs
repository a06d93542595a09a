//! The one test binary: each more would link Typst again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod api;
mod architecture;
mod bad_input;
mod batch;
mod bounds;
mod carets;
mod check;
mod commands;
mod copies;
mod cycle;
mod ease;
mod figures;
mod folders;
mod foreign;
mod foreseen;
mod homes_apart;
mod hostile;
mod households;
mod judge;
mod layouts;
mod letters;
mod looks;
mod own_ids;
mod own_words;
mod pages;
mod pictures;
mod print;
mod quality;
mod register;
mod right_child;
mod rules;
mod run;
mod sentences;
mod short_titles;
mod slips;
mod stress;
mod tags;
mod template;
mod terminal;
mod text;
mod two_marks;
mod unfinished;
mod unprinted;
mod wording;
