//! The arguments of `sendplan translate`.

use std::path::PathBuf;

use clap::Args as Group;

/// Write the file in which a person translates what the parents' copies of a plan print.
///
/// The file goes beside the plan: `kofi.pl.yaml` for `kofi.yaml`. It lists every text once, in the order of the pages, with
/// an empty place beneath each. What is filled in is printed in the copy of a parent who reads that language, with the English
/// small beneath it. Run it again after a change to the plan: it adds what is new, and nothing that was filled in is lost.
/// Nothing is translated by sendplan, and nothing leaves this computer.
#[derive(Debug, Group)]
#[command(after_help = "Examples:\n  \
    sendplan translate kofi.yaml --to pl\n  \
    sendplan check kofi.yaml                     says what is still to be translated")]
pub(crate) struct Translate {
    /// The plan's file.
    #[arg(value_name = "PLAN")]
    pub(crate) plan: PathBuf,
    /// The language: its code, such as `pl`, or its name.
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) to: String,
}
