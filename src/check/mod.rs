//! [`Node`] + [`Template`] -> [`Record`], or every finding at once.

pub(crate) mod across;
mod advice;
mod build;
mod contrast;
mod cycle;
mod dates;
pub(crate) mod faults;
mod file_names;
pub(crate) mod identity;
mod ids;
mod keys;
pub(crate) mod kinds;
mod later;
mod levels;
mod pictures;
pub(crate) mod quality;
pub(crate) mod review;
pub(crate) mod rules;
mod scalar;
pub(crate) mod series;
pub(crate) mod split;
mod subject;
mod text;
pub(crate) mod todo;
mod traits;
mod words;

use crate::finding::{Finding, LevelSetting, Report, Waived};
use crate::input::{Kind, Node};
use crate::model::SupportPlan;
use crate::people::{self, Person};
use crate::record::{Record, Slots};
use crate::template::Template;

pub(crate) use across::{Compared, compare};

pub use crate::model::{Identity, Kinship};
pub(crate) use contrast::low as low_contrast;
pub(crate) use cycle::Cycle;
pub(crate) use identity::{Named, unclear};
pub(crate) use levels::Decisions;
pub(crate) use subject::{Known, Subject};
pub(crate) use traits::Traits;
pub(crate) use words::Passage;

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
    pub findings: Vec<Finding>,
    /// The findings that the plan accepts.
    pub waived: Vec<Waived>,
    /// The levels that the school set.
    pub levels: Vec<LevelSetting>,
    /// What it is compared with other plans by, if it was asked for.
    pub(crate) compared: Option<Traits>,
    /// The sections, where errors keep them from being a record.
    pub(crate) rejected: Option<Slots>,
    /// What school and plan decided about findings.
    pub(crate) decisions: Decisions,
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
        return Checked {
            record: None,
            findings: vec![finding],
            waived: Vec::new(),
            levels: Vec::new(),
            compared: None,
            rejected: None,
            decisions: Decisions::default(),
        };
    }
    let mut builder = Builder::new(template, root, strictness);
    let sections = builder.sections(root);
    let plan = SupportPlan::of(&sections);
    let mut found = builder.finish(&plan);
    let mut traits = None;
    if strictness != Strictness::Settings {
        let start = build::start_of(root);
        let subject = Subject::new(&plan, known, &start);
        traits = known.compare.then(|| Traits::of(&subject));
        found.extend(rules::findings(&subject));
        found.extend(people::findings(&sections));
    }
    let mut decisions = Decisions::of(&plan, strictness);
    let mut report = decisions.told();
    decisions.apply(found, &mut report);
    report.findings.extend(decisions.unused(false));
    let Report { mut findings, waived, levels } = report;
    findings.sort_by_cached_key(Finding::sort_key);
    let failed = findings.iter().any(Finding::is_error);
    let (record, rejected) =
        if failed { (None, Some(sections)) } else { (Some(Record::new(sections)), None) };
    Checked { record, findings, waived, levels, compared: traits, rejected, decisions }
}

/// What a cycle before is compared by, and the people in it; `None` if the file holds no plan.
pub(crate) fn cycle(root: &Node, template: &Template) -> Option<(Cycle, Vec<Person>)> {
    if not_a_group(root).is_some() {
        return None;
    }
    let mut builder = Builder::new(template, root, Strictness::Draft);
    let sections = builder.sections(root);
    Some((Cycle::of(&SupportPlan::of(&sections)), people::of(&sections)))
}

/// The finding that a file holds something other than sections.
pub(crate) fn not_a_group(root: &Node) -> Option<Finding> {
    let finding = match root.kind {
        Kind::Map(_) => return None,
        Kind::Null => Finding::new(&WRONG_TYPE, "this file is empty")
            .hint("`sendplan new` writes a plan to start from"),
        _ => Finding::new(
            &WRONG_TYPE,
            format!("a plan is a group of sections; found {} at the top", root.found()),
        )
        .hint("the sections, such as `pupil:`, stand at the left edge of the file"),
    };
    Some(finding.at(&root.place, ""))
}
