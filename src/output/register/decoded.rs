//! The bytes of a table, in whatever encoding a spreadsheet program saved it -> text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// A table as text.
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    /// Whether it is in the encoding that we write.
    pub(super) is_utf8: bool,
}

/// Reads bytes as UTF-8, as UTF-16 if their mark says so, otherwise as Windows has Western letters.
pub(super) fn decoded(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Decoded { text, is_utf8: encoding == UTF_8 };
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
