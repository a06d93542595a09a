//! One file's name, text and line starts.

use std::ops::Range;
use std::path::{Path, PathBuf};

/// A line and a column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The character within the line, from 1.
    pub column: usize,
}

/// A file that was read, with the name shown for it.
///
/// ```
/// let file = sendplan::finding::SourceFile::new("plan.yaml", "pupil:\n  known_as: Zoë\n");
/// let place = file.line_column(9);
/// assert_eq!((place.line, place.column), (2, 3));
/// ```
#[derive(Debug, Clone)]
pub struct SourceFile {
    name: String,
    text: String,
    /// Where its lines start.
    lines: Vec<usize>,
    /// Where it is, if it was read from a file: its name is for people, and may lack what is not UTF-8.
    path: Option<PathBuf>,
    /// Of an excerpt, which parts of the file there are; none of a whole file.
    parts: Vec<Part>,
}

/// Lines of a file in an excerpt of it.
#[derive(Debug, Clone, Copy)]
struct Part {
    /// The byte of the file at which they start.
    start: usize,
    /// The number of the first.
    line: usize,
    /// Where they start in the text of the excerpt.
    at: usize,
}

impl SourceFile {
    /// Wraps `text`; `name` is what messages call the file, usually its path.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1))
            .collect();
        Self { name: name.into(), text, lines, path: None, parts: Vec::new() }
    }

    /// The same, read from this file.
    #[must_use]
    pub(crate) fn read_from(self, path: &Path) -> Self {
        Self { path: Some(path.to_owned()), ..self }
    }

    /// The folder that paths in it start from.
    #[must_use]
    pub(crate) fn folder(&self) -> &Path {
        let path = self.path.as_deref().unwrap_or(Path::new(&self.name));
        path.parent().unwrap_or(Path::new(""))
    }

    /// The lines of a whole file in which these ranges are, with what a block of lines has above it. Bytes and lines keep
    /// their numbers, so that places in the file are places in the excerpt.
    #[must_use]
    pub(crate) fn excerpt(&self, mut ranges: Vec<Range<usize>>) -> Self {
        ranges.sort_by_key(|range| range.start);
        let mut excerpt = Self {
            name: self.name.clone(),
            text: String::new(),
            lines: Vec::new(),
            path: self.path.clone(),
            parts: Vec::new(),
        };
        let mut done = 0;
        for range in ranges {
            let mut line = self.line_column(range.start).line;
            let is_blank = |line: usize| {
                let text = self.text.get(self.line_start(line)..self.line_start(line + 1));
                text.is_none_or(|text| text.trim().is_empty())
            };
            while line > 1 {
                line -= 1;
                if !is_blank(line) {
                    break;
                }
            }
            let start = self.line_start(line).max(done);
            let end = self.line_start(self.line_column(range.end).line + 1);
            if end <= start {
                continue;
            }
            if start > done || excerpt.parts.is_empty() {
                let line = self.line_column(start).line;
                excerpt.parts.push(Part { start, line, at: excerpt.text.len() });
            }
            excerpt.text.push_str(self.text.get(start..end).unwrap_or_default());
            done = end;
        }
        if excerpt.parts.is_empty() {
            excerpt.parts.push(Part { start: 0, line: 1, at: 0 });
        }
        excerpt.text.shrink_to_fit();
        excerpt.parts.shrink_to_fit();
        excerpt
    }

    /// The name that messages show.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text. Of the file of a finding from many plans only the lines that findings point at are left: what is at
    /// a place, [`slice`](Self::slice) gives.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a range of bytes of the file; empty if it is not there.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> &str {
        let start = self.offset(range.start);
        self.text.get(start..start + range.len()).unwrap_or_default()
    }

    /// The text before a byte of the file, as far back as it is there.
    #[must_use]
    pub(crate) fn before(&self, offset: usize) -> &str {
        let start = self.part(|part| part.start <= offset).map_or(0, |part| part.at);
        self.text.get(start..self.offset(offset)).unwrap_or_default()
    }

    /// The line and column of a byte offset; an offset past the end counts as the end.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let Some(part) = self.part(|part| part.start <= offset) else {
            let offset = offset.min(self.text.len());
            let line = self.lines.partition_point(|start| *start <= offset);
            let start = self.lines.get(line - 1).copied().unwrap_or(0);
            let before = self.text.get(start..offset).unwrap_or("");
            return LineColumn { line, column: before.chars().count() + 1 };
        };
        let before = self.before(offset);
        let line = part.line + before.matches('\n').count();
        let last = before.rsplit('\n').next().unwrap_or_default();
        LineColumn { line, column: last.chars().count() + 1 }
    }

    /// The byte offset at which a line (from 1) starts; the end of the text if there is no such line.
    #[must_use]
    pub fn line_start(&self, line: usize) -> usize {
        let Some(part) = self.part(|part| part.line <= line) else {
            return self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        };
        let text = self.text.get(part.at..).unwrap_or_default();
        let above = text.split_inclusive('\n').take(line.saturating_sub(part.line));
        part.start + above.map(str::len).sum::<usize>()
    }

    /// The last part of an excerpt of which something is so, or its first; none of a whole file.
    fn part(&self, is_so: impl Fn(&Part) -> bool) -> Option<&Part> {
        self.parts.iter().rev().find(|part| is_so(part)).or(self.parts.first())
    }

    /// Where a byte of the file is in the text.
    fn offset(&self, offset: usize) -> usize {
        let part = self.part(|part| part.start <= offset);
        let at = part.map_or(offset, |part| part.at + offset.saturating_sub(part.start));
        at.min(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_a_file_are_places_of_its_excerpt() {
        let text = "one: 1\ntwo:\n\n  - a\n  - é b\nthree: |\n\n  c\n  d\nfour: 4\nfive: 5";
        let file = SourceFile::new("plan.yaml", text);
        let ranges = ["é b", "c\n  d", "5"].map(|words| {
            let start = text.find(words).unwrap();
            start..start + words.len()
        });
        let excerpt = file.excerpt(ranges.to_vec());
        assert!(!excerpt.text().contains("one"), "{}", excerpt.text());
        for range in ranges {
            assert_eq!(excerpt.slice(range.clone()), &text[range.clone()]);
            for at in [range.start, range.end] {
                assert_eq!(excerpt.line_column(at), file.line_column(at));
                let line = file.line_column(at).line;
                assert_eq!(excerpt.line_start(line), file.line_start(line));
                assert_eq!(excerpt.line_start(line + 1), file.line_start(line + 1));
            }
        }
        assert!(excerpt.before(text.find("c\n").unwrap()).ends_with("three: |\n\n  "));
        let nothing = file.excerpt(Vec::new());
        assert_eq!(
            (nothing.text(), nothing.line_column(9)),
            ("", LineColumn { line: 1, column: 1 })
        );
    }
}
