//! Bytes that another program saved, in whatever encoding -> text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// A table as text.
pub(crate) struct Decoded<'b> {
    pub(crate) text: Cow<'b, str>,
    /// Whether it is in the encoding that we write.
    pub(crate) is_utf8: bool,
}

/// Reads bytes as UTF-8, as UTF-16 if their mark says so, otherwise as Windows has Western letters.
pub(crate) fn decoded(bytes: &[u8]) -> Decoded<'_> {
    if let Some(decoded) = by_mark(bytes) {
        return decoded;
    }
    let is_utf8 = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        // Cut off within its last letter.
        Err(error) => error.error_len().is_none(),
    };
    let encoding = if is_utf8 { UTF_8 } else { WINDOWS_1252 };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, is_utf8 }
}

/// Reads bytes by the mark at their beginning, as Excel and Windows write one; none if there is no mark.
pub(super) fn by_mark(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (encoding, mark) = Encoding::for_bom(bytes)?;
    let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
    Some(Decoded { text, is_utf8: encoding == UTF_8 })
}
