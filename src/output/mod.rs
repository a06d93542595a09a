//! Bytes -> files: named without anything private, written whole or not at all.

mod digest;
mod lock;
mod name;
mod register;
mod write;

pub use digest::{file_sha256, sha256};
pub use lock::{Attempt, FolderLock, Sharing};
pub(crate) use name::stem_of;
pub use name::{PATTERN, class_key, class_stem, file_stem};
pub(crate) use register::is_own;
pub use register::{Entry, Journal, Reading, Register, RegisterRemark};
pub use write::{HALF_WRITTEN, output_folder, path_from, write};
pub(crate) use write::{time_in, write_within};
