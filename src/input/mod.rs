//! Files that a person typed -> [`Node`] trees in which every key and value has its place.

mod load;
mod merge;
mod node;
mod picture;
mod reading;
mod recent;
mod regular_file;
pub(crate) mod rules;
mod scalar;
mod school_files;
mod settings;
mod slips;
mod yaml;

pub use load::{MAX_BYTES, load, source};
pub use merge::merge;
pub use node::{Entry, Kind, Node};
pub use picture::{Picture, PictureError, read_picture};
pub use reading::{Reading, parse, read};
pub use regular_file::{open_file, read_file};
pub(crate) use scalar::readings;
pub(crate) use school_files::{LOG_FOLDER, log_files, section_of_file};
pub use settings::{
    SETTINGS_FILE, is_log_folder, is_misnamed_settings, is_settings_file, misnamed_settings,
    settings_files,
};
pub(crate) use slips::{bullet, in_quotes, is_key_word, tight_key, within_curly};
