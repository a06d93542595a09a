//! A path -> the bytes of an ordinary file: nothing that could be waited for or read without end.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// Opens a file for reading, if it is one: a folder, a pipe, a socket or a device is refused.
///
/// A pipe that nobody writes into would be waited for without end, and a device such as `/dev/zero` read without end.
///
/// # Errors
///
/// What the operating system says, or [`io::ErrorKind::InvalidInput`] for what is no file.
pub fn open_file(path: &Path) -> io::Result<File> {
    refuse_others(&fs::metadata(path)?)?;
    let mut options = OpenOptions::new();
    options.read(true);
    without_waiting(&mut options);
    let file = options.open(path)?;
    // Something else may have taken the file's place since.
    refuse_others(&file.metadata()?)?;
    Ok(file)
}

/// Reads a file of at most `limit` bytes.
///
/// # Errors
///
/// Those of [`open_file`], and [`io::ErrorKind::FileTooLarge`].
pub fn read_file(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more shows whether that was all; the length that is noted of a file may be wrong by now.
    open_file(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limit) {
        let mebibytes = limit / 1024 / 1024;
        let message = format!("it is larger than {mebibytes} MiB");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}

fn refuse_others(metadata: &fs::Metadata) -> io::Result<()> {
    let what = if metadata.is_dir() {
        "it is a folder, not a file"
    } else if metadata.is_file() {
        return Ok(());
    } else {
        "it is a pipe or a device, not a file"
    };
    Err(io::Error::new(io::ErrorKind::InvalidInput, what))
}

/// Opens a pipe at once, so that it can be seen to be one.
#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags(libc::O_NONBLOCK);
}

#[cfg(not(unix))]
const fn without_waiting(_: &mut OpenOptions) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_no_file() {
        let error = read_file(Path::new("src"), 10).unwrap_err();
        assert_eq!(error.to_string(), "it is a folder, not a file");
    }

    #[test]
    fn a_file_may_have_as_many_bytes_as_the_limit() {
        let path = Path::new("rustfmt.toml");
        let length = fs::metadata(path).unwrap().len();
        assert!(read_file(path, length).is_ok());
        let error = read_file(path, length - 1).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_not_read() {
        let error = read_file(Path::new("/dev/zero"), 10).unwrap_err();
        assert_eq!(error.to_string(), "it is a pipe or a device, not a file");
    }
}
