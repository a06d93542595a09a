//! Bytes -> files: named without anything private, written whole or not at all.

mod name;
mod register;
mod write;

pub(crate) use name::stem_of;
pub use name::{PATTERN, class_key, class_stem, file_stem};
pub use register::{Entry, Register, digest, file_sha256, sha256};
pub use write::{HALF_WRITTEN, output_folder, path_from, write};
pub(crate) use write::{time_in, write_within};
