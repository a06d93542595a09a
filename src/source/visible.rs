//! A text -> the same without signs that steer a terminal or turn the order of letters round.

use std::borrow::Cow;
use std::fmt::Write as _;

/// What is shown for a sign that must not reach a terminal.
const SHOWN: char = '\u{fffd}';

/// A text as it may be shown on a terminal: control characters, escape signs and marks that change the direction of
/// writing become �. Line breaks and tabs stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(steers) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if steers(c) { SHOWN } else { c }).collect())
}

/// A JSON text with the same signs written as JSON escapes, so that it says what it said and can be shown.
#[must_use]
pub fn escaped_json(json: &str) -> Cow<'_, str> {
    if !json.chars().any(steers) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if steers(c) {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Whether a sign steers a terminal, or the direction of writing.
fn steers(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            true
        }
        c => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped_json, visible};

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(visible("Zoë\t1\n"), "Zoë\t1\n");
        assert_eq!(visible("\u{1b}[31mA\u{9b}B\u{202e}C\rD\u{7}"), "�[31mA�B�C�D�");
    }

    #[test]
    fn json_says_what_it_said() {
        let json = serde_json::json!({ "a": "\u{1b}\u{9b}\u{202e}\u{7f}" }).to_string();
        let escaped = escaped_json(&json);
        assert!(escaped.is_ascii(), "{escaped}");
        let again: serde_json::Value = serde_json::from_str(&escaped).unwrap_or_default();
        assert_eq!(again["a"], "\u{1b}\u{9b}\u{202e}\u{7f}");
    }
}
