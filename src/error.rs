//! Why something was not done: a file, a folder, a layout, or findings that have to be put right first.

use std::io;
use std::path::PathBuf;

use crate::finding::{Finding, short};

/// Why something was not done.
///
/// Each mistake in a plan is a [`Finding`], so that all of them are shown at once. If they leave nothing to return
/// the findings come as [`Error::Refused`]; every other variant is for the caller or the system to put right.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read.
    #[error("cannot read `{}`: {}", path.display(), reason(source))]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// A plan was changed between its check and the making of its documents, so none were made from it.
    #[error(
        "`{plan}` was changed during the run, so nothing was made from it; run the same command again"
    )]
    Changed {
        /// What messages call the plan.
        plan: String,
    },
    /// A file could not be written; whatever was there before is unchanged.
    #[error("cannot write `{}`: {}", path.display(), reason(source))]
    Write {
        /// The file that was to be written.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The output folder could not be made or cannot be used.
    #[error("cannot use `{}` as the output folder: {}", path.display(), reason(source))]
    OutputFolder {
        /// The folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// There is no template of this name.
    #[error("there is no template `{id}`; available: {known}")]
    UnknownTemplate {
        /// What was asked for.
        id: String,
        /// The ids that exist, for the message.
        known: String,
    },
    /// The template has no document of this name.
    #[error("the template `{template}` has no document `{id}`; it has {known}")]
    UnknownDocument {
        /// The template's id.
        template: String,
        /// What was asked for.
        id: String,
        /// The ids that exist, for the message.
        known: String,
    },
    /// A layout or shared component of a template is broken.
    #[error("the layout `{layout}` cannot be used: {message}")]
    Layout {
        /// The layout's path within the template.
        layout: String,
        /// What is wrong, with the line where it is known.
        message: String,
    },
    /// The parts of a template do not fit together.
    #[error("the template `{template}` cannot be used: {message}")]
    Template {
        /// The template's id or folder.
        template: String,
        /// What is wrong.
        message: String,
    },
    /// The typesetting engine refused the document. That is never the plan's fault; what the engine said may quote the plan,
    /// so it is in [`details`](Self::details) and not in the message.
    #[error(
        "the document `{document}` cannot be typeset: this is a fault in sendplan or its template, not in the plan. Please report it, giving the document's name and what `sendplan --version` says, but nothing about the child (`--verbose` adds what the typesetter says)"
    )]
    Typeset {
        /// The document's id or file name.
        document: String,
        /// What the engine said, with its place in the generated source.
        message: String,
    },
    /// Something has to be put right first: at least one of the findings is an error.
    #[error("{}", short(findings).trim_end())]
    Refused {
        /// Everything that was found, with places and hints.
        findings: Vec<Finding>,
    },
    /// What earlier reports printed is not known any more.
    #[error(
        "cannot read `{}`, which keeps what this term's earlier reports printed; without it, a new report could identify a pupil. Put back a copy of the file, or delete it if nobody has been given a report of this term yet",
        path.display()
    )]
    Memory {
        /// The file.
        path: PathBuf,
    },
    /// The options conflict, or would make nothing whatever the plans are.
    #[error("{message}")]
    Options {
        /// What conflicts, and what to leave out.
        message: String,
    },
    /// A table cannot be written as a workbook.
    #[error("the workbook cannot be written: {message}")]
    Workbook {
        /// What is wrong.
        message: String,
    },
    /// A font file cannot be used.
    #[error("the font `{path}` cannot be used: {reason}")]
    Font {
        /// The font file.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}

impl Error {
    /// The refusal for one finding.
    pub(crate) fn refused(finding: Finding) -> Self {
        Self::Refused { findings: vec![finding] }
    }

    /// What a programmer needs to find the fault; it may quote the plan.
    #[must_use]
    pub fn details(&self) -> Option<&str> {
        match self {
            Self::Typeset { message, .. } => Some(message),
            _ => None,
        }
    }

    /// The same with the document called by its id.
    pub(crate) fn of_document(self, id: &str) -> Self {
        match self {
            Self::Typeset { message, .. } => Self::Typeset { document: id.to_owned(), message },
            other => other,
        }
    }

    /// The refusal of options that conflict.
    pub(crate) fn options(message: impl Into<String>) -> Self {
        Self::Options { message: message.into() }
    }
}

/// The operating system's reason without Rust's own error number.
fn reason(source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission was denied".into(),
        io::ErrorKind::NotADirectory => "it is not a folder".into(),
        io::ErrorKind::AlreadyExists => "there is already a file of that name".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        _ => {
            let text = source.to_string();
            match text.find(" (os error") {
                Some(end) => text[..end].to_lowercase(),
                None => text,
            }
        }
    }
}
