//! A text -> the parts of it between quotation marks: words that somebody says, letters, titles.

use std::ops::Range;

/// The parts between quotation marks, including the marks. A text entirely between marks has none.
pub(crate) fn spans(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match open {
            Some((start, close)) if c == close => {
                // Within a word ’ is an apostrophe.
                let inner = close == '’' && text[end..].starts_with(char::is_alphabetic);
                if !inner {
                    found.push(start..end);
                    open = None;
                }
            }
            Some(_) => {}
            None => {
                let close = match c {
                    '“' | '„' => '”',
                    '‘' => '’',
                    '«' => '»',
                    '"' => '"',
                    _ => continue,
                };
                open = Some((at, close));
            }
        }
    }
    let whole = text.trim();
    found.retain(|span| span.len() + 2 < whole.len());
    found
}
