//! A text -> the same between quotation marks; and what is between curly ones.

use crate::source::Edit;

/// The changes that put a text between quotation marks; `start` is where it is in the file.
pub(super) fn quoted(start: usize, text: &str) -> Vec<Edit> {
    let end = start + text.len();
    let (mark, marked) = mark(text);
    let mut edits = vec![Edit::insert(start, mark.to_string())];
    for (at, c) in text.char_indices() {
        if marked && (c == mark || (mark == '"' && c == '\\')) {
            let before = if mark == '"' { '\\' } else { mark };
            edits.push(Edit::insert(start + at, before.to_string()));
        }
    }
    edits.push(Edit::insert(end, mark.to_string()));
    edits
}

/// The same as a text of its own, for a message or a rewritten value.
pub(crate) fn in_quotes(text: &str) -> String {
    let (mark, marked) = mark(text);
    let inner = match (marked, mark) {
        (false, _) => text.to_owned(),
        (true, '\'') => text.replace('\'', "''"),
        _ => text.replace('\\', "\\\\").replace('"', "\\\""),
    };
    format!("{mark}{inner}{mark}")
}

/// The mark that a text is put between, and whether one of its own characters has to be marked.
fn mark(text: &str) -> (char, bool) {
    let double = text.contains(['"', '\\']);
    let single = text.contains('\'');
    if !double {
        ('"', false)
    } else if !single {
        ('\'', false)
    } else if text.contains('\\') {
        ('\'', true)
    } else {
        ('"', true)
    }
}

/// Marks that open and close a text on paper, and are letters to YAML.
const CURLY: [(char, char); 5] = [('“', '”'), ('„', '“'), ('”', '”'), ('‘', '’'), ('«', '»')];

/// What is between curly quotation marks, if they are round the whole of a text.
pub(crate) fn within_curly(text: &str) -> Option<&str> {
    let round = |(open, close): &(char, char)| text.starts_with(*open) && text.ends_with(*close);
    let (open, close) = CURLY.into_iter().find(round)?;
    let inner = text.strip_prefix(open)?.strip_suffix(close)?;
    // “Yes”, he said, “I do” begins and ends with quotations.
    let round_all = !inner.contains(open) && (close == '’' || !inner.contains(close));
    (round_all && !inner.trim().is_empty()).then_some(inner)
}
