//! What a person typed -> what is printed, or the finding that it cannot be.

use super::faults::CONTROL_CHARACTER;
use crate::finding::Finding;
use crate::input::Node;
use crate::source::{is_debris, one_line, parted, printable, unprintable};

/// One line: line breaks and tabs become spaces.
pub(super) fn line(typed: &str, node: &Node, path: &str) -> Result<String, Finding> {
    if is_simple(typed) && !typed.contains('\n') {
        return Ok(typed.trim().to_owned());
    }
    let letters = printable(typed.chars().collect());
    refuse(&letters, node, path)?;
    Ok(one_line(&letters).into_iter().collect())
}

/// Paragraphs, separated by empty lines; a single line break within one stays.
pub(super) fn paragraphs(typed: &str, node: &Node, path: &str) -> Result<Vec<String>, Finding> {
    if is_simple(typed) && !typed.contains('\n') {
        let line = typed.trim_end();
        return Ok(if line.is_empty() { Vec::new() } else { vec![line.to_owned()] });
    }
    let letters = printable(typed.chars().collect());
    refuse(&letters, node, path)?;
    Ok(parted(&letters).into_iter().map(|paragraph| paragraph.into_iter().collect()).collect())
}

/// Whether a text needs no change but for its lines: plain English, which is most of what is typed.
fn is_simple(typed: &str) -> bool {
    typed.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n'))
}

/// Refuses what cannot be printed.
fn refuse(letters: &[char], node: &Node, path: &str) -> Result<(), Finding> {
    match letters.iter().find(|c| unprintable(**c)) {
        None => Ok(()),
        Some(found) => Err(Finding::new(
            &CONTROL_CHARACTER,
            format!(
                "`{path}` contains the character U+{:04X}, which cannot be printed",
                u32::from(*found)
            ),
        )
        .at(&node.place, "")
        .hint("type the text again; such characters often come with pasted text")),
    }
}

/// Whether a text has nothing that anybody would see.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || is_debris(c)
            || matches!(c,
                '\u{180e}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2061}'..='\u{2064}'
                | '\u{2066}'..='\u{2069}' | '\u{2800}' | '\u{3164}' | '\u{fe0e}' | '\u{fe0f}')
    })
}
