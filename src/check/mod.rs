//! [`Node`] + [`Template`] -> [`Record`], or every finding at once.

mod build;
mod contrast;
mod dates;
mod file_names;
mod ids;
mod keys;
mod later;
mod pictures;
pub(crate) mod review;
pub(crate) mod rules;
mod scalar;
mod text;
pub(crate) mod todo;

use crate::diagnostic::Diagnostic;
use crate::input::{Kind, Node};
use crate::record::Record;
use crate::template::Template;

pub(crate) use contrast::low as low_contrast;

use build::Builder;
use rules::WRONG_TYPE;

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
}

/// Checks a plan, with its settings already merged in, against a template.
#[must_use]
pub fn check(root: &Node, template: &Template, strictness: Strictness) -> Checked {
    if let Some(finding) = not_a_group(root) {
        return Checked { record: None, diagnostics: vec![finding] };
    }
    let mut builder = Builder::new(template, root, strictness);
    let sections = builder.sections(root);
    let mut diagnostics = builder.finish(&sections);
    diagnostics.sort_by_cached_key(Diagnostic::sort_key);
    let failed = diagnostics.iter().any(Diagnostic::is_error);
    Checked { record: (!failed).then(|| Record::new(sections)), diagnostics }
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
