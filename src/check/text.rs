//! What a person typed -> what is printed: composed letters, no control characters.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::faults::CONTROL_CHARACTER;
use crate::finding::Finding;
use crate::input::Node;

/// One line: line breaks and tabs become spaces.
pub(super) fn line(typed: &str, node: &Node, path: &str) -> Result<String, Finding> {
    let text = printable(typed, node, path)?;
    if !text.contains('\n') {
        let trimmed = text.trim();
        return Ok(if trimmed.len() == text.len() { text } else { trimmed.to_owned() });
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    Ok(lines.join(" "))
}

/// Paragraphs, parted by empty lines; a single line break within one is kept.
pub(super) fn paragraphs(typed: &str, node: &Node, path: &str) -> Result<Vec<String>, Finding> {
    let text = printable(typed, node, path)?;
    if !text.contains('\n') {
        let line = text.trim_end();
        return Ok(if line.is_empty() { Vec::new() } else { vec![line.to_owned()] });
    }
    let mut paragraphs: Vec<String> = vec![String::new()];
    for line in text.lines().map(str::trim_end) {
        let Some(last) = paragraphs.last_mut() else { continue };
        if line.is_empty() {
            if !last.is_empty() {
                paragraphs.push(String::new());
            }
        } else {
            if !last.is_empty() {
                last.push('\n');
            }
            last.push_str(line);
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    Ok(paragraphs)
}

/// Composes letters with their accents (NFC), and refuses what cannot be printed.
fn printable(typed: &str, node: &Node, path: &str) -> Result<String, Finding> {
    // Plain English needs none of this, and is most of what is typed.
    if typed.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return Ok(typed.to_owned());
    }
    let text = typed.replace("\r\n", "\n");
    let text = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        _ => text.nfc().collect(),
    };
    let text = text.replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n").replace('\t', " ");
    match text.chars().find(|c| unprintable(*c)) {
        None => Ok(text),
        Some(found) => Err(Finding::new(
            &CONTROL_CHARACTER,
            format!(
                "`{path}` holds the character U+{:04X}, which cannot be printed",
                u32::from(found)
            ),
        )
        .at(&node.place, "")
        .hint("it often comes with text pasted from elsewhere; type the text anew")),
    }
}

/// Control characters, marks that only programs use, and those that turn the direction of other text.
fn unprintable(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c,
            '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{fdd0}'..='\u{fdef}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}'
            | '\u{f0000}'..='\u{10ffff}')
        || u32::from(c) & 0xfffe == 0xfffe
}
