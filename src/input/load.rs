//! A path or bytes -> [`SourceFile`]: UTF-8 text of a sensible size.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::regular_file::open_file;
use super::rules::{NOT_TEXT, TOO_LARGE};
use crate::error::Error;
use crate::finding::Finding;
use crate::source::SourceFile;

/// The largest plan that is read: 1 MiB, some fifty times a very full one.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Reads a file; `name` is what messages call it.
///
/// # Errors
///
/// [`Error::Read`] if the file cannot be opened or read; [`Error::Refused`] if its bytes are not text, or too many.
pub fn load(path: &Path, name: &str) -> Result<Arc<SourceFile>, Error> {
    let read = |path: &Path| -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX) + 1;
        open_file(path)?.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let file = source(name, bytes).map_err(Error::refused)?;
    Ok(Arc::new(file.read_from(path)))
}

/// Takes bytes as a source file, if they are UTF-8 text of at most [`MAX_BYTES`].
///
/// # Errors
///
/// A finding that says what is wrong with the bytes.
pub fn source(name: &str, bytes: Vec<u8>) -> Result<SourceFile, Finding> {
    if bytes.len() > MAX_BYTES {
        return Err(Finding::new(&TOO_LARGE, "this file is larger than 1 MiB")
            .in_file(name)
            .hint("check that this is the right file: it should have one pupil's plan for one cycle in it"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(not_text(name, "this file is in UTF-16, not UTF-8"));
    }
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => {
            Err(not_text(name, "this file has zero bytes in it, so it is not a text file"))
        }
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned);
            Ok(SourceFile::new(name, text))
        }
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
            Err(not_text(
                name,
                &format!("this file is not UTF-8 text; line {line} is the first that is not"),
            ))
        }
    }
}

fn not_text(name: &str, message: &str) -> Finding {
    Finding::new(&NOT_TEXT, message)
        .in_file(name)
        .hint("in your editor, choose “Save as” and the encoding UTF-8")
}
