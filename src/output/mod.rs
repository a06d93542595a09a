//! Bytes -> files: named without anything private, written whole or not at all.

mod digest;
mod half_written;
mod lock;
mod name;
mod own_file;
mod portable;
mod register;
mod write;

pub use digest::{digest, file_sha256, sha256};
pub(crate) use half_written::is_half_written;
pub use half_written::{HALF_WRITTEN, name as half_written_name};
pub use lock::{Attempt, FolderLock, Sharing};
pub use name::{PATTERN, class_key, class_stem, file_stem, folder_stem};
pub(crate) use name::{safe, stem_of};
pub(crate) use own_file::{own_text, revise};
pub(crate) use portable::{LONGEST_PATH, alike, length};
pub(crate) use register::is_own;
pub use register::{Entry, Journal, Reading, Register, RegisterRemark};
pub use write::{output_folder, path_from, read_copy, write};
pub(crate) use write::{time_in, write_within};
