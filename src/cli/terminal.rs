//! The one place where texts go to the terminal, so that nothing in a plan or a name can steer it.

use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use sendplan::finding::visible;

/// Writes a text to standard error; it is not a failure if nobody listens.
pub(super) fn to_error(text: &str) {
    let _ = io::stderr().write_all(visible(text).as_bytes());
}

/// Writes what was rendered with colours of our own; whatever came from outside is visible in it already.
pub(super) fn coloured_to_error(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Writes a text to standard output.
///
/// # Errors
///
/// What the system says, but that nobody reads on is no failure: `sendplan schema | head`.
pub(super) fn to_output(text: impl Display) -> io::Result<()> {
    written(visible(&text.to_string()).as_bytes())
}

/// Writes a file's text to standard output: as it is where it goes on to a file or a program, and visible on a terminal.
///
/// # Errors
///
/// As [`to_output`].
pub(super) fn file_to_output(text: &str) -> io::Result<()> {
    if io::stdout().is_terminal() { to_output(text) } else { written(text.as_bytes()) }
}

/// Writes a long text to standard output, piece by piece.
///
/// # Errors
///
/// As [`to_output`].
pub(super) fn pieces_to_output(
    write: impl FnOnce(&mut Visible<BufWriter<StdoutLock<'_>>>) -> io::Result<()>,
) -> io::Result<()> {
    let mut output = Visible(BufWriter::new(io::stdout().lock()));
    unread(write(&mut output).and_then(|()| output.flush()))
}

/// Text on its way out, whose pieces are whole characters.
pub(super) struct Visible<W>(W);

impl<W: Write> Write for Visible<W> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.0.write_all(visible(&String::from_utf8_lossy(piece)).as_bytes())?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Whether standard error is a terminal.
pub(super) fn is_error_terminal() -> bool {
    io::stderr().is_terminal()
}

fn written(bytes: &[u8]) -> io::Result<()> {
    let mut output = io::stdout();
    unread(output.write_all(bytes).and_then(|()| output.flush()))
}

/// It is no failure if nobody reads on.
fn unread(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
