//! Turns a pupil's SEND Support Plan into documents.
#![allow(dead_code)]
pub mod diagnostic;
pub mod error;
pub mod input;
pub mod source;
pub mod template;
pub mod record;
pub mod copies;
pub mod check;
pub use diagnostic::*;
pub use error::*;
pub use source::*;
pub use template::*;
