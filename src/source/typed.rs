//! Sentences that a person typed or a program saved, as bytes -> their lines, without signs that nobody sees.

use super::decoded::by_mark;

/// The mark of UTF-8, which Excel and Windows write.
const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// One line of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedLine {
    /// Its text, trimmed; may be empty.
    Text(String),
    /// The line with this number, from 1 on, is not UTF-8.
    Unreadable(usize),
}

/// The lines of a text in UTF-8, or in UTF-16 if a mark says so. A line ends with LF, CR or both. Tabs become spaces, and signs that
/// nobody sees are left out: joiners, soft hyphens, marks of the order of bytes, tags.
#[must_use]
pub fn typed_lines(bytes: &[u8]) -> Vec<TypedLine> {
    // By its mark, UTF-8 is read line by line all the same, so that one wrong byte is one wrong line.
    let utf16 = by_mark(bytes).filter(|decoded| !decoded.is_utf8);
    let bytes = match &utf16 {
        Some(decoded) => decoded.text.as_bytes(),
        None => bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes),
    };
    let mut lines = Vec::new();
    let mut rest = Some(bytes);
    while let Some(bytes) = rest {
        let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let (line, after) = bytes.split_at(end.unwrap_or(bytes.len()));
        rest = end.map(|_| after.strip_prefix(b"\r\n").unwrap_or(&after[1..]));
        lines.push(match std::str::from_utf8(line) {
            Ok(line) => TypedLine::Text(seen(line).trim().to_owned()),
            Err(_) => TypedLine::Unreadable(lines.len() + 1),
        });
    }
    lines
}

/// A text as it is seen.
fn seen(text: &str) -> String {
    text.chars().filter(|c| !is_unseen(*c)).map(|c| if c == '\t' { ' ' } else { c }).collect()
}

/// Whether a sign shows nothing and means nothing to a reader. U+200C and U+200D do: some scripts and pictures need them.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<TypedLine> {
        typed_lines(bytes)
    }

    fn text(text: &str) -> TypedLine {
        TypedLine::Text(text.to_owned())
    }

    #[test]
    fn lines_are_read_as_programs_save_them() {
        let all = [text("Zoë reads"), text("she runs")];
        assert_eq!(texts("Zoë reads\nshe runs".as_bytes()), all);
        assert_eq!(texts("\u{feff}Zoë reads\r\nshe runs".as_bytes()), all);
        assert_eq!(texts("Zoë reads\rshe\truns".as_bytes()), all);
        let utf16 = |bytes: fn(u16) -> [u8; 2]| {
            "\u{feff}Zoë reads\r\nshe runs".encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
        };
        assert_eq!(texts(&utf16(u16::to_le_bytes)), all);
        assert_eq!(texts(&utf16(u16::to_be_bytes)), all);
    }

    #[test]
    fn one_wrong_byte_is_one_wrong_line() {
        assert_eq!(
            texts(b"reads\nr\xe9sum\xe9\nruns"),
            [text("reads"), TypedLine::Unreadable(2), text("runs")]
        );
    }

    #[test]
    fn nobody_reads_what_nobody_sees() {
        let hidden = "be\u{ad}hav\u{200b}i\u{2060}our\u{feff}\u{e0041}";
        assert_eq!(texts(hidden.as_bytes()), [text("behaviour")]);
    }
}
