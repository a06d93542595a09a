//! [`Node`] + [`Template`] -> [`Record`], or every finding at once.

pub(crate) mod across;
mod advice;
mod build;
mod contrast;
mod cycle;
mod dates;
pub(crate) mod faults;
mod file_names;
mod ids;
mod keys;
pub(crate) mod kinds;
mod later;
mod levels;
pub(crate) mod parts;
mod pictures;
pub(crate) mod quality;
pub(crate) mod review;
pub(crate) mod rules;
mod scalar;
pub(crate) mod series;
mod subject;
mod text;
pub(crate) mod todo;
mod traits;

use crate::diagnostic::{Diagnostic, Level, Report, Waived};
use crate::input::{Kind, Node};
use crate::record::Record;
use crate::template::Template;

pub(crate) use across::{Compared, compare};

pub(crate) use contrast::low as low_contrast;
pub(crate) use cycle::Cycle;
pub(crate) use levels::Decisions;
pub(crate) use subject::{Known, Subject};
pub(crate) use traits::Traits;

use build::Builder;
use faults::WRONG_TYPE;

/// How strict a check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Strictness {
    /// Everything a finished plan needs has to be there.
    #[default]
    Full,
    /// A plan in the making: what is missing is only warned of.
    Draft,
    /// A school's settings alone: nothing is missing from them.
    Settings,
}

/// What a check found.
#[derive(Debug)]
pub struct Checked {
    /// The record; `None` if there are errors.
    pub record: Option<Record>,
    /// All findings, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// The findings that the plan accepts.
    pub waived: Vec<Waived>,
    /// The levels that the school set.
    pub levels: Vec<Level>,
    /// What it is compared with other plans by, and what is decided of that, if it was asked for.
    pub(crate) compared: Option<(Traits, Decisions)>,
}

/// Checks a plan, with its settings already merged in, against a template.
#[must_use]
pub fn check(root: &Node, template: &Template, strictness: Strictness) -> Checked {
    judge(root, template, strictness, &Known::default())
}

/// Checks a plan with what is known besides: the day, the cycles before.
pub(crate) fn judge(
    root: &Node,
    template: &Template,
    strictness: Strictness,
    known: &Known,
) -> Checked {
    if let Some(finding) = not_a_group(root) {
        let (diagnostics, waived, levels) = (vec![finding], Vec::new(), Vec::new());
        return Checked { record: None, diagnostics, waived, levels, compared: None };
    }
    let mut builder = Builder::new(template, root, strictness);
    let sections = builder.sections(root);
    let mut found = builder.finish(&sections);
    let mut traits = None;
    if strictness != Strictness::Settings {
        let start = build::start_of(root);
        let subject = Subject::new(&sections, known, &start);
        traits = known.compare.then(|| Traits::of(&subject));
        found.extend(rules::findings(&subject));
    }
    let mut decisions = Decisions::of(&sections, strictness);
    let mut report = decisions.told();
    decisions.apply(found, &mut report);
    report.findings.extend(decisions.unused(false));
    let compared = traits.map(|traits| (traits, decisions));
    let Report { findings: mut diagnostics, waived, levels } = report;
    diagnostics.sort_by_cached_key(Diagnostic::sort_key);
    let failed = diagnostics.iter().any(Diagnostic::is_error);
    let record = (!failed).then(|| Record::new(sections));
    Checked { record, diagnostics, waived, levels, compared }
}

/// What a cycle before is compared by; `None` if the file holds no plan.
pub(crate) fn cycle(root: &Node, template: &Template) -> Option<Cycle> {
    if not_a_group(root).is_some() {
        return None;
    }
    let mut builder = Builder::new(template, root, Strictness::Draft);
    Some(Cycle::of(&builder.sections(root)))
}

/// The finding that a file holds something other than sections.
pub(crate) fn not_a_group(root: &Node) -> Option<Diagnostic> {
    let finding = match root.kind {
        Kind::Map(_) => return None,
        Kind::Null => Diagnostic::new(&WRONG_TYPE, "this file is empty")
            .hint("`sendplan new` writes a plan to start from"),
        _ => Diagnostic::new(
            &WRONG_TYPE,
            format!("a plan is a group of sections; found {} at the top", root.found()),
        )
        .hint("the sections, such as `pupil:`, stand at the left edge of the file"),
    };
    Some(finding.at(&root.place, ""))
}
