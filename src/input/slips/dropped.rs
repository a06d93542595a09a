//! A line that nothing can be made of: said, and left out, so that the rest can be read.

use std::sync::Arc;

use super::line::Line;
use super::{Meaning, Slip};
use crate::source::{Edit, Place, SourceFile, Span};

/// The slip of a line, counted from 1, that is left out.
pub(in crate::input) fn dropped(file: &Arc<SourceFile>, line: usize) -> Slip {
    let start = file.line_start(line);
    let text = file.text().get(start..).and_then(|text| text.lines().next()).unwrap_or("");
    let line = Line { start, text };
    let at = start + line.margin().len();
    let place = Place::new(Arc::clone(file), Span::new(at, line.end().max(at)));
    let body = line.body();
    let (message, hint) = if body.starts_with("```") {
        ("a line of ``` is no part of a plan", "take the line away")
    } else if body.starts_with('%') {
        (
            "a line cannot start with `%`",
            "put `#` before it if it is a note, else quotation marks around the text",
        )
    } else {
        (
            "this line cannot be read",
            "look at its spaces, dashes, colons and quotation marks, and at those of the line above",
        )
    };
    let edits = vec![Edit::insert(at, "# ")];
    Slip::new(&place, message.into(), hint.into(), edits, Meaning::Lost)
}
