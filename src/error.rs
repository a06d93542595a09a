//! What can go wrong on the machine's side: files, folders, the engine.

use std::io;
use std::path::PathBuf;

/// The machine failed us, or was asked for something that is not there.
///
/// Mistakes in a plan are never an `Error`; they are a
/// [`Finding`](crate::Finding), so that one run shows all of them.
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
    /// A file could not be written; whatever stood there before is unchanged.
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
    /// No template of this name is known.
    #[error("there is no template `{id}`; the known templates are {known}")]
    UnknownTemplate {
        /// What was asked for.
        id: String,
        /// The ids that exist, for the message.
        known: String,
    },
    /// The template makes no document of this name.
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
    /// A template folder does not hold together.
    #[error("the template `{template}` cannot be used: {message}")]
    Template {
        /// The template's id or folder.
        template: String,
        /// What is wrong.
        message: String,
    },
    /// The typesetting engine refused the document.
    #[error("`{document}` could not be typeset: {message}")]
    Typeset {
        /// The document's file name or id.
        document: String,
        /// What the engine said, with its place in the generated source.
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

/// The operating system's reason without Rust's own error number.
fn reason(source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission was denied".into(),
        io::ErrorKind::NotADirectory => "it is not a folder".into(),
        io::ErrorKind::AlreadyExists => "a file of that name is in the way".into(),
        io::ErrorKind::ReadOnlyFilesystem => "it is on a disk that cannot be written to".into(),
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
