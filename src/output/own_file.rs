//! A file that people write by hand -> the same file with a part of it changed, or exactly as it was.

use std::fs;
use std::io;
use std::path::Path;

use super::write::{output_folder, write};
use crate::error::Error;
use crate::input;

/// The mark that some editors put before a text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text of a file, without the mark before it; `None` if there is no file.
///
/// # Errors
///
/// [`Error::Read`], also if it is not UTF-8 text.
pub(crate) fn own_text(path: &Path) -> Result<Option<String>, Error> {
    let whole = whole(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    Ok(whole.map(|whole| text_of(&whole).to_owned()))
}

/// Puts another text in the place of the one that was read; without one, makes the file and its folder. The file keeps its
/// rights and its mark, and a link leads to the same file as before.
///
/// # Errors
///
/// [`Error::Write`], also if the file is read-only, or no longer what was read; then it stays as it is.
pub(crate) fn revise(path: &Path, before: Option<&str>, after: &str) -> Result<(), Error> {
    let fault = |source| Error::Write { path: path.to_owned(), source };
    let now = whole(path).map_err(fault)?;
    if now.as_deref().map(text_of) != before {
        let changed = io::Error::other("it was changed meanwhile; run the same command again");
        return Err(fault(changed));
    }
    let Some(now) = now else {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        folder.filter(|folder| !folder.is_dir()).map_or(Ok(()), output_folder)?;
        return write(path, after.as_bytes());
    };
    let real = path.canonicalize().map_err(fault)?;
    let rights = fs::metadata(&real).map_err(fault)?.permissions();
    if rights.readonly() {
        return Err(fault(io::Error::other("the file is read-only")));
    }
    let mark = &now[..now.len() - text_of(&now).len()];
    write(&real, format!("{mark}{after}").as_bytes())?;
    fs::set_permissions(&real, rights).map_err(fault)
}

/// A text without the mark before it.
fn text_of(whole: &str) -> &str {
    whole.strip_prefix(BYTE_ORDER_MARK).unwrap_or(whole)
}

/// All of a file; `None` if there is none.
fn whole(path: &Path) -> io::Result<Option<String>> {
    if path.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(None);
    }
    let limit = u64::try_from(input::MAX_BYTES).unwrap_or(u64::MAX);
    let bytes = input::read_file(path, limit)?;
    let not_text = |_| io::Error::other("it is not UTF-8 text; save it as UTF-8 first");
    String::from_utf8(bytes).map(Some).map_err(not_text)
}
