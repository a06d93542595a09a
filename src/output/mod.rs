//! Bytes -> files: named without anything private, written whole or not at all.

mod name;
mod write;

pub use name::file_stem;
pub use write::{output_folder, write};
