//! Findings as a person reads them in a terminal: the line, a caret, a hint.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Origin, Renderer, Snippet};

use super::{Finding, Label, Level};
use crate::source::{SourceFile, visible};

/// Whether findings are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// With the colours of a terminal.
    Terminal,
    /// Without any.
    Plain,
}

/// Whether what led to a finding is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reasons {
    /// Each with its reasons.
    Shown,
    /// Without them.
    Hidden,
}

/// Renders findings in rustc's familiar form, with a blank line between them.
#[must_use]
pub fn human(findings: &[Finding], colours: Colours, reasons: Reasons) -> String {
    let renderer = match colours {
        Colours::Terminal => Renderer::styled(),
        Colours::Plain => Renderer::plain(),
    };
    let mut out = String::new();
    for finding in findings {
        out.push_str(&renderer.render(&[group(finding, reasons)]));
        out.push_str("\n\n");
    }
    out
}

fn group(finding: &Finding, reasons: Reasons) -> Group<'_> {
    let level = match finding.level() {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    };
    let mut group =
        Group::with_title(level.primary_title(visible(finding.message())).id(finding.rule().id()));
    group = match finding.primary() {
        None => group.element(Origin::path(visible(&finding.file_name()).into_owned())),
        Some(primary) => group.elements(snippets(primary, finding.related_labels())),
    };
    if let Some(plans) = finding.concerns() {
        group = group.element(annotate_snippets::Level::NOTE.message(visible(&plans).into_owned()));
    }
    if reasons == Reasons::Shown {
        for reason in finding.reasons() {
            group = group.element(annotate_snippets::Level::NOTE.message(visible(reason)));
        }
    }
    match finding.hint_text() {
        Some(hint) => {
            group.element(annotate_snippets::Level::HELP.with_name("hint").message(visible(hint)))
        }
        None => group,
    }
}

/// One snippet for the primary place's file, with the related places in it, and one for each other place.
fn snippets<'a>(primary: &'a Label, related: &'a [Label]) -> Vec<Element<'a>> {
    let file = primary.place().file();
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        related.iter().partition(|label| label.place().file().name() == file.name());
    let mut elements = vec![snippet(file, Some(primary), &here).into()];
    for label in elsewhere {
        elements.push(snippet(label.place().file(), None, &[label]).into());
    }
    elements
}

fn snippet<'a>(
    file: &'a SourceFile,
    primary: Option<&'a Label>,
    context: &[&'a Label],
) -> Snippet<'a, Annotation<'a>> {
    let ranges = primary.into_iter().chain(context.iter().copied()).map(|l| first_line(file, l));
    let (start, end) = ranges
        .fold((usize::MAX, 0), |(start, end), range| (start.min(range.start), end.max(range.end)));
    let first = file.line_column(start).line;
    let from = file.line_start(first);
    let to = file.line_start(file.line_column(end).line + 1);
    let shown = |label: &Label| {
        let range = first_line(file, label);
        range.start - from..range.end - from
    };
    let mut snippet =
        Snippet::source(file.slice(from..to)).line_start(first).path(visible(file.name()));
    let kinds = primary
        .map(|label| (AnnotationKind::Primary, label))
        .into_iter()
        .chain(context.iter().map(|label| (AnnotationKind::Context, *label)));
    for (kind, label) in kinds {
        let annotation = kind.span(shown(label));
        snippet = snippet.annotation(if label.text().is_empty() {
            annotation
        } else {
            annotation.label(visible(label.text()))
        });
    }
    snippet
}

/// Marks a long value on its first line only, so that a finding stays a few lines long.
fn first_line(file: &SourceFile, label: &Label) -> Range<usize> {
    let span = label.place().span();
    let text = file.slice(span.range());
    let line = text.lines().next().unwrap_or("").trim_end();
    span.start()..span.start() + line.len()
}
