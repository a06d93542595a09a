//! The arguments of `sendplan template`.

use std::path::PathBuf;

use clap::{Args as Group, Subcommand};

/// List, show, start, export or check templates.
#[derive(Debug, Group)]
pub(crate) struct Template {
    #[command(subcommand)]
    pub(crate) command: TemplateCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TemplateCommand {
    /// List the available templates.
    List,
    /// Show a template's documents, sections and fields.
    Show {
        /// The template; without one, that of `--template`, or the one that `sendplan.yaml` names, or `send-support-plan`.
        id: Option<String>,
        /// Say for each part which template it comes from.
        #[arg(long)]
        origin: bool,
        /// List its labels, the words that are printed, with their keys.
        #[arg(long, conflicts_with = "origin")]
        labels: bool,
    },
    /// Start a template of your own that extends another: a folder with what differs, and nothing else.
    New {
        /// The id of the new template, such as `west-hill-plan`.
        id: String,
        /// The template that it extends.
        #[arg(long, default_value = "send-support-plan", value_name = "TEMPLATE")]
        extends: String,
        /// The folder to write to; it must not exist yet. By default `templates/ID` beside the nearest `sendplan.yaml`.
        #[arg(long, short, value_name = "DIR")]
        output: Option<PathBuf>,
    },
    /// Copy a template into a folder, to make it your own.
    Export {
        /// The template; without one, that of `--template`, or the one that `sendplan.yaml` names, or `send-support-plan`.
        id: Option<String>,
        /// The folder to write to; it must not exist yet.
        #[arg(long, short, value_name = "DIR")]
        output: Option<PathBuf>,
    },
    /// Check a template folder of your own.
    Check {
        /// The folder.
        folder: PathBuf,
    },
}
